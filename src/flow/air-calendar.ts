import { addDays, day as asDay, type Day } from '../basis/time.ts';
import { ok, type Result } from '../basis/result.ts';
import { dayReasons, dayText } from '../judge/air-period/day-index.ts';
import { airPeriod, type AirPlace, type DayCounts } from '../judge/air-period/period.ts';
import { regionPlace } from '../judge/air-period/region-days.ts';
import { airPollutants, airRulesOn, type AirPollutant } from '../judge/air-period/rules.ts';
import { longestRuns, type Runs } from '../judge/air-period/runs.ts';
import { airDays, stationPlace, type AirDays } from './air-days.ts';
import { stretchOf } from './air-period.ts';
import { airStationsIn } from './air-stations.ts';
import type { House } from './house.ts';
import type { HeededMark } from './marked-hours/heeded.ts';

/** A station by its number or a region by its code. */
export type NamedPlace = { readonly of: 'station' | 'region'; readonly place: string };
export type PlaceDay = {
  readonly day: Day;
  /** `no-data`: no hour of it is stored; `not-valid`: hours are, but no AQI may be published. */
  readonly state: 'valid' | 'not-valid' | 'no-data';
  readonly aqi?: number;
  readonly level?: number;
  readonly primary: readonly AirPollutant[];
  /** Why there is no AQI. */
  readonly reason: string;
  /** Concentrations as the daily report prints them, µg/m³ and CO mg/m³; only valid ones. */
  readonly values: Readonly<Partial<Record<AirPollutant, string>>>;
};
export type PlaceDays = NamedPlace & {
  readonly sites: number;
  readonly days: readonly PlaceDay[];
  readonly counts: DayCounts;
  readonly runs: Runs;
  readonly editions: readonly string[];
  readonly heeded: readonly HeededMark[];
};

const sitesOf = (house: Pick<House, 'directory'>, { of, place }: NamedPlace): readonly number[] =>
  of === 'station' ? [Number(place)] : airStationsIn(house, place).map(({ number }) => number);

/** Every day of these places from `from` to `to`, each by the editions of its day; counts and longest runs beside them. Faults: standard.*. */
export async function placesByDay(
  house: House,
  places: readonly NamedPlace[],
  from: Day,
  to: Day,
): Promise<Result<readonly PlaceDays[]>> {
  const points = [...new Set(places.flatMap((place) => sitesOf(house, place)))];
  const days = await airDays(house, points, from, to);
  if (!days.ok) return days;
  const at = new Map(points.map((point, index) => [point, index]));
  const found: PlaceDays[] = [];
  for (const place of places) {
    const one = placeByDay(
      house,
      place,
      sitesOf(house, place).map((point) => at.get(point) ?? 0),
      days.value,
      from,
      to,
    );
    if (!one.ok) return one;
    found.push(one.value);
  }
  return ok(found);
}

function placeByDay(house: House, place: NamedPlace, sites: readonly number[], days: AirDays, from: Day, to: Day): Result<PlaceDays> {
  const { grid, editions, rulesOf } = days;
  const heeded = days.heeded.of(sites.map((site) => grid.points[site] ?? 0));
  const [first = 0] = sites;
  const found: Result<AirPlace> =
    place.of === 'region'
      ? regionPlace(grid, sites, rulesOf)
      : ok(stationPlace(days, first));
  if (!found.ok) return found;
  const stretch = stretchOf(`${from}..${to}`);
  if (!stretch.ok) return stretch;
  const rules = airRulesOn(house.rulebook, to);
  if (!rules.ok) return rules;
  const { days: counts } = airPeriod(found.value, stretch.value, rules.value, editions);
  const list = Array.from({ length: grid.days }, (_, at) => dayOfPlace(found.value, days, sites, from, at));
  return ok({ ...place, sites: sites.length, days: list, counts, runs: longestRuns(found.value, grid.days, rules.value), editions, heeded });
}

function dayOfPlace(
  { series, indexes, offset }: AirPlace,
  { grid, rulesOf }: AirDays,
  sites: readonly number[],
  from: Day,
  at: number,
): PlaceDay {
  const aqi = indexes.aqi[offset + at] ?? 0;
  const primary = indexes.primary[offset + at] ?? 0;
  const reason = dayReasons[indexes.reason[offset + at] ?? 0] ?? '';
  const held = sites.some((site) =>
    airPollutants.some((_, pollutant) => (grid.present[(site * airPollutants.length + pollutant) * grid.days + at] ?? 0) > 0),
  );
  const values = airPollutants.flatMap((pollutant, of) => {
    const value = series[of]?.at(at);
    return value === undefined ? [] : [[pollutant, dayText(value, pollutant, rulesOf(grid.first + at))] as const];
  });
  return {
    day: addDays(asDay(from), at),
    state: aqi > 0 ? 'valid' : held ? 'not-valid' : 'no-data',
    reason,
    values: Object.fromEntries(values),
    primary: airPollutants.filter((_, bit) => (primary & (1 << bit)) !== 0),
    ...(aqi > 0 ? { aqi, level: indexes.level[offset + at] ?? 0 } : {}),
  };
}
