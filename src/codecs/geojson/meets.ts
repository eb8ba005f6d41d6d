import type { Position } from 'geojson';
import type { Shape } from './coordinate-system.ts';

/**
 * Whether two shapes have a point in common, edges included (OGC 06-103r4, 6.1.15: Intersects). [degrees, longitude first] Lines between
 * positions are straight in the plane of degrees, as GeoJSON has them; no shape crosses the antimeridian (a box that does comes as two).
 */
export function meets(one: Shape, other: Shape): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  return a.points.some(([x, y]) => b.points.some((found) => found[0] === x && found[1] === y))
    || a.points.some((point) => b.areas.some((area) => covers(area, point)))
    || b.points.some((point) => a.areas.some((area) => covers(area, point)))
    || a.areas.some((area) => b.areas.some((found) => areasMeet(area, found)));
}

/** A polygon with the box around it. */
type Area = { readonly rings: readonly Position[][]; readonly box: Box };
/** West, south, east, north. */
type Box = readonly [number, number, number, number];
type Edge = readonly [Position, Position];
type Parts = { readonly points: readonly Position[]; readonly areas: readonly Area[] };

function partsOf(shape: Shape): Parts {
  switch (shape.type) {
    case 'Point': return { points: [shape.coordinates], areas: [] };
    case 'MultiPoint': return { points: shape.coordinates, areas: [] };
    case 'Polygon': return { points: [], areas: [areaOf(shape.coordinates)] };
    default: return { points: [], areas: shape.coordinates.map(areaOf) };
  }
}

const areaOf = (rings: readonly Position[][]): Area => ({ rings, box: boxAround(rings[0] ?? []) });

export function boxAround(positions: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

export const positionsOf = (shape: Shape): readonly Position[] => {
  const { points, areas } = partsOf(shape);
  return [...points, ...areas.flatMap(({ rings }) => rings.flat())];
};

function areasMeet(a: Area, b: Area): boolean {
  if (!boxesMeet(a.box, b.box)) return false;
  const others = edges(b, a.box);
  if (edges(a, b.box).some(([from, to]) => others.some(([start, end]) => segmentsMeet(from, to, start, end)))) return true;
  // No edge touches another: one lies in the other whole, or they are apart.
  const [first, found] = [a.rings[0]?.[0], b.rings[0]?.[0]];
  return (first !== undefined && covers(b, first)) || (found !== undefined && covers(a, found));
}

const boxesMeet = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The edges of an area that come near a box: of a long coast and a small box few do, and of a box around it all none. */
const edges = ({ rings }: Area, near: Box): readonly Edge[] =>
  rings.flatMap((ring) => ring.slice(1).map((end, at): Edge => [ring[at] ?? end, end]).filter((edge) => boxesMeet(boxAround(edge), near)));

function covers({ rings, box: [west, south, east, north] }: Area, point: Position): boolean {
  const [x = 0, y = 0] = point;
  if (x < west || x > east || y < south || y > north) return false;
  const [outer = [], ...holes] = rings;
  return side(outer, point) !== 'out' && holes.every((hole) => side(hole, point) !== 'in');
}

function side(ring: readonly Position[], point: Position): 'in' | 'on' | 'out' {
  const [x = 0, y = 0] = point;
  let within = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [from, to] = [ring[at - 1] ?? point, ring[at] ?? point];
    if (turn(from, to, point) === 0 && between(from, to, point)) return 'on';
    const [x1 = 0, y1 = 0] = from;
    const [x2 = 0, y2 = 0] = to;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) within = !within;
  }
  return within ? 'in' : 'out';
}

/** Positive where `c` lies left of the line from `a` to `b`, zero on it. */
const turn = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [cx = 0, cy = 0]: Position): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

const between = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [x = 0, y = 0]: Position): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);

function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (abc === 0 && between(a, b, c)) || (abd === 0 && between(a, b, d)) || (cda === 0 && between(c, d, a)) || (cdb === 0 && between(c, d, b));
}
