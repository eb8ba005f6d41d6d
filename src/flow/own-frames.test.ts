import { expect, test } from 'vitest';
import { OwnFrames } from './own-frames.ts';

test('batches are stored one after another in the order of their numbers, whatever each takes and whichever fails', async () => {
  const own = new OwnFrames(0n, () => 1000);
  const stored: bigint[] = [];
  const batch = (size: number, ms: number, fails = false): Promise<void> => own.run(async (next) => {
    const given = Array.from({ length: size }, () => next());
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (fails) throw new Error('full');
    stored.push(...given);
  });
  const done = await Promise.allSettled([batch(3, 20), batch(2, 0, true), batch(4, 10), batch(1, 0)]);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(stored).toEqual([...stored].sort((a, b) => (a < b ? -1 : 1)));
  expect(new Set(stored).size).toBe(8);
  expect(stored.every((number) => ((number >> 16n) & 63n) === 63n)).toBe(true);
});
