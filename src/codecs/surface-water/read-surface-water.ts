import { parseExact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { dayMs, fromCivil, type Instant } from '../../basis/time.ts';
import { keepLast, readCsv, type CsvRow, type RefusedRow } from '../csv/read-csv.ts';

/** One reading of one automatic section as published. Values are decimal text, unrounded where the file has them (mg/L, °C, µS/cm, NTU, cells/L). */
export type SurfaceWaterRow = {
  readonly line: number;
  readonly section: WaterSection;
  readonly at: Instant;
  readonly values: Readonly<Record<string, string>>;
  /** Published class 1…6 (6 is 劣Ⅴ); absent: none published. */
  readonly class?: number;
  /** 正常, 维护, 停站, 不具备运行条件; absent where the file has no such column. */
  readonly status?: string;
};
export type WaterSection = {
  readonly province: string;
  readonly basin: string;
  readonly name: string;
  readonly river?: string;
  readonly city?: string;
  readonly lon?: number;
  readonly lat?: number;
};
export type SurfaceWaterFile = { readonly rows: readonly SurfaceWaterRow[]; readonly refused: readonly RefusedRow[] };

const columns: Readonly<Record<string, string>> = {
  temperature: 'temp_c', pH: 'ph', DO: 'do_mgl', conductivity: 'cond_uscm', turbidity: 'turb_ntu', CODMn: 'codmn_mgl', 'NH3-N': 'nh3n_mgl', TP: 'tp_mgl', TN: 'tn_mgl',
  'chlorophyll-a': 'chla_mgl', algae: 'algae_cells_l',
};
const needed = ['province', 'section', 'time', 'class', 'ph', 'do_mgl', 'codmn_mgl', 'nh3n_mgl', 'tp_mgl'];
const classes: Readonly<Record<string, number>> = { Ⅰ: 1, Ⅱ: 2, Ⅲ: 3, Ⅳ: 4, Ⅴ: 5, 劣Ⅴ: 6, I: 1, II: 2, III: 3, IV: 4, V: 5, 劣V: 6 };
const signsForNone = new Set(['', '-', '--', '*', '—']);

/** A CSV of section readings as published. Faults: import.unreadable, import.unknown-columns. Every line is a row or refused. */
export function readSurfaceWater(text: string): Result<SurfaceWaterFile> {
  const table = readCsv(text);
  if (!table.ok) return table;
  const missing = needed.filter((column) => !table.value.columns.has(column));
  if (missing.length > 0) return fail('import.unknown-columns', `without ${missing.join(',')}`);
  const read: SurfaceWaterRow[] = [];
  const refused: RefusedRow[] = [...table.value.refused];
  for (const row of table.value.rows) {
    const one = rowOf(row);
    if (one.ok) read.push(one.value);
    else refused.push({ line: row.line, fault: one.fault, detail: one.detail });
  }
  const kept = keepLast(read, keyOfSurfaceWaterRow, (row) => JSON.stringify([row.values, row.class]));
  return ok({ rows: kept.rows, refused: [...refused, ...kept.refused].sort((a, b) => a.line - b.line) });
}

export const keyOfSection = ({ province, name }: WaterSection): string => `${province} ${name}`;
/** Two rows with this key are about the same section and moment. */
export const keyOfSurfaceWaterRow = ({ section, at }: SurfaceWaterRow): string => `${keyOfSection(section)} ${at}`;

function rowOf(row: CsvRow): Result<SurfaceWaterRow> {
  const section = sectionOf(row);
  if (section.name === '') return fail('row.missing-site', '');
  const at = timeOf(row);
  if (!at.ok) return at;
  const values: Record<string, string> = {};
  for (const [item, column] of Object.entries(columns)) {
    const raw = row.cell(`${column}_raw`);
    const printed = row.cell(column);
    if (signsForNone.has(printed) && signsForNone.has(raw)) continue;
    const text = signsForNone.has(raw) ? printed : raw;
    const value = parseExact(text);
    if (value === undefined || (value.isNegative() && item !== 'temperature')) return fail('row.bad-value', `${column} ${text}`);
    values[item] = value.toString();
  }
  if (Object.keys(values).length === 0) return fail('row.no-value', section.name);
  const published = row.cell('class');
  if (!signsForNone.has(published) && !Object.hasOwn(classes, published)) return fail('row.bad-value', `class ${published}`);
  const number = classes[published];
  const status = row.cell('status');
  return ok({ line: row.line, section, at: at.value, values, ...(number === undefined ? {} : { class: number }), ...(status === '' ? {} : { status }) });
}

/** A page of one day still shows old readings of stations out of service: they are not of that day. One day of slack for the night. */
const staleAfterMs = 2 * dayMs;

function timeOf(row: CsvRow): Result<Instant> {
  const text = row.cell('time');
  if (signsForNone.has(text) || /^\d{4}-+$/.test(text)) return fail('row.missing-time', row.cell('section'));
  const at = momentOf(/^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/, text);
  if (at === undefined) return fail('row.bad-time', text);
  const published = momentOf(/^(\d{4})-(\d{2})-(\d{2})$/, row.cell('file_date'));
  if (published !== undefined && at >= published + 2 * dayMs) return fail('row.future-time', text);
  if (published !== undefined && at < published + dayMs - staleAfterMs) return fail('row.stale-time', text);
  return ok(at);
}

function momentOf(pattern: RegExp, text: string): Instant | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  return fromCivil(year, month, day, hour, minute);
}

function sectionOf(row: CsvRow): WaterSection {
  const [river, city] = [row.cell('river'), row.cell('city')];
  const [lon, lat] = [parseExact(row.cell('lon_geocoded')), parseExact(row.cell('lat_geocoded'))];
  return {
    province: row.cell('province'), basin: row.cell('basin'), name: row.cell('section'),
    ...(river === '' ? {} : { river }), ...(city === '' ? {} : { city }),
    ...(lon === undefined || lat === undefined ? {} : { lon: lon.toNumber(), lat: lat.toNumber() }),
  };
}
