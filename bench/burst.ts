import type { StationSummary } from '../src/cli/simulate/station-summary.ts';
import { send, withGateway } from './gateway-process.ts';

/** `links` loggers send new records, `rate` a second in all; `backfill` of them owe `hours` of old ones as well. */
export type BurstInputs = { readonly links: number; readonly rate: number; readonly backfill: number; readonly hours: number; readonly seed: number };
export type BurstFigures = {
  /** Until nothing was owed any more, with the back-fill a second over that time. */
  readonly absorbedSeconds: number; readonly backfillFrames: number; readonly backfillFramesPerSecond: number;
  /** New records while the backlog came in: all answered, and how long that took. */
  readonly liveSent: number; readonly liveAcknowledged: number; readonly liveP50Ms: number | null; readonly liveP99Ms: number | null;
  readonly rssMiB: number; readonly storedEqualsAcknowledged: boolean; readonly errors: number;
};

/** Where the clocks of the new records begin; what is owed is older. */
const from = Date.UTC(2020, 0, 1);

/** An outage is over: a day of minutes and hours of many loggers comes beside what all of them measure now. */
export async function benchBurst(inputs: BurstInputs): Promise<{ figures: BurstFigures; inputs: BurstInputs; hash: string }> {
  const { links, rate, backfill, hours, seed } = inputs;
  const { sent, health, stored } = await withGateway(links, (port) => send<StationSummary>({
    links, rate, seconds: 0, values: 10,
    stations: { kinds: ['realtime', 'minute', 'hour'], st: ['32'], seed, from, interval: 5, values: 10, faults: [], backfill: { hours, links: backfill }, answerMs: 60_000 },
  }, port), ['--before', String(from)]);
  const { live, backfill: owed } = sent;
  return {
    figures: {
      absorbedSeconds: Math.round((owed.acknowledged / Math.max(1, owed.framesPerSecond)) * 10) / 10, backfillFrames: owed.acknowledged,
      backfillFramesPerSecond: owed.framesPerSecond, liveSent: live.sent, liveAcknowledged: live.acknowledged, liveP50Ms: live.ackP50Ms, liveP99Ms: live.ackP99Ms,
      rssMiB: health.rssMiB, storedEqualsAcknowledged: health.frames.stored === sent.acknowledged && health.frames.pending === 0, errors: sent.errors + owed.owed,
    },
    inputs, hash: stored.hash,
  };
}
