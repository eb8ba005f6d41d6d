import { dayOf } from '../basis/time.ts';
import type { AirIndex } from '../rulebook/air-index.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { judgeReport, judgeStationHour } from './air-index.ts';
import type { PublishedHour } from './published-air.ts';

/** Pollutants as the publisher of site hours prints them. */
const printedPollutants: Readonly<Record<string, string>> = {
  '细颗粒物(PM2.5)': 'PM2.5', '颗粒物(PM10)': 'PM10', 二氧化硫: 'SO2', 二氧化氮: 'NO2', 一氧化碳: 'CO', 臭氧1小时: 'O3',
};

/** How many published lists of primary pollutants we reproduce as a set; hours without a published AQI are not compared. `unread`: names we do not know. */
export function primaryAgreement(rows: Iterable<PublishedHour & { readonly primary?: string }>, rulebook: Rulebook): { readonly compared: number; readonly equal: number; readonly unread: readonly string[] } {
  let [compared, equal] = [0, 0];
  const unread = new Set<string>();
  for (const row of rows) {
    if (row.aqi === undefined) continue;
    const printed = row.primary === undefined ? [] : row.primary.split(',');
    const names = printed.map((name) => printedPollutants[name] ?? name);
    for (const name of printed) if (printedPollutants[name] === undefined) unread.add(name);
    const judged = judgeStationHour(row.values, rulebook, dayOf(row.at));
    compared += 1;
    if (judged.ok && [...judged.value.primary].sort().join() === names.sort().join()) equal += 1;
  }
  return { compared, equal, unread: [...unread] };
}

/** A city's day as a site of crawled values prints it; `low` and `high` are the least and the largest hourly index of that day. */
export type CityDay = {
  readonly aqi: number; readonly low: number; readonly high: number; readonly level: string;
  readonly values: Readonly<Record<string, string>>;
};
/**
 * Why a printed day is not ours. `value-missing`: a zero stands for none. `within-one`: one unit. `inside-the-day`: our index of the
 * day's means lies between the least and the largest hourly index, as a mean of hourly indices does. `outside-the-day`: it does not.
 */
export type DayDisagreement = 'value-missing' | 'within-one' | 'inside-the-day' | 'outside-the-day';
export type CityDayAgreement = {
  readonly compared: number;
  readonly equal: number;
  readonly disagreements: Readonly<Record<DayDisagreement, number>>;
  /** Printed level against the printed index; `atEdge`: the index is the top of a level and the next level is printed. */
  readonly levels: { readonly equal: number; readonly atEdge: number; readonly other: number };
};

/** Printed city days against one edition's daily report; the ozone of such a site is no 8 h maximum, so it enters as `O3_1h`. */
export function cityDayAgreement(days: Iterable<CityDay>, index: AirIndex): CityDayAgreement {
  const disagreements: Record<DayDisagreement, number> = { 'value-missing': 0, 'within-one': 0, 'inside-the-day': 0, 'outside-the-day': 0 };
  const levels = { equal: 0, atEdge: 0, other: 0 };
  let [compared, equal] = [0, 0];
  for (const day of days) {
    compared += 1;
    levels[levelAgreement(day, index)] += 1;
    const why = dayDisagreement(day, index);
    if (why === undefined) equal += 1;
    else disagreements[why] += 1;
  }
  return { compared, equal, disagreements, levels };
}

function dayDisagreement({ values, aqi, low, high }: CityDay, index: AirIndex): DayDisagreement | undefined {
  if (Object.values(values).some((value) => Number(value) === 0)) return 'value-missing';
  const judged = judgeReport(index, 'daily', values);
  const ours = judged.ok ? judged.value.aqi : undefined;
  if (ours === undefined) return 'value-missing';
  if (ours === aqi) return undefined;
  if (Math.abs(ours - aqi) === 1) return 'within-one';
  return low <= ours && ours <= high ? 'inside-the-day' : 'outside-the-day';
}

function levelAgreement({ aqi, level }: CityDay, { levels }: AirIndex): 'equal' | 'atEdge' | 'other' {
  const at = levels.findIndex((band) => aqi <= band.highest);
  if (levels[at]?.name.zh === level) return 'equal';
  return levels[at]?.highest === aqi && levels[at + 1]?.name.zh === level ? 'atEdge' : 'other';
}
