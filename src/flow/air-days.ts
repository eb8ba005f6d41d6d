import { day as asDay, dayMs, dayOf, instant, startOfDay, civilOffsetMs, addDays } from '../basis/time.ts';
import { ok, type Result } from '../basis/result.ts';
import { emptyGrid, fillGrid, type DayGrid, type DayRollUp } from '../judge/air-period/day-grid.ts';
import { emptyIndexes, indexPoints, type DayIndexes } from '../judge/air-period/day-index.ts';
import type { AirPlace } from '../judge/air-period/period.ts';
import { gridSeries } from '../judge/air-period/series.ts';
import { airPollutants, airRulesOn, byEightHours, type AirPollutant, type AirRules } from '../judge/air-period/rules.ts';
import { ambientFactor } from '../model/ambient.ts';
import type { House } from './house.ts';

export type AirHouse = Pick<House, 'observations' | 'rulebook'>;

/** Days of stations, computed from what is stored now: nothing derived is kept, so a late hour or a new edition needs no rebuilding. */
export type AirDays = {
  readonly grid: DayGrid;
  readonly indexes: DayIndexes;
  readonly rulesOf: (day: number) => AirRules;
  /** HJ 633 editions of the days, oldest first. */
  readonly editions: readonly string[];
};

/** One station of the grid as a place of its own. */
export const stationPlace = ({ grid, indexes }: AirDays, at: number): AirPlace =>
  ({ series: airPollutants.map((_, pollutant) => gridSeries(grid, at, pollutant)), indexes, offset: at * grid.days });

/** Large enough that a scan pays, small enough that the answer of the engine stays small. */
const pointsPerScan = 100;
/** The engine reads with two sessions: while one answer is taken in, both have work. */
const scansAtOnce = 3;

export const civilDayNumber = (day: string): number => (startOfDay(asDay(day)) + civilOffsetMs) / dayMs;

/**
 * Day values, MDA8, indices and grades of these points from `from` to `to`, both days included. Each day is judged by its own edition,
 * or all of them by those of the day `under`. `ready` is told as soon as the points up to a place of the list are whole, while the
 * engine reads the next ones. Faults: standard.not-in-force, standard.no-row.
 */
export async function airDays(house: AirHouse, points: readonly number[], from: string, to: string, under?: string, ready?: (days: AirDays, upTo: number) => void): Promise<Result<AirDays>> {
  const first = civilDayNumber(from);
  const days = civilDayNumber(to) - first + 1;
  const rules = rulesOfDays(house, first, days, under);
  if (!rules.ok) return rules;
  const rulesOf = (day: number): AirRules => rules.value[day - first] ?? outside(day);
  const grid = emptyGrid(points, first, days);
  const found: AirDays = { grid, indexes: emptyIndexes(points.length * days), rulesOf, editions: [...new Set(rules.value.map(({ index }) => index.edition.standard))] };
  const scan = (at: number): Promise<readonly DayRollUp[]> => scanDays(house, points.slice(at, at + pointsPerScan), from, to, airPollutants.filter(byEightHours));
  const ahead: Promise<readonly DayRollUp[]>[] = [];
  for (let at = 0; at < points.length; at += pointsPerScan) {
    while (ahead.length < scansAtOnce && at + ahead.length * pointsPerScan < points.length) ahead.push(scan(at + ahead.length * pointsPerScan));
    fillGrid(grid, await ahead.shift() ?? [], rulesOf);
    const upTo = Math.min(at + pointsPerScan, points.length);
    indexPoints(found.indexes, grid, rulesOf, at, upTo);
    ready?.(found, upTo);
  }
  return ok(found);
}

/** Stored hours of these points rolled up by day, factors in the order of `airPollutants`; the hours themselves where they are asked for. */
export const scanDays = (house: AirHouse, points: readonly number[], from: string, to: string, withHours: readonly AirPollutant[]): Promise<readonly DayRollUp[]> =>
  house.observations.dayRollUp({
    points, factors: airPollutants.map(ambientFactor), withHours: withHours.map(ambientFactor), window: { from: startOfDay(asDay(from)), to: startOfDay(addDays(asDay(to), 1)) },
  });

const outside = (day: number): never => { throw new RangeError(`day ${day} was not asked for`); };

/** The rules of each day, or those of the day `under` for all of them. */
export function rulesOfDays(house: AirHouse, first: number, days: number, under: string | undefined): Result<readonly AirRules[]> {
  if (under !== undefined) {
    const one = airRulesOn(house.rulebook, under);
    return one.ok ? ok(Array.from({ length: days }, () => one.value)) : one;
  }
  const list: AirRules[] = [];
  for (let at = 0; at < days; at += 1) {
    const one = airRulesOn(house.rulebook, dayOf(instant((first + at) * dayMs - civilOffsetMs)));
    if (!one.ok) return one;
    list.push(one.value);
  }
  return ok(list);
}
