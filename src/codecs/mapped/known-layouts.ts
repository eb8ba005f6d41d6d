import type { ImportMapping } from '../../model/import-mapping.ts';

/** Layouts that publishers have described: what their header cannot say of itself (zone, units, sentinels) stands here with its source. */
type KnownLayout = {
  readonly says: string; readonly needs: readonly string[]; readonly offsetMinutes: number;
  readonly part: Partial<Omit<ImportMapping, 'columns' | 'delimiter' | 'name'>>;
};

/** Each column has nines of its own length: 99 is a wind direction and no gust, 999 no direction. */
const buoyColumns = [
  ['WDIR', 'a01008', 'degree', '999'], ['WSPD', 'a01007', 'm/s', '99'], ['GST', 'h01006', 'm/s', '99'], ['WVHT', 'h01002', 'm', '99'],
  ['DPD', 'h01003', 's', '99'], ['APD', 'h01004', 's', '99'], ['MWD', 'h01005', 'degree', '999'], ['PRES', 'a01006', 'hPa', '9999'],
  ['ATMP', 'a01001', '°C', '999'], ['WTMP', 'w01010', '°C', '999'], ['DEWP', 'h01007', '°C', '999'], ['VIS', 'h01008', 'nmi', '99'], ['TIDE', 'h01009', 'ft', '99'],
] as const;

const layouts: readonly KnownLayout[] = [
  {
    says: 'NDBC standard meteorological data of buoys, www.ndbc.noaa.gov/measdes.shtml: UTC; m, s, m/s, hPa, °C, nmi, ft; MM or nines for nothing',
    offsetMinutes: 0, needs: ['MM', 'DD', 'hh', 'WDIR', 'WSPD', 'GST', 'WVHT', 'PRES', 'ATMP', 'WTMP'],
    part: {
      kind: 'sea-buoy', period: 'realtime', belowDetection: 'refuse', missing: ['MM'],
      factors: { wide: buoyColumns.map(([column, factor, unit, nines]) => ({ column, factor, unit, missing: [nines] })) },
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
export function knownLayout(columns: readonly string[]): KnownLayout | undefined {
  const found = layouts.find(({ needs }) => needs.every((column) => columns.includes(column)));
  const factors = found?.part.factors;
  if (found === undefined || factors === undefined || !('wide' in factors)) return found;
  return { ...found, part: { ...found.part, factors: { wide: factors.wide.filter(({ column }) => columns.includes(column)) } } };
}
