import { day as asDay, dayMs, dayOf, instant, startOfDay, civilOffsetMs, addDays } from '../basis/time.ts';
import { ok, type Result } from '../basis/result.ts';
import { emptyGrid, fillGrid, type DayGrid, type DayRollUp } from '../judge/air-period/day-grid.ts';
import { emptyIndexes, indexPoints, type DayIndexes } from '../judge/air-period/day-index.ts';
import type { AirPlace } from '../judge/air-period/period.ts';
import { gridSeries } from '../judge/air-period/series.ts';
import { airPollutants, airRulesOn, byEightHours, type AirPollutant, type AirRules } from '../judge/air-period/rules.ts';
import { ambientFactor } from '../model/ambient.ts';
import type { House } from './house.ts';
import { heedDays } from './marked-hours/day-roll-up.ts';
import { Heeded } from './marked-hours/heeded.ts';
import { markedHours, type MarkedHours } from './marked-hours/marked-hours.ts';
import type { Window } from './ports/observations.ts';

export type AirHouse = Pick<House, 'observations' | 'rulebook' | 'records'>;

/** Days of stations, computed from what is stored now: nothing derived is kept, so a late hour or a new edition needs no rebuilding. */
export type AirDays = {
  readonly grid: DayGrid;
  readonly indexes: DayIndexes;
  readonly rulesOf: (day: number) => AirRules;
  /** HJ 633 editions of the days, oldest first. */
  readonly editions: readonly string[];
  /** What data marks took out of the days or brought into them. */
  readonly heeded: Heeded;
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
  const editions = [...new Set(rules.value.map(({ index }) => index.edition.standard))];
  const found: AirDays = { grid, indexes: emptyIndexes(points.length * days), rulesOf, editions, heeded: new Heeded() };
  const scan = await dayScan(house, points, from, to, airPollutants.filter(byEightHours), found.heeded);
  const scanPart = (at: number): Promise<readonly DayRollUp[]> => scan(points.slice(at, at + pointsPerScan));
  const ahead: Promise<readonly DayRollUp[]>[] = [];
  for (let at = 0; at < points.length; at += pointsPerScan) {
    while (ahead.length < scansAtOnce && at + ahead.length * pointsPerScan < points.length) ahead.push(scanPart(at + ahead.length * pointsPerScan));
    fillGrid(grid, await ahead.shift() ?? [], rulesOf);
    const upTo = Math.min(at + pointsPerScan, points.length);
    indexPoints(found.indexes, grid, rulesOf, at, upTo);
    ready?.(found, upTo);
  }
  return ok(found);
}

/**
 * Rolls up stored hours of any of these points by day, marks heeded and counted in `heeded`; factors in the order of `airPollutants`, the
 * hours themselves where they are asked for.
 */
export async function dayScan(
  house: Pick<House, 'observations' | 'records'>, points: readonly number[], from: string, to: string, withHours: readonly AirPollutant[], heeded: Heeded,
): Promise<(part: readonly number[]) => Promise<readonly DayRollUp[]>> {
  const window: Window = { from: startOfDay(asDay(from)), to: startOfDay(addDays(asDay(to), 1)) };
  const marks: MarkedHours = await markedHours(house, points, window);
  const asked = { factors: airPollutants.map(ambientFactor), withHours: withHours.map(ambientFactor), window };
  return (part) => heedDays(house.observations, { ...asked, points: part }, marks, heeded);
}

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
