import { exact, type Exact } from '../basis/decimal.ts';
import { dayMs, dayOf, hourMs, instant, startOfHour } from '../basis/time.ts';
import { judgeStationHour } from '../judge/air-index.ts';
import { ambientPollutants } from '../model/ambient.ts';
import type { Determination } from '../model/determination.ts';
import { isAssessed, type Point } from '../model/point.ts';
import { inForce } from '../rulebook/edition.ts';
import type { House } from './house.ts';
import { newestValues } from './newest-values.ts';

export type StationOfHour = {
  readonly point: Point;
  /** Concentration by pollutant, decimal text; only valid ones. */
  readonly values: Readonly<Record<string, string>>;
  readonly aqi?: number;
  readonly level?: number;
  readonly primary: readonly string[];
  readonly reason: string;
};
export type AirHour = { readonly at: number; readonly stations: readonly StationOfHour[] };

/** All stations of one hour; without an hour, the newest that at least half of the stations have. */
export async function stationsOfHour(house: House, at: number | undefined): Promise<AirHour> {
  const points = [...house.directory.points.values()].filter((point) => isAssessed(point));
  const numbers = points.map((point) => point.number);
  const hour = at ?? (await newestCommonHour(house, numbers));
  const rows = await house.observations.determinations({ points: numbers, window: { from: hour, to: hour + hourMs }, period: 'hour' });
  const byPoint = Map.groupBy(rows, (row) => row.point);
  const primaryAbove = inForce(house.rulebook.airIndexes, dayOf(instant(hour)))?.primaryAbove ?? Infinity;
  return { at: hour, stations: points.map((point) => stationOf(point, byPoint.get(point.number) ?? [], primaryAbove)) };
}

/** A screen's term: an hour older than this is not "now". */
const hourWithinMs = 7 * dayMs;

async function newestCommonHour(house: House, points: readonly number[]): Promise<number> {
  const now = house.clocks.world();
  const latest = (await newestValues(house, points, hourWithinMs)).filter((row) => row.factor === 'aqi');
  const counts = new Map<number, number>();
  for (const row of latest) counts.set(row.at, (counts.get(row.at) ?? 0) + 1);
  const hours = [...counts.keys()].sort((a, b) => b - a);
  let reached = 0;
  for (const hour of hours) {
    reached += counts.get(hour) ?? 0;
    if (reached * 2 >= latest.length) return hour;
  }
  return hours[0] ?? startOfHour(instant(now)) - hourMs;
}

function stationOf(point: Point, rows: readonly Determination[], primaryAbove: number): StationOfHour {
  const values: Record<string, string> = {};
  let most = 0;
  const indices: [string, number][] = [];
  for (const row of rows) {
    const pollutant = ambientPollutants.get(row.factor);
    if (pollutant === undefined || row.value === undefined || row.flag !== 'N') continue;
    values[pollutant] = row.value;
    if (row.index !== undefined) indices.push([pollutant, row.index]);
    most = Math.max(most, row.index ?? 0);
  }
  const whole = rows.find((row) => row.factor === 'aqi');
  const aqi = whole?.value === undefined ? undefined : Number(whole.value);
  return {
    point, values, primary: aqi !== undefined && aqi > primaryAbove ? indices.filter(([, index]) => index === most).map(([pollutant]) => pollutant) : [],
    reason: whole?.reason ?? 'no-valid-value',
    ...(aqi === undefined ? {} : { aqi }), ...(whole?.index === undefined || aqi === undefined ? {} : { level: whole.index }),
  };
}

export type RankedRegion = {
  readonly rank?: number; readonly region: string; readonly stations: number; readonly valid: number;
  readonly aqi?: number; readonly level?: number; readonly primary: readonly string[]; readonly values: Readonly<Record<string, string>>;
};

/**
 * Cities or counties ranked by the AQI of one hour, 1 is best. The concentrations of the stations are averaged first, then
 * the index is taken; equal values share a place; a region without an AQI is listed, not ranked.
 */
export function rankRegions(house: House, hour: AirHour, level: 'city' | 'county'): readonly RankedRegion[] {
  const day = dayOf(instant(hour.at));
  const groups = Map.groupBy(hour.stations, (station) => (level === 'city' ? `${station.point.region.slice(0, 4)}00` : station.point.region.slice(0, 6)));
  const rows: Omit<RankedRegion, 'rank'>[] = [];
  for (const [region, stations] of groups) {
    const values = meanValues(stations);
    const judged = judgeStationHour(Object.fromEntries(Object.entries(values).map(([pollutant, mean]) => [pollutant, mean.toString()])), house.rulebook, day);
    const valid = stations.filter((station) => station.aqi !== undefined).length;
    const shown = Object.fromEntries(Object.entries(values).map(([pollutant, mean]) => [pollutant, mean.toDecimalPlaces(pollutant === 'CO' ? 1 : 0).toString()]));
    const base = { region, stations: stations.length, valid, values: shown };
    if (!judged.ok || judged.value.aqi === undefined) rows.push({ ...base, primary: [] });
    else rows.push({ ...base, aqi: judged.value.aqi, primary: judged.value.primary, ...(judged.value.level === undefined ? {} : { level: judged.value.level }) });
  }
  return placed(rows);
}

function meanValues(stations: readonly StationOfHour[]): Record<string, Exact> {
  const means: Record<string, Exact> = {};
  for (const pollutant of ambientPollutants.values()) {
    const given = stations.flatMap((station) => station.values[pollutant] ?? []);
    if (given.length > 0) means[pollutant] = given.reduce((sum, value) => sum.plus(value), exact(0)).dividedBy(given.length);
  }
  return means;
}

function placed(rows: readonly Omit<RankedRegion, 'rank'>[]): readonly RankedRegion[] {
  const sorted = [...rows].sort((a, b) => (a.aqi ?? Infinity) - (b.aqi ?? Infinity) || (a.region < b.region ? -1 : 1));
  return sorted.map((row) => (row.aqi === undefined ? row : { ...row, rank: sorted.findIndex((other) => other.aqi === row.aqi) + 1 }));
}
