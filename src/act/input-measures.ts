import type { Json } from '../basis/canonical.ts';
import { parseExact } from '../basis/decimal.ts';
import { isDay } from '../basis/time.ts';
import { isDraft, type Actor, type Case, type Measure } from '../model/case.ts';

type Row = Readonly<Record<string, Json>>;
type Given = { readonly of: Case | undefined; readonly actor: Actor; readonly now: number };
type Written = Pick<Measure, 'id' | 'what' | 'quantity' | 'unit' | 'owner' | 'due' | 'works' | 'place' | 'from' | 'money'>;

/**
 * The whole list as it stands after the step. What was said of a measure (done, verified) stays with it and is nobody's to write here;
 * one that is left out, dropped or said otherwise stays, struck through with the reason: that of its row, or of the return that asked for it.
 * A draft that was copied is filled in or left out, and leaves nothing behind. Whether they can be measured, and whether a reason is there, are questions of a guard.
 */
export function validMeasures(value: Json, given: Given): readonly Measure[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const standing = given.of?.measures ?? [];
  const ids = new Set(standing.map(({ id }) => id));
  const next: Measure[] = [];
  const struck: Measure[] = standing.filter(({ dropped }) => dropped !== undefined);
  for (const row of value as readonly Json[]) {
    const written = isRow(row) ? writtenIn(row) : undefined;
    if (written === undefined || !isRow(row) || next.some(({ id }) => id === written.id)) return undefined;
    const before = standing.find(({ id }) => id === written.id);
    if (before?.dropped !== undefined) continue;
    const source = before?.copiedFrom === undefined ? {} : { copiedFrom: before.copiedFrom };
    if (before !== undefined && isDraft(before)) {
      if (row['dropped'] === undefined) next.push({ ...written, done: false, at: given.now, ...source });
      continue;
    }
    if (before !== undefined && row['dropped'] === undefined && saysTheSame(before, written)) next.push(before);
    else {
      if (before !== undefined) struck.push(strike(before, row['dropped'] === undefined ? freeId(before.id, ids) : before.id, row['reason'], given));
      if (row['dropped'] === undefined) next.push({ ...written, done: false, at: given.now, ...source });
    }
  }
  const told = new Set([...next, ...struck].map(({ id }) => id));
  return [...next, ...struck, ...standing.filter((one) => !told.has(one.id) && !isDraft(one)).map((one) => strike(one, one.id, undefined, given))];
}

function writtenIn(row: Row): Written | undefined {
  const { id, what, quantity, unit, owner, due, done, works } = row;
  const more = moreIn(row);
  if (!isText(id) || !isText(what) || typeof quantity !== 'string' || typeof unit !== 'string' || typeof owner !== 'string') return undefined;
  if (typeof due !== 'string' || (due !== '' && !isDay(due)) || (done !== undefined && typeof done !== 'boolean')) return undefined;
  if (more === undefined || (works !== undefined && typeof works !== 'boolean')) return undefined;
  return { id, what, quantity, unit, owner, due, ...more, ...(works === true && { works }) };
}

/** What may be left out: where, from which day (not after the last), for how much (10,000 yuan, 0 or more). */
function moreIn({ place = '', from = '', money = '', due }: Row): Pick<Measure, 'place' | 'from' | 'money'> | undefined {
  if (typeof place !== 'string' || place.length > 200 || !place.isWellFormed()) return undefined;
  if (typeof from !== 'string' || typeof money !== 'string') return undefined;
  if (from !== '' && (!isDay(from) || (typeof due === 'string' && due !== '' && from > due))) return undefined;
  if (money !== '' && parseExact(money)?.greaterThanOrEqualTo(0) !== true) return undefined;
  return { ...(place.trim() !== '' && { place: place.trim() }), ...(from !== '' && { from }), ...(money !== '' && { money }) };
}

const saysTheSame = (before: Written, now: Written): boolean =>
  (['what', 'quantity', 'unit', 'owner', 'due', 'works', 'place', 'from', 'money'] as const).every((part) => before[part] === now[part]);

function strike(measure: Measure, id: string, reason: Json | undefined, { of, actor, now }: Given): Measure {
  const said = typeof reason === 'string' && reason.trim() !== '' ? reason.trim().slice(0, reasonMax) : (of?.returned?.reason ?? '');
  return { ...measure, id, dropped: { reason: said, by: actor.says, at: now } };
}

const reasonMax = 1000;

/** m1, said otherwise, is struck through as m1~1, then m1~2: what was reported of m1 stays readable. */
function freeId(id: string, ids: Set<string>): string {
  let n = 1;
  while (ids.has(`${id}~${n}`)) n += 1;
  ids.add(`${id}~${n}`);
  return `${id}~${n}`;
}

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== '' && value.isWellFormed() && value.length <= 500;

const isRow = (value: Json | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
