import { dayMs, hourMs } from '../../basis/time.ts';
import { readingId } from '../../model/identifier.ts';
import type { Factor } from '../../model/factor.ts';
import type { Field, Reading } from '../../model/reading.ts';
import type { Words } from '../../model/words.ts';
import { printMoment } from '../odata/times.ts';
import type { Entity } from './model.ts';
import { both } from './things.ts';

/** Fields whose values stand for themselves; the minimum, maximum and total of a period are not series of their own here. */
export const streamFields = ['Rtd', 'Avg', 'ZsRtd', 'ZsAvg', 'Data'] as const satisfies readonly Field[];
export type StreamField = (typeof streamFields)[number];
export const isStreamField = (field: Field): field is StreamField => streamFields.some((one) => one === field);

/** Periods of which the length is known; a "minute" record may stand for any number of them. */
const lengths = { realtime: 0, hour: hourMs, day: dayMs } as const;
export type StreamPeriod = keyof typeof lengths;
export const isStreamPeriod = (period: string): period is StreamPeriod => Object.hasOwn(lengths, period);
export const lengthOf = (period: StreamPeriod): number => lengths[period];

/** One series. `disclosed`: the hourly values that the firm of an outlet discloses by law, as the public page shows them. */
export type Stream = {
  readonly point: number; readonly factor: string; readonly period: StreamPeriod; readonly field: StreamField | 'disclosed';
  /** Absent while nothing is stored. */
  readonly first?: number; readonly last?: number;
};
export const streamId = ({ point, factor, period, field }: Pick<Stream, 'point' | 'factor' | 'period' | 'field'>): string => `${point}-${factor}-${period}-${field}`;

const periodWords: Readonly<Record<StreamPeriod, Words>> = { realtime: { zh: '实时', en: 'real-time' }, hour: { zh: '小时', en: 'hourly' }, day: { zh: '日', en: 'daily' } };
const fieldWords: Readonly<Record<Stream['field'], Words>> = {
  Rtd: { zh: '值', en: 'value' }, Avg: { zh: '均值', en: 'mean' }, ZsRtd: { zh: '折算值', en: 'converted value' }, ZsAvg: { zh: '折算均值', en: 'converted mean' },
  Data: { zh: '监测值', en: 'measured value' }, disclosed: { zh: '值(企业依法披露)', en: 'value that the firm discloses by law' },
};

/** Codes of UCUM for the units of the factor book; a unit without one has no definition. */
const ucum: ReadonlyMap<string, string> = new Map([
  ['mg/L', 'mg/L'], ['µg/L', 'ug/L'], ['mg/m³', 'mg/m3'], ['µg/m³', 'ug/m3'], ['℃', 'Cel'], ['°C', 'Cel'], ['%', '%'], ['L/s', 'L/s'], ['m³/s', 'm3/s'], ['m', 'm'],
  ['s', 's'], ['km', 'km'], ['degree', 'deg'], ['m/s', 'm/s'], ['kPa', 'kPa'], ['MPa', 'MPa'], ['hPa', 'hPa'],
]);

const unitOf = ({ unit }: Factor): object => {
  if (unit === '') return { name: null, symbol: null, definition: null };
  const code = ucum.get(unit);
  return { name: unit, symbol: unit, definition: code === undefined ? null : `http://www.opengis.net/def/uom/UCUM/${encodeURIComponent(code)}` };
};

export const printedSpan = (from: number, to: number): string => `${printMoment(from)}/${printMoment(to)}`;

/** `basis`: 口径 of what is measured there. */
export function datastreamOf(stream: Stream, of: { readonly name: Words; readonly factor: Factor; readonly basis: Words; readonly drill: boolean }): Entity {
  const { period, field, first, last } = stream;
  const title = { zh: `${of.name.zh} ${of.factor.name.zh} ${periodWords[period].zh}${fieldWords[field].zh}`, en: `${of.name.en}, ${of.factor.name.en}, ${periodWords[period].en} ${fieldWords[field].en}` };
  const length = lengthOf(period);
  return {
    set: 'Datastreams', id: streamId(stream),
    body: {
      name: title.zh, description: `${of.drill ? '演练 ' : ''}${both(title)}`, unitOfMeasurement: unitOf(of.factor),
      observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
      ...(first === undefined || last === undefined ? {} : {
        phenomenonTime: printedSpan(first, last + length), resultTime: printedSpan(first + length, last + length),
      }),
      properties: { period, field, factor: of.factor.code, decimals: of.factor.decimals, basis: of.basis, ...(of.drill ? { drill: true } : {}) },
    },
  };
}

/** An entity with the series it belongs to. */
export type ObservationEntity = Entity & { readonly at: number; readonly stream: Stream };

/** A value over a period; its result stands from the end of the period on. */
export function observationOf(stream: Stream, id: string, at: number, value: string, more: object = {}): ObservationEntity {
  const end = printMoment(at + lengthOf(stream.period));
  const during = stream.period === 'realtime' ? end : `${printMoment(at)}/${end}`;
  return { set: 'Observations', id, at, stream, body: { phenomenonTime: during, result: Number(value), resultTime: end, ...more } };
}

/** A stored reading. `why`: the address that walks an identifier back to the raw bytes. */
export function readingObservation(stream: Stream, reading: Reading, why: string): ObservationEntity {
  const id = readingId(reading);
  return observationOf(stream, id, reading.at, reading.value, { resultQuality: reading.flag, parameters: { frame: `FR-${reading.frame}`, why: `${why}${id}` } });
}
