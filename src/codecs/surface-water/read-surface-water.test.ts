import { describe, expect, test } from 'vitest';
import { civil } from '../../basis/time.ts';
import { readSurfaceWater } from './read-surface-water.ts';

const page = (...lines: string[]): string => ['province,basin,section,time,class,temp_c,ph,do_mgl,cond_uscm,turb_ntu,codmn_mgl,nh3n_mgl,tp_mgl,tn_mgl,chla_mgl,algae_cells_l,status', ...lines].join('\n');
const good = '演练省,甲江流域,一桥,2021-04-01 12:00,Ⅲ,17.3,7.99,8.64,861.9,67.3,5.81,0.097,0.065,1.67,*,*,正常';
const faultsOf = (text: string): string[] => {
  const read = readSurfaceWater(text);
  return read.ok ? read.value.refused.map(({ line, fault }) => `${line} ${fault}`) : [read.fault];
};

test('a reading as published; sentinels are no values', () => {
  const read = readSurfaceWater(page(good));
  const row = read.ok ? read.value.rows[0] : undefined;
  expect(row).toMatchObject({ class: 3, status: '正常', section: { province: '演练省', name: '一桥' } });
  expect(row?.values).toEqual({ temperature: '17.3', pH: '7.99', DO: '8.64', conductivity: '861.9', turbidity: '67.3', CODMn: '5.81', 'NH3-N': '0.097', TP: '0.065', TN: '1.67' });
  expect(row === undefined ? '' : civil(row.at)).toBe('2021-04-01 12:00');
});

describe('defects, one code each', () => {
  test.each([
    ['out of service, no time', '演练省,甲江流域,一桥,,*,--,--,--,--,--,--,--,--,--,*,*,维护', '2 row.missing-time'],
    ['the year alone', '演练省,甲江流域,一桥,2021---,*,--,--,--,--,--,--,--,--,--,*,*,维护', '2 row.missing-time'],
    ['no value', '演练省,甲江流域,一桥,2021-04-01 12:00,*,--,--,--,--,--,--,--,--,--,*,*,维护', '2 row.no-value'],
    ['no such time', good.replace('12:00', '24:30'), '2 row.bad-time'],
    ['no section', good.replace('一桥', ''), '2 row.missing-site'],
    ['a word for a value', good.replace('8.64', 'O.K.'), '2 row.bad-value'],
    ['negative', good.replace('0.065', '-0.065'), '2 row.bad-value'],
    ['a class we do not know', good.replace('Ⅲ', 'Ⅶ'), '2 row.bad-value'],
  ])('%s', (_name, line, want) => expect(faultsOf(page(line))).toEqual([want]));
  test('a corrected repeat replaces the first', () => {
    const text = page(good, good.replace('Ⅲ', 'Ⅳ').replace('5.81', '6.81'));
    const read = readSurfaceWater(text);
    expect(faultsOf(text)).toEqual(['2 row.superseded']);
    expect(read.ok && read.value.rows.map((row) => row.class)).toEqual([4]);
  });
  test('no class published: the reading is kept', () => {
    const read = readSurfaceWater(page(good.replace('Ⅲ', '*')));
    expect(read.ok && read.value.rows.map((row) => row.class)).toEqual([undefined]);
  });
});

describe('a page of one day', () => {
  const day = (time: string, raw: string): string => `file_date,province,basin,section,time,class,ph,do_mgl,codmn_mgl,nh3n_mgl,tp_mgl,tp_mgl_raw\n2020-05-08,演练省,甲江流域,一桥,${time},Ⅱ,8,9,2,0.1,0.10,${raw}`;
  test.each([
    ['2020-05-08 15:00', []], ['2020-05-07 00:00', []], ['2020-05-06 23:00', ['2 row.stale-time']],
    ['2020-04-08 15:00', ['2 row.stale-time']], ['2020-12-08 15:00', ['2 row.future-time']],
  ])('%s', (time, want) => expect(faultsOf(day(time, '0.10049'))).toEqual(want));
  test('the unrounded value is the value', () => {
    const read = readSurfaceWater(day('2020-05-08 15:00', '0.10049'));
    expect(read.ok && read.value.rows[0]?.values['TP']).toBe('0.10049');
  });
});

test('columns that are no section readings', () => expect(faultsOf('a,b\n1,2')).toEqual(['import.unknown-columns']));
