import { addDays, startOfDay, type Day } from '../basis/time.ts';
import type { Determination } from '../model/determination.ts';
import type { Point } from '../model/point.ts';
import { zoneOf } from './determine/noise.ts';
import type { House } from './house.ts';

/** Of so many stations and days: valid periods, and those that met the limit of their zone. */
export type Attainment = { readonly valid: number; readonly meets: number };
export type NoiseGroup = {
  readonly kind: 'all' | 'zone' | 'city'; readonly key: string; readonly stations: number; readonly day: Attainment;
  readonly night: Attainment;
};
export type NoiseStationDay = { readonly point: Point; readonly rows: readonly Determination[] };
export type NoiseDays = { readonly stations: readonly NoiseStationDay[]; readonly groups: readonly NoiseGroup[] };

/**
 * Function-zone noise: every station on `last`, and the attainment of point-times (HJ 640: met over valid, day and night apart)
 * over the `span` days that end with it, whole, by zone and by city.
 */
export async function noiseDays(house: House, last: Day, span: number): Promise<NoiseDays> {
  const points = [...house.directory.points.values()].filter((point) => point.kind === 'noise-station').sort((a, b) => a.number - b.number);
  const window = { from: startOfDay(addDays(last, 1 - span)), to: startOfDay(addDays(last, 1)) };
  const rows = points.length === 0 ? [] : await house.observations.determinations({ points: points.map(({ number }) => number), factors: ['Ld', 'Ln', 'Ldn'], period: 'day', window, limit: points.length * 3 * span });
  const byPoint = Map.groupBy(rows, (row) => row.point);
  const onLast = startOfDay(last);
  const group = (kind: NoiseGroup['kind'], key: string, own: readonly Point[]): NoiseGroup => {
    const held = own.flatMap(({ number }) => byPoint.get(number) ?? []);
    return { kind, key, stations: own.length, day: attained(held, 'Ld'), night: attained(held, 'Ln') };
  };
  return {
    stations: points.map((point) => ({ point, rows: (byPoint.get(point.number) ?? []).filter((row) => row.at === onLast) })),
    groups: [
      group('all', '', points),
      ...[...Map.groupBy(points, zoneOf)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([zone, own]) => group('zone', zone, own)),
      ...[...Map.groupBy(points, cityOf)].map(([city, own]) => group('city', city, own)),
    ],
  };
}

export const cityOf = (point: Point): string => point.attributes['city'] ?? `${point.region.slice(0, 4)}00`;

function attained(rows: readonly Determination[], factor: string): Attainment {
  const judged = rows.filter((row) => row.factor === factor && (row.verdict === 'meets' || row.verdict === 'exceeds'));
  return { valid: judged.length, meets: judged.filter(({ verdict }) => verdict === 'meets').length };
}
