import { fail, ok, type Result } from '../../basis/result.ts';
import { firmsReader, type FirmsRow } from '../../codecs/firms/read-firms.ts';
import type { Detections } from '../../science/fire/detections.ts';
import { numberColumn, readTable } from './table-file.ts';

export type ReadDetections = {
  readonly detections: Detections; readonly presumedOther: Uint8Array; readonly cropland?: Uint8Array;
  /** Rows of the files, those of a pixel already held, and those refused, by fault, with the first of each. */
  readonly read: { readonly rows: number; readonly repeated: number; readonly refused: Readonly<Record<string, { readonly rows: number; readonly first: string }>> };
};

/** FIRMS files together; by moment, then id. A file with unknown columns is a fault, a row that is wrong is counted. Faults also trace.too-few. */
export function detectionsIn(files: readonly string[], croplandFile?: string): Result<ReadDetections> {
  const sheet: Sheet = { held: new Map(), refused: {}, rows: 0 };
  for (const file of files) {
    const read = readFile(file, sheet);
    if (!read.ok) return read;
  }
  const { held, refused, rows } = sheet;
  const all = [...held.values()].map(({ detection }) => detection).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  if (all.length === 0) return fail('trace.too-few', `no detection in ${files.join(', ')}`);
  const refusedRows = Object.values(refused).reduce((sum, kind) => sum + kind.rows, 0);
  const cropland = croplandFile === undefined ? ok(undefined) : croplandIn(croplandFile, all);
  if (!cropland.ok) return cropland;
  const column = (of: (one: typeof all[number]) => number): Float64Array => Float64Array.from(all, of);
  return ok({
    detections: { lat: column(({ lat }) => Number(lat)), lon: column(({ lon }) => Number(lon)), at: column(({ at }) => at), frp: column(({ frp }) => Number(frp)), night: Uint8Array.from(all, ({ dayNight }) => Number(dayNight === 'night')) },
    presumedOther: Uint8Array.from(all, ({ presumed = 'vegetation' }) => Number(presumed !== 'vegetation')),
    ...(cropland.value === undefined ? {} : { cropland: cropland.value }), read: { rows, repeated: rows - refusedRows - all.length, refused },
  });
}

type Sheet = { readonly held: Map<string, FirmsRow>; readonly refused: Record<string, { rows: number; first: string }>; rows: number };

function readFile(file: string, sheet: Sheet): Result<undefined> {
  const table = readTable(file);
  if (!table.ok) return table;
  const columns = [...table.value.columns];
  const reader = firmsReader(columns);
  if (!reader.ok) return fail('trace.unreadable', `${file}: ${reader.detail}`);
  for (const { line, cell } of table.value.rows) {
    const cells = columns.map((column) => cell(column));
    const row = reader.value(cells, cells.join(','));
    sheet.rows += 1;
    if (row.ok) hold(sheet.held, row.value);
    else (sheet.refused[row.fault] ??= { rows: 0, first: `${file}, line ${line}: ${row.detail}` }).rows += 1;
  }
  return ok(undefined);
}

function hold(held: Map<string, FirmsRow>, row: FirmsRow): void {
  const before = held.get(row.detection.id);
  if (before === undefined || row.edition > before.edition) held.set(row.detection.id, row);
}

/** 1, 0, or 255 where the table has nothing for the place. */
function croplandIn(path: string, all: readonly { readonly lat: string; readonly lon: string }[]): Result<Uint8Array> {
  const table = readTable(path);
  if (!table.ok) return table;
  const [lat, lon, cropland] = [numberColumn(table.value, 'latitude'), numberColumn(table.value, 'longitude'), numberColumn(table.value, 'cropland')];
  if (!lat.ok) return lat;
  if (!lon.ok) return lon;
  if (!cropland.ok) return cropland;
  const bad = table.value.rows.find((_, at) => ![0, 1].includes(cropland.value[at] ?? 9) && !Number.isNaN(cropland.value[at]));
  if (bad !== undefined) return fail('trace.bad-number', `cropland, line ${bad.line}: ${bad.cell('cropland')} (1 or 0)`);
  const of = new Map(Array.from(lat.value, (value, at) => [`${value} ${lon.value[at]}`, cropland.value[at] ?? Number.NaN]));
  return ok(Uint8Array.from(all, (one) => { const value = of.get(`${Number(one.lat)} ${Number(one.lon)}`); return value === undefined || Number.isNaN(value) ? 255 : value; }));
}
