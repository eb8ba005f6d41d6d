import { fail, ok, type Result } from '../../basis/result.ts';
import type { CsvTable } from '../../codecs/csv/read-csv.ts';
import type { Routes } from '../../science/outfall/question.ts';
import { placeNamed, type River } from '../../science/river/river.ts';
import { upstreamWithin } from '../../science/river/upstream-within.ts';
import { numberColumn } from './table-file.ts';

/** A thing on a reach; `along` from 0, the upper end, to 1, the lower one. */
export type Placed = { readonly id: string; readonly reach: string; readonly along: number; readonly more: number };

/** Columns `id`, `reach`, and where there are any `along` and one number more; fault trace.no-column, trace.bad-number. */
export function placedIn(table: CsvTable, fallbackAlong: number, more: string, fallback: number): Result<readonly Placed[]> {
  const missing = ['id', 'reach'].find((name) => !table.columns.has(name));
  if (missing !== undefined) return fail('trace.no-column', `${missing} (there are ${[...table.columns].join(', ')})`);
  const along = table.columns.has('along') ? numberColumn(table, 'along') : ok(new Float64Array(table.rows.length).fill(fallbackAlong));
  const other = table.columns.has(more) ? numberColumn(table, more) : ok(new Float64Array(table.rows.length).fill(fallback));
  if (!along.ok) return along;
  if (!other.ok) return other;
  const wrong = along.value.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong !== -1) return fail('trace.bad-number', `along ${along.value[wrong]}, line ${table.rows[wrong]?.line}`);
  return ok(table.rows.map(({ cell }, at) => ({ id: cell('id'), reach: cell('reach'), along: along.value[at] ?? 0, more: other.value[at] ?? 0 })));
}

/** Ways from places on reaches to stations (at lower ends), within so many hours; variance by a Péclet number of the whole way. */
export function routesOf(river: River, from: readonly { readonly reach: string; readonly along: number }[], stations: readonly Placed[], limit: number, peclet: number): Result<Routes> {
  const size = from.length * stations.length;
  const [hours, share] = [new Float64Array(size).fill(Number.NaN), new Float64Array(size)];
  for (const [column, station] of stations.entries()) {
    const place = placeNamed(river, station.reach);
    const above = place.ok ? upstreamWithin(river, place.value, limit) : place;
    if (!above.ok) return above;
    const found = new Map([...above.value.places].map((at, index) => [river.reach[at] ?? 0, index]));
    for (const [row, { reach, along }] of from.entries()) {
      const own = placeNamed(river, reach);
      if (!own.ok) return own;
      const index = found.get(river.reach[own.value] ?? 0);
      if (index === undefined) continue;
      hours[row * stations.length + column] = Math.max(0.1, (above.value.hours[index] ?? 0) + (1 - along) * (river.hours[own.value] ?? Number.NaN));
      share[row * stations.length + column] = above.value.share[index] ?? 0;
    }
  }
  return ok({ hours, share, variance: hours.map((time) => 2 * time ** 2 / peclet) });
}

/** Reaches above any of the stations within the hours, where an unlisted source may lie. */
export function reachesAbove(river: River, stations: readonly Placed[], limit: number): Result<readonly string[]> {
  const all = new Set<number>();
  for (const { reach } of stations) {
    const place = placeNamed(river, reach);
    const above = place.ok ? upstreamWithin(river, place.value, limit) : place;
    if (!above.ok) return above;
    for (const at of above.value.places) if (!Number.isNaN(river.hours[at])) all.add(river.reach[at] ?? 0);
  }
  return ok([...all].sort((a, b) => a - b).map((reach) => river.ids[reach] ?? ''));
}

/** Rows of a long table with a name that must be known: its number by row. Fault trace.unreadable with the line. */
export function namesIn({ columns, rows }: CsvTable, column: string, known: readonly string[]): Result<Int32Array> {
  if (!columns.has(column)) return fail('trace.no-column', `${column} (there are ${[...columns].join(', ')})`);
  const numbers = Int32Array.from(rows, ({ cell }) => known.indexOf(cell(column)));
  const wrong = numbers.indexOf(-1);
  return wrong === -1 ? ok(numbers) : fail('trace.unreadable', `${column} ${rows[wrong]?.cell(column)}, line ${rows[wrong]?.line}: not among ${known.slice(0, 5).join(', ')}${known.length > 5 ? ', …' : ''}`);
}

/** Records on one grid of hours from 0, species-major for each outfall; what no row says is NaN. Fault trace.bad-number for an hour off the grid or below 0. */
export function recordsOf(table: CsvTable, outfalls: readonly string[], species: readonly string[], step: number): Result<{ readonly loads: readonly Float64Array[]; readonly count: number }> {
  const [outfall, kind, hour, load] = [namesIn(table, 'outfall', outfalls), namesIn(table, 'species', species), numberColumn(table, 'hour'), numberColumn(table, 'load_gs')];
  if (!outfall.ok) return outfall;
  if (!kind.ok) return kind;
  if (!hour.ok) return hour;
  if (!load.ok) return load;
  const off = hour.value.findIndex((value) => !(value >= 0 && value < 100_000) || Math.abs(value / step - Math.round(value / step)) > 1e-6);
  if (off !== -1) return fail('trace.bad-number', `hour ${hour.value[off]}, line ${table.rows[off]?.line}: hours from 0 in steps of ${step}`);
  const count = 1 + hour.value.reduce((most, value) => Math.max(most, Math.round(value / step)), 0);
  const loads = outfalls.map(() => new Float64Array(species.length * count).fill(Number.NaN));
  for (let row = 0; row < table.rows.length; row += 1) {
    const own = loads[outfall.value[row] ?? 0];
    if (own !== undefined) own[(kind.value[row] ?? 0) * count + Math.round((hour.value[row] ?? 0) / step)] = load.value[row] ?? Number.NaN;
  }
  return ok({ loads, count });
}
