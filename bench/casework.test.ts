import { expect, test } from 'vitest';
import { benchCasework } from './casework.ts';

test('the casework bench fills, asks, steps and verifies, small', async () => {
  const { figures, hash } = await benchCasework({ cases: 300, events: 6_000, rate: 20, users: 10, seconds: 2, seed: 1 });
  expect(figures).toMatchObject({ cases: 300, failed: 0 });
  for (const [name, value] of Object.entries(figures)) {
    if (name !== 'failed' && typeof value === 'number') expect(value, name).toBeGreaterThan(0);
  }
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
}, 240_000);
