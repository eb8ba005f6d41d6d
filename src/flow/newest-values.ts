import type { Determination } from '../model/determination.ts';
import type { House } from './house.ts';

/**
 * The newest determination of each (point, factor), none older than `withinMs` of world time. With `at` (world clock, UTC ms): as it
 * was known then. A real installation into which only older years were imported shows the newest there is instead: every value
 * carries its own time.
 */
export async function newestValues(house: House, points: readonly number[], withinMs: number, at?: number): Promise<readonly Determination[]> {
  if (points.length === 0) return [];
  const recent = await house.observations.latestDeterminations(points, (at ?? house.clocks.world()) - withinMs, at);
  return recent.length > 0 || house.mode === 'drill' ? recent : house.observations.latestDeterminations(points, 0, at);
}
