import { availableParallelism, totalmem } from 'node:os';
import type { House } from '../flow/house.ts';
import type { FrameCounts } from '../model/frame.ts';
import { diskSpace } from '../stores/data-folder.ts';

/** Engines, versions, disk, limits, and whether the counters balance. */
export async function examine(house: House, folder: string, frames: FrameCounts): Promise<object> {
  const [records, observations, files, disk] = await Promise.all([house.records.about(), house.observations.about(), house.files.about(), diskSpace(folder)]);
  const balanced = frames.received === frames.stored + frames.duplicate + frames.refused + frames.pending
    && frames.acknowledged + frames.unasked === frames.stored + frames.duplicate;
  return {
    status: balanced && disk.free > diskNeeded ? 'ok' : 'degraded', mode: house.mode, version: house.version, node: process.version,
    machine: { cores: availableParallelism(), memoryBytes: totalmem() }, disk, records, observations, files,
    limits: { openFiles: openFilesLimit() }, frames: { ...frames, balanced },
  };
}

/** Below this the gateway may soon have to stop acknowledging: said before it happens. */
const diskNeeded = 256 * 1024 * 1024;

function openFilesLimit(): string {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft: number | string } } };
  return String(report.userLimits?.open_files?.soft ?? 'unknown');
}
