import type { Point } from '../../model/point.ts';
import type { CheckBook } from '../../sense/checks/check-book.ts';

/** Around which stations of its kind a factor is compared on a day, by distance; to be near is mutual. */
export type NearPoints = (point: Point, factor: string, day: string) => readonly Point[];

export function nearPoints(points: Iterable<Point>, book: CheckBook): NearPoints {
  const byKind = Map.groupBy([...points].filter(({ lon, lat }) => lon !== undefined && lat !== undefined), ({ kind }) => kind);
  const held = new Map<string, readonly Point[]>();
  const within = (point: Point, km: number): readonly Point[] => {
    const key = `${point.number} ${km}`;
    const found = held.get(key) ?? (byKind.get(point.kind) ?? []).filter((other) => other.number !== point.number && distanceKm(point,
      other) <= km);
    held.set(key, found);
    return found;
  };
  return (point, factor, day) => {
    const check = book.on(point.kind, factor, day).find(({ row }) => row.rule === 'neighbour');
    return check === undefined ? [] : within(point, check.figures.km);
  };
}

/** Great circle over a sphere of 6371 km. */
function distanceKm(a: Point, b: Point): number {
  if (a.lon === undefined || a.lat === undefined || b.lon === undefined || b.lat === undefined) return Infinity;
  const rad = Math.PI / 180;
  const [p, q] = [a.lat * rad, b.lat * rad];
  const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}
