import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, isDay, startOfDay } from '../basis/time.ts';
import { ambientUnit } from '../model/ambient.ts';
import type { Point, PointKind } from '../model/point.ts';
import { regionContains } from '../model/region.ts';
import type { Words } from '../model/words.ts';
import type { House } from './house.ts';
import type { FactorLabel, ReadingFile } from './ports/observations.ts';

/** Whose names go along with the query: more would not fit a statement of the engine. */
export const exportPointsMost = 40_000;

export type ExportWish = {
  readonly day: string; readonly kind: PointKind; readonly period: 'minute' | 'hour' | 'day'; readonly format: 'csv' | 'parquet';
  readonly region?: string; readonly lang: keyof Words; readonly bom: boolean;
};
/** `name` without its ending; `basis` is the 口径 of what stands in the file. */
export type ExportedReadings = { readonly file: ReadingFile; readonly name: string; readonly basis: string };

/**
 * The readings of one civil day of a kind of point, of those that the asker may see, as they were sent. Faults: request.invalid,
 * export.future-day, export.no-points, export.too-many-points, export.no-parquet.
 */
export async function exportReadings(
  house: House, sees: (point: Point) => boolean, wish: ExportWish, pointsMost = exportPointsMost,
): Promise<Result<ExportedReadings>> {
  const { day, kind, region, period, format, lang } = wish;
  if (!isDay(day)) return fail('request.invalid', `day ${day}`);
  if (startOfDay(day) > house.clocks.world()) return fail('export.future-day', day);
  if (region !== undefined && !house.directory.regions.has(region)) return fail('request.invalid', `region ${region}`);
  const points = [...house.directory.points.values()]
    .filter((point) => point.kind === kind && (region === undefined || regionContains(region, point.region)) && sees(point)).sort((a, b) => a.number - b.number);
  if (points.length === 0) return fail('export.no-points', kind);
  if (points.length > pointsMost) return fail('export.too-many-points', `${points.length} > ${pointsMost}`);
  /** A spreadsheet takes a text that begins so for a formula. */
  const cell = (text: string): string => (wish.bom && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);
  const file = await house.observations.exportReadings({
    format, byteOrderMark: wish.bom, period, window: { from: startOfDay(day), to: startOfDay(addDays(day, 1)) },
    points: points.map(({ number, id, name }) => ({ number, id: cell(id), name: cell(name[lang]) })), factors: labelsOf(house, kind, lang),
  });
  if (!file.ok) return file;
  const drill = house.mode === 'drill' ? [drillSays[lang]] : [];
  return ok({
    file: file.value, basis: [...drill, kindSays[kind][lang], periodSays[period][lang], asSent[lang], `${day} 00:00–24:00 UTC+8`].join(lang === 'zh' ? '|' : ' | '),
    name: [...drill, kindSays[kind][lang], periodSays[period][lang], asSent[lang], ...(region === undefined ? [] : [region]), day].join('_'),
  });
}

/** Units as this kind of point gives them. */
const labelsOf = (house: House, kind: PointKind, lang: keyof Words): readonly FactorLabel[] => [...house.factors.values()]
  .map(({ code, name, unit }) => ({ code, name: name[lang], unit: (kind === 'air-station' ? ambientUnit(code) : undefined) ?? unit }));

const drillSays: Words = { zh: '演练', en: 'drill' };
const asSent: Words = { zh: '上报值_审核前', en: 'as sent_before review' };
const periodSays: Readonly<Record<ExportWish['period'], Words>> = {
  minute: { zh: '分钟数据', en: 'minutes' }, hour: { zh: '小时数据', en: 'hours' }, day: { zh: '日数据', en: 'days' },
};
const kindSays: Readonly<Record<PointKind, Words>> = {
  'air-station': { zh: '空气站', en: 'air stations' }, 'water-section': { zh: '断面', en: 'sections' }, 'air-outlet': { zh: '废气排放口', en: 'air outlets' },
  'water-outlet': { zh: '废水排放口', en: 'water outlets' }, 'noise-station': { zh: '功能区声环境监测点', en: 'noise stations' },
  'sea-buoy': { zh: '海水浮标站', en: 'sea buoys' },
  'application-point': { zh: '应用登记点位', en: 'points of applications' },
};
