import { fail, ok, type Result } from '../../basis/result.ts';
import type { CsvTable } from '../../codecs/csv/read-csv.ts';
import { numberColumn } from './table-file.ts';

/** Metres east and north; `toDegrees` where the file had degrees. */
export type Plane = { readonly isDegrees: boolean; readonly lat: number; readonly lon: number };
export type Places = { readonly x: Float64Array; readonly y: Float64Array; readonly plane: Plane };

const metresPerDegree = 111_194.93;

/** Columns x, y (m) or lat, lon (WGS 84), the latter on a plane that touches at their middle or at that of `plane`. Faults trace.no-column, trace.bad-number. */
export function placesIn(table: CsvTable, plane?: Plane): Result<Places> {
  const isDegrees = table.columns.has('lat') && table.columns.has('lon') && plane?.isDegrees !== false;
  if (plane?.isDegrees === true && !isDegrees) return fail('trace.no-column', 'lat, lon (as in the other file)');
  const east = numberColumn(table, isDegrees ? 'lon' : 'x');
  if (!east.ok) return east;
  const north = numberColumn(table, isDegrees ? 'lat' : 'y');
  if (!north.ok) return north;
  const unknown = table.rows.find((_, at) => Number.isNaN((east.value[at] ?? Number.NaN) + (north.value[at] ?? Number.NaN)));
  if (unknown !== undefined) return fail('trace.bad-number', `place, line ${unknown.line}`);
  if (!isDegrees) return ok({ x: east.value, y: north.value, plane: { isDegrees, lat: 0, lon: 0 } });
  const middle = plane ?? { isDegrees, lat: mean(north.value), lon: mean(east.value) };
  if (north.value.some((lat) => Math.abs(lat) > 85) || east.value.some((lon) => Math.abs(lon - middle.lon) > 2)) return fail('trace.bad-number', 'lat, lon: places within two degrees of each other, no pole');
  const width = Math.cos(middle.lat * Math.PI / 180) * metresPerDegree;
  return ok({ x: east.value.map((lon) => (lon - middle.lon) * width), y: north.value.map((lat) => (lat - middle.lat) * metresPerDegree), plane: middle });
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** A place of the plane as the file wrote places. */
export function placeOf({ isDegrees, lat, lon }: Plane, x: number, y: number): object {
  if (!isDegrees) return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
  const digits = (value: number): number => Math.round(value * 1e6) / 1e6;
  return { lat: digits(lat + y / metresPerDegree), lon: digits(lon + x / metresPerDegree / Math.cos(lat * Math.PI / 180)) };
}
