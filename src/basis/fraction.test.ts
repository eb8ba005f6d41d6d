import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact, roundHalfEven } from './decimal.ts';
import { compareFractions, fraction, fractionOf, fractionText, meanOf, minus, ratioOf, reduced, sumOf } from './fraction.ts';

const ratios = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([top, bottom]) => fraction(top, bottom));

describe('fractions', () => {
  test.each([
    [1n, 2n, 0, '0'], [3n, 2n, 0, '2'], [5n, 2n, 0, '2'], [-5n, 2n, 0, '-2'], [25n, 1000n, 2, '0.02'], [35n, 1000n, 2, '0.04'], [1n, 3n, 3, '0.333'], [-1n, 3000n, 2, '0.00'], [0n, 7n, 1, '0.0'],
  ])('%d/%d at %i decimals is %s', (top, bottom, decimals, want) => expect(fractionText(fraction(top, bottom), decimals)).toBe(want));
  test('three thirds are one: a mean of means loses nothing', () => {
    const third = fraction(1n, 3n);
    expect(reduced(sumOf([third, third, third]))).toEqual(fraction(1n, 1n));
    expect(fractionText(meanOf([fraction(1n, 3n), fraction(2n, 3n)]), 0)).toBe('0');
  });
  test('oracle: decimals of 40 digits round alike wherever they are exact', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(6), fc.nat(6), (top, scale, decimals) => {
      const want = roundHalfEven(exact(top.toString()).dividedBy(10 ** scale), decimals).toFixed(decimals);
      expect(fractionText(fraction(top, 10n ** BigInt(scale)), decimals)).toBe(want.replace(/^-(0(?:\.0+)?)$/, '$1'));
    }));
  });
  test('law: order is that of the difference; a ratio undoes a ratio', () => {
    fc.assert(fc.property(ratios, ratios, (a, b) => {
      expect(Math.sign(compareFractions(a, b))).toBe(Number(minus(a, b).top > 0n) - Number(minus(a, b).top < 0n));
      if (b.top !== 0n && a.top !== 0n) expect(compareFractions(ratioOf(ratioOf(a, b), ratioOf(a, b)), fraction(1n, 1n))).toBe(0);
    }));
  });
  test.each([['12.50', 25n, 2n], ['-0.25', -1n, 4n], ['7', 7n, 1n]])('%s is read exactly', (text, top, bottom) => expect(reduced(fractionOf(text))).toEqual(fraction(top, bottom)));
  test('no decimal text throws', () => expect(() => fractionOf('1e3')).toThrow('decimal text'));
});
