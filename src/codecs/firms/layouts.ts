import { fail, ok, type Result } from '../../basis/result.ts';
import type { FireDetection } from '../../model/fire-detection.ts';

type Instrument = FireDetection['instrument'];
export type Layout = {
  readonly instrument: Instrument; readonly brightness: string; readonly brightnessLong: string;
  /** Where each column stands. */
  readonly places: ReadonlyMap<string, number>;
};

const shared = ['latitude', 'longitude', 'scan', 'track', 'acq_date', 'acq_time', 'satellite', 'confidence', 'version', 'frp', 'daynight'];
/** Columns that some of the publisher's files have beside: the download, the archive and the country files. */
const beside = ['instrument', 'type', 'country_id'];
const own = {
  MODIS: { brightness: 'brightness', brightnessLong: 'bright_t31' }, VIIRS: { brightness: 'bright_ti4', brightnessLong: 'bright_ti5' },
} as const satisfies Readonly<Record<Instrument, object>>;

/** MODIS or VIIRS by their columns, in any order and case. Fault import.unknown-columns: one is missing or there is one that nobody knows. */
export function layoutOf(columns: readonly string[]): Result<Layout> {
  const places = new Map(columns.map((column, place) => [column.toLowerCase(), place]));
  const instrument = places.has(own.VIIRS.brightness) ? 'VIIRS' : 'MODIS';
  const { brightness, brightnessLong } = own[instrument];
  const needed = [...shared, brightness, brightnessLong];
  const missing = needed.filter((column) => !places.has(column));
  if (missing.length > 0) return fail('import.unknown-columns', `without ${missing.join(',')}`);
  const unknown = [...places.keys()].filter((column) => !needed.includes(column) && !beside.includes(column));
  if (unknown.length > 0 || places.size < columns.length) return fail('import.unknown-columns', unknown.join(','));
  return ok({ instrument, brightness, brightnessLong, places });
}

/** As the publisher writes them, in small letters; older files have 1 for NOAA-20. */
export const satellites: Readonly<Record<Instrument, ReadonlyMap<string, FireDetection['satellite']>>> = {
  MODIS: new Map([['t', 'terra'], ['terra', 'terra'], ['a', 'aqua'], ['aqua', 'aqua']]),
  VIIRS: new Map([['n', 'snpp'], ['n20', 'noaa-20'], ['1', 'noaa-20'], ['n21', 'noaa-21']]),
};

export const presumptions: ReadonlyMap<string, NonNullable<FireDetection['presumed']>> =
  new Map([['0', 'vegetation'], ['1', 'volcano'], ['2', 'static'], ['3', 'offshore']]);

const classes: ReadonlyMap<string, string> =
  new Map([['l', 'low'], ['low', 'low'], ['n', 'nominal'], ['nominal', 'nominal'], ['h', 'high'], ['high', 'high']]);

/** A whole number of per cent from MODIS, a class from VIIRS. */
export function confidenceOf(instrument: Instrument, text: string): string | undefined {
  if (instrument === 'VIIRS') return classes.get(text.toLowerCase());
  return /^(?:\d{1,2}|100)$/u.test(text) ? String(Number(text)) : undefined;
}
