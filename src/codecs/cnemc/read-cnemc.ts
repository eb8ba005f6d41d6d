import { parseExact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { fromCivil, hourMs, instant, type Instant } from '../../basis/time.ts';
import { keepLast, readCsv, type CsvRow, type RefusedRow } from '../csv/read-csv.ts';
import { layouts, type CnemcLayout } from './layouts.ts';

/** One published hour of one national site. Values are decimal text: µg/m³, CO mg/m³; absent: not reported. */
export type CnemcRow = {
  readonly line: number;
  readonly site: CnemcSite;
  /** Start of the hour that the value is the mean of (the publisher labels hours by their end). */
  readonly at: Instant;
  readonly values: Readonly<Record<string, string>>;
  /** As published; absent where the site published none. */
  readonly aqi?: number;
  readonly primary?: string;
};
/** A monitoring site as the publisher names it. `code` is the national number (1142A) where known. */
export type CnemcSite = {
  readonly city: string;
  readonly name: string;
  readonly province?: string;
  readonly code?: string;
  readonly lon?: number;
  readonly lat?: number;
};
export type CnemcFile = {
  readonly layout: CnemcLayout['name'];
  readonly rows: readonly CnemcRow[];
  readonly refused: readonly RefusedRow[];
  /** Filled by a list of sites, which holds no hours. */
  readonly sites: readonly CnemcSite[];
};

/** A CSV of site hours as published (both crawls) or a list of sites. Faults: import.unreadable, import.unknown-columns. */
export function readCnemc(text: string): Result<CnemcFile> {
  const table = readCsv(text);
  if (!table.ok) return table;
  const layout = layouts.find((one) => one.needs.every((column) => table.value.columns.has(column)));
  if (layout === undefined) return fail('import.unknown-columns', [...table.value.columns].slice(0, 8).join(','));
  if (layout.time === undefined) return ok({ layout: layout.name, rows: [], refused: table.value.refused, sites: table.value.rows.map((row) => siteOf(row, layout)) });
  const read: CnemcRow[] = [];
  const refused: RefusedRow[] = [...table.value.refused];
  for (const row of table.value.rows) {
    const one = rowOf(row, layout, layout.time(row));
    if (one.ok) read.push(one.value);
    else refused.push({ line: row.line, fault: one.fault, detail: one.detail });
  }
  const kept = keepLast(read, keyOfCnemcRow, (row) => JSON.stringify([row.values, row.aqi]));
  return ok({ layout: layout.name, rows: kept.rows, refused: [...refused, ...kept.refused].sort((a, b) => a.line - b.line), sites: [] });
}

/** Two rows with this key are about the same site and hour. */
export const keyOfCnemcRow = ({ site, at }: CnemcRow): string => `${site.city} ${site.name} ${at}`;

const signsForNone = new Set(['', '-', '--', '—', '_', 'NA', 'null']);

function rowOf(row: CsvRow, layout: CnemcLayout, time: readonly number[] | undefined): Result<CnemcRow> {
  const site = siteOf(row, layout);
  if (site.name === '' && site.code === undefined) return fail('row.missing-site', '');
  if (time === undefined) return fail('row.bad-time', `${site.city} ${site.name}`);
  if (time.length === 0) return fail('row.missing-time', `${site.city} ${site.name}`);
  const [year = 0, month = 0, day = 0, hour = 0] = time;
  const label = fromCivil(year, month, day, hour);
  if (label === undefined) return fail('row.bad-time', time.join('-'));
  const values: Record<string, string> = {};
  for (const [pollutant, column] of Object.entries(layout.values)) {
    const text = row.cell(column);
    if (signsForNone.has(text)) continue;
    const value = parseExact(text);
    if (value === undefined || value.isNegative()) return fail('row.bad-value', `${column} ${text}`);
    values[pollutant] = value.toString();
  }
  if (Object.keys(values).length === 0) return fail('row.no-value', `${site.city} ${site.name}`);
  const aqi = row.cell(layout.aqi);
  if (!signsForNone.has(aqi) && !/^\d{1,3}$/.test(aqi)) return fail('row.bad-value', `AQI ${aqi}`);
  const primary = row.cell(layout.primary);
  return ok({
    line: row.line, site, at: instant(label - hourMs), values,
    ...(signsForNone.has(aqi) ? {} : { aqi: Number(aqi) }), ...(signsForNone.has(primary) ? {} : { primary }),
  });
}

function siteOf(row: CsvRow, layout: CnemcLayout): CnemcSite {
  const [province, code] = [row.cell(layout.province), row.cell('station')];
  const [lon, lat] = [parseExact(row.cell('lon')), parseExact(row.cell('lat'))];
  return {
    city: row.cell(layout.city), name: row.cell(layout.siteName),
    ...(province === '' ? {} : { province }), ...(code === '' ? {} : { code }),
    ...(lon === undefined || lat === undefined ? {} : { lon: lon.toNumber(), lat: lat.toNumber() }),
  };
}
