import { setClock, status } from '../src/contract/status.ts';
import { hourMs } from '../src/basis/time.ts';
import { pointSeries } from '../src/contract/point.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** The drill's own places and logins around whom the stories are told (sim/province/accounts.ts, the same for every seed). */
export const storyPlace = {
  /** 废水总排口 of the story firm: keeps its limits until a story sends something else. */
  point: 200_000, county: '980102',
  branch: 'branch-980102', enterprise: 'enterprise', officers: ['officer-980102-1', 'officer-980102-2'] as const,
} as const;

/** Flags of a drill small enough for a test and long enough for the machine check of seven whole days. */
export const smallDrill = ['--size', 'county', '--fill-days', '8', '--speed', '0'] as const;

/** Loggers send an hour's records this long after its end by the world clock (sim/sender). */
const sendingLag = 60_000;

/**
 * The system administrator steps the drill clock and the loggers send the hours between; resolves with the world's new time
 * once the last of those hours is determined at this point.
 */
export async function stepClock(system: Visitor, watcher: Visitor, hours: number, point: number): Promise<number> {
  const { world } = await system.get(setClock, { body: { stepHours: hours } });
  await hoursDetermined(watcher, world.now, point);
  return world.now;
}

/** Resolves once the last hour that is due at this point by that world time is determined. */
export async function hoursDetermined(watcher: Visitor, now: number, point: number): Promise<void> {
  const last = Math.floor((now - sendingLag) / hourMs) * hourMs - hourMs;
  await until(`the hours up to ${new Date(last).toISOString()} at point ${point}`, async () => {
    const { rows } = await watcher.get(pointSeries, { params: { number: point }, query: { from: last, to: last + hourMs } });
    return rows.length > 0 ? true : undefined;
  });
}

export const worldNow = async (visitor: Visitor): Promise<number> => (await visitor.get(status)).world.now;
