import type { Static } from 'typebox';
import { addEvidence, stepCase, type CaseView } from '../../src/contract/case.ts';
import type { Case } from '../../src/model/case.ts';
import { answersFor } from './answers.ts';
import type { Answered, Door } from './door.ts';
import { material } from './material.ts';
import { drawOf, type Act } from './next-act.ts';
import type { Seen } from './seen.ts';

export type View = Static<typeof CaseView>;
/** `password` proves presence where a step signs; `seed` fills the forms. */
export type Hand = { readonly seed: number; readonly password: string };

/** Does the act on the case as it was just seen. A case that has moved on since is refused by the server, and the answer says so. */
export async function doAct(door: Door, seen: Seen, act: Act, { seed, password }: Hand): Promise<Answered<View>> {
  if (act.item !== undefined) return handIn(door, seen, act.item);
  const data = answersFor(act, seen, drawOf(seed, seen));
  return door.ask(stepCase, { params: { id: seen.id, event: act.event }, body: { seenSeq: seen.seq, data, password } });
}

/** One piece of material: the file first, then its mark on the checklist. */
async function handIn(door: Door, seen: Seen, item: string): Promise<Answered<View>> {
  const piece = material[item];
  if (piece === undefined) throw new RangeError(`no material for ${item}`);
  const form = new FormData();
  form.set('item', item);
  form.set('seenSeq', String(seen.seq));
  form.set('file', new File([Buffer.from(piece.bytes(seen.seq + seen.title.length))], piece.name));
  const handed = await door.ask(addEvidence, { params: { id: seen.id }, body: form });
  if (!handed.ok) return handed;
  const of = handed.value.case as Case;
  const files = of.evidence.filter((file) => file.item === item).map(({ hash }) => hash);
  return door.ask(stepCase, { params: { id: seen.id, event: 'work' }, body: { seenSeq: of.seq, data: { marks: { [item]: { state: 'have', files } } } } });
}
