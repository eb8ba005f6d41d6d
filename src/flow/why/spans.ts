import { addDays, day as asDay, type Day } from '../../basis/time.ts';

/** The longest month: what is longer is told by its months, each of which goes on by itself. */
export const daysTold = 31;

/** The months between two days, the first and the last as far as they belong to them. */
export function* monthsBetween(from: Day, to: Day): Generator<readonly [Day, Day]> {
  for (let first = from; first <= to;) {
    const [year = 0, month = 0] = first.split('-').map(Number);
    const next = asDay(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
    const last = addDays(next, -1);
    yield [first, last < to ? last : to];
    first = next;
  }
}
