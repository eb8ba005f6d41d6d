import { DatabaseSync } from 'node:sqlite';
import type { Position } from 'geojson';
import { fail, ok, type Result } from '../../basis/result.ts';

/** Geographic systems that are degrees of WGS 84 or CGCS2000. */
const geographic = new Set([4326, 4490]);

/**
 * The only (or first) table of lines in a GeoPackage (OGC 12-128r18) as a GeoJSON FeatureCollection: attributes as properties, binary geometry as
 * lines, heights left out. Faults trace.unreadable (no GeoPackage, no table of features, another geometry or system of coordinates).
 */
export function readGeopackage(path: string): Result<unknown> {
  try {
    const file = new DatabaseSync(path, { readOnly: true });
    try {
      return featuresOf(file);
    } finally {
      file.close();
    }
  } catch (error) {
    return fail('trace.unreadable', `no GeoPackage: ${error instanceof Error ? error.message : ''}`);
  }
}

function featuresOf(file: DatabaseSync): Result<unknown> {
  const tables = file.prepare(`select c.table_name as name, g.column_name as geometry, s.organization_coordsys_id as system
    from gpkg_contents c join gpkg_geometry_columns g on g.table_name = c.table_name join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
    where c.data_type = 'features' order by c.table_name`).all();
  const [table] = tables;
  if (table === undefined) return fail('trace.unreadable', 'no table of features');
  if (tables.length > 1) return fail('trace.unreadable', `one table of reaches is needed, there are ${tables.map(({ name }) => String(name)).join(', ')}`);
  const { name, geometry, system } = table;
  if (!geographic.has(Number(system))) return fail('trace.unreadable', `coordinates of EPSG:${String(system)}; 4326 or 4490 is read`);
  const rows = file.prepare(`select * from "${String(name).replaceAll('"', '""')}"`).all();
  const column = String(geometry);
  return ok({
    type: 'FeatureCollection',
    features: rows.map((row) => {
      const { [column]: binary, ...properties } = row;
      return { type: 'Feature', properties, geometry: binary instanceof Uint8Array ? geometryOf(binary) : null };
    }),
  });
}

/** Bytes of the envelope by its code in the flags. */
const envelopes = [0, 32, 48, 48, 64];

/** GeoPackage binary: header, envelope, well-known binary. Throws where it is none. */
function geometryOf(bytes: Uint8Array): object {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint8(3);
  const envelope = envelopes[(flags >> 1) & 7];
  if (view.getUint16(0) !== 0x4750 || envelope === undefined) throw new Error('a geometry that is no GeoPackage binary');
  return wellKnown(view, { at: 8 + envelope });
}

type Cursor = { at: number };

function wellKnown(view: DataView, cursor: Cursor): { readonly type: string; readonly coordinates: unknown } {
  const little = view.getUint8(cursor.at) === 1;
  const code = view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  // ISO codes add thousands for Z, M and both.
  const dimensions = 2 + ([0, 1, 1, 2][Math.floor(code / 1000) % 4] ?? 0);
  if (code % 1000 === 2) return { type: 'LineString', coordinates: positions(view, cursor, { little, dimensions }) };
  if (code % 1000 !== 5) throw new Error(`geometry type ${code}, lines are needed`);
  const count = view.getUint32(cursor.at, little);
  cursor.at += 4;
  return { type: 'MultiLineString', coordinates: Array.from({ length: count }, () => wellKnown(view, cursor).coordinates) };
}

function positions(view: DataView, cursor: Cursor, { little, dimensions }: { readonly little: boolean; readonly dimensions: number }): readonly Position[] {
  const count = view.getUint32(cursor.at, little);
  const start = cursor.at + 4;
  const step = 8 * dimensions;
  if (start + count * step > view.byteLength) throw new Error('a line that ends too early');
  cursor.at = start + count * step;
  return Array.from({ length: count }, (_, at) => [view.getFloat64(start + at * step, little), view.getFloat64(start + at * step + 8, little)]);
}
