import { isDay, type Day } from '../basis/time.ts';
import { momentOfId } from './fire-detection.ts';
import { fields, periods, type Field, type Period } from './reading.ts';

/** One chain of identifiers: each names its thing for good and can be asked "why?". */
export const determinationId = (of: { point: number; factor: string; period: string; at: number }): string =>
  `D-${of.point}-${of.factor}-${of.period}-${of.at}`;
export const readingId = (of: { point: number; factor: string; period: Period; field: Field; at: number }): string =>
  `R-${of.point}-${of.factor}-${of.period}-${of.field}-${of.at}`;
export const frameId = (number: bigint | string): string => `FR-${number}`;
/** The day of a station (its number) or of a region (its code), computed on demand. */
export const airDayId = (of: { of: 'station' | 'region'; place: string; day: string }): string => `AD-${of.of}-${of.place}-${of.day}`;

/** Days of air of one place, from a day to a day. */
export type AirPeriodName = { readonly of: 'station' | 'region'; readonly place: string; readonly from: Day; readonly to: Day };
export const airPeriodId = (of: { of: 'station' | 'region'; place: string; from: string; to: string }): string => `AP-${of.of}-${of.place}-${of.from}..${of.to}`;

/** Days of one water section, from a day to a day. */
export type WaterPeriodName = { readonly point: number; readonly from: Day; readonly to: Day };
export const waterPeriodId = (of: { point: number; from: string; to: string }): string => `WP-${of.point}-${of.from}..${of.to}`;

/** Water sections taken together over days: all, those of a city (its code), or at a river or lake (its name in the register). */
export const waterGroupKinds = ['all', 'city', 'river', 'lake'] as const;
export type WaterGroupName = { readonly of: (typeof waterGroupKinds)[number]; readonly key: string; readonly from: Day; readonly to: Day };
export const waterGroupId = (of: { of: WaterGroupName['of']; key: string; from: string; to: string }): string => `WG-${of.of}-${of.key}-${of.from}..${of.to}`;

export type Identifier =
  | { readonly kind: 'frame'; readonly number: bigint }
  | { readonly kind: 'reading'; readonly point: number; readonly factor: string; readonly period: Period; readonly field: Field; readonly at: number }
  | { readonly kind: 'determination'; readonly point: number; readonly factor: string; readonly period: 'hour' | 'day'; readonly at: number }
  | { readonly kind: 'air-day'; readonly of: 'station' | 'region'; readonly place: string; readonly day: Day }
  | ({ readonly kind: 'air-period' } & AirPeriodName)
  | ({ readonly kind: 'water-period' } & WaterPeriodName)
  | ({ readonly kind: 'water-group' } & WaterGroupName)
  | { readonly kind: 'fire-detection'; readonly id: string; readonly at: number }
  | { readonly kind: 'finding'; readonly id: string }
  | { readonly kind: 'case'; readonly id: string };

const numeral = /^\d{1,16}$/;

/** Reads any identifier of the chain; undefined when it names nothing that can exist. */
export function parseIdentifier(text: string): Identifier | undefined {
  const parts = text.split('-');
  if (/^FR-\d{1,20}$/.test(text)) return { kind: 'frame', number: BigInt(parts[1] ?? '0') };
  if (/^F-[0-9a-f]{20}$/.test(text)) return { kind: 'finding', id: text };
  const overpass = momentOfId(text);
  if (overpass !== undefined) return { kind: 'fire-detection', id: text, at: overpass };
  if (parts[0] === 'AD') return airDay(text);
  if (parts[0] === 'AP') return airPeriod(text);
  if (parts[0] === 'WP') return waterPeriod(text);
  if (parts[0] === 'WG') return waterGroup(text);
  if (parts[0] === 'D') return determination(parts);
  if (parts[0] === 'R') return reading(parts);
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text) ? { kind: 'case', id: text } : undefined;
}

function airDay(text: string): Identifier | undefined {
  const said = /^AD-(?<of>station|region)-(?<place>\d{1,10})-(?<day>\d{4}-\d{2}-\d{2})$/.exec(text)?.groups;
  const { of, place = '', day = '' } = said ?? {};
  return (of === 'station' || of === 'region') && isDay(day) ? { kind: 'air-day', of, place, day } : undefined;
}

function airPeriod(text: string): Identifier | undefined {
  const said = /^AP-(?<of>station|region)-(?<place>\d{1,10})-(?<from>\d{4}-\d{2}-\d{2})\.\.(?<to>\d{4}-\d{2}-\d{2})$/.exec(text)?.groups;
  const { of, place = '', from = '', to = '' } = said ?? {};
  return (of === 'station' || of === 'region') && isDay(from) && isDay(to) && from <= to ? { kind: 'air-period', of, place, from, to } : undefined;
}

function waterPeriod(text: string): Identifier | undefined {
  const said = /^WP-(?<point>\d{1,10})-(?<from>\d{4}-\d{2}-\d{2})\.\.(?<to>\d{4}-\d{2}-\d{2})$/.exec(text)?.groups;
  const { point = '', from = '', to = '' } = said ?? {};
  return isDay(from) && isDay(to) && from <= to ? { kind: 'water-period', point: Number(point), from, to } : undefined;
}

function waterGroup(text: string): Identifier | undefined {
  const said = /^WG-(?<of>\w+)-(?<key>.{1,80})-(?<from>\d{4}-\d{2}-\d{2})\.\.(?<to>\d{4}-\d{2}-\d{2})$/u.exec(text)?.groups;
  const { key = '', from = '', to = '' } = said ?? {};
  const of = waterGroupKinds.find((kind) => kind === said?.['of']);
  return of !== undefined && isDay(from) && isDay(to) && from <= to ? { kind: 'water-group', of, key, from, to } : undefined;
}

function determination(parts: readonly string[]): Identifier | undefined {
  const [, point = '', factor = '', period, at = ''] = parts;
  if (parts.length !== 5 || !numeral.test(point) || !numeral.test(at) || factor === '') return undefined;
  if (period !== 'hour' && period !== 'day') return undefined;
  return { kind: 'determination', point: Number(point), factor, period, at: Number(at) };
}

function reading(parts: readonly string[]): Identifier | undefined {
  const [, point = '', factor = '', period = '', field = '', at = ''] = parts;
  if (parts.length !== 6 || !numeral.test(point) || !numeral.test(at) || factor === '') return undefined;
  if (!Object.hasOwn(periods, period) || !Object.hasOwn(fields, field)) return undefined;
  return { kind: 'reading', point: Number(point), factor, period: period as Period, field: field as Field, at: Number(at) };
}
