import { expect, test } from 'vitest';
import { benchJudge } from './judge.ts';

test('the judge bench gives equal answers for equal inputs, and the peer is near enough to be one', () => {
  const [once, again, other] = [benchJudge({ lines: 200, seed: 1 }), benchJudge({ lines: 200, seed: 1 }), benchJudge({ lines: 200, seed: 2 })];
  expect(once.hash).toBe(again.hash);
  expect(once.hash).not.toBe(other.hash);
  expect(once.figures.aqiLinesPerMinute).toBeGreaterThan(0);
  expect(once.figures.floatDiffers).toBeLessThan(200);
});
