import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halvesOf, setWhole } from './whole.ts';

test('a safe integer is written as the bigint would be', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (value) => {
    const column = new BigInt64Array(2);
    setWhole(halvesOf(column), 1, value);
    expect([...column]).toEqual([0n, BigInt(value)]);
  }));
});
