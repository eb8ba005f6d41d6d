import type { Determination } from '../../model/determination.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import type { Judged } from './judged.ts';

/** What is said of one window of a series now, and what was said before: nothing, where it was never judged. */
export type Change = { readonly before: Determination | undefined; readonly after: Determination };

const parts = [
  'verdict', 'value', 'measured', 'index', 'limit', 'reason', 'edition', 'flag', 'valid',
] as const satisfies readonly (keyof Determination)[];
const same = (a: Determination, b: Determination): boolean => parts.every((part) => a[part] === b[part]);
const keyOf = ({ factor, period, point, at }: Determination): string => `${factor} ${period} ${point} ${at}`;

/**
 * Of what was judged the rows that say something else than what holds: another verdict, value, measured value, index or class,
 * limit, reason, edition, flag or valid share. `frame` and `decidedAt` do not count: an equal value that is sent again keeps the
 * frame that brought it first. A row that holds and is not said any more (the limit of a day that ended) is followed by one that
 * nothing limits. History has a true order: what follows a row is decided later than it, if only by a millisecond.
 */
export async function changesOf(house: House, { windows, rows }: Judged): Promise<readonly Change[]> {
  const held = new Map<string, Determination>();
  for (const period of ['hour', 'day'] as const) {
    const own = distinct(windows.filter((window) => window.period === period));
    for (const row of own.length === 0 ? [] : await house.observations.determinationsOf(own, period)) held.set(keyOf(row), row);
  }
  const changes: Change[] = [];
  const said = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    said.add(key);
    const before = held.get(key);
    if (before === undefined || !same(before, row)) changes.push({ before, after: after(row, before) });
  }
  const now = house.clocks.world();
  for (const [key, before] of held) {
    const none = said.has(key) ? before : unlimited(before, now);
    if (!same(before, none)) changes.push({ before, after: after(none, before) });
  }
  return changes;
}

const after = (row: Determination, before: Determination | undefined): Determination =>
  (before === undefined || row.decidedAt > before.decidedAt ? row : { ...row, decidedAt: before.decidedAt + 1 });

const unlimited = ({ point, factor, period, at, flag, frame }: Determination, decidedAt: number): Determination =>
  ({ point, factor, period, at, flag, frame, verdict: 'not-judged', reason: 'no-limit', edition: '', decidedAt });

const distinct = (windows: readonly DirtyHour[]): readonly DirtyHour[] =>
  [...new Map(windows.map(({ point, at }) => [`${point} ${at}`, { point, at }])).values()];
