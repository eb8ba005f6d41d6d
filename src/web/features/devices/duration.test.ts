import { expect, test } from 'vitest';
import { duration } from './duration.ts';

test.each([
  [0, 0, 'seconds'], [-999, 0, 'seconds'], [59_000, 59, 'seconds'], [119_999, 119, 'seconds'], [120_000, 2, 'minutes'], [-7_199_999, 119, 'minutes'],
  [7_200_000, 2, 'hours'], [172_799_999, 47, 'hours'], [-172_800_000, 2, 'days'],
] as const)('%i ms', (ms, n, unit) => {
  expect(duration(ms)).toEqual([n, unit]);
});
