import type { CaseHead } from '../../model/case.ts';
import type { CaseType, TallyId } from '../../model/case-type.ts';

export type DayTally = { readonly opened: number } & Readonly<Record<TallyId, number>>;

/** The day's numbers of these cases. `from`: start of the world day (UTC ms). */
export const dayTally = (type: CaseType, cases: readonly CaseHead[], from: number): DayTally => {
  const tally = (id: TallyId): number => tallyOf(type, id, cases, from);
  return {
    opened: cases.filter((of) => of.openedAt >= from).length,
    reviewed: tally('reviewed'), assigned: tally('assigned'), verified: tally('verified'), substantiated: tally('substantiated'),
  };
};

/** One number as the type declares it; what it does not declare is zero. */
function tallyOf(type: CaseType, id: TallyId, cases: readonly CaseHead[], from: number): number {
  const rule = type.tallies?.find((tally) => tally.id === id);
  if (rule === undefined) return 0;
  const { events, field, except = [] } = rule;
  const done = cases.filter((of) => events.some((event) => (of.doneBy[event]?.at ?? -Infinity) >= from));
  return field === undefined ? done.length : done.filter(({ fields: { [field]: given } }) => given !== undefined && !except.some((value) => value === given)).length;
}
