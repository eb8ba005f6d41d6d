import type { RegionWork } from './work.ts';

/** What became of one county between two moments; the counts are differences of what was on record at each. */
export type Change = {
  readonly region: RegionWork['region']; readonly before: RegionWork; readonly after: RegionWork;
  /** Leads and items that came on record. */
  readonly added: number;
  /** Net: a reopened one counts back. `closedOut` are the rectification items among them. */
  readonly done: number; readonly closedOut: number;
  readonly overdue: number;
};

/** Every county of either moment, in the order of region codes; one that is not told of had nothing. */
export function changesOf(before: readonly RegionWork[], after: readonly RegionWork[]): readonly Change[] {
  const [was, is] = [byCode(before), byCode(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((code) => {
    const region = (is.get(code) ?? was.get(code))?.region;
    if (region === undefined) return [];
    const [from, to] = [was.get(code) ?? nothingOf(region), is.get(code) ?? nothingOf(region)];
    return [{
      region, before: from, after: to, added: to.done + to.open - from.done - from.open,
      done: to.done - from.done, closedOut: to.closedOut - from.closedOut, overdue: to.overdue - from.overdue,
    }];
  });
}

export type Total = Pick<Change, 'added' | 'done' | 'closedOut'> & { readonly overdueBefore: number; readonly overdueAfter: number };

export const totalOf = (changes: readonly Change[]): Total => changes.reduce<Total>((sum, { added, done, closedOut, before, after }) => ({
  added: sum.added + added, done: sum.done + done, closedOut: sum.closedOut + closedOut,
  overdueBefore: sum.overdueBefore + before.overdue, overdueAfter: sum.overdueAfter + after.overdue,
}), { added: 0, done: 0, closedOut: 0, overdueBefore: 0, overdueAfter: 0 });

const byCode = (regions: readonly RegionWork[]): ReadonlyMap<string, RegionWork> => new Map(regions.map((row) => [row.region.code, row]));
const nothingOf = (region: RegionWork['region']): RegionWork =>
  ({ region, due: 0, done: 0, closedOut: 0, overdue: 0, open: 0, tone: 'neutral' });
