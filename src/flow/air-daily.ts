import { addDays, day as asDay, type Day } from '../basis/time.ts';
import { ok, type Result } from '../basis/result.ts';
import { ranked } from '../judge/air-period/ranking.ts';
import type { AirLevel } from '../model/ambient.ts';
import { placesByDay, type PlaceDay, type PlaceDays } from './air-calendar.ts';
import { rankedBy, type ComparedPlace } from './air-compared.ts';
import { stretchOf } from './air-period.ts';
import { airTable, placesOf, type DaysOver } from './air-tables.ts';
import type { House } from './house.ts';

/** A place since the first of the month or year; `rank` by composite index, 1 best, absent where there is none. */
export type ToDate = { readonly compared: ComparedPlace; readonly rank?: number };
/** A place on one day. `rank` by AQI, 1 best; `turn`: its grade against the day before, absent where either day has none. */
export type DailyRow = {
  readonly place: PlaceDays;
  readonly today: PlaceDay;
  readonly before: PlaceDay;
  readonly rank?: number;
  readonly turn?: 'better' | 'same' | 'worse';
  readonly month: ToDate;
  readonly year: ToDate;
};
export type Daily = { readonly rows: readonly DailyRow[]; readonly month: DaysOver; readonly year: DaysOver };

/** 空气质量日报: regions of one level on a day that is over, beside the day before, the month and the year up to it. Faults: standard.*. */
export async function airDaily(house: House, level: Exclude<AirLevel, 'station'>, region: string, day: Day): Promise<Result<Daily>> {
  const spans = { month: upTo(`${day.slice(0, 7)}-01`, day), year: upTo(`${day.slice(0, 4)}-01-01`, day) };
  const places = placesOf(house, level, region).map((place) => ({ of: 'region', place }) as const);
  const days = await placesByDay(house, places, addDays(day, -1), day);
  if (!days.ok) return days;
  const month = await airTable(house, level, region, spans.month);
  if (!month.ok) return month;
  const year = await airTable(house, level, region, spans.year);
  if (!year.ok) return year;
  const [ofMonth, ofYear] = [toDate(month.value), toDate(year.value)];
  const rows = ranked(days.value, ({ days: [, today] }) => (today?.aqi === undefined ? undefined : String(today.aqi)), 'lowest-first');
  return ok({ ...spans, rows: rows.flatMap(({ row, rank }) => rowOf(row, rank, ofMonth.get(row.place), ofYear.get(row.place))) });
}

/** `whole`: the day is the last of the month or year. */
function upTo(from: string, day: Day): DaysOver {
  const stretch = stretchOf(`${from}..${day}`);
  return { from: asDay(from), to: day, whole: stretch.ok && stretch.value.kind !== 'days' };
}

const toDate = (places: readonly ComparedPlace[]): ReadonlyMap<string, ToDate> =>
  new Map(
    rankedBy(places, 'composite').map(({ row, rank }) => [row.place.id, { compared: row, ...(rank === undefined ? {} : { rank }) }]),
  );

function rowOf(place: PlaceDays, rank: number | undefined, month: ToDate | undefined, year: ToDate | undefined): readonly DailyRow[] {
  const [before, today] = place.days;
  if (before === undefined || today === undefined || month === undefined || year === undefined) return [];
  const turn = turnOf(before.level, today.level);
  return [{ place, today, before, month, year, ...(rank === undefined ? {} : { rank }), ...(turn === undefined ? {} : { turn }) }];
}

function turnOf(before: number | undefined, today: number | undefined): DailyRow['turn'] {
  if (before === undefined || today === undefined) return undefined;
  return today > before ? 'worse' : today < before ? 'better' : 'same';
}
