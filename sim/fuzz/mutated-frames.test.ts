import { expect, test } from 'vitest';
import { sm4 } from '../../src/gateway/sm4.ts';
import { fuzzFrames } from './mutated-frames.ts';

const frames = 20_000;

test(`${frames} mutated frames (a million by npm run soak): no throw, bounded buffer, every byte accounted for`, () => {
  const figures = fuzzFrames({ frames, seed: 212 }, sm4);
  expect(figures).toMatchObject({ frames, threw: 0, overBuffer: 0, unaccounted: 0 });
  // Both ways were taken: some frames still read, some were refused.
  expect([figures.read > 1_000, figures.refused > 10, figures.noiseBytes > 1_000]).toEqual([true, true, true]);
}, 600_000);

test('what throws is counted, not thrown: a cipher that fails on every block', () => {
  const broken = { encrypt: sm4.encrypt, decrypt: (): never => { throw new Error('broken'); } };
  expect(fuzzFrames({ frames: 2_000, seed: 1 }, broken).threw).toBeGreaterThan(0);
});
