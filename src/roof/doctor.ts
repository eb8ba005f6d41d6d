import { availableParallelism, totalmem } from 'node:os';
import { changedStandards } from '../flow/changed-standards.ts';
import type { House } from '../flow/house.ts';
import type { MailPost } from '../flow/ports/mail-post.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { FrameCounts } from '../model/frame.ts';
import type { Words } from '../model/words.ts';
import { diskSpace } from '../stores/data-folder.ts';

/** What the running gateway adds; absent where no server runs. */
export type GatewayReport = { readonly acknowledging: boolean; readonly says: Words; readonly links: object; readonly refusals: object };

/** Engines, versions, disk, limits, whether frames are acknowledged, and whether the counters balance. */
export async function examine(house: House, folder: string, frames: FrameCounts, mail: MailPost, gateway?: GatewayReport): Promise<object> {
  const marks = await house.records.read(machineViewer).rejudgeMarks();
  const abouts = [house.records.about(), house.observations.about(), house.files.about(), diskSpace(folder)] as const;
  const [records, observations, files, disk] = await Promise.all(abouts);
  const balanced = frames.received === frames.stored + frames.duplicate + frames.refused + frames.pending
    && frames.acknowledged + frames.unasked === frames.stored + frames.duplicate;
  return {
    status: balanced && disk.free > diskNeeded && gateway?.acknowledging !== false ? 'ok' : 'degraded', mode: house.mode, version: house.version, node: process.version,
    machine: { cores: availableParallelism(), memoryBytes: totalmem() }, disk, records, observations, files, papers: house.papers.standing(),
    limits: { openFiles: openFilesLimit() }, frames: { ...frames, balanced }, judgedAgain: { marksWaiting: marks.length, correctedStandards: await changedStandards(house) },
    mail: await mailReport(house, mail),
    ...(gateway === undefined ? {} : { gateway }),
  };
}

/** Mails by state; without a server it says so. */
async function mailReport(house: House, { about }: MailPost): Promise<object> {
  const mails = (await house.records.read(machineViewer).deliveryCounts()).filter(({ channel }) => channel === 'mail');
  const counts = Object.fromEntries(mails.map(({ state, count }) => [state, count]));
  return about === undefined ? { says: 'not configured: QINGSHAN_MAIL_URL and QINGSHAN_MAIL_FROM are not set', ...counts }
    : { ...about, ...counts };
}

/** Below this the gateway may soon have to stop acknowledging: said before it happens. */
const diskNeeded = 256 * 1024 * 1024;

function openFilesLimit(): string {
  const report = process.report.getReport() as { userLimits?: { open_files?: { soft: number | string } } };
  return String(report.userLimits?.open_files?.soft ?? 'unknown');
}
