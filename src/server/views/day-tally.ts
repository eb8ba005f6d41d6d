import type { Case } from '../../model/case.ts';
import type { CaseType, TallyId } from '../../model/case-type.ts';

/** One number of the day's summary as the type declares it; what it does not declare is zero. `from`: start of the world day. */
export function tallyOf(type: CaseType, id: TallyId, cases: readonly Case[], from: number): number {
  const rule = type.tallies?.find((tally) => tally.id === id);
  if (rule === undefined) return 0;
  if ('events' in rule) return cases.filter((of) => rule.events.some((event) => (of.doneBy[event]?.at ?? -Infinity) >= from)).length;
  return cases.filter((of) => {
    const given = of.fields[rule.field];
    return given !== undefined && !(rule.except ?? []).some((value) => value === given);
  }).length;
}
