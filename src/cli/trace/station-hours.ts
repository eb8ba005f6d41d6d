import { fail, ok, type Result } from '../../basis/result.ts';
import type { CsvTable } from '../../codecs/csv/read-csv.ts';
import type { LocateInput } from '../../science/locate/question.ts';
import { stabilityClasses } from '../../science/plume/dispersion.ts';
import { placesIn, type Plane } from './places.ts';
import { numberColumn } from './table-file.ts';

export type StationHours = Pick<LocateInput, 'stations' | 'hours' | 'seen'> & { readonly plane: Plane; readonly start: number };
export type Columns = { readonly value: string; readonly speed: string; readonly direction: string; readonly stability: string };

const hourMs = 3_600_000;

/**
 * One row a station and hour to what `locateSource` asks. The wind of an hour is the vector mean of its rows, its class that of its first row; hours
 * without any row stay, without wind. Faults trace.no-column, trace.bad-number (also a station with two rows in an hour or at two places), trace.too-few.
 */
export function stationHours(table: CsvTable, columns: Columns): Result<StationHours> {
  const value = numberColumn(table, columns.value);
  if (!value.ok) return value;
  const places = placesIn(table);
  if (!places.ok) return places;
  const hour = hoursIn(table);
  if (!hour.ok) return hour;
  const stations = stationsIn(table, places.value);
  if (!stations.ok) return stations;
  const doubled = twice(table, hour.value.hours, stations.value.of);
  if (doubled !== undefined) return doubled;
  const winds = windsIn(table, columns, hour.value.hours);
  if (!winds.ok) return winds;
  return ok({ stations: stations.value.stations, hours: winds.value, seen: { station: stations.value.of, hour: hour.value.hours, value: value.value }, plane: places.value.plane, start: hour.value.start });
}

/** Times with or without zone (then UTC), as hours since the first. */
function hoursIn({ columns, rows }: CsvTable): Result<{ readonly hours: Int32Array; readonly start: number }> {
  if (!columns.has('time')) return fail('trace.no-column', 'time');
  if (rows.length === 0) return fail('trace.too-few', 'no row');
  const moments = rows.map(({ cell }) => Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/u.test(cell('time')) ? cell('time') : `${cell('time').replace(' ', 'T')}Z`));
  const bad = moments.findIndex(Number.isNaN);
  if (bad >= 0) return fail('trace.bad-number', `time, line ${rows[bad]?.line}: ${rows[bad]?.cell('time')}`);
  const [start, end] = [moments.reduce((least, one) => Math.min(least, one), Infinity), moments.reduce((most, one) => Math.max(most, one), -Infinity)];
  if (end - start > 366 * 24 * hourMs) return fail('trace.bad-number', 'time: more than a year from first to last');
  return ok({ hours: Int32Array.from(moments, (moment) => Math.floor((moment - start) / hourMs)), start });
}

function stationsIn({ columns, rows }: CsvTable, { x, y }: { readonly x: Float64Array; readonly y: Float64Array }): Result<{ readonly stations: LocateInput['stations']; readonly of: Int32Array }> {
  if (!columns.has('station')) return fail('trace.no-column', 'station');
  const first = new Map<string, number>();
  for (const [at, { cell, line }] of rows.entries()) {
    const held = first.get(cell('station'));
    if (held === undefined) first.set(cell('station'), at);
    else if (Math.abs((x[held] ?? 0) - (x[at] ?? 0)) + Math.abs((y[held] ?? 0) - (y[at] ?? 0)) > 1) return fail('trace.bad-number', `station ${cell('station')} stands at two places, line ${line}`);
  }
  const ids = [...first.keys()];
  const place = new Map(ids.map((id, at) => [id, at]));
  const at = [...first.values()];
  return ok({ stations: { ids, x: Float64Array.from(at, (row) => x[row] ?? 0), y: Float64Array.from(at, (row) => y[row] ?? 0) }, of: Int32Array.from(rows, ({ cell }) => place.get(cell('station')) ?? 0) });
}

function twice({ rows }: CsvTable, hours: Int32Array, of: Int32Array): ReturnType<typeof fail> | undefined {
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const key = `${hours[at]} ${of[at]}`;
    if (seen.has(key)) return fail('trace.bad-number', `station ${row.cell('station')} has two rows in the hour of line ${row.line}`);
    seen.add(key);
  }
  return undefined;
}

function windsIn(table: CsvTable, columns: Columns, hours: Int32Array): Result<LocateInput['hours']> {
  const [speed, direction] = [numberColumn(table, columns.speed), numberColumn(table, columns.direction)];
  if (!speed.ok) return speed;
  if (!direction.ok) return direction;
  const bad = table.rows.find((_, at) => (direction.value[at] ?? 0) < 0 || (direction.value[at] ?? 0) > 360 || (speed.value[at] ?? 0) < 0);
  if (bad !== undefined) return fail('trace.bad-number', `wind, line ${bad.line}: ${bad.cell(columns.speed)} m/s from ${bad.cell(columns.direction)}`);
  const count = hours.reduce((most, hour) => Math.max(most, hour), 0) + 1;
  const sums = Array.from({ length: count }, () => ({ rows: 0, speed: 0, east: 0, north: 0 }));
  const stability = new Uint8Array(count).fill(3);
  const byColumn = table.columns.has(columns.stability);
  for (const [at, row] of table.rows.entries()) {
    const hour = hours[at] ?? 0;
    const letter = stabilityClasses.indexOf((byColumn ? row.cell(columns.stability) : columns.stability).toUpperCase() || '?');
    if (letter < 0) return byColumn ? fail('trace.bad-number', `${columns.stability}, line ${row.line}: ${row.cell(columns.stability)} (A to F)`) : fail('trace.no-column', `${columns.stability} (neither a class A to F nor a column)`);
    stability[hour] = letter;
    const [wind, from, sum] = [speed.value[at] ?? Number.NaN, (direction.value[at] ?? Number.NaN) * Math.PI / 180, sums[hour]];
    if (sum === undefined || Number.isNaN(wind + from)) continue;
    sum.rows += 1;
    sum.speed += wind;
    sum.east += wind * Math.sin(from);
    sum.north += wind * Math.cos(from);
  }
  return ok({
    speed: Float64Array.from(sums, (sum) => (sum.rows === 0 ? Number.NaN : sum.speed / sum.rows)), stability,
    direction: Float64Array.from(sums, (sum) => (sum.rows === 0 ? Number.NaN : (Math.atan2(sum.east, sum.north) * 180 / Math.PI + 360) % 360)),
  });
}
