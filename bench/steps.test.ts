import { expect, test } from 'vitest';
import { benchSteps } from './steps.ts';

test('the steps bench walks the same way from the same seed', () => {
  const [once, again, other] = [benchSteps({ walks: 3, seed: 1 }), benchSteps({ walks: 3, seed: 1 }), benchSteps({ walks: 3, seed: 2 })];
  expect(once.hash).toBe(again.hash);
  expect(once.hash).not.toBe(other.hash);
  expect(once.figures.stepsTaken).toBeGreaterThan(10);
});
