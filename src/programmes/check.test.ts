import { expect, test } from 'vitest';
import { checkProgrammes } from './check.ts';
import { programmes } from './index.ts';

test('what is declared is sound', () => expect(checkProgrammes(programmes)).toEqual([]));

test('every programme alone declares what its case types and rules need', () => {
  expect(programmes.map((programme) => checkProgrammes([programme]))).toEqual(programmes.map(() => []));
});
