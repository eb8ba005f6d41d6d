import type { ImportMapping } from '../../model/import-mapping.ts';

/** Layouts that publishers have described: what their header cannot say of itself (zone, units, sentinels) stands here with its source. */
type KnownLayout = {
  readonly says: string; readonly needs: readonly string[]; readonly offsetMinutes: number;
  readonly part: Partial<Omit<ImportMapping, 'columns' | 'delimiter' | 'name'>>;
};

const layouts: readonly KnownLayout[] = [
  {
    says: 'NDBC standard meteorological data of buoys, www.ndbc.noaa.gov/measdes.shtml: UTC; WDIR °, WSPD m/s, PRES hPa, ATMP and WTMP °C; nines for nothing',
    offsetMinutes: 0, needs: ['MM', 'DD', 'hh', 'WDIR', 'WSPD', 'GST', 'WVHT', 'PRES', 'ATMP', 'WTMP'],
    part: {
      kind: 'water-section', period: 'realtime', belowDetection: 'refuse',
      missing: ['MM', '99', '99.0', '99.00', '999', '999.0', '9999', '9999.0'],
      factors: { wide: [
        { column: 'WTMP', factor: 'w01010', unit: '°C' }, { column: 'ATMP', factor: 'a01001', unit: '°C' },
          { column: 'PRES', factor: 'a01006', unit: 'hPa' },
        { column: 'WSPD', factor: 'a01007', unit: 'm/s' }, { column: 'WDIR', factor: 'a01008', unit: 'degree' },
      ] },
    },
  },
  {
    says: 'UCI Beijing Multi-Site Air Quality, doi 10.24432/C5RK5G: Beijing time; all six pollutants µg/m³, CO too; PRES hPa',
    offsetMinutes: 480, needs: ['No', 'year', 'month', 'day', 'hour', 'PM2.5', 'CO', 'O3', 'DEWP', 'WSPM', 'station'],
    part: {
      kind: 'air-station', period: 'hour', belowDetection: 'refuse', missing: ['NA'], point: { column: 'station', by: 'id' },
      factors: { wide: [
        ...([['PM2.5', 'a34004'], ['PM10', 'a34002'], ['SO2', 'a21026'], ['NO2', 'a21004'], ['CO', 'a21005'], ['O3', 'a05024']] as const)
          .map(([column, factor]) => ({ column, factor, unit: 'µg/m³' })),
        { column: 'TEMP', factor: 'a01001', unit: '°C' }, { column: 'PRES', factor: 'a01006', unit: 'hPa' },
          { column: 'WSPM', factor: 'a01007', unit: 'm/s' },
      ] },
    },
  },
];

/** What is known of files with this header; nothing where no publisher of ours writes it. Columns are told apart by case. */
export const knownLayout = (columns: readonly string[]): KnownLayout | undefined =>
  layouts.find(({ needs }) => needs.every((column) => columns.includes(column)));
