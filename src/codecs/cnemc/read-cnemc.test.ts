import { describe, expect, test } from 'vitest';
import { civil } from '../../basis/time.ts';
import { readCnemc } from './read-cnemc.ts';

const page = (...lines: string[]): string => ['Province,City,Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2', ...lines].join('\n');
const good = '演练省,甲市,20200402,08,一中,28,优,,12,28,0.4,36,66,70,6';
const faultsOf = (text: string): string[] => {
  const read = readCnemc(text);
  return read.ok ? read.value.refused.map(({ line, fault }) => `${line} ${fault}`) : [read.fault];
};

test('an hour as published', () => {
  const read = readCnemc(page(good));
  const row = read.ok ? read.value.rows[0] : undefined;
  expect(row).toMatchObject({ line: 2, aqi: 28, site: { city: '甲市', name: '一中', province: '演练省' }, values: { 'PM2.5': '12', CO: '0.4', O3: '66', O3_8h: '70' } });
  expect(row === undefined ? '' : civil(row.at)).toBe('2020-04-02 07:00');
});

describe('defects, one code each', () => {
  test.each([
    ['site offline', '演练省,甲市,20200402,08,一中,,,,,,,,,,', '2 row.no-value'],
    ['no site', '演练省,甲市,20200402,08,,28,优,,12,28,0.4,36,66,70,6', '2 row.missing-site'],
    ['no such day', '演练省,甲市,20200231,08,一中,28,优,,12,28,0.4,36,66,70,6', '2 row.bad-time'],
    ['no such hour', '演练省,甲市,20200402,25,一中,28,优,,12,28,0.4,36,66,70,6', '2 row.bad-time'],
    ['no time', '演练省,甲市,,,一中,28,优,,12,28,0.4,36,66,70,6', '2 row.missing-time'],
    ['a word for a value', '演练省,甲市,20200402,08,一中,28,优,,high,28,0.4,36,66,70,6', '2 row.bad-value'],
    ['negative', '演练省,甲市,20200402,08,一中,28,优,,-3,28,0.4,36,66,70,6', '2 row.bad-value'],
    ['a broken AQI', '演练省,甲市,20200402,08,一中,2x,优,,12,28,0.4,36,66,70,6', '2 row.bad-value'],
  ])('%s', (_name, line, want) => expect(faultsOf(page(line))).toEqual([want]));

  test('a blank AQI is kept: the values are there', () => {
    const read = readCnemc(page('演练省,甲市,20200402,08,一中,,,,12,,0.4,36,66,70,6'));
    expect(read.ok && [read.value.rows.length, read.value.rows[0]?.aqi]).toEqual([1, undefined]);
  });
  test('identical repeats and corrections: the last is kept, the rest counted', () => {
    const text = page(good, good, good.replace(',28,优', ',31,优'));
    const read = readCnemc(text);
    expect(faultsOf(text)).toEqual(['2 row.repeated', '3 row.superseded']);
    expect(read.ok && read.value.rows.map(({ line, aqi }) => [line, aqi])).toEqual([[4, 31]]);
  });
  test('lines are those of the file: blank lines and quoted line breaks count', () => {
    const read = readCnemc(page(good.replace('一中', '"一\n中"'), '', good.replace(',08,', ',09,'), 'x'));
    expect(read.ok && [read.value.rows.map(({ line }) => line), read.value.refused.map(({ line }) => line)]).toEqual([[2, 5], [6]]);
  });
  test('every line is a row or refused', () => {
    const read = readCnemc(page(good, 'x', good.replace('08', '09'), ',,,,,,,,,,,,,,'));
    expect(read.ok && read.value.rows.length + read.value.refused.length).toBe(4);
    expect(read.ok && read.value.refused.map(({ fault }) => fault)).toEqual(['row.malformed', 'row.missing-site']);
  });
});

test('the national snapshot, and its list of sites', () => {
  const snapshot = readCnemc('timepoint,station,city,name,lon,lat,aqi,quality,primary,pm25,pm25_24h,pm10,pm10_24h,so2,no2,co,o3,o3_8h\n2018-02-20T00:00:00,9001A,甲市,一中,120.1,30.2,54,良,细颗粒物(PM2.5),38,134,,,3,22,0.7,62,84');
  const row = snapshot.ok ? snapshot.value.rows[0] : undefined;
  expect(row).toMatchObject({ aqi: 54, site: { code: '9001A', lon: 120.1 }, values: { 'PM2.5': '38', O3: '62' } });
  expect(row === undefined ? '' : civil(row.at)).toBe('2018-02-19 23:00');
  const list = readCnemc('station,city,name,lon,lat\n9001A,甲市,一中,120.1,30.2');
  expect(list.ok && [list.value.layout, list.value.sites.length, list.value.rows.length]).toEqual(['site-list', 1, 0]);
});

test.each([['', 'import.unreadable'], ['a,b,c\n1,2,3', 'import.unknown-columns']])('%j is %s', (text, want) => expect(faultsOf(text)).toEqual([want]));
