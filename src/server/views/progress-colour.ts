import { numberParameter } from '../../act/parameters.ts';
import { addDays, dayMs, startOfDay, type Day } from '../../basis/time.ts';
import { elapsedShare, progressColour, silentPeriods, type Coloured, type Progress } from '../../close/progress-colour.ts';
import { parametersOf } from '../../flow/cases/parameters-of.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';

/**
 * The colour of an open item with a deadline, whose declaration names the parameters; nothing where it cannot be computed, which is not
 * green. Silence counts while the responsible unit works: what it has reported waits for others.
 */
export function colourOf(house: House, type: CaseType, of: Case, deadline: string | undefined, { verified, from }: Pick<Progress, 'verified' | 'from'>): Coloured | undefined {
  const rule = type.ledger;
  if (rule?.colour === undefined || deadline === undefined || of.closedAt !== undefined) return undefined;
  const number = (id: string): number => numberParameter(type, id, parametersOf(house, type.id));
  const [now, end] = [house.clocks.world(), startOfDay(addDays(deadline as Day, 1))];
  const silent = rule.stages[of.state] === 'working' ? silentPeriods(reportedAt(of, rule.responsible), now, number(rule.colour.period) * dayMs) : 0;
  return progressColour({ elapsed: elapsedShare(of.openedAt, end, now), verified, from, overdue: now >= end, silent },
    { yellow: number(rule.colour.yellow), red: number(rule.colour.red) });
}

/** The last act of the responsible unit, or when the item was opened. */
const reportedAt = (of: Case, responsible: string): number =>
  Object.values(of.doneBy).filter(({ unit }) => unit === of.parties[responsible]).reduce((last, { at }) => Math.max(last, at), of.openedAt);
