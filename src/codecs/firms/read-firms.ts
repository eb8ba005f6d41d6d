import { parseExact, toMicro } from '../../basis/decimal.ts';
import { sha256Text } from '../../basis/hash.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { detectionId, type FireDetection } from '../../model/fire-detection.ts';
import { confidenceOf, layoutOf, presumptions, satellites, type Layout } from './layouts.ts';

export type FirmsRow = { readonly detection: FireDetection; readonly edition: bigint };
export type ReadFirmsRow = (cells: readonly string[], text: string) => Result<FirmsRow>;

/**
 * How the rows of a FIRMS file with these columns are read. Fault import.unknown-columns. Of rows: row.malformed (not as many cells as
 * columns), row.missing-time, row.bad-time, row.bad-place, row.unknown-satellite, row.bad-value.
 */
export function firmsReader(columns: readonly string[]): Result<ReadFirmsRow> {
  const layout = layoutOf(columns);
  return layout.ok ? ok((cells, text) => rowOf(layout.value, columns.length, cells, text)) : layout;
}

function rowOf(layout: Layout, width: number, cells: readonly string[], text: string): Result<FirmsRow> {
  if (cells.length !== width) return fail('row.malformed', `${cells.length} cells, ${width} columns`);
  const cell = (column: string): string => cells[layout.places.get(column) ?? -1] ?? '';
  const at = momentOf(cell('acq_date'), cell('acq_time'));
  if (!at.ok) return at;
  const [lat, lon] = [degrees(cell('latitude'), 90), degrees(cell('longitude'), 180)];
  if (lat === undefined || lon === undefined) return fail('row.bad-place', `${cell('latitude')},${cell('longitude')}`);
  const { instrument } = layout;
  const satellite = satellites[instrument].get(cell('satellite').toLowerCase());
  if (satellite === undefined || (layout.places.has('instrument') && cell('instrument').toUpperCase() !== instrument)) {
    return fail('row.unknown-satellite', `${cell('satellite')} ${cell('instrument')}`.trim());
  }
  const measured = valuesOf(layout, cell);
  if (!measured.ok) return measured;
  const [confidence, version] = [confidenceOf(instrument, cell('confidence')), cell('version').toUpperCase()];
  const dayNight = passes.get(cell('daynight'));
  const presumed = presumptions.get(cell('type'));
  if (confidence === undefined) return fail('row.bad-value', `confidence ${cell('confidence')}`);
  if (!/^\d+(?:\.\d+)?(?:URT|RT|NRT)?$/u.test(version)) return fail('row.bad-value', `version ${version}`);
  if (dayNight === undefined) return fail('row.bad-value', `daynight ${cell('daynight')}`);
  if (presumed === undefined && cell('type') !== '') return fail('row.bad-value', `type ${cell('type')}`);
  const rest = { at: at.value, satellite, instrument, lat, lon, ...measured.value, confidence, version, dayNight };
  const detection = { id: detectionId(rest), ...rest, ...(presumed === undefined ? {} : { presumed }) };
  return ok({ detection, edition: editionOf(version, text) });
}

const passes: ReadonlyMap<string, FireDetection['dayNight']> = new Map([['D', 'day'], ['N', 'night']]);

type Values = Pick<FireDetection, 'brightness' | 'brightnessLong' | 'scan' | 'track' | 'frp'>;

function valuesOf({ brightness, brightnessLong }: Layout, cell: (column: string) => string): Result<Values> {
  const columns = { brightness, brightnessLong, scan: 'scan', track: 'track', frp: 'frp' } as const;
  const values = { brightness: '', brightnessLong: '', scan: '', track: '', frp: '' };
  for (const [name, column] of Object.entries(columns)) {
    const value = parseExact(cell(column));
    // A pixel without extent or at absolute zero is no measurement; no power found is one.
    const least = name === 'frp' ? value?.isNegative() === false : value?.isPositive() === true && !value.isZero();
    if (value === undefined || !least || toMicro(value) === undefined) return fail('row.bad-value', `${column} ${cell(column)}`);
    values[name as keyof Values] = value.toFixed();
  }
  return ok(values);
}

function degrees(text: string, most: number): string | undefined {
  const value = parseExact(text);
  if (value === undefined || value.abs().greaterThan(most) || toMicro(value) === undefined) return undefined;
  return value.isZero() ? '0' : value.toFixed();
}

const day = /^(2\d{3})-(\d{2})-(\d{2})$/u;
const clock = /^(\d{2}):?(\d{2})$/u;

/** `acq_time` is HHMM in UTC; files that passed through a spreadsheet have lost its leading noughts. */
function momentOf(date: string, time: string): Result<number> {
  if (date === '' || time === '') return fail('row.missing-time', `${date} ${time}`.trim());
  const [onDay, found] = [day.exec(date), clock.exec(/^\d{1,3}$/u.test(time) ? time.padStart(4, '0') : time)];
  const bad = fail('row.bad-time', `${date} ${time}`);
  if (onDay === null || found === null) return bad;
  const [year = 0, month = 0, dayOfMonth = 0] = onDay.slice(1).map(Number);
  const [hour = 0, minute = 0] = found.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, dayOfMonth, hour, minute);
  const isCivil = new Date(at).toISOString().startsWith(date) && hour < 24 && minute < 60;
  return year < 2100 && isCivil ? ok(at) : bad;
}

const processings = ['URT', 'RT', 'NRT', ''] as const;

/** Later processing first; of two alike the digest of the row decides, the same way each time. */
function editionOf(version: string, text: string): bigint {
  const stage = processings.findIndex((one) => version.replace(/^[\d.]+/u, '') === one);
  return (BigInt(stage) << 56n) | BigInt(`0x${sha256Text(text).slice(0, 14)}`);
}
