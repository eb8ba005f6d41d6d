import type { RawFrame } from '../../model/frame.ts';
import type { ReadingColumns } from '../../model/reading.ts';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import { readingColumns } from './columns.ts';
import type { SqlEngine } from './engine.ts';
import type { Frames } from './frames.ts';

/** Decodes stored frames to readings once more: same keys, same versions, so that doing it needlessly changes nothing. */
export type Recover = (frames: readonly RawFrame[], factorNumbers: ObservationStore['factorNumbers']) => Promise<ReadingColumns>;

/**
 * A flush stores frames, then readings, and one flush is under way at a time: after a crash only the newest batch of each
 * gateway can lack readings. They are made again from the frames.
 */
export async function restoreLastBatches(
  engine: SqlEngine, frames: Frames, recover: (frames: readonly RawFrame[]) => Promise<ReadingColumns>,
): Promise<void> {
  const last = await frames.lastBatches();
  if (last.length > 0) await engine.insert('readings', readingColumns(await recover(last)));
}
