import type { CsvRow } from '../csv/read-csv.ts';

/** How one publisher lays its columns out. `time` answers [year, month, day, hour], [] for none, undefined for nonsense. */
export type CnemcLayout = {
  readonly name: 'city-page' | 'national-snapshot' | 'site-list';
  readonly needs: readonly string[];
  readonly province: string;
  readonly city: string;
  readonly siteName: string;
  readonly aqi: string;
  readonly primary: string;
  readonly values: Readonly<Record<string, string>>;
  readonly time: ((row: CsvRow) => readonly number[] | undefined) | undefined;
};

const numbers = (pattern: RegExp, text: string): readonly number[] | undefined => {
  if (text.trim() === '') return [];
  const found = pattern.exec(text);
  return found === null ? undefined : found.slice(1).map(Number);
};

/** First match wins: the list of sites has a part of the snapshot's columns and stands last. */
export const layouts: readonly CnemcLayout[] = [
  {
    name: 'city-page', needs: ['City', 'Date', 'Hour', 'WatchPoint', 'AQI', 'PM2.5', 'O3_1h'], province: 'Province', city: 'City', siteName: 'WatchPoint', aqi: 'AQI', primary: 'PrimaryPollution',
    values: { 'PM2.5': 'PM2.5', PM10: 'PM10', CO: 'CO', NO2: 'NO2', O3: 'O3_1h', O3_8h: 'O3_8h', SO2: 'SO2' },
    time: (row) => numbers(/^(\d{4})(\d{2})(\d{2}) (\d{1,2})$/, `${row.cell('Date')} ${row.cell('Hour')}`),
  },
  {
    name: 'national-snapshot', needs: ['timepoint', 'station', 'city', 'name', 'aqi', 'pm25', 'o3'], province: 'province', city: 'city', siteName: 'name', aqi: 'aqi', primary: 'primary',
    values: { 'PM2.5': 'pm25', PM10: 'pm10', CO: 'co', NO2: 'no2', O3: 'o3', O3_8h: 'o3_8h', SO2: 'so2', 'PM2.5_24h': 'pm25_24h', PM10_24h: 'pm10_24h' },
    time: (row) => numbers(/^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):00(?::00)?$/, row.cell('timepoint')),
  },
  { name: 'site-list', needs: ['station', 'city', 'name', 'lon', 'lat'], province: 'province', city: 'city', siteName: 'name', aqi: '', primary: '', values: {}, time: undefined },
];
