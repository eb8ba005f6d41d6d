import { expect, test } from 'vitest';
import { benchFires } from './fires.ts';
import { benchLocate } from './locate.ts';

test('the fires bench: labels are those of every pair, equal seeds give equal answers', () => {
  const inputs = { detections: 4000, brute: 600, seed: 1, peers: 2 };
  const [once, again, other] = [benchFires(inputs), benchFires(inputs), benchFires({ ...inputs, seed: 2 })];
  expect([once.figures.sameLabels, once.hash === again.hash, once.hash === other.hash]).toEqual([true, true, false]);
  expect(once.figures.heatSources).toBeGreaterThan(0);
});

test('the locate bench gives equal answers for equal seeds', () => {
  const inputs = { stations: 3, hours: 12, trials: 2, seed: 1 };
  expect(benchLocate(inputs).hash).toBe(benchLocate(inputs).hash);
});
