import { expect, test } from 'vitest';
import { benchPmf } from './pmf.ts';

test('two runs agree on what they found', () => {
  const [one, other] = [benchPmf({ starts: 2, seed: 3 }), benchPmf({ starts: 2, seed: 3 })];
  expect(one.hash).toBe(other.hash);
  expect(Object.keys(one.figures)).toEqual(one.inputs.sets);
});
