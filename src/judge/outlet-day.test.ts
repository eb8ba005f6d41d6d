import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '../basis/decimal.ts';
import { standardLimits, type AppliedLimit } from '../rulebook/limits.ts';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { quarterCapture, substituteForTotals, transmissionEffectiveness } from './data-capture.ts';
import { judgeOutletDay, type DayHour } from './outlet-day.ts';
import { judgeOutletHour } from './outlet-hour.ts';

const rulebook = testRulebook();
const day = '2026-04-01';
const limit = (max: string, change: Partial<AppliedLimit> = {}): AppliedLimit =>
  ({ id: `l${max}${change.waterTemperature ?? ''}${change.condition ?? ''}`, averaging: 'day', max, unit: 'mg/L', standard: 'permit', clause: 'table 1', from: '2026-01-01', confidence: 'high', ...change });
const hours = (count: number, value: unknown, change: Partial<DayHour> = {}): DayHour[] => Array.from({ length: count }, () => ({ factor: 'w01018', value, ...change }));
const said = (of: readonly DayHour[], limits: readonly AppliedLimit[] = [limit('50')], medium: 'air' | 'water' = 'water', factor = 'w01018'): string => {
  const judged = judgeOutletDay({ factor, medium, hours: of }, limits, rulebook, day);
  return judged.ok ? [judged.value.verdict, judged.value.reason, judged.value.compared, judged.value.limit?.max, judged.value.confidence].filter((part) => part !== undefined && part !== '').join(' ') : judged.fault;
};

describe('an outlet day', () => {
  test.each([
    ['20 hours at the limit meet', hours(20, 50), 'meets 50 50 low'],
    ['beyond by the last digit', hours(20, '50.000001'), 'exceeds 50.000001 50 low'],
    ['19 hours', hours(19, 80), 'undeterminable too-few-values 50 high'],
    ['marked hours do not count', [...hours(19, 80), ...hours(5, 900, { flag: 'M' })], 'undeterminable too-few-values 50 high'],
    ['nor do hours of 44 minutes', [...hours(19, 80), ...hours(5, 900, { minutes: 44 })], 'undeterminable too-few-values 50 high'],
    ['nor negative ones', [...hours(19, 80), ...hours(5, -1)], 'undeterminable too-few-values 50 high'],
    ['maintenance never makes an exceedance', [...hours(20, 40), ...hours(4, 900, { flag: 'M' })], 'meets 40 50 low'],
    ['weighted by flow', [...hours(20, 40, { flow: 1 }), ...hours(4, 100, { flow: 10 })], 'exceeds 80 50 low'],
    ['one hour without flow: plain mean', [...hours(20, 40, { flow: 1 }), ...hours(3, 100, { flow: 10 }), ...hours(1, 100)], 'meets 50 50 low'],
    ['no discharge at all', hours(24, 80, { flow: 0 }), 'undeterminable no-flow 50 low'],
    ['over range never meets', [...hours(20, 40), ...hours(1, 99, { flag: 'T' })], 'undeterminable over-measuring-range 40 50 low'],
    ['over range may exceed', [...hours(20, 60), ...hours(1, 99, { flag: 'T' })], 'exceeds 60 50 low'],
  ])('%s', (_name, of, want) => expect(said(of)).toBe(want));

  test('flue gas: the mean of the converted hours, sure', () => {
    const flue = limit('50', { unit: 'mg/m³', referenceO2: '6' });
    const gas = [...hours(12, 45, { o2: 10 }), ...hours(12, 30, { o2: 6 })];
    // 45 × 15/11 = 61.3636…, mean with 30 is 45.68…
    expect(said(gas, [flue], 'air', 'a21002')).toMatch(/^meets 45\.681818\d* 50 high$/);
    expect(said(hours(24, 45, { o2: 20 }), [flue], 'air', 'a21002')).toBe('undeterminable too-few-values 50 low');
  });
  test('pH is a range, not a mean', () => expect(said(hours(24, 7), [limit('9', { min: '6' })], 'water', 'w01001')).toBe('not-judged range-not-mean 9 low'));
  test('an hour limit does not judge a day', () => expect(said(hours(24, 80), [limit('50', { averaging: 'hour' })])).toBe('not-judged no-limit high'));
  test('law: the mean lies between the least and the largest, weighted or not, in any order', () => {
    const one = fc.record({ value: fc.nat(1000), flow: fc.integer({ min: 1, max: 50 }) });
    fc.assert(fc.property(fc.array(one, { minLength: 20, maxLength: 24 }), (of) => {
      const given = of.map(({ value, flow }): DayHour => ({ factor: 'w01018', value, flow }));
      const [there, back] = [given, given.toReversed()].map((list) => judgeOutletDay({ factor: 'w01018', medium: 'water', hours: list }, [limit('50')], rulebook, day));
      expect(there).toEqual(back);
      if (there?.ok !== true) throw new Error('a day of 20 hours is judged');
      expect(exact(there.value.compared ?? '').greaterThanOrEqualTo(Math.min(...of.map((hour) => hour.value)))).toBe(true);
      expect(exact(there.value.compared ?? '').lessThanOrEqualTo(Math.max(...of.map((hour) => hour.value)))).toBe(true);
    }));
  });
});

describe('all that apply, the strictest told', () => {
  const national = rulebook.byName.get('GB18918-2002');
  const zhejiang = rulebook.byName.get('DB33/2169-2018');
  const plant = (on: string): readonly AppliedLimit[] => [
    ...(national === undefined ? [] : standardLimits(national, on, 'NH3-N', { grade: '1A' })), ...(zhejiang === undefined ? [] : standardLimits(zhejiang, on, 'NH3-N', { sourceClass: 'existing plant' })),
  ];
  const on = (date: string, value: number, waterTemperature?: number): string => {
    const judged = judgeOutletDay({ factor: 'w21003', medium: 'water', hours: hours(24, value, waterTemperature === undefined ? {} : { waterTemperature }) }, plant(date), rulebook, date);
    return judged.ok ? `${judged.value.verdict} ${judged.value.reason} ${judged.value.limit?.standard} ${judged.value.limit?.max}`.replace('  ', ' ') : judged.fault;
  };
  test.each([
    ['summer, over the province only', '2026-07-01', 3, 20, 'exceeds DB33/2169-2018 2'],
    ['winter by season though the water is warm', '2026-12-01', 3, 13, 'meets DB33/2169-2018 4'],
    ['last winter day', '2026-03-31', 4, 13, 'meets DB33/2169-2018 4'],
    ['first summer day', '2026-04-01', 4, 13, 'exceeds DB33/2169-2018 2'],
    ['over both: the strictest is told', '2026-12-01', 9, 12, 'exceeds DB33/2169-2018 4'],
    ['no temperature, below all', '2026-12-01', 3, undefined, 'meets DB33/2169-2018 4'],
  ])('%s', (_name, date, value, temperature, want) => expect(on(date, value, temperature)).toBe(want));

  const cold = limit('8', { waterTemperature: '<=12' });
  const warm = limit('5', { waterTemperature: '>12' });
  test.each([
    ['12 degrees is cold', 7, 12, 'meets 7 8 low'], ['12.1 is warm', 7, 12.1, 'exceeds 7 5 low'],
    ['not known, below both', 5, undefined, 'meets 5 5 low'],
    ['not known, between', 7, undefined, 'undeterminable condition-not-known 7 5 high'],
    ['not known, above both: the laxer is told', 9, undefined, 'exceeds 9 8 low'],
  ])('water temperature: %s', (_name, value, waterTemperature, want) => expect(said(hours(24, value, { waterTemperature }), [cold, warm])).toBe(want));
  test('a temperature that crosses the bound within the day leaves it open', () => {
    expect(said([...hours(12, 7, { waterTemperature: 11 }), ...hours(12, 7, { waterTemperature: 13 })], [cold, warm])).toBe('undeterminable condition-not-known 7 5 high');
  });
  test('a narrowing that nobody declared is never guessed', () => {
    expect(said(hours(24, 0.7), [limit('0.5', { condition: 'builtFrom=2006-01-01' }), limit('1', { condition: 'builtTo=2005-12-31' })])).toBe('undeterminable condition-not-known 0.7 0.5 high');
  });
  test.each([['6.2', 'exceeds 6.5'], ['6.5', 'meets 6'], ['9.1', 'exceeds 6']])('a floor of one and the ceiling of another both hold: pH %s', (value, want) => {
    const range = (min: string): AppliedLimit => limit('9', { id: min, min, unit: '1', averaging: 'hour' });
    const judged = judgeOutletHour({ factor: 'w01001', value }, [range('6'), range('6.5')], rulebook, day);
    expect(judged.ok && `${judged.value.verdict} ${judged.value.limit?.min ?? ''}`).toBe(want);
  });
});

describe('capture, transmission, substitution', () => {
  const edition = rulebook.families.get('emission-data')?.at(-1);
  if (edition === undefined) throw new Error('no edition of emission data');
  test.each([[24, 24, 24, '100'], [24, 18, 18, '75'], [24, 24, 20, '83.3333'], [100, 90, 81, '81'], [24, 0, 0, '0']])('due %d, received %d, valid %d', (due, received, valid, want) => {
    const got = transmissionEffectiveness(edition, day, due, received, valid);
    expect(got.ok && 'effectiveness' in got.value.result ? [exact(got.value.result.effectiveness).toDecimalPlaces(4).toString(), got.value.confidence] : got).toEqual([want, 'low']);
  });
  test.each([[0, 0, 0, 'nothing-due'], [10, 11, 5, 'value.out-of-range'], [10, 5, 6, 'value.out-of-range']])('due %d, received %d, valid %d is no rate', (due, received, valid, want) => {
    const got = transmissionEffectiveness(edition, day, due, received, valid);
    expect(got.ok ? 'undeterminable' in got.value.result && got.value.result.undeterminable : got.fault).toBe(want);
  });
  test.each([[2160, 540, 0, true], [2160, 541, 0, false], [2160, 300, 960, true], [2160, 301, 960, false], [2160, 0, 2160, 'nothing-due'], [10, 9, 2, 'value.out-of-range']])('quarter of %d h, %d invalid, %d stopped', (all, invalid, stopped, want) => {
    const got = quarterCapture(edition, day, all, invalid, stopped);
    expect(got.ok ? ('enough' in got.value.result ? got.value.result.enough : got.value.result.undeterminable) : got.fault).toBe(want);
  });
  // The largest stands 200, 1000 and 2161 hours back: each window must find its own.
  const before = Array.from({ length: 3000 }, (_one, at) => exact(at === 3000 - 2161 ? 9 : at === 3000 - 1000 ? 7 : at === 3000 - 200 ? 5 : 1));
  test.each([['95', 24, '1 180'], ['90', 24, '1 180'], ['95', 25, '5 720'], ['89.9', 1, '7 2160'], ['75', 1, '7 2160'], ['74.9', 1, 'capture-too-low']])('capture %s %%, gap %d h', (percent, gap, want) => {
    const got = substituteForTotals(edition, day, before, exact(percent), gap);
    expect(got.ok && ('substituted' in got.value.result ? `${got.value.result.substituted} ${got.value.result.hours}` : got.value.result.undeterminable)).toBe(want);
  });
  test('too short a past substitutes nothing', () => {
    const got = substituteForTotals(edition, day, before.slice(0, 100), exact(95), 1);
    expect(got.ok && got.value.result).toEqual({ undeterminable: 'too-few-values' });
  });
});
