import { expect, test } from 'vitest';
import { benchQuestions } from './questions.ts';

test('the bench of questions asks what it filled in, small', async () => {
  const { figures, hash } = await benchQuestions({ values: 20_000, series: 200, frames: 2000, seed: 1 });
  expect(figures).toMatchObject({ values: 20_000 + 87_600, frames: 2000, series: 201 });
  expect(figures.bytesPerValue).toBeGreaterThan(0);
  expect(hash).toBe('30d8bec3a4c1efe8');
}, 240_000);
