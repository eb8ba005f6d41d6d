import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '../basis/decimal.ts';
import { eightHourMeans, mean, percentile, phMean, roundTo } from './statistics.ts';

const exacts = (values: readonly (number | string)[]): ReturnType<typeof exact>[] => values.map((value) => exact(value));

describe('percentile (HJ 663)', () => {
  test.each([
    [[7], 90, '7'], [[1, 2], 50, '1.5'], [[3, 1, 2], 0, '1'], [[3, 1, 2], 100, '3'], [[1, 2, 3, 4, 5], 90, '4.6'], [[0.1, 0.2], 98, '0.198'],
  ])('%j at %d is %s', (values, p, want) => expect(percentile(exacts(values), exact(p)).value.toString()).toBe(want));
  test('law: between the neighbours that numeric interpolation of the sorted list gives', () => {
    fc.assert(fc.property(fc.array(fc.nat(9999), { minLength: 1, maxLength: 60 }), fc.nat(100), (values, p) => {
      const sorted = [...values].sort((a, b) => a - b);
      const rank = (sorted.length - 1) * p / 100;
      const [low = 0, high = low] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
      const got = percentile(exacts(values), exact(p)).value.toNumber();
      expect(got).toBeCloseTo(low + (high - low) * (rank - Math.floor(rank)), 8);
    }));
  });
});

describe('means', () => {
  test('one division, no drift', () => expect(mean(exacts(Array.from({ length: 10 }, () => '0.1'))).toString()).toBe('0.1'));
  test.each([[[7, 7], '7.00'], [[6, 8], '6.30'], [[7.1, 7.9], '7.34']])('pH of %j is %s, not the arithmetic mean', (values, want) => expect(phMean(exacts(values)).toFixed(2)).toBe(want));
  test('8 h windows: 17 on a full day, none with five hours', () => {
    const hours = Array.from({ length: 24 }, () => exact(10));
    expect(eightHourMeans(hours, 8, 6).length).toBe(17);
    expect(eightHourMeans(hours.map((hour, at) => (at < 5 ? hour : undefined)), 8, 6)).toEqual([]);
  });
});

test.each([
  ['7.25', 1, '7.2'], ['12.5', 0, '12'], ['13.5', 0, '14'], ['-12.5', 0, '-12'], ['2.675', 2, '2.68'], ['2.6749999', 2, '2.67'],
  ['0.25000000000000000000001', 1, '0.3'],
])('%s at %i decimals is %s', (value, decimals, want) => expect(roundTo(exact(value), decimals).toFixed(decimals)).toBe(want));
test('what would vanish keeps one digit where asked', () => expect(roundTo(exact('0.00037'), 3, true).toString()).toBe('0.0004'));
