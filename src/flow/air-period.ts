import { fail, ok, type Result } from '../basis/result.ts';
import { airPeriod, type AirPeriod, type AirPlace, type TakenOut } from '../judge/air-period/period.ts';
import { regionPlace } from '../judge/air-period/region-days.ts';
import { airPollutants, airRulesOn, type AirRules } from '../judge/air-period/rules.ts';
import { gridSeries } from '../judge/air-period/series.ts';
import type { Stretch } from '../judge/air-period/statistic.ts';
import { periodOf } from '../judge/period.ts';
import type { ExceptionalDay } from '../model/exceptional-day.ts';
import { regionContains } from '../model/region.ts';
import { airDays, civilDayNumber, type AirDays, type AirHouse } from './air-days.ts';
import type { House } from './house.ts';

/** What a table of a month or year says of one station or region. `taken`: approved days taken out; absent where none lies in the period. */
export type PlacePeriod = { readonly id: string; readonly sites: number; readonly kept: AirPeriod; readonly taken?: AirPeriod };
export type AirPeriodAsked = {
  /** `2026`, `2026-05`, `2026-Q2`, `2026-05-01..2026-05-20`. */
  readonly period: string;
  /** Judge all of it by the editions of this day; absent: the period by its last day, each day's index by its own. */
  readonly under?: string;
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

async function load(house: AirHouse, points: readonly number[], { period, under }: AirPeriodAsked): Promise<Result<Loaded>> {
  const stretch = stretchOf(period);
  if (!stretch.ok) return stretch;
  const rules = airRulesOn(house.rulebook, under ?? stretch.value.last);
  if (!rules.ok) return rules;
  const days = await airDays(house, points, stretch.value.first, stretch.value.last, under);
  return days.ok ? ok({ days: days.value, stretch: stretch.value, rules: rules.value }) : days;
}

/** Stations over a period, in the order of `points`. */
export async function airStationPeriods(house: AirHouse, points: readonly number[], asked: AirPeriodAsked): Promise<Result<readonly PlacePeriod[]>> {
  const loaded = await load(house, points, asked);
  if (!loaded.ok) return loaded;
  return ok(points.map((point, at) => ({ id: String(point), sites: 1, kept: stationPeriod(loaded.value, at, loaded.value.stretch) })));
}

/** One station of what was loaded, over any stretch of its days. */
export function stationPeriod({ days, rules }: Loaded, at: number, stretch: Stretch): AirPeriod {
  const { grid, indexes, editions } = days;
  const series = airPollutants.map((_, pollutant) => gridSeries(grid, at, pollutant));
  return airPeriod({ series, indexes, offset: at * grid.days }, stretch, rules, editions);
}

/** Regions over a period: concentrations are averaged over the stations first. Regions without a station are listed with none. */
export async function airRegionPeriods(house: AirHouse & Pick<House, 'directory'>, regions: readonly string[], asked: AirPeriodAsked): Promise<Result<readonly PlacePeriod[]>> {
  const stations = [...house.directory.points.values()].filter((point) => point.kind === 'air-station' && regions.some((region) => regionContains(region, point.region)));
  const loaded = await load(house, stations.map((point) => point.number), asked);
  if (!loaded.ok) return loaded;
  const periods: PlacePeriod[] = [];
  for (const region of regions) {
    const sites = stations.flatMap((point, at) => (regionContains(region, point.region) ? [at] : []));
    const one = regionPeriod(loaded.value, region, sites, asked.exceptional ?? []);
    if (!one.ok) return one;
    periods.push(one.value);
  }
  return ok(periods);
}

function regionPeriod({ days, stretch, rules }: Loaded, region: string, sites: readonly number[], exceptional: readonly ExceptionalDay[]): Result<PlacePeriod> {
  const place: Result<AirPlace> = regionPlace(days.grid, sites, days.rulesOf);
  if (!place.ok) return place;
  const kept = airPeriod(place.value, stretch, rules, days.editions);
  const out = takenOut(exceptional.filter((one) => regionContains(one.region, region)), days.grid.first, days.grid.days);
  return ok({ id: region, sites: sites.length, kept, ...(out === undefined ? {} : { taken: airPeriod(place.value, stretch, rules, days.editions, out) }) });
}

function takenOut(exceptional: readonly ExceptionalDay[], first: number, days: number): TakenOut | undefined {
  const masks: [(typeof airPollutants)[number], Uint8Array][] = airPollutants.flatMap((pollutant) => {
    const mask = new Uint8Array(days);
    for (const one of exceptional) if (one.pollutants.includes(pollutant)) mask[civilDayNumber(one.day) - first] = 1;
    return mask.includes(1) ? [[pollutant, mask] as [typeof pollutant, Uint8Array]] : [];
  });
  return masks.length === 0 ? undefined : new Map(masks);
}
