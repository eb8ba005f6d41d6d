import { canonical, type Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Actor, Case } from '../../model/case.ts';
import type { Words } from '../../model/words.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

type FormGiven = {
  readonly type: string; readonly region: string; readonly title: Words; readonly points: readonly number[];
  readonly fields: Readonly<Record<string, Json>>; readonly once?: string; readonly actor: Actor;
};

/** The id of the item that a form opens, derived from whose form it is (UUIDv8); a form without a mark opens one of its own each time. */
export function idOfForm({ hash }: House, { once, type, actor }: FormGiven): string | undefined {
  if (once === undefined) return undefined;
  const digits = hash(canonical([actor.person, actor.appointment, type, once]));
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `a${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-');
}

/** The item that this form opened before, if it did. Fault case.registered-already where it said something else then. */
export async function registeredBefore(house: House, given: FormGiven): Promise<Result<Case> | undefined> {
  const id = idOfForm(house, given);
  if (id === undefined) return undefined;
  const records = house.records.read(machineViewer);
  const of = await records.case(id);
  if (of === undefined) return undefined;
  const [opening] = await records.caseEvents(id);
  const said: Json = { $region: given.region, $title: given.title, $points: given.points, ...given.fields };
  const same = Object.entries(said).every(([key, value]) => canonical(kept(opening?.data[key])) === canonical(kept(value)));
  return same ? ok(of) : fail('case.registered-already', of.number);
}

/** What is blank is not recorded. */
const kept = (value: Json | undefined): Json =>
  (value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : value);
