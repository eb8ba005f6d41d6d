import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOfId } from '../../model/fire-detection.ts';
import { firmsReader } from './read-firms.ts';

const modis = 'latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,confidence,version,bright_t31,frp,daynight'.split(',');
const modisRow = '47.24625,132.65236,321.58,1.09,1.04,2022-05-28,0213,T,58,6.1NRT,299.76,15.1,D';
const viirs = ['latitude', 'longitude', 'bright_ti4', 'scan', 'track', 'acq_date', 'acq_time', 'satellite', 'instrument', 'confidence',
  'version', 'bright_ti5', 'frp', 'daynight', 'type'];
const viirsRow = '31.5,117.25,330.10,0.45,0.63,2024-06-05,1758,N20,VIIRS,n,2.0NRT,290.4,3.05,N,2';

function read(columns: readonly string[], row: string, change: Readonly<Record<string, string>> = {}) {
  const reader = firmsReader(columns);
  if (!reader.ok) throw new Error(reader.detail);
  const cells = row.split(',').map((cell, at) => change[columns[at] ?? ''] ?? cell);
  return reader.value(cells, cells.join());
}
const outcome = (read_: ReturnType<typeof read>): unknown => (read_.ok ? read_.value.detection : read_.fault);

test('a row of each layout, every column of it', () => {
  expect(outcome(read(modis, modisRow))).toEqual({
    id: 'modis_terra_202205280213_47.24625_132.65236', at: Date.UTC(2022, 4, 28, 2, 13), satellite: 'terra', instrument: 'MODIS', lat: '47.24625',
    lon: '132.65236', brightness: '321.58', brightnessLong: '299.76', scan: '1.09', track: '1.04', frp: '15.1', confidence: '58', version: '6.1NRT',
    dayNight: 'day',
  });
  expect(outcome(read(viirs, viirsRow))).toEqual({
    id: 'viirs_noaa-20_202406051758_31.5_117.25', at: Date.UTC(2024, 5, 5, 17, 58), satellite: 'noaa-20', instrument: 'VIIRS', lat: '31.5', lon: '117.25',
    brightness: '330.1', brightnessLong: '290.4', scan: '0.45', track: '0.63', frp: '3.05', confidence: 'nominal', version: '2.0NRT',
    dayNight: 'night', presumed: 'static',
  });
});

describe('columns', () => {
  test.each([
    ['both layouts as they are', modis, true], ['VIIRS', viirs, true], ['in another order and case', modis.toReversed().map((name) => name.toUpperCase()), true],
    ['with a country', [...modis, 'country_id'], true], ['without power', modis.filter((name) => name !== 'frp'), false],
    ['a column that nobody knows', [...modis, 'smoke'], false], ['both layouts in one', [...modis, 'bright_ti4'], false], ['none', [], false],
    ['the same column in two cases', [...modis, 'FRP'], false],
  ] as const)('%s', (_name, columns, good) => {
    const reader = firmsReader(columns);
    expect(reader.ok || reader.fault).toBe(good ? true : 'import.unknown-columns');
  });
});

describe('MODIS rows', () => {
  test.each([
    [{ acq_time: '213' }, { at: Date.UTC(2022, 4, 28, 2, 13) }], [{ acq_time: '7' }, { at: Date.UTC(2022, 4, 28, 0, 7) }],
    [{ acq_time: '02:13' }, { at: Date.UTC(2022, 4, 28, 2, 13) }], [{ acq_time: '0000' }, { at: Date.UTC(2022, 4, 28) }],
    [{ acq_date: '2024-02-29' }, { at: Date.UTC(2024, 1, 29, 2, 13) }], [{ satellite: 'Aqua' }, { satellite: 'aqua' }],
    [{ confidence: '0' }, { confidence: '0' }], [{ confidence: '100' }, { confidence: '100' }], [{ version: '61.03' }, { version: '61.03' }],
    [{ frp: '0' }, { frp: '0' }], [{ latitude: '-0' }, { lat: '0' }], [{ longitude: '-180' }, { lon: '-180' }], [{ daynight: 'N' }, { dayNight: 'night' }],
  ] as const)('%o is read', (change, want) => { expect(outcome(read(modis, modisRow, change))).toMatchObject(want); });

  test.each([
    [{ acq_date: '' }, 'row.missing-time'], [{ acq_time: '' }, 'row.missing-time'], [{ acq_date: '2022-02-30' }, 'row.bad-time'],
    [{ acq_date: '2023-02-29' }, 'row.bad-time'], [{ acq_date: '28/05/2022' }, 'row.bad-time'], [{ acq_date: '1999-12-31' }, 'row.bad-time'],
    [{ acq_date: '2100-01-01' }, 'row.bad-time'], [{ acq_time: '2400' }, 'row.bad-time'], [{ acq_time: '1260' }, 'row.bad-time'],
    [{ acq_time: '12.5' }, 'row.bad-time'], [{ acq_time: '12345' }, 'row.bad-time'], [{ latitude: '' }, 'row.bad-place'],
    [{ latitude: '90.1' }, 'row.bad-place'], [{ longitude: '180.00001' }, 'row.bad-place'], [{ longitude: 'E117' }, 'row.bad-place'],
    [{ latitude: '31.1234567' }, 'row.bad-place'], [{ satellite: 'N' }, 'row.unknown-satellite'], [{ satellite: '' }, 'row.unknown-satellite'],
    [{ brightness: '' }, 'row.bad-value'], [{ brightness: '0' }, 'row.bad-value'], [{ bright_t31: 'NA' }, 'row.bad-value'], [{ scan: '0' }, 'row.bad-value'],
    [{ track: '-1' }, 'row.bad-value'], [{ frp: '-0.1' }, 'row.bad-value'], [{ frp: 'Infinity' }, 'row.bad-value'], [{ confidence: '101' }, 'row.bad-value'],
    [{ confidence: 'h' }, 'row.bad-value'], [{ confidence: '5.5' }, 'row.bad-value'], [{ version: '' }, 'row.bad-value'],
    [{ version: '6.1XYZ' }, 'row.bad-value'], [{ daynight: 'U' }, 'row.bad-value'], [{ satellite: '__proto__' }, 'row.unknown-satellite'],
  ] as const)('%o is refused as %s', (change, fault) => { expect(outcome(read(modis, modisRow, change))).toBe(fault); });

  test.each([[modisRow.replace(',D', '')], [`${modisRow},`]])('as many cells as columns: %s', (row) => {
    expect(outcome(read(modis, row))).toBe('row.malformed');
  });
});

describe('VIIRS rows', () => {
  test.each([
    [{ confidence: 'low' }, { confidence: 'low' }], [{ confidence: 'h' }, { confidence: 'high' }], [{ satellite: 'N' }, { satellite: 'snpp' }],
    [{ satellite: '1' }, { satellite: 'noaa-20' }], [{ satellite: 'N21' }, { satellite: 'noaa-21' }], [{ version: '2.0URT' }, { version: '2.0URT' }],
    [{ type: '0' }, { presumed: 'vegetation' }], [{ type: '3' }, { presumed: 'offshore' }],
  ] as const)('%o is read', (change, want) => { expect(outcome(read(viirs, viirsRow, change))).toMatchObject(want); });
  test('no type is no presumption', () => { expect(outcome(read(viirs, viirsRow, { type: '' }))).not.toHaveProperty('presumed'); });
  test.each([
    [{ confidence: '58' }, 'row.bad-value'], [{ type: '4' }, 'row.bad-value'], [{ type: 'constructor' }, 'row.bad-value'],
    [{ confidence: 'toString' }, 'row.bad-value'], [{ satellite: 'T' }, 'row.unknown-satellite'], [{ instrument: 'MODIS' }, 'row.unknown-satellite'],
  ] as const)('%o is refused as %s', (change, fault) => { expect(outcome(read(viirs, viirsRow, change))).toBe(fault); });
});

test('later processing holds over earlier, whatever the row says', () => {
  const editions = ['2.0URT', '2.0RT', '2.0NRT', '2'].map((version) => {
    const row = read(viirs, viirsRow, { version, frp: '9' });
    return row.ok ? row.value.edition : -1n;
  });
  expect(editions).toEqual(editions.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(new Set(editions).size).toBe(4);
  expect(editions.every((edition) => edition >= 0n && edition < 1n << 63n)).toBe(true);
});

test('an id tells its moment; the same pixel has one id, however its numbers are written', () => {
  fc.assert(fc.property(fc.integer({ min: -9_000_000, max: 9_000_000 }), fc.integer({ min: -18_000_000, max: 18_000_000 }),
    fc.integer({ min: 0, max: 1439 }), (lat, lon, minute) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
      const written = { latitude: (lat / 1e5).toFixed(5), longitude: (lon / 1e5).toFixed(5), acq_time: time };
      const one = read(modis, modisRow, written);
      const other = read(modis, modisRow, { latitude: `${written.latitude}0`, longitude: `${written.longitude}0`, acq_time: String(Number(time)) });
      if (!one.ok || !other.ok) throw new Error('refused');
      expect(other.value.detection).toEqual(one.value.detection);
      expect(momentOfId(one.value.detection.id)).toBe(one.value.detection.at);
    }));
});

test('no cells make it throw', () => {
  const reader = firmsReader(modis);
  if (!reader.ok) throw new Error(reader.detail);
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...modisRow.split(','))), { minLength: 12, maxLength: 14 }), (cells) => {
    const row = reader.value(cells, cells.join());
    expect(row.ok || row.fault.startsWith('row.')).toBe(true);
  }));
});
