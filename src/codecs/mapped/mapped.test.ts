import { describe, expect, test } from 'vitest';
import { exact } from '../../basis/decimal.ts';
import type { FactorBook } from '../../model/factor.ts';
import type { ImportMapping } from '../../model/import-mapping.ts';
import { guessMapping } from './guess-mapping.ts';
import { mappedReader, unitIn } from './read-mapped.ts';
import { timeReader } from './time-format.ts';
import { conversion } from './units.ts';

const factor = (code: string, zh: string, unit: string): readonly [string,
  { code: string; name: { zh: string; en: string }; unit: string; decimals: number }] =>
  [code, { code, name: { zh, en: code }, unit, decimals: 1 }];
const book: FactorBook = new Map([
  factor('a34004', '细微颗粒物', 'µg/m³'), factor('a21005', '一氧化碳', 'mg/m³'), factor('a21026', '二氧化硫', 'mg/m³'), factor('a01001', '温度', '°C'),
    factor('a01007', '风速', 'm/s'),
  factor('a01006', '气压', 'kPa'), factor('w01018', '化学需氧量', 'mg/L'), factor('Leq', '等效声级', 'dB'), factor('h01002', '有效波高', 'm'), factor('h01004', '平均波周期', 's'), factor('a01008', '风向', 'degree'),
  factor('h01001', '盐度', ''), factor('a01002', '湿度', '%'), factor('h01006', '阵风风速', 'm/s'), factor('w01010', '水温', '°C'),
]);
const utc = (text: string): number => Date.parse(text);

test.each([
  ['YYYY-MM-DD HH:mm:ss', '2026-03-02 08:00:00', '2026-03-02T08:00:00Z'], ['YYYY/M/D H:mm', '2026/3/2 8:00', '2026-03-02T08:00:00Z'],
  ['YYYY年M月D日H时', '2026年3月2日8时', '2026-03-02T08:00:00Z'], ['YYYYMMDDHH', '2026030208', '2026-03-02T08:00:00Z'],
    ['YYYY M D H', '2026  3 2 8', '2026-03-02T08:00:00Z'],
  ['YYYY-MM-DD', '2026-03-02', '2026-03-02T00:00:00Z'], ['YYYY-MM-DD HH:mm', '2026-03-02 24:00', '2026-03-03T00:00:00Z'],
  ['excel', '46083', '2026-03-02T00:00:00Z'], ['excel', '46083.333333333336', '2026-03-02T08:00:00Z'],
    ['iso', '2026-03-02T08:00:00+08:00', '2026-03-02T00:00:00Z'],
  ['iso', '1998-01-01T00:00:00Z', '1998-01-01T00:00:00Z'], ['YYYY-MM-DD', '2026-02-30', undefined],
    ['YYYY-MM-DD HH:mm', '2026-03-02 24:01', undefined],
  ['YYYY-MM-DD', '2026-03-02 08:00', undefined], ['excel', '2', undefined], ['iso', 'yesterday', undefined],
] as const)('time %s of %s', (format, text,
  want) => expect(timeReader(format)?.(text)?.ms).toBe(want === undefined ? undefined : utc(want)));

test.each(['HH:mm', 'YYYY', 'YYYY-MM-DD YYYY'])('no moment can be read by %s', (format) => expect(timeReader(format)).toBeUndefined());

test.each([
  ['1', 'mg/m³', 'µg/m³', '1000'], ['35', 'ug/m3', 'mg/m³', '0.035'], ['212', '°F', '°C', '100'], ['0', 'K', '°C', '-273.15'],
    ['10', 'kn', 'm/s', '5.144444444444444444444444444444444444444'],
  ['1013.25', 'hPa', 'kPa', '101.325'], ['3', 'μg/L', 'mg/L', '0.003'], ['1', 'mS/cm', 'µS/cm', '1000'], ['5', '℃', '°C', '5'],
    ['60', 'dB(A)', 'dB', '60'],
  ['2', 'nmi', 'km', '3.704'], ['10', 'ft', 'm', '3.048'], ['5.5', 'sec', 's', '5.5'], ['31', 'PSU', '', '31'],
  ['1', 'ppb', 'µg/m³', undefined], ['1', 'mg/L', 'mg/m³', undefined], ['1', '', 'mg/L', undefined],
] as const)('%s %s in %s', (value, from, to, want) => expect(conversion(from, to)?.(exact(value)).toString()).toBe(want));

const columns = ['time', 'site', 'PM2.5', 'CO', 'flag'];
const wide: ImportMapping = {
  name: '甲', columns, delimiter: ',', time: { columns: ['time'], format: 'YYYY-MM-DD HH:mm', offsetMinutes: 480, names: 'end' },
    period: 'hour', kind: 'air-station',
  point: { column: 'site', by: 'id' }, factors: { wide: [{ column: 'PM2.5', factor: 'a34004', unit: 'mg/m3' },
    { column: 'CO', factor: 'a21005', unit: 'µg/m³' }] },
  flag: { column: 'flag', values: { 正常: 'N', 校准: 'C' } }, missing: ['NA', '9999'], belowDetection: 'half',
};
const row = (mapping: ImportMapping, cells: readonly string[], own: readonly string[] = columns) => {
  const reader = mappedReader(mapping, own, unitIn(book, mapping.kind));
  if (!reader.ok) return reader.fault;
  const read = reader.value(cells);
  return read.ok ? read.value : read.fault;
};

describe('a row', () => {
  test.each([
    ['an hour named by its end, units brought to the register’s', ['2026-03-02 08:00', 'A', '0.035', '400', '校准'],
      { point: 'A', at: utc('2026-03-01T23:00:00Z'), values: { a34004: '35', a21005: '0.4' }, flag: 'C' }],
    ['signs for nothing are nothing', ['2026-03-02 08:00', 'A', 'NA', '400', ''], { values: { a21005: '0.4' }, flag: 'N' }],
    ['below detection, with a sign before', ['2026-03-02 08:00', 'A', '<0.01', 'NA', ''], { values: { a34004: '5' } }],
    ['below detection, as laboratories write it', ['2026-03-02 08:00', 'A', '0.01L', 'NA', ''], { values: { a34004: '5' } }],
    ['no value at all', ['2026-03-02 08:00', 'A', 'NA', '9999', ''], 'row.no-value'],
      ['a word', ['2026-03-02 08:00', 'A', 'high', '1', ''], 'row.bad-value'],
    ['no point', ['2026-03-02 08:00', '', '1', '1', ''], 'row.missing-site'], ['no time', ['', 'A', '1', '1', ''], 'row.missing-time'],
    ['no such day', ['2026-02-30 08:00', 'A', '1', '1', ''], 'row.bad-time'],
      ['between two hours', ['2026-03-02 08:10', 'A', '1', '1', ''], 'row.off-period'],
    ['a flag that nobody mapped', ['2026-03-02 08:00', 'A', '1', '1', '坏'], 'row.unknown-flag'],
      ['the name of a property', ['2026-03-02 08:00', 'A', '1', '1', 'constructor'], 'row.unknown-flag'],
    ['a cell too few', ['2026-03-02 08:00', 'A', '1', '1'], 'row.malformed'],
  ] as const)('%s', (_name, cells, want) => {
    const found = row(wide, cells);
    if (typeof want === 'string') expect(found).toBe(want);
    else expect(found).toMatchObject(want);
  });

  test('a column has signs of its own: 99 is a direction and no gust, however it is written', () => {
    const { flag: _flag, ...buoy } = wide;
    const own: ImportMapping = { ...buoy, columns: ['time', 'site', 'WDIR', 'GST'], missing: ['MM'], factors: { wide: [
      { column: 'WDIR', factor: 'a01008', unit: 'degree', missing: ['999'] }, { column: 'GST', factor: 'h01006', unit: 'm/s', missing: ['99'] }] } };
    const values = (direction: string, gust: string) => row(own, ['2026-03-02 08:00', 'A', direction, gust], own.columns);
    expect([values('99', '99.00'), values('999.0', '9.9'), values('0', 'MM')])
      .toMatchObject([{ values: { a01008: '99' } }, { values: { h01006: '9.9' } }, { values: { a01008: '0' } }]);
    expect(values('999', '99')).toBe('row.no-value');
  });

  test('columns are told apart by case where they differ in nothing else, and found again where they changed it', () => {
    const parts: ImportMapping = { ...wide, columns: ['YY', 'MM', 'DD', 'mm', 'site', 'CO'],
      time: { columns: ['YY', 'MM', 'DD'], format: 'YYYY MM DD', offsetMinutes: 480, names: 'start' },
      factors: { wide: [{ column: 'CO', factor: 'a21005', unit: 'mg/m³' }] } };
    const { flag: _flag, ...unflagged } = parts;
    expect(row(unflagged, ['2026', '03', '02', '50', 'A', '1'], ['YY', 'MM', 'DD', 'mm', 'Site',
      'co'])).toMatchObject({ at: utc('2026-03-01T16:00:00Z') });
  });

  test('below detection is refused until somebody says what it counts as', () =>
    expect(row({ ...wide, belowDetection: 'refuse' }, ['2026-03-02 08:00', 'A', '<0.01', '1', ''])).toBe('row.below-detection'));

  const long: ImportMapping = {
    ...wide, columns: ['t', 's', 'f', 'v', 'u'], time: { columns: ['t'], format: 'YYYY-MM-DD HH:mm', offsetMinutes: 0, names: 'start' },
      point: { column: 's', by: 'id' },
    kind: 'water-section', factors: { factorColumn: 'f', valueColumn: 'v', unitColumn: 'u',
      long: { COD: { factor: 'w01018', unit: 'mg/L' } } },
  };
  const { flag: _flag, ...unflagged } = long;
  test.each([
    ['factor and value in columns', ['2026-03-02 08:00', 'A', 'COD', '12', ''],
      { at: utc('2026-03-02T08:00:00Z'), values: { w01018: '12' } }],
    ['its own unit', ['2026-03-02 08:00', 'A', 'COD', '12000', 'ug/L'], { values: { w01018: '12' } }],
    ['a unit without an exact way', ['2026-03-02 08:00', 'A', 'COD', '12', 'ppm'], 'row.unknown-unit'],
      ['a factor that nobody mapped', ['2026-03-02 08:00', 'A', 'BOD', '12', ''], 'row.unknown-factor'],
  ] as const)('%s', (_name, cells, want) => {
    const found = row(unflagged, cells, ['t', 's', 'f', 'v', 'u']);
    if (typeof want === 'string') expect(found).toBe(want);
    else expect(found).toMatchObject(want);
  });

  test.each([
    ['columns that are gone', wide, ['time', 'site', 'CO', 'flag'], 'import.columns-changed'],
      ['a time without a day', { ...wide, time: { ...wide.time, format: 'HH:mm' } }, columns, 'import.bad-mapping'],
    ['a unit that is none', { ...wide, factors: { wide: [{ column: 'CO', factor: 'a21005', unit: 'ppm' }] } }, columns, 'row.unknown-unit'],
    ['one factor twice', { ...wide, factors: { wide: [{ column: 'CO', factor: 'a21005', unit: 'mg/m³' },
      { column: 'PM2.5', factor: 'a21005', unit: 'mg/m³' }] } }, columns, 'import.bad-mapping'],
  ] as const)('%s', (_name, mapping, own, fault) => expect(row(mapping as ImportMapping, [], own)).toBe(fault));
});

const guess = (names: readonly string[], ...rows: readonly (readonly string[])[]) =>
  guessMapping(names, ',', rows.map((cells, at) => ({ line: at + 2, cells, text: cells.join() })), book);

test.each([
  ['a page of hours', ['监测时间', '点位名称', 'PM2.5(μg/m3)', '一氧化碳(mg/m³)'], [['2026-03-02 08:00', '甲', '12', '0.4'], ['2026-03-02 09:00', '甲',
    '-', '0.4']], {
    kind: 'air-station', time: { columns: ['监测时间'], format: 'YYYY-MM-DD HH:mm' }, period: 'hour', point: { column: '点位名称' }, missing: ['-'],
    factors: { wide: [{ column: 'PM2.5(μg/m3)', factor: 'a34004', unit: 'μg/m3' },
      { column: '一氧化碳(mg/m³)', factor: 'a21005', unit: 'mg/m³' }] },
  }],
  ['a moment in pieces', ['No', 'year', 'month', 'day', 'hour', 'PM2.5', 'TEMP', 'station'],
    [['1', '2013', '3', '1', '0', '4', '-0.7', 'A'], ['2', '2013', '3', '1', '1', 'NA', '-0.7', 'A']], {
    time: { columns: ['year', 'month', 'day', 'hour'], format: 'YYYY M D H' }, period: 'hour', point: { column: 'station' },
      missing: ['NA'],
    factors: { wide: [{ column: 'PM2.5', factor: 'a34004', unit: 'µg/m³' }, { column: 'TEMP', factor: 'a01001', unit: '°C' }] },
  }],
  ['one value a row', ['采样时间', '断面名称', '监测项目', '监测结果', '单位'], [['2026/3/2', '河口', '化学需氧量', '12', 'mg/L']], {
    kind: 'water-section', period: 'day', factors: { factorColumn: '监测项目', valueColumn: '监测结果', unitColumn: '单位',
      long: { 化学需氧量: { factor: 'w01018', unit: 'mg/L' } } },
  }],
  ['a buoy, as its publisher describes it', ['YY', 'MM', 'DD', 'hh', 'mm', 'WDIR', 'WSPD', 'GST', 'WVHT', 'PRES', 'ATMP', 'WTMP'],
    [['2012', '01', '01', '00', '50', '296', '5.5', '6.0', '0.96', '1007.8', '6.1', '8.1']], {
    time: { columns: ['YY', 'MM', 'DD', 'hh', 'mm'], format: 'YYYY MM D H mm', offsetMinutes: 0 }, period: 'realtime', kind: 'sea-buoy',
    factors: { wide: [
      { column: 'WDIR', factor: 'a01008', unit: 'degree', missing: ['999'] }, { column: 'WSPD', factor: 'a01007', unit: 'm/s', missing: ['99'] },
      { column: 'GST', factor: 'h01006', unit: 'm/s', missing: ['99'] }, { column: 'WVHT', factor: 'h01002', unit: 'm', missing: ['99'] },
      { column: 'PRES', factor: 'a01006', unit: 'hPa', missing: ['9999'] }, { column: 'ATMP', factor: 'a01001', unit: '°C', missing: ['999'] },
      { column: 'WTMP', factor: 'w01010', unit: '°C', missing: ['999'] },
    ] },
  }],
  ['a buoy of a publisher that nobody here knows', ['#YY', 'MM', 'DD', 'hh', 'mm', '有效波高(m)', 'APD', 'humidity', '盐度'],
    [['2026', '03', '02', '08', '00', '1.2', '4.9', '99', '31.2'], ['2026', '03', '02', '09', '00', '99.00', '999', '97', '9999.0']], {
    kind: 'sea-buoy', period: 'hour', time: { columns: ['#YY', 'MM', 'DD', 'hh', 'mm'], format: 'YYYY MM D H mm' },
    factors: { wide: [
      { column: '有效波高(m)', factor: 'h01002', unit: 'm', missing: ['99'] }, { column: 'APD', factor: 'h01004', unit: 's', missing: ['999'] },
      { column: 'humidity', factor: 'a01002', unit: '%' }, { column: '盐度', factor: 'h01001', unit: '', missing: ['9999'] },
    ] },
  }],
  ['nothing that can be told', ['x', 'y'], [['1', '2']], { missing: [] }],
] as const)('the guess for %s', (_name, names, rows, want) => expect(guess(names, ...rows)).toMatchObject(want));
