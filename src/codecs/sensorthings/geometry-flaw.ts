import type { Json } from '../../basis/canonical.ts';

/** How deep the positions of a geometry of GeoJSON stand. */
const depths: Readonly<Record<string, number>> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

/** What is wrong with a GeoJSON geometry, or a Feature with one (RFC 7946); undefined where nothing is. */
export function badGeometry(value: Json): string | undefined {
  const inner = field(value, 'type') === 'Feature' ? field(value, 'geometry') : value;
  const type = field(inner, 'type');
  const depth = typeof type === 'string' && Object.hasOwn(depths, type) ? depths[type] : undefined;
  if (depth === undefined) return 'a geometry of GeoJSON, or a Feature with one';
  return positions(field(inner, 'coordinates'), depth) ? undefined : `coordinates of a ${String(type)}: longitude and latitude in degrees`;
}

const field = (of: Json | undefined, name: string): Json | undefined =>
  (typeof of === 'object' && of !== null && !Array.isArray(of) && Object.hasOwn(of, name) ? (of as { readonly [name: string]: Json })[name] : undefined);

function positions(value: Json | undefined, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  const list = value as readonly Json[];
  if (depth > 0) return list.length > 0 && list.every((one) => positions(one, depth - 1));
  const [lon, lat] = list;
  return list.length >= 2 && list.length <= 4 && list.every((one) => typeof one === 'number') && Math.abs(Number(lon)) <= 180 && Math.abs(Number(lat)) <= 90;
}

/** The point of a place, where it is one. */
export function pointOf(value: Json | undefined): { readonly lon: number; readonly lat: number } | undefined {
  const inner = field(value, 'type') === 'Feature' ? field(value, 'geometry') : value;
  const at = field(inner, 'type') === 'Point' ? field(inner, 'coordinates') : undefined;
  const [lon, lat] = Array.isArray(at) ? (at as readonly Json[]) : [];
  return typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : undefined;
}
