import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { realData } from '../../tools/need.ts';
import { readCnemc } from '../codecs/cnemc/read-cnemc.ts';
import { readCsv } from '../codecs/csv/read-csv.ts';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { cityDayAgreement, primaryAgreement, type CityDay } from './published-days.ts';
import type { PublishedHour } from './published-air.ts';

const rulebook = testRulebook();
const [edition2012] = rulebook.airIndexes;
if (edition2012 === undefined) throw new TypeError('HJ 633-2012');
const textOf = (file: string): string => gunzipSync(readFileSync(join(realData.folder, file))).toString('utf8');

test.skipIf(realData.skip).each([
  ['cnemc-sites-hourly-202004/yrd_sites_hourly_20200402_08.csv.gz', 30180],
  ['cnemc-hourly-snapshot/cnemc_sites_2018022007.csv.gz', 1475],
])(realData.named('primary pollutants of %s'), (file, comparable) => {
  const read = readCnemc(textOf(file));
  if (!read.ok) throw new TypeError(read.detail);
  expect(primaryAgreement(read.value.rows, rulebook)).toEqual({ compared: comparable, equal: comparable, unread: [] });
}, 30_000);

test.skipIf(realData.skip)(realData.named('city days 2013-12 to 2016-01'), () => {
  const read = readCsv(textOf('yrd-city-daily-2013-2016/city_daily_20131202_20160131.csv.gz'));
  if (!read.ok) throw new TypeError(read.detail);
  expect(read.value.refused).toEqual([]);
  const days = read.value.rows.map(({ cell }): CityDay => {
    const [low = 0, high = 0] = cell('aqi_range').split('~').map(Number);
    const values = { 'PM2.5': cell('pm25'), PM10: cell('pm10'), SO2: cell('so2'), NO2: cell('no2'), CO: cell('co'), O3_1h: cell('o3') };
    return { aqi: Number(cell('aqi')), low, high, level: cell('level'), values };
  });
  expect(cityDayAgreement(days, edition2012)).toEqual({
    compared: 16133, equal: 2680, disagreements: { 'value-missing': 4, 'within-one': 3938, 'inside-the-day': 8743, 'outside-the-day': 768 }, levels: { equal: 15984, atEdge: 149, other: 0 },
  });
}, 30_000);

describe('agreement on made-up rows', () => {
  const values = { 'PM2.5': '60', PM10: '20', SO2: '5', NO2: '10', CO: '0.5', O3_1h: '50' };
  const day = (change: Partial<CityDay>): CityDay => ({ aqi: 82, low: 60, high: 110, level: '良', values, ...change });
  test.each([
    ['equal', {}, undefined], ['one unit away', { aqi: 83 }, 'within-one'], ['a mean of hours', { aqi: 90 }, 'inside-the-day'],
    ['no mean of that day', { aqi: 120, low: 100, high: 140 }, 'outside-the-day'],
    ['a zero for none', { values: { ...values, SO2: '0' } }, 'value-missing'],
  ] as const)('%s', (_name, change, why) => {
    const { equal, disagreements } = cityDayAgreement([day(change)], edition2012);
    expect([equal, Object.entries(disagreements).filter(([, count]) => count > 0).map(([name]) => name)]).toEqual(why === undefined ? [1, []] : [0, [why]]);
  });
  test.each([['良', 82, 'equal'], ['轻度污染', 100, 'atEdge'], ['轻度污染', 99, 'other'], ['优', 100, 'other']] as const)('level %s at %i: %s', (level, aqi, want) => {
    expect(cityDayAgreement([day({ aqi, level })], edition2012).levels[want]).toBe(1);
  });
  test('a wrong primary counts against, an unknown name is told', () => {
    const hour = { at: 1_585_785_600_000 as PublishedHour['at'], values: { 'PM2.5': '60', PM10: '20', SO2: '5', NO2: '10', CO: '0.5', O3: '50' }, aqi: 82 };
    const rows = [{ ...hour, primary: '细颗粒物(PM2.5)' }, { ...hour, primary: '颗粒物(PM10)' }, hour, { at: hour.at, values: hour.values }, { ...hour, primary: '雾' }];
    expect(primaryAgreement(rows, rulebook)).toEqual({ compared: 4, equal: 1, unread: ['雾'] });
  });
});
