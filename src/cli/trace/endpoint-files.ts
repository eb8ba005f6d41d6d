import { fail, ok, type Result } from '../../basis/result.ts';
import { readEndpoints } from '../../codecs/hysplit/read-endpoints.ts';
import type { EndpointSet } from '../../science/receptor/endpoints.ts';
import type { Ways } from '../../science/receptor/distances.ts';
import { fileBytes, numberColumn, readTable } from './table-file.ts';

/** What a set of trajectories is read from: one CSV with a row a point, or endpoint files of HYSPLIT. */
export type ReadSet = EndpointSet & { readonly arrivals: readonly string[]; readonly hours: Float64Array };

const dayMs = 86_400_000;

/**
 * CSV columns `date` (arrival), `hour.inc` (hours, 0 and below), `lat`, `lon` and the value’s, which is that of the arrival; other columns are not
 * looked at. Without a value’s column every trajectory counts as 0. Faults trace.no-column, trace.bad-number.
 */
export function readPoints(path: string, value: string | undefined): Result<ReadSet> {
  const table = readTable(path);
  if (!table.ok) return table;
  const columns = ['hour.inc', 'lat', 'lon', ...(value === undefined ? [] : [value])].map((name) => numberColumn(table.value, name));
  const wrong = columns.find((column) => !column.ok);
  if (wrong?.ok === false) return wrong;
  if (!table.value.columns.has('date')) return fail('trace.no-column', 'date');
  const [hours = new Float64Array(), lat = new Float64Array(), lon = new Float64Array(), worth] = columns.map((column) => (column.ok ? column.value : undefined));
  const receptors = table.value.columns.has('receptor');
  const names = table.value.rows.map((row) => `${row.cell('date')}${receptors ? ` ${row.cell('receptor')}` : ''}`);
  const arrivals = [...new Set(names)];
  const index = new Map(arrivals.map((name, at) => [name, at]));
  const of = Int32Array.from(names, (name) => index.get(name) ?? 0);
  const values = new Float64Array(arrivals.length);
  names.forEach((_, at) => { values[of[at] ?? 0] = worth === undefined ? 0 : worth[at] ?? Number.NaN; });
  const days = arrivals.map((name) => Math.floor(Date.parse(name.split(' ')[0] ?? '') / dayMs));
  const bad = days.findIndex(Number.isNaN);
  return bad >= 0 ? fail('trace.bad-number', `date ${arrivals[bad]}`) : ok({ lat, lon, of, hours, values, days: Int32Array.from(days), arrivals });
}

/** Endpoint files of HYSPLIT, each trajectory one; they hold no concentrations. */
export function readTdumps(paths: readonly string[]): Result<ReadSet> {
  const points: { lat: number; lon: number; hours: number; of: number }[] = [];
  const arrivals: string[] = [];
  for (const path of paths) {
    const bytes = fileBytes(path);
    if (!bytes.ok) return bytes;
    const read = readEndpoints(new TextDecoder().decode(bytes.value));
    if (!read.ok) return fail(read.fault, `${path}: ${read.detail}`);
    for (const { start, points: way } of read.value.trajectories) {
      for (const { lat, lon, hours } of way) points.push({ lat, lon, hours, of: arrivals.length });
      arrivals.push(new Date(start.at).toISOString());
    }
  }
  return ok({
    lat: Float64Array.from(points, ({ lat }) => lat), lon: Float64Array.from(points, ({ lon }) => lon), hours: Float64Array.from(points, ({ hours }) => hours), of: Int32Array.from(points, ({ of }) => of),
    values: new Float64Array(arrivals.length), days: Int32Array.from(arrivals, (at) => Math.floor(Date.parse(at) / dayMs)), arrivals,
  });
}

/** Ways of equal length: those trajectories that have every hour that most of them have. `left`: the others. */
export function waysOf({ lat, lon, of, hours, arrivals }: ReadSet): { readonly ways: Ways; readonly kept: readonly number[]; readonly left: number } {
  const byTrajectory = [...Map.groupBy(Int32Array.from(of, (_, at) => at), (at) => of[at] ?? 0)].map(([trajectory, points]) => ({
    trajectory, points: points.toSorted((one, other) => Math.abs(hours[one] ?? 0) - Math.abs(hours[other] ?? 0)),
  }));
  const lengths = [...Map.groupBy(byTrajectory, ({ points }) => points.length)].sort((one, other) => other[1].length - one[1].length || other[0] - one[0]);
  const [points = 0, kept = []] = lengths[0] ?? [];
  const flat = kept.flatMap((one) => one.points);
  return {
    ways: { count: kept.length, points, lat: Float64Array.from(flat, (at) => lat[at] ?? 0), lon: Float64Array.from(flat, (at) => lon[at] ?? 0) },
    kept: kept.map(({ trajectory }) => trajectory), left: arrivals.length - kept.length,
  };
}
