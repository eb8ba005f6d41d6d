import { expect, test } from 'vitest';
import { benchSignatures } from './signatures.ts';

test('the signatures bench finds every hundredth, and computes the same each time', () => {
  const [once, again] = [benchSignatures({ signatures: 100 }), benchSignatures({ signatures: 100 })];
  expect(once.figures).toMatchObject({ verified: 99, flawed: 1 });
  expect(once.hash).toBe(again.hash);
});
