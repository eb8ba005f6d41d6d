import type { Json } from '../../basis/canonical.ts';
import { startOfHour, instant } from '../../basis/time.ts';
import type { Failure, Result } from '../../basis/result.ts';
import { TableBroken } from '../../codecs/table/open-table.ts';
import { judgeAndKeep } from '../determine/on-hours.ts';
import type { House } from '../house.ts';
import type { DirtyHour } from '../ports/observations.ts';
import type { ImportRun, RefusedRow } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { inChunks } from './in-chunks.ts';
import type { ImportItem, OpenedFiles } from './published-file.ts';
import { chunkRows, storeChunk, type Placed } from './store-chunk.ts';

/** So many refused rows of a run are kept with their text; the rest are counted. */
export const refusedKeptMax = 100_000;

/** `isStopped`: a person paused it; `leaves`: the process is told to end, and the next one goes on. */
export type Steering = { readonly isStopped: () => boolean; readonly leaves: () => boolean; readonly progress: (run: ImportRun) => void };

/**
 * Carries a run to its end, to a pause or to a fault of the file: each chunk is stored and judged, then the cursor moves with the rows
 * that were refused. Killed anywhere and taken up again it ends with the same rows, readings and counts.
 */
export async function carryRun(house: House, started: ImportRun, opened: Result<OpenedFiles>, steering: Steering): Promise<ImportRun> {
  if (!opened.ok) return failed(house, started, opened);
  let run: ImportRun = { ...started, state: 'running' };
  try {
    for await (const chunk of inChunks(opened.value.items, run.rows, chunkRows)) {
      if (steering.isStopped()) return await keep(house, { ...run, state: 'paused' }, []);
      if (steering.leaves()) return run;
      run = await takeChunk(house, run, opened.value, chunk);
      steering.progress(run);
    }
  } catch (error) {
    if (error instanceof TableBroken) return failed(house, run, error.failure);
    throw error;
  }
  return keep(house, { ...run, state: 'done', result: opened.value.agreement satisfies Json }, []);
}

async function takeChunk(house: House, run: ImportRun, { source, places }: OpenedFiles, chunk: readonly ImportItem[]): Promise<ImportRun> {
  const entries = places.drain();
  if (entries.length > 0) {
    await house.records.write(machineViewer, (records) => records.putEntries(entries));
    await house.directory.reload(house.records.read(machineViewer), ['region', 'point']);
  }
  const good: Placed[] = chunk.flatMap((item, index) => (item.ok ? [{ row: item.row, place: run.rows + index }] : []));
  const { stored, already } = await storeChunk(house, source, run.firstMs, good);
  if (source.period === 'hour' || source.period === 'minute') await judgeAndKeep(house, touched(good), () => undefined);
  const refused = chunk.flatMap((item): RefusedRow[] => (item.ok ? [] : [{ ...item.refused, run: run.id }]));
  const refusedBy: Record<string, number> = { ...run.refusedBy };
  for (const { fault } of refused) refusedBy[fault] = (refusedBy[fault] ?? 0) + 1;
  const next = {
    ...run, rows: run.rows + chunk.length, stored: run.stored + stored, already: run.already + already, refused: run.refused + refused.length, refusedBy,
  };
  return keep(house, next, refused.slice(0, Math.max(0, refusedKeptMax - run.refused)), run.refused);
}

function touched(rows: readonly Placed[]): readonly DirtyHour[] {
  const hours = new Map<string, DirtyHour>();
  for (const { row } of rows) {
    const at = startOfHour(instant(row.at));
    hours.set(`${row.point} ${at}`, { point: row.point, at });
  }
  return [...hours.values()].sort((a, b) => a.at - b.at || a.point - b.point);
}

async function keep(house: House, run: ImportRun, refused: readonly RefusedRow[], place = 0): Promise<ImportRun> {
  const now = { ...run, endedAt: house.clocks.machine() };
  await house.records.write(machineViewer, (records) => records.putImport(now, refused, place));
  return now;
}

const failed = (house: House, run: ImportRun, { fault, detail }: Failure): Promise<ImportRun> => keep(house, { ...run, state: 'failed', fault, detail }, []);
