import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppliedLimit } from '../rulebook/limits.ts';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { judgeOutletHour, type OutletHour } from './outlet-hour.ts';

const rulebook = testRulebook();
const day = '2026-04-01';
const limit: AppliedLimit = { id: 'p1', averaging: 'hour', max: '50', unit: 'mg/m³', referenceO2: '6', standard: 'permit', clause: 'table 3', from: '2026-01-01', confidence: 'high' };
const plain: AppliedLimit = { id: 'w1', averaging: 'hour', max: '50', unit: 'mg/L', standard: 'permit', clause: 'table 4', from: '2026-01-01', confidence: 'high' };
const acid: AppliedLimit = { id: 'w2', averaging: 'hour', max: '9', min: '6', unit: '1', standard: 'permit', clause: 'table 4', from: '2026-01-01', confidence: 'high' };
const judge = (hour: Omit<OutletHour, 'factor'>, limits: readonly AppliedLimit[] = [limit], factor = 'a21002'): string => {
  const judged = judgeOutletHour({ factor, ...hour }, limits, rulebook, day);
  return judged.ok ? [judged.value.verdict, judged.value.reason, judged.value.converted, judged.value.timesOver].filter((part) => part !== undefined && part !== '').join(' ') : judged.fault;
};

describe('an outlet hour', () => {
  test.each([
    ['converted above the limit', { value: 92, o2: 8.1, flag: 'N', minutes: 58 }, 'exceeds 107 1.14'],
    ['measured above, converted below', { value: 55, o2: 3, flag: 'N', minutes: 60 }, 'meets 45.8'],
    ['measured below, converted above', { value: 45, o2: 10, flag: 'N', minutes: 60 }, 'exceeds 61.4 0.23'],
    ['equal to the limit meets', { value: 50, o2: 6 }, 'meets 50'],
    ['above by the last digit exceeds though it prints the same', { value: '50.0001', o2: 6 }, 'exceeds 50 0.00'],
    ['44 minutes', { value: 92, o2: 8.1, minutes: 44 }, 'undeterminable too-few-minutes'],
    ['45 minutes', { value: 92, o2: 8.1, minutes: 45 }, 'exceeds 107 1.14'],
    ['fault of the analyser', { value: 0, o2: 8.1, flag: 'D' }, 'not-judged flag-not-valid'],
    ['maintenance', { value: 900, o2: 8.1, flag: 'M' }, 'not-judged flag-not-valid'],
    ['a flag we do not know', { value: 900, o2: 8.1, flag: 'Q' }, 'not-judged flag-unknown'],
    ['over range and over the limit is evidence', { value: 900, o2: 8.1, flag: 'T' }, 'exceeds 1046.5 19.93'],
    ['over range below the limit says nothing', { value: 10, o2: 8.1, flag: 'T' }, 'undeterminable over-measuring-range'],
    ['no oxygen', { value: 92 }, 'undeterminable oxygen-missing'],
    ['no oxygen but the logger converted', { value: 92, converted: '107' }, 'exceeds 107 1.14'],
    ['oxygen from a faulty analyser', { value: 92, o2: 8.1, o2Flag: 'D', converted: '107' }, 'undeterminable oxygen-not-valid'],
    ['oxygen near that of air', { value: 5, o2: 19 }, 'undeterminable oxygen-near-air'],
    ['oxygen just below', { value: 5, o2: '18.9999' }, 'meets 37.5'],
    ['oxygen above air', { value: 5, o2: 22 }, 'undeterminable oxygen-near-air'],
    ['negative', { value: -1, o2: 8 }, 'value.out-of-range'],
    ['a word', { value: 'high', o2: 8 }, 'value.not-a-number'],
  ])('%s', (_name, hour, want) => expect(judge(hour)).toBe(want));

  test('water: no conversion', () => expect(judge({ value: '60' }, [plain], 'w01018')).toBe('exceeds 0.20'));
  test.each([['5.99', 'exceeds'], ['6', 'meets'], ['9', 'meets'], ['9.01', 'exceeds']])('pH %s %s, never with a multiple', (value, want) => expect(judge({ value }, [acid], 'w01001')).toBe(want));
  test('a limit of the day mean does not judge an hour', () => expect(judge({ value: 60 }, [{ ...plain, averaging: 'day' }])).toBe('not-judged limit-of-day-mean'));
  test('no limit', () => expect(judge({ value: 60 }, [])).toBe('not-judged no-limit'));
  test('a low limit makes the verdict low', () => {
    const judged = judgeOutletHour({ factor: 'a', value: 60 }, [{ ...plain, confidence: 'low' }], rulebook, day);
    expect(judged.ok && judged.value.confidence).toBe('low');
  });
  test('law: more is never better', () => {
    fc.assert(fc.property(fc.nat(2000), fc.nat(2000), fc.nat(189), (a, b, o2) => {
      const over = (value: number): boolean => judge({ value: value / 10, o2: o2 / 10 }).startsWith('exceeds');
      if (over(Math.min(a, b))) expect(over(Math.max(a, b))).toBe(true);
    }));
  });
});
