import type { MultiPolygon, Position } from 'geojson';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { CoordinateSystem } from './coordinate-system.ts';

/** The query parameter `bbox`: four numbers in the axis order of its system, or six, of which the heights are not asked. */
export function readBox(text: string, system: CoordinateSystem): Result<MultiPolygon> {
  const parts = text.split(',');
  const numbers = parts.map((part) => (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(part.trim()) ? Number(part) : NaN));
  const [a = 0, b = 0, c = 0, d = 0] = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
  if ((numbers.length !== 4 && numbers.length !== 6) || !numbers.every(Number.isFinite)) {
    return fail('features.bad-parameter', 'bbox: four numbers, or six with heights, with commas between them');
  }
  return boxOf([a, b, c, d], system);
}

/** Lower and upper corner in the axis order of a system. Where west is the greater, the box goes over the antimeridian and comes as two. */
export function boxOf([a, b, c, d]: readonly [number, number, number, number], { latitudeFirst }: CoordinateSystem): Result<MultiPolygon> {
  const [west, south, east, north] = latitudeFirst ? [b, a, d, c] : [a, b, c, d];
  if ([west, east].some((degrees) => Math.abs(degrees) > 180) || [south, north].some((degrees) => Math.abs(degrees) > 90)) {
    return fail('features.bad-parameter', `a box outside the world; the ${latitudeFirst ? 'latitude' : 'longitude'} comes first here`);
  }
  if (south > north) return fail('features.bad-parameter', 'a box with its south above its north');
  const sheets = west <= east ? [[west, east] as const] : [[west, 180] as const, [-180, east] as const];
  return ok({ type: 'MultiPolygon', coordinates: sheets.map(([from, to]) => [ringOf(from, south, to, north)]) });
}

const ringOf = (west: number, south: number, east: number, north: number): Position[] =>
  [[west, south], [east, south], [east, north], [west, north], [west, south]];
