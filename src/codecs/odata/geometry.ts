export type Position = readonly [lon: number, lat: number];

/** Degrees of CRS 84. One point, line or polygon is many of one. */
export type Geometry =
  | { readonly type: 'MultiPoint'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

export type Where = 'interior' | 'boundary' | 'exterior';

export const pointOf = (geometry: Geometry): Position | undefined =>
  geometry.type === 'MultiPoint' && geometry.coordinates.length === 1 ? geometry.coordinates[0] : undefined;

/** Where a point lies in a shape. The boundary of lines are ends that an odd number of them has; a point has none. */
export function whereIs(point: Position, shape: Geometry): Where {
  if (shape.type === 'MultiPoint') return shape.coordinates.some((one) => equal(one, point)) ? 'interior' : 'exterior';
  if (shape.type === 'MultiLineString') {
    const ends = shape.coordinates.flatMap((line) => [line[0], line.at(-1)]).filter((end) => end !== undefined && equal(end, point)).length;
    if (ends % 2 === 1) return 'boundary';
    return shape.coordinates.some((line) => onLine(point, line)) ? 'interior' : 'exterior';
  }
  const found = shape.coordinates.map((rings) => inPolygon(point, rings));
  return found.find((where) => where === 'interior') ?? found.find((where) => where === 'boundary') ?? 'exterior';
}

const equal = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

function inPolygon(point: Position, rings: readonly (readonly Position[])[]): Where {
  if (rings.some((ring) => onLine(point, ring))) return 'boundary';
  const [outer, ...holes] = rings;
  return outer !== undefined && encloses(outer, point) && !holes.some((hole) => encloses(hole, point)) ? 'interior' : 'exterior';
}

/** A ray to the east crosses a ring an odd number of times from within. */
function encloses(ring: readonly Position[], [lon, lat]: Position): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of segments(ring)) {
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function* segments(line: readonly Position[]): Generator<readonly [Position, Position]> {
  for (let at = 1; at < line.length; at += 1) {
    const [from, to] = [line[at - 1], line[at]];
    if (from !== undefined && to !== undefined) yield [from, to];
  }
}

const onLine = (point: Position, line: readonly Position[]): boolean => [...segments(line)].some(([from, to]) => toSegment(point, from, to) === 0);

function toSegment([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / squared));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** Shortest planar distance in degrees; 0 inside. */
export function distance(point: Position, shape: Geometry): number {
  if (whereIs(point, shape) !== 'exterior') return 0;
  if (shape.type === 'MultiPoint') return Math.min(...shape.coordinates.map(([lon, lat]) => Math.hypot(lon - point[0], lat - point[1])));
  const lines = shape.type === 'MultiLineString' ? shape.coordinates : shape.coordinates.flat();
  return Math.min(...lines.flatMap((line) => [...segments(line)].map(([from, to]) => toSegment(point, from, to))));
}

/** Planar length of lines in degrees; 0 for points and polygons. */
export const length = (shape: Geometry): number => shape.type !== 'MultiLineString' ? 0
  : shape.coordinates.flatMap((line) => [...segments(line)]).reduce((sum, [from, to]) => sum + Math.hypot(to[0] - from[0], to[1] - from[1]), 0);

/** DE-9IM of a point and a shape, rows interior, boundary and exterior of the point. */
export function relation(point: Position, shape: Geometry): string {
  const where = whereIs(point, shape);
  const own = (['interior', 'boundary', 'exterior'] as const).map((each) => (each === where ? '0' : 'F')).join('');
  const single = shape.type === 'MultiPoint' && shape.coordinates.every((one) => equal(one, point));
  const inner = shape.type === 'MultiPoint' ? (single ? 'F' : '0') : shape.type === 'MultiLineString' ? '1' : '2';
  return `${own}FFF${inner}${rim(shape)}2`;
}

function rim(shape: Geometry): string {
  if (shape.type === 'MultiPoint') return 'F';
  if (shape.type === 'MultiPolygon') return '1';
  const ends = Map.groupBy(shape.coordinates.flatMap((line) => [String(line[0]), String(line.at(-1))]), (end) => end);
  return [...ends.values()].some((same) => same.length % 2 === 1) ? '0' : 'F';
}
