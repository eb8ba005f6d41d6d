import { fail, ok, type Failure, type Result } from '../basis/result.ts';
import { airPeriod, type AirPeriod, type AirPlace } from '../judge/air-period/period.ts';
import { rulesOfPeriod } from '../judge/air-period/period-rules.ts';
import { regionPlace } from '../judge/air-period/region-days.ts';
import { airRulesOn, type AirRules } from '../judge/air-period/rules.ts';
import type { Stretch } from '../judge/air-period/statistic.ts';
import { periodOf } from '../judge/period.ts';
import type { Step } from '../judge/verdict.ts';
import type { ExceptionalDay } from '../model/exceptional-day.ts';
import { isAssessed } from '../model/point.ts';
import { regionContains } from '../model/region.ts';
import { airDays, civilDayNumber, stationPlace, type AirDays, type AirHouse } from './air-days.ts';
import { airStationsIn } from './air-stations.ts';
import { approvedDays, daysOfRegion, excludedOf, exclusionSteps, type Excluded } from './exceptional-days.ts';
import type { House } from './house.ts';
import type { HeededMark } from './marked-hours/heeded.ts';

/**
 * What a table of a month or year says of one station or region. `taken`: the same with approved days taken out, and by which
 * approvals; both absent where no such day lies in the period.
 */
export type PlacePeriod = {
  readonly id: string; readonly sites: number; readonly kept: AirPeriod;
  readonly taken?: AirPeriod; readonly approvals?: readonly ExceptionalDay[];
  /** What data marks took out of it or brought into it. */
  readonly heeded: readonly HeededMark[];
};
export type RegisterHouse = AirHouse & Pick<House, 'directory' | 'records' | 'clocks'>;
export type AirPeriodAsked = {
  /** `2026`, `2026-05`, `2026-Q2`, `2026-05-01..2026-05-20`. */
  readonly period: string;
  /** Judge all of it by the editions of this day; absent: the period by `rulesOfPeriod`, each day's index by its own. */
  readonly under?: string;
  /** Approved days; absent: those of the register. */
  readonly exceptional?: readonly ExceptionalDay[];
};

/** The stretch that a text names, with day 0 of its series on its own first day. Fault assess.bad-input. */
export function stretchOf(text: string): Result<Stretch> {
  const period = periodOf(text);
  if (period === undefined) return fail('assess.bad-input', `period: ${text}`);
  const { first, last } = period;
  const days = civilDayNumber(last) - civilDayNumber(first) + 1;
  const whole = first.endsWith('-01') && civilDayNumber(last) + 1 === civilDayNumber(nextMonth(last));
  const kind = whole && first.slice(0, 7) === last.slice(0, 7) ? 'month' : first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31` ? 'year' : 'days';
  return ok({ kind, first, last, from: 0, to: days });
}

const nextMonth = (day: string): string => {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
};

type Loaded = { readonly days: AirDays; readonly stretch: Stretch; readonly rules: AirRules };

/** `ready` is told as soon as the points up to a place of the list are whole, while the engine reads the next ones. */
async function load(house: AirHouse, points: readonly number[], { period, under }: AirPeriodAsked, ready?: (loaded: Loaded, upTo: number) => void): Promise<Result<Loaded>> {
  const stretch = stretchOf(period);
  if (!stretch.ok) return stretch;
  const { first, last } = stretch.value;
  const rules = under === undefined ? rulesOfPeriod(house.rulebook, first, last) : airRulesOn(house.rulebook, under);
  if (!rules.ok) return rules;
  const loaded = (days: AirDays): Loaded => ({ days, stretch: stretch.value, rules: rules.value });
  const days = await airDays(house, points, first, last, under, (found, upTo) => ready?.(loaded(found), upTo));
  return days.ok ? ok(loaded(days.value)) : days;
}

/** Stations over a period, in the order of `points`. */
export async function airStationPeriods(house: RegisterHouse, points: readonly number[], asked: AirPeriodAsked): Promise<Result<readonly PlacePeriod[]>> {
  const approved = asked.exceptional ?? await approvedDays(house);
  const periods: PlacePeriod[] = [];
  const loaded = await load(house, points, asked, (so, upTo) => {
    for (const point of points.slice(periods.length, upTo)) {
      const excluded = excludedOf(daysOfRegion(approved, house.directory.points.get(point)?.region ?? ''), so.days);
      periods.push({ id: String(point), sites: 1, heeded: so.days.heeded.of([point]), ...bothWays(so, stationPlace(so.days, periods.length), excluded) });
    }
  });
  return loaded.ok ? ok(periods) : loaded;
}

/** The period with every day, and beside it without the approved ones where there are any. */
function bothWays({ days, stretch, rules }: Loaded, place: AirPlace, excluded: Excluded | undefined): Omit<PlacePeriod, 'id' | 'sites' | 'heeded'> {
  const kept = airPeriod(place, stretch, rules, days.editions);
  if (excluded === undefined) return { kept };
  return { kept, taken: airPeriod(place, stretch, rules, days.editions, excluded.takenOut), approvals: excluded.approvals };
}

/** Regions over a period: concentrations are averaged over the stations first. Regions without a station are listed with none. */
export async function airRegionPeriods(house: RegisterHouse, regions: readonly string[], asked: AirPeriodAsked): Promise<Result<readonly PlacePeriod[]>> {
  const stations = [...house.directory.points.values()].filter((point) => isAssessed(point) && regions.some((region) => regionContains(region, point.region)));
  const approved = asked.exceptional ?? await approvedDays(house);
  const waiting = new Map(regions.map((region) => [region, stations.flatMap((point, at) => (regionContains(region, point.region) ? [at] : []))]));
  const found = new Map<string, PlacePeriod>();
  let trouble: Failure | undefined;
  const judge = (so: Loaded, upTo: number): void => {
    for (const [region, sites] of waiting) {
      if ((sites.at(-1) ?? -1) >= upTo) continue;
      const one = regionPeriod(so, region, sites, approved);
      if (one.ok) found.set(region, one.value);
      else trouble ??= one;
      waiting.delete(region);
    }
  };
  const loaded = await load(house, stations.map((point) => point.number), asked, judge);
  if (!loaded.ok) return loaded;
  judge(loaded.value, stations.length);
  return trouble ?? ok(regions.flatMap((region) => found.get(region) ?? []));
}

/** What the figures of one place rest on: its steps, approved days taken out where there are any, and the rules of the period. */
export type ToldPeriod = { readonly period: AirPeriod; readonly steps: readonly Step[]; readonly rules: AirRules; readonly heeded: readonly HeededMark[] };

/** One station (by number) or region (by code) over a period, told step by step. Faults: assess.bad-input, standard.*. */
export async function toldAirPeriod(house: RegisterHouse, { of, place }: { readonly of: 'station' | 'region'; readonly place: string }, asked: AirPeriodAsked): Promise<Result<ToldPeriod>> {
  const { points } = house.directory;
  const sites = of === 'station' ? [Number(place)] : airStationsIn(house, place).map(({ number }) => number);
  const loaded = await load(house, sites, asked);
  if (!loaded.ok) return loaded;
  const { days, stretch, rules } = loaded.value;
  const found: Result<AirPlace> = of === 'station' ? ok(stationPlace(days, 0)) : regionPlace(days.grid, sites.map((_, at) => at), days.rulesOf);
  if (!found.ok) return found;
  const approved = asked.exceptional ?? await approvedDays(house);
  const excluded = excludedOf(daysOfRegion(approved, of === 'station' ? points.get(Number(place))?.region ?? '' : place), days);
  const steps: Step[] = excluded === undefined ? [] : [...exclusionSteps(excluded.approvals, (day) => days.rulesOf(civilDayNumber(day)))];
  return ok({ period: airPeriod(found.value, stretch, rules, days.editions, excluded?.takenOut, steps), steps, rules, heeded: days.heeded.of() });
}

function regionPeriod(loaded: Loaded, region: string, sites: readonly number[], approved: readonly ExceptionalDay[]): Result<PlacePeriod> {
  const { grid, rulesOf } = loaded.days;
  const place: Result<AirPlace> = regionPlace(grid, sites, rulesOf);
  if (!place.ok) return place;
  const heeded = loaded.days.heeded.of(sites.map((site) => grid.points[site] ?? 0));
  return ok({ id: region, sites: sites.length, heeded, ...bothWays(loaded, place.value, excludedOf(daysOfRegion(approved, region), loaded.days)) });
}
