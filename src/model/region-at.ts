import type { Region } from './region.ts';

type Boundary = NonNullable<Region['boundary']>;
export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/** Whether a place lies inside a boundary (GeoJSON MultiPolygon, degrees): even-odd over the rings of each polygon, so that holes are out. */
export const isInside = (boundary: Boundary, lon: number, lat: number): boolean =>
  boundary.some((rings) => rings.reduce((inside, ring) => (crossings(ring, lon, lat) % 2 === 1 ? !inside : inside), false));

/** How many edges of the ring lie to the east of the place at its latitude. */
function crossings(ring: Boundary[number][number], lon: number, lat: number): number {
  let count = 0;
  for (const [at, end] of ring.entries()) {
    const start = ring[at === 0 ? ring.length - 1 : at - 1];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [start?.[0], start?.[1], end[0], end[1]];
    if ((y1 > lat) !== (y2 > lat) && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) count += 1;
  }
  return count;
}

/** The corners that hold all of these boundaries; undefined where none is held. */
export function boundsOf(regions: readonly Region[]): Bounds | undefined {
  const places = regions.flatMap(({ boundary }) => boundary ?? []).flat(2);
  if (places.length === 0) return undefined;
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [lon = 0, lat = 0] of places) {
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
  }
  return bounds;
}
