import { expect, test } from 'vitest';
import { benchAirYear } from './air-year.ts';

test('the air-year bench: pandas, where it is, finds the same figures; equal seeds give equal answers', async () => {
  const [once, again, other] = [await benchAirYear({ stations: 3, days: 62, seed: 1 }), await benchAirYear({ stations: 3, days: 62, seed: 1 }), await benchAirYear({ stations: 3, days: 62, seed: 2 })];
  expect(once.hash).toBe(again.hash);
  expect(once.hash).not.toBe(other.hash);
  expect(once.figures.hours).toBeGreaterThan(3 * 6 * 62 * 23);
  expect(once.figures.pandas === undefined ? once.figures.note !== undefined : once.figures.meansThatDiffer === 0).toBe(true);
}, 180_000);
