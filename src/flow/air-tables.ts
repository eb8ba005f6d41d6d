import { addDays, dayMs, dayOf, instant, isDay, startOfDay, day as asDay, type Day } from '../basis/time.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { periodOf } from '../judge/period.ts';
import type { AirLevel } from '../model/ambient.ts';
import { regionContains } from '../model/region.ts';
import { comparedPlaces, type ComparedPlace } from './air-compared.ts';
import { airRegionPeriods, airStationPeriods } from './air-period.ts';
import { airStationsIn } from './air-stations.ts';
import type { House } from './house.ts';

/** `whole`: every day of the asked period is over. */
export type DaysOver = { readonly from: Day; readonly to: Day; readonly whole: boolean };

/**
 * What of a period is over: a period that still runs is reported up to yesterday, as bulletins do (年初至今). A single day is a
 * period too. Undefined: nothing of it is over. Fault request.invalid: no such period, or longer than `daysMost`.
 */
export function daysOver(house: Pick<House, 'clocks'>, text: string, daysMost: number): Result<DaysOver | undefined> {
  const period = isDay(text) ? { first: text, last: text } : periodOf(text);
  if (period === undefined) return fail('request.invalid', `period ${text}`);
  const [from, last] = [asDay(period.first), asDay(period.last)];
  if ((startOfDay(last) - startOfDay(from)) / dayMs >= daysMost) return fail('request.invalid', `period ${text}`);
  const yesterday = addDays(dayOf(instant(house.clocks.world())), -1);
  if (from > yesterday) return ok(undefined);
  return ok({ from, to: last > yesterday ? yesterday : last, whole: last <= yesterday });
}

/** Places of one level inside a region, by code of GB/T 2260 (stations by number). */
export function placesOf(house: Pick<House, 'directory'>, level: AirLevel, region: string): readonly string[] {
  if (level === 'station') return airStationsIn(house, region).map(({ number }) => String(number));
  return [...house.directory.regions.values()].filter((one) => one.level === level && regionContains(region, one.code)).map(({ code }) => code).sort();
}

/** The places of a level inside a region over days that are over, beside the year before. Faults: standard.*. */
export function airTable(house: House, level: AirLevel, region: string, { from, to }: DaysOver): Promise<Result<readonly ComparedPlace[]>> {
  const places = placesOf(house, level, region);
  const read = level === 'station'
    ? (asked: Parameters<typeof airStationPeriods>[2]) => airStationPeriods(house, places.map(Number), asked)
    : (asked: Parameters<typeof airStationPeriods>[2]) => airRegionPeriods(house, places, asked);
  return comparedPlaces(house, { period: `${from}..${to}` }, read);
}
