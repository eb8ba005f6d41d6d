import { expect, test } from 'vitest';
import { seededRandom } from '../../basis/random.ts';
import { normal } from './normal.ts';
import { quantile } from './quantile.ts';

// R: quantile(c(1, 2, 4, 8, 16), p)
test.each([[0, 1], [0.1, 1.4], [0.25, 2], [0.5, 4], [0.9, 12.8], [1, 16]])('the %s quantile is R’s', (share, value) => {
  expect(quantile([1, 2, 4, 8, 16], share)).toBeCloseTo(value, 12);
});

test('normal deviates have the moments of the normal law', () => {
  const random = seededRandom(7);
  const drawn = Array.from({ length: 40_000 }, () => normal(random));
  const moment = (power: number): number => drawn.reduce((sum, value) => sum + value ** power, 0) / drawn.length;
  expect([moment(1), moment(2), moment(3), moment(4)].map((value, at) => Math.abs(value - ([0, 1, 0, 3][at] ?? 0)) < 0.08)).toEqual([true, true, true, true]);
});
