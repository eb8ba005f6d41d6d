import { canonical, type Json } from '../../basis/canonical.ts';
import type { Actor, Case } from '../../model/case.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';

type Data = Readonly<Record<string, Json>>;
type Asked = {
  readonly case: string; readonly event: string; readonly actor: Actor; readonly seenSeq: number; readonly data: Data;
};

/**
 * The case, where the step right after `seenSeq` is this very one: the same person in the same office said the same. A second click, or
 * a try again because the answer to the first was lost, is then told what stands, and is no conflict.
 */
export async function takenAlready(house: House, viewer: Viewer, asked: Asked): Promise<Case | undefined> {
  // Citizens share one actor: two who say the same are two.
  if (asked.actor.role === 'public') return undefined;
  const records = house.records.read(viewer);
  const next = (await records.caseEvents(asked.case)).find(({ seq }) => seq === asked.seenSeq + 1);
  const same = next !== undefined && next.event === asked.event && next.actor.person === asked.actor.person
    && next.actor.appointment === asked.actor.appointment
    && recorded(saidIn(asked.data), saidIn(next.data)) && covers(asked.data, saidIn(next.data));
  return same ? records.case(asked.case) : undefined;
}

/** What a person said; what followed from it stands beside it under `$`. */
const saidIn = (data: Data): Data => Object.fromEntries(Object.entries(data).filter(([key]) => !key.startsWith('$')));
const covers = (asked: Data, kept: Data): boolean => Object.keys(kept).every((key) => Object.hasOwn(asked, key));

/** Whether this was said; the record may add to a file or a measure who and when. */
function recorded(said: Json, kept: Json | undefined): boolean {
  if (Array.isArray(said)) return Array.isArray(kept) && kept.length === said.length && said.every((one, at) => recorded(one, kept[at]));
  if (typeof said !== 'object' || said === null) return kept !== undefined && canonical(said) === canonical(kept);
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return false;
  const held = kept as Data;
  return Object.entries(said).every(([key, value]) => Object.hasOwn(held, key) && recorded(value, held[key]));
}
