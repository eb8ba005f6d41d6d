import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFractions, fraction, fractionOf, fractionText, sumOf, type Fraction } from '../../basis/fraction.ts';
import { allowedText, meanOutlook, shareOutlook } from './target.ts';

const decimal = (most: number) => fc.integer({ min: 1, max: most * 10 }).map((tenths) => fraction(BigInt(tenths), 10n));
const days = fc.integer({ min: 1, max: 366 });
const times = ({ top, bottom }: Fraction, count: number): Fraction => fraction(top * BigInt(count), bottom);
const equal = (a: Fraction | undefined, b: Fraction): boolean => a !== undefined && compareFractions(a, b) === 0;

describe('a mean', () => {
  test.each([
    // (28 × 365 − 40 × 59)/306 = 7860/306 = 25.68…: cut to 25.6, never up to 25.7.
    ['28', 59, '40', 306, 'reachable', '25.6'], ['28', 0, undefined, 365, 'reachable', '28.0'],
    // 28 × 300 = 8400 = 60 × 140: nothing is left for the 160 days to come.
    ['28', 140, '60', 160, 'impossible', '0.0'], ['28', 140, '60.1', 160, 'impossible', '-0.1'],
    ['28', 365, '28', 0, 'met', undefined], ['28', 365, '28.01', 0, 'missed', undefined],
    ['28', 0, undefined, 0, 'undetermined', undefined],
  ] as const)('target %s, %i days at %s, %i left: %s', (target, valid, mean, daysLeft, state, allowed) => {
    const outlook = meanOutlook({ target: fractionOf(target), daysLeft }, valid, mean === undefined ? undefined : fractionOf(mean));
    expect([outlook.state, outlook.allowedMean === undefined ? undefined : allowedText(outlook.allowedMean, 1)]).toEqual([state, allowed]);
  });
  test('a year over without enough valid days has no annual value, however low it is', () => {
    expect(meanOutlook({ target: fractionOf('28'), daysLeft: 0, annualReason: 'too-few-values' }, 300, fractionOf('1'))).toMatchObject({ state: 'undetermined', reason: 'too-few-values' });
  });
  test('whoever keeps exactly the allowed mean meets exactly the target; a touch more misses it', () => {
    fc.assert(fc.property(decimal(99), decimal(200), days, days, (target, mean, valid, daysLeft) => {
      const allowed = meanOutlook({ target, daysLeft }, valid, mean).allowedMean ?? fraction(0n, 1n);
      const total = sumOf([times(mean, valid), times(allowed, daysLeft)]);
      const reached = fraction(total.top, total.bottom * BigInt(valid + daysLeft));
      expect(equal(reached, target)).toBe(true);
      expect(meanOutlook({ target, daysLeft: 0 }, valid + daysLeft, reached).state).toBe('met');
      expect(meanOutlook({ target, daysLeft: 0 }, valid + daysLeft, sumOf([reached, fraction(1n, 1_000_000_000n)])).state).toBe('missed');
    }));
  });
  test('the worse so far, the less is allowed; the softer the target, the more', () => {
    fc.assert(fc.property(decimal(99), decimal(200), decimal(50), days, days, (target, mean, more, valid, daysLeft) => {
      const allowed = (of: Fraction, soFar: Fraction): Fraction => meanOutlook({ target: of, daysLeft }, valid, soFar).allowedMean ?? fraction(0n, 1n);
      expect(compareFractions(allowed(target, sumOf([mean, more])), allowed(target, mean))).toBe(-1);
      expect(compareFractions(allowed(sumOf([target, more]), mean), allowed(target, mean))).toBe(1);
    }));
  });
  test('what is shown is never above what is allowed', () => {
    fc.assert(fc.property(fc.bigInt({ min: -99_999n, max: 99_999n }), fc.bigInt({ min: 1n, max: 999n }), fc.integer({ min: 0, max: 3 }), (top, bottom, decimals) => {
      const shown = fractionOf(allowedText(fraction(top, bottom), decimals));
      expect(compareFractions(shown, fraction(top, bottom))).toBeLessThanOrEqual(0);
      expect(compareFractions(sumOf([shown, fraction(1n, 10n ** BigInt(decimals))]), fraction(top, bottom))).toBe(1);
    }));
  });
});

describe('a good-day share', () => {
  test.each([
    // 8 % of 365 days are 29.2: 29 of them, 20 were.
    ['92', 59, 39, 306, 'reachable', 9], ['92', 59, 30, 306, 'reachable', 0], ['92', 59, 29, 306, 'impossible', -1],
    ['50', 355, 300, 10, 'secured', 127], ['100', 10, 10, 355, 'reachable', 0], ['92', 0, 0, 365, 'reachable', 29],
    ['92', 365, 336, 0, 'met', undefined], ['92', 365, 335, 0, 'missed', undefined], ['92', 0, 0, 0, 'undetermined', undefined],
  ] as const)('target %s %%, %i days of which %i good, %i left: %s', (target, valid, good, daysLeft, state, left) => {
    const outlook = shareOutlook({ target: fractionOf(target), daysLeft }, valid, good);
    expect([outlook.state, outlook.exceedanceDaysLeft]).toEqual([state, left]);
  });
  test('whoever has exactly the days left meets the target; one more misses it', () => {
    fc.assert(fc.property(decimal(100), days, fc.integer({ min: 0, max: 366 }), days, (target, valid, less, daysLeft) => {
      const good = Math.max(0, valid - less);
      const { exceedanceDaysLeft: left = 0, state } = shareOutlook({ target, daysLeft }, valid, good);
      const ends = (bad: number): string => shareOutlook({ target, daysLeft: 0 }, valid + daysLeft, good + daysLeft - bad).state;
      expect(state).toBe(left < 0 ? 'impossible' : left >= daysLeft ? 'secured' : 'reachable');
      expect(ends(0)).toBe(left < 0 ? 'missed' : 'met');
      if (left >= 0) expect(ends(Math.min(left, daysLeft))).toBe('met');
      if (left >= 0 && left < daysLeft) expect(ends(left + 1)).toBe('missed');
    }));
  });
});

describe('the place’s own warning', () => {
  // Allowed 25.686… of 40 so far is 64.2 %.
  test.each([[undefined, 'reachable'], ['64', 'reachable'], ['65', 'tight']] as const)('a mean, warned below %s %%: %s', (percent, state) => {
    const demand = { target: fractionOf('28'), daysLeft: 306, ...(percent === undefined ? {} : { tightBelow: fractionOf(percent) }) };
    expect(meanOutlook(demand, 59, fractionOf('40')).state).toBe(state);
  });
  // 9 of 306 days is 2.94 %, 20 of 59 so far 33.9 %: 8.68 % of it.
  test.each([['8', 'reachable'], ['9', 'tight']] as const)('a share, warned below %s %%: %s', (percent, state) => {
    expect(shareOutlook({ target: fractionOf('92'), daysLeft: 306, tightBelow: fractionOf(percent) }, 59, 39).state).toBe(state);
  });
});

test('why: the target, the days, the level so far and the exact fraction', () => {
  expect(meanOutlook({ target: fractionOf('28'), daysLeft: 306 }, 59, fractionOf('40')).steps.map(({ name, value }) => [name, value])).toEqual([
    ['target', '28'], ['valid', '59'], ['averaged', '40'], ['days-left', '306'],
    ['allowed-mean', `1310/51 ≈ ${fractionText(fraction(1310n, 51n), 6)}`],
  ]);
});
