import type { Geometry, MultiPoint, MultiPolygon, Point, Polygon, Position } from 'geojson';

/** The shapes that go through here. */
export type Shape = Point | MultiPoint | Polygon | MultiPolygon;

/**
 * A geographic system by its URI. Coordinates are held as longitude and latitude in degrees; WGS 84 and CGCS2000 lie within a metre of
 * each other, finer than the registers hold, so that the same digits serve all three. Axis order is that of the EPSG register: 4326 and
 * 4490 put the latitude first.
 */
export type CoordinateSystem = { readonly uri: string; readonly latitudeFirst: boolean };

export const crs84: CoordinateSystem = { uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84', latitudeFirst: false };
export const coordinateSystems: readonly CoordinateSystem[] = [
  crs84,
  { uri: 'http://www.opengis.net/def/crs/EPSG/0/4326', latitudeFirst: true },
  { uri: 'http://www.opengis.net/def/crs/EPSG/0/4490', latitudeFirst: true },
];

/** From longitude–latitude into the axis order of a system, and by the same turn back. */
export function inAxisOrder<S extends Shape>(shape: S, system: CoordinateSystem): S {
  return system.latitudeFirst ? { ...shape, coordinates: turned(shape.coordinates) } : shape;
}

type Nested = Position | readonly Nested[];

function turned(of: Nested): Nested {
  const [first, second] = of;
  if (typeof first === 'number' && typeof second === 'number') return [second, first];
  return (of as readonly Nested[]).map(turned);
}

/** A feature as clients read it. Names that are no longer there are null, so that every row of a collection has the same columns. */
export type FeatureDocument = {
  readonly type: 'Feature'; readonly id: string; readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, string | number | null>>;
};

export const featureDocument = (id: string, shape: Shape | null, properties: FeatureDocument['properties'], system: CoordinateSystem): FeatureDocument =>
  ({ type: 'Feature', id, geometry: shape === null ? null : inAxisOrder(shape, system), properties });
