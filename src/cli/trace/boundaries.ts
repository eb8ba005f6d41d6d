import { fail, ok, type Result } from '../../basis/result.ts';
import { isInside } from '../../model/region-at.ts';
import { fileBytes } from './table-file.ts';

export type RegionName = { readonly id: string; readonly name: string };
/** The region that holds a place, undefined outside all. */
export type RegionOf = (lon: number, lat: number) => RegionName | undefined;

type Rings = readonly (readonly (readonly number[])[])[];
type Region = RegionName & { readonly boundary: Parameters<typeof isInside>[0]; readonly box: readonly [west: number, south: number, east: number, north: number] };

/** Polygons of a GeoJSON FeatureCollection, WGS 84, each with id or adcode. Of regions over one place the first counts. Fault trace.unreadable. */
export function boundariesIn(path: string): Result<RegionOf> {
  const bytes = fileBytes(path);
  if (!bytes.ok) return bytes;
  const regions: Region[] = [];
  try {
    const { features }: { features: readonly Feature[] } = JSON.parse(new TextDecoder().decode(bytes.value));
    for (const feature of features) regions.push(regionOf(feature));
  } catch (error) {
    return fail('trace.unreadable', `${path}: ${error instanceof Error ? error.message : ''}`);
  }
  if (regions.length === 0) return fail('trace.unreadable', `${path}: no region`);
  return ok((lon, lat) => {
    const found = regions.find(({ boundary, box: [west, south, east, north] }) => lon >= west && lon <= east && lat >= south && lat <= north && isInside(boundary, lon, lat));
    return found === undefined ? undefined : { id: found.id, name: found.name };
  });
}

type Feature = {
  readonly properties: Readonly<Record<string, string | number | undefined>> | null;
  readonly geometry: { readonly type: string; readonly coordinates: Rings | readonly Rings[] };
};

function regionOf({ properties, geometry: { type, coordinates } }: Feature): Region {
  const id = properties?.['id'] ?? properties?.['adcode'];
  if (id === undefined) throw new Error('a region without id or adcode');
  if (type !== 'Polygon' && type !== 'MultiPolygon') throw new Error(`region ${id} is a ${type}`);
  const boundary: number[][][][] = JSON.parse(JSON.stringify(type === 'Polygon' ? [coordinates] : coordinates));
  const places = boundary.flat(2);
  const end = (axis: 0 | 1, pick: (a: number, b: number) => number): number => places.reduce((found, place) => pick(found, place[axis] ?? Number.NaN), places[0]?.[axis] ?? Number.NaN);
  const box = [end(0, Math.min), end(1, Math.min), end(0, Math.max), end(1, Math.max)] as const;
  if (places.length === 0 || Math.abs(box[0]) > 180 || !(box[3] - box[1] >= 0) || Math.abs(box[1]) > 90) throw new Error(`region ${id} is not in degrees`);
  return { id: String(id), name: String(properties?.['name'] ?? id), boundary, box };
}
