import { expect, test } from 'vitest';
import { benchOutfall } from './outfall.ts';
import { benchRiver } from './river.ts';

test('the river bench gives equal answers for equal inputs', async () => {
  const inputs = { reaches: 3000, queries: 50, seed: 1, peers: 2 };
  const [once, again, other] = [await benchRiver(inputs), await benchRiver(inputs), await benchRiver({ ...inputs, seed: 2 })];
  expect([once.hash === again.hash, once.hash === other.hash]).toEqual([true, false]);
  expect(once.figures.basinReaches).toBeGreaterThan(1500);
});

test('the outfall bench gives equal answers for equal inputs', () => {
  const [once, again] = [benchOutfall({ trials: 2, seed: 1 }), benchOutfall({ trials: 2, seed: 1 })];
  expect(once.hash).toBe(again.hash);
});
