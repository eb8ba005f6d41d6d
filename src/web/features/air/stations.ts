import { regionContains } from '../../../model/region.ts';
import type { AirHour } from './air-badge.tsx';

export type Station = AirHour['stations'][number];
/** Which stations are listed: of one level (0: without a valid AQI), of one region, or all. */
export type StationFilter = { readonly grade: number | undefined; readonly region: string | undefined };

/** Worst first; those without a valid AQI at the end. */
export const worstFirst = (a: Station, b: Station): number => (b.aqi ?? -1) - (a.aqi ?? -1);

export const listed = (stations: readonly Station[], { grade, region }: StationFilter): readonly Station[] => stations
  .filter((station) => (grade === undefined || (station.aqi === undefined ? 0 : station.level) === grade) && (region === undefined || regionContains(region, station.region.code)))
  .toSorted(worstFirst);
