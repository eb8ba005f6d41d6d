import { fields, type Field } from '../../model/reading.ts';
import { isStreamField, isStreamPeriod, type StreamField, type StreamPeriod } from './streams.ts';

/** What the id of a Datastream that can be written names. */
export type StreamKey = { readonly point: number; readonly factor: string; readonly period: StreamPeriod; readonly field: StreamField };

const form = /^(?<point>[1-9]\d{0,9})-(?<factor>[0-9A-Za-z]{2,12})-(?<period>[a-z]+)-(?<field>[A-Za-z]+)$/u;

/** Undefined where no such series can be: `disclosed` ones are read only. */
export function readStreamId(id: string): StreamKey | undefined {
  const { point, factor, period, field } = form.exec(id)?.groups ?? {};
  if (point === undefined || factor === undefined || period === undefined || field === undefined) return undefined;
  if (!isStreamPeriod(period) || !Object.hasOwn(fields, field) || !isStreamField(field as Field)) return undefined;
  return Number(point) > 4_294_967_295 ? undefined : { point: Number(point), factor, period, field: field as StreamField };
}
