import { expect, test } from 'vitest';
import { equations, holds } from './frames-balance.ts';

const counts = { received: 100, stored: 80, duplicate: 10, refused: 7, pending: 3, acknowledged: 85, unasked: 5 };
test('both equations hold, and a lost frame shows', () => {
  expect(equations.map((equation) => holds(counts, equation))).toEqual([true, true]);
  expect(equations.map((equation) => holds({ ...counts, stored: 79 }, equation))).toEqual([false, false]);
  expect(equations.map((equation) => holds({ ...counts, refused: 6 }, equation))).toEqual([false, true]);
});
