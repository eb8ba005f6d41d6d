import { describe, expect, test } from 'vitest';
import { exact } from '../basis/decimal.ts';
import type { OutletLimit } from '../model/limit.ts';
import { chooseEdition, editionOn } from './choose-edition.ts';
import { inSeason, limitRows, localLimits, standardLimits, strictest } from './limits.ts';
import { testRulebook } from './standards.fixture.ts';

const rulebook = testRulebook();
const air = exact(21);

describe('the edition is picked by the day of the observation', () => {
  test.each([
    ['day before the first edition ', '2015-12-31', undefined],
    ['first day of HJ 633-2012     ', '2016-01-01', 'HJ 633-2012'],
    ['last day of HJ 633-2012      ', '2026-02-28', 'HJ 633-2012'],
    ['first day of HJ 633-2026     ', '2026-03-01', 'HJ 633-2026'],
    ['a day after the run          ', '2099-01-01', 'HJ 633-2026'],
  ])('%s', (_name, day, want) => expect(editionOn(rulebook, 'air-index', day)?.standard).toBe(want));

  test.each([
    ['named and in force            ', 'HJ 633-2026', '2026-03-01', false, 'HJ 633-2026'],
    ['named as people write it      ', 'hj633—2026', '2026-03-01', false, 'HJ 633-2026'],
    ['named outside its dates       ', 'HJ 633-2026', '2026-02-28', false, 'standard.not-in-force'],
    ['forced outside its dates      ', 'HJ 633-2026', '2026-02-28', true, 'HJ 633-2026'],
    ['not held                      ', 'HJ 633-2099', '2026-03-01', true, 'standard.unknown'],
    ['of another family             ', 'GB 3838-2002', '2026-03-01', true, 'standard.wrong-kind'],
  ])('%s', (_name, named, day, force, want) => {
    const got = chooseEdition(rulebook, ['air-index'], day, named, force);
    expect(got.ok ? got.value.edition.standard : got.fault).toBe(want);
  });
});

describe('GB 3095, grade 2, as the standard prints it', () => {
  test.each([
    ['PM2.5', 'year', '2026-02-28', '35'], ['PM2.5', 'year', '2026-03-01', '30'], ['PM2.5', 'year', '2031-01-01', '25'],
    ['PM2.5', 'day', '2026-02-28', '75'], ['PM2.5', 'day', '2030-12-31', '60'], ['PM2.5', 'day', '2031-01-01', '50'],
    ['PM10', 'day', '2026-02-28', '150'], ['PM10', 'day', '2026-03-01', '120'], ['PM10', 'day', '2031-01-01', '100'],
    ['SO2', 'hour', '2030-12-31', '500'], ['SO2', 'hour', '2031-01-01', '150'],
    ['NO2', 'year', '2030-12-31', '40'], ['NO2', 'year', '2031-01-01', '30'], ['NO2', 'hour', '2031-01-01', '200'],
    ['O3', 'mda8', '2031-01-01', '160'], ['CO', 'day', '2031-01-01', '4'],
  ])('%s %s on %s is %s', (pollutant, averaging, day, want) => {
    const edition = editionOn(rulebook, 'ambient-air', day);
    const rows = edition === undefined ? [] : limitRows(edition, day, pollutant, averaging, { grade: '2' });
    expect(rows.map((row) => row.value)).toEqual([want]);
  });
});

describe('emission limits', () => {
  const of = (name: string, day: string, pollutant: string, applies: Record<string, string>): readonly (string | undefined)[] => {
    const edition = rulebook.editions.find((one) => one.standard === name);
    return edition === undefined ? [] : standardLimits(edition, day, pollutant, applies).map((limit) => limit.max);
  };
  test.each([
    ['Zhejiang sewage in winter', 'DB33/2169-2018', '2026-11-01', 'NH3-N', { sourceClass: 'existing plant' }, ['4']],
    ['Zhejiang sewage, last winter day', 'DB33/2169-2018', '2026-03-31', 'NH3-N', { sourceClass: 'existing plant' }, ['4']],
    ['Zhejiang sewage in summer', 'DB33/2169-2018', '2026-04-01', 'NH3-N', { sourceClass: 'existing plant' }, ['2']],
    ['national sewage, warm water', 'GB 18918-2002', '2026-04-01', 'NH3-N', { grade: '1A', waterTemperature: '>12' }, ['5']],
    ['national sewage, cold water', 'GB 18918-2002', '2026-04-01', 'NH3-N', { grade: '1A', waterTemperature: '<=12' }, ['8']],
    ['national sewage, water temperature not known: both, each with its band', 'GB 18918-2002', '2026-04-01', 'NH3-N', { grade: '1A' }, ['5', '8']],
    ['gas boiler', 'GB 13271-2014', '2026-04-01', 'NOx', { sourceClass: 'new gas boiler' }, ['200']],
    ['before the standard', 'GB 13271-2014', '2014-06-30', 'NOx', { sourceClass: 'new gas boiler' }, []],
  ])('%s', (_name, standard, day, pollutant, applies, want) => expect(of(standard, day, pollutant, applies)).toEqual(want));

  test('rows read for another day keep the season of the day that was measured', () => {
    const edition = rulebook.editions.find((one) => one.standard === 'DB33/2169-2018');
    if (edition === undefined) throw new TypeError('DB33/2169-2018 is not held');
    const on = (measured: string) => standardLimits(edition, '2026-07-01', 'NH3-N', { sourceClass: 'existing plant' }, measured).map(({ max }) => max);
    expect([on('2025-01-15'), on('2025-06-15')]).toEqual([['4'], ['2']]);
  });
  test('a season may run over the new year', () => {
    expect([inSeason('11-01..03-31', '2026-12-31'), inSeason('11-01..03-31', '2026-04-01'), inSeason('04-01..10-31', '2026-10-31')]).toEqual([true, false, true]);
  });
});

const permit = (change: Partial<OutletLimit>): OutletLimit => ({
  id: 'p1', point: 1, factor: 'a21026', averaging: 'hour', max: '35', unit: 'mg/m³', referenceO2: '6', standard: 'permit', clause: 'table 3', from: '2026-01-01', enteredAt: 100, confidence: 'high', ...change,
});

describe('the strictest applies', () => {
  test.each([
    ['permit below nation', [permit({ max: '30' }), permit({ id: 'n', max: '35' })], '30'],
    ['nation below permit', [permit({ max: '50' }), permit({ id: 'n', max: '35' })], '35'],
    ['same ceiling at less dilution', [permit({ referenceO2: '9' }), permit({ id: 'n', referenceO2: '6' })], '35'],
    ['none', [], undefined],
  ])('%s', (_name, limits, want) => expect(strictest(limits, air)?.max).toBe(want));
  test('ceilings at different oxygen are compared at one dilution', () => {
    expect(strictest([permit({ id: 'nine', max: '40', referenceO2: '9' }), permit({ id: 'six', max: '45', referenceO2: '6' })], air)?.id).toBe('six');
  });
  test('a local row counts from its entry, within its days, the last entered of one id', () => {
    const rows = [permit({}), permit({ max: '20', enteredAt: 200 }), permit({ id: 'old', to: '2026-01-31' })];
    expect(localLimits(rows, '2026-02-01', 150).map((row) => row.max)).toEqual(['35']);
    expect(localLimits(rows, '2026-02-01', 250).map((row) => row.max)).toEqual(['20']);
    expect(localLimits(rows, '2025-12-31', 250)).toEqual([]);
  });
});
