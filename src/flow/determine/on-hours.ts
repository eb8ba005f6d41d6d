import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';
import { reopenDays } from './open-days.ts';
import { changesOf } from './changes.ts';
import { judgeHours } from './determine-hours.ts';
import { recordFindings } from './record-findings.ts';
import { termsOf } from './terms.ts';

export const determineCursor = 'determine';
/** By cursor the newest frame whose hours are done. */
export type Cursors = ReadonlyMap<string, bigint>;
/** So many hours at once: large enough that a scan pays, small enough that memory stays young. */
const hoursPerChunk = 8_000;

/**
 * 判定 of these hours and all that follows: determinations, findings, leads. Only what says something new is kept, so judging
 * twice writes nothing. A crash anywhere repeats work and neither loses nor doubles it: keys are derived, findings are put once.
 */
export async function judgeAndKeep(house: House, hours: readonly DirtyHour[], progress: (done: number) => void, settled?: true): Promise<void> {
  for (let at = 0; at < hours.length; at += hoursPerChunk) {
    const terms = { ...termsOf(house), ...(settled === undefined ? {} : { settled }) };
    const judged = await judgeHours(house, hours.slice(at, at + hoursPerChunk), terms);
    const changes = await changesOf(house, judged);
    if (changes.length > 0) await house.observations.putDeterminations(changes.map((change) => change.after));
    await recordFindings(house, judged);
    if (judged.openFrom !== undefined) await reopenDays(house, judged.openFrom);
    progress(Math.min(at + hoursPerChunk, hours.length));
  }
}

/** Judges the hours that frames touched; the durable cursors move last, to the newest frames whose hours are all among them. */
export async function onHours(house: House, hours: readonly DirtyHour[], upTo: Cursors, progress: (done: number) => void): Promise<void> {
  await judgeAndKeep(house, hours, progress);
  await house.records.write(machineViewer, async (records) => {
    for (const [cursor, number] of upTo) await records.setCursor(cursor, number.toString());
  });
}
