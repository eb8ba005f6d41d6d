import { exact, toMicro } from '../../basis/decimal.ts';
import type { Box, FireDetectionStore } from '../../flow/ports/fire-detections.ts';
import type { FireDetection, HeldDetection } from '../../model/fire-detection.ts';
import type { Column, Row, SqlEngine } from './engine.ts';
import { sqlInteger, sqlList, sqlText, sqlTime } from './text.ts';

const numbers = ['lat', 'lon', 'brightness', 'brightness_long', 'scan', 'track', 'frp'] as const;
const columns = `id, toUnixTimestamp64Milli(at), satellite, instrument, ${numbers.map((name) => `toString(${name})`).join(', ')},
  confidence, version, day_night, presumed, run, place, file, line, row, toString(edition)`;
/** Ids of one statement: its text stays far below what the engine parses. */
const lookupMax = 500;

export function fireDetectionsOver(engine: SqlEngine): FireDetectionStore {
  const table = `${engine.database}.fire_detections FINAL`;
  const read = async (rest: string): Promise<readonly HeldDetection[]> =>
    (await engine.rows(`SELECT ${columns} FROM ${table} WHERE ${rest}`)).map(detectionOf);
  return {
    putFireDetections: (rows) => (rows.length === 0 ? Promise.resolve() : engine.insert('fire_detections', detectionColumns(rows))),
    async heldFireDetections(of) {
      const found: Pick<HeldDetection, 'id' | 'edition' | 'run' | 'place'>[] = [];
      for (let from = 0; from < of.length; from += lookupMax) {
        const part = of.slice(from, from + lookupMax);
        const moments = sqlList([...new Set(part.map(({ at }) => sqlTime(at)))], '');
        const rows = await engine.rows(`SELECT id, toString(edition), run, place FROM ${table}
          WHERE at IN ${moments} AND id IN ${sqlList([...new Set(part.map(({ id }) => sqlText(id)))], '')}`);
        for (const [id, edition, run, place] of rows) {
          found.push({ id: String(id), edition: BigInt(String(edition)), run: String(run), place: Number(place) });
        }
      }
      return found;
    },
    fireDetections: ({ window, box, after, limit }) => read(`at >= ${sqlTime(window.from)} AND at < ${sqlTime(window.to)}
      AND ${box === undefined ? '1' : inBox(box)} AND ${after === undefined ? '1' : `(at, id) < (${sqlTime(after.at)}, ${sqlText(after.id)})`}
      ORDER BY at DESC, id DESC LIMIT ${sqlInteger(limit)}`),
    fireDetection: async ({ at, id }) => (await read(`at = ${sqlTime(at)} AND id = ${sqlText(id)} LIMIT 1`))[0],
  };
}

const degrees = (value: number): string => `toDecimal64('${value.toFixed(6)}', 6)`;

function inBox({ west, south, east, north }: Box): string {
  const across = `lon >= ${degrees(west)} ${west <= east ? 'AND' : 'OR'} lon <= ${degrees(east)}`;
  return `lat >= ${degrees(south)} AND lat <= ${degrees(north)} AND (${across})`;
}

function detectionOf(row: Row): HeldDetection {
  const [id = '', at, satellite, instrument, lat, lon, brightness, long, scan, track, frp, confidence, version, dayNight, presumed,
    run, place, file, line, text, edition] = row;
  const decimal = (cell: Row[number] | undefined): string => exact(String(cell)).toFixed();
  return {
    id: String(id), at: Number(at), satellite: String(satellite) as FireDetection['satellite'],
    instrument: instrument === 'VIIRS' ? 'VIIRS' : 'MODIS', lat: decimal(lat), lon: decimal(lon), brightness: decimal(brightness),
    brightnessLong: decimal(long), scan: decimal(scan), track: decimal(track), frp: decimal(frp), confidence: String(confidence),
    version: String(version), dayNight: dayNight === 'night' ? 'night' : 'day',
    ...(presumed === '' ? {} : { presumed: String(presumed) as NonNullable<FireDetection['presumed']> }),
    run: String(run), place: Number(place), file: String(file), line: Number(line), text: String(text), edition: BigInt(String(edition)),
  };
}

function detectionColumns(rows: readonly HeldDetection[]): readonly Column[] {
  const text = (name: string, of: (row: HeldDetection) => string): Column => ({ name, kind: 'text', data: rows.map(of) });
  const micro = (name: string, of: (row: HeldDetection) => string): Column =>
    ({ name, kind: 'micro', data: BigInt64Array.from(rows, (row) => microOf(of(row))) });
  return [
    text('id', ({ id }) => id), { name: 'at', kind: 'time', data: BigInt64Array.from(rows, ({ at }) => BigInt(at)) },
    text('satellite', ({ satellite }) => satellite), text('instrument', ({ instrument }) => instrument),
    micro('lat', ({ lat }) => lat), micro('lon', ({ lon }) => lon), micro('brightness', ({ brightness }) => brightness),
    micro('brightness_long', ({ brightnessLong }) => brightnessLong), micro('scan', ({ scan }) => scan),
    micro('track', ({ track }) => track), micro('frp', ({ frp }) => frp), text('confidence', ({ confidence }) => confidence),
    text('version', ({ version }) => version), text('day_night', ({ dayNight }) => dayNight),
    text('presumed', ({ presumed }) => presumed ?? ''), text('run', ({ run }) => run),
    { name: 'place', kind: 'u32', data: Uint32Array.from(rows, ({ place }) => place) }, text('file', ({ file }) => file),
    { name: 'line', kind: 'u32', data: Uint32Array.from(rows, ({ line }) => line) }, text('row', (row) => row.text),
    { name: 'edition', kind: 'u64', data: BigInt64Array.from(rows, ({ edition }) => BigInt.asIntN(64, edition)) },
  ];
}

function microOf(text: string): bigint {
  const micro = toMicro(exact(text));
  if (micro === undefined) throw new TypeError(`${text} does not fit six decimals`);
  return micro;
}
