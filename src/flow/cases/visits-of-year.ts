import { dayOf, instant } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, Guard } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordReader } from '../ports/records.ts';

type VisitsGuard = Extract<Guard, { guard: 'visits-left' }>;

/** What bounds the visits of a type, if anything does. */
export const visitsGuard = (type: CaseType): VisitsGuard | undefined => type.steps.flatMap(({ guards }) => guards).find((guard) => guard.guard === 'visits-left');

/** A firm is visited a few times a year; more than this a year no unit is. */
const casesMax = 1_000;

/** Cases of the type in which the unit was visited this year, once each however many days it took, without those that are excepted. */
export async function visitsOfYear(house: House, type: CaseType, unit: string, records: RecordReader): Promise<number> {
  const guard = visitsGuard(type);
  if (guard === undefined) return 0;
  const found = await records.cases({ types: [type.id], unit, limit: casesMax });
  return found.filter((of) => of.parties[guard.party] === unit && countsIn(guard, of, yearOf(house))).length;
}

export const yearOf = (house: House): string => dayOf(instant(house.clocks.world())).slice(0, 4);

export const countsIn = ({ unless }: VisitsGuard, of: Case, year: string): boolean => of.fields[unless.field] !== unless.is
  && wasVisited(of, year);

export const wasVisited = ({ visits }: Case, year: string): boolean => (visits ?? []).some(({ day }) => day.startsWith(year));
