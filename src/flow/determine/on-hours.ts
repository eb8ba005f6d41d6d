import type { Finding } from '../../model/finding.ts';
import type { House } from '../house.ts';
import { actOnFindings } from '../leads.ts';
import { CaseMoved } from '../machine-step.ts';
import type { DirtyHour } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';
import { liftWithdrawn } from '../withdrawn-leads.ts';
import { determineHours } from './determine-hours.ts';
import { determineDays } from './outlet-days.ts';

export const determineCursor = 'determine';
/** So many hours at once: large enough that a scan pays, small enough that memory stays young. */
const hoursPerChunk = 8_000;
const tries = 5;

/**
 * 判定 of these hours and all that follows: determinations, findings, leads, and at the end the durable cursor. A crash
 * anywhere repeats work and neither loses nor doubles it: keys are derived, findings are put once, the cursor moves last.
 */
export async function onHours(house: House, hours: readonly DirtyHour[], upTo: bigint, progress: (done: number) => void): Promise<void> {
  for (let at = 0; at < hours.length; at += hoursPerChunk) {
    const chunk = hours.slice(at, at + hoursPerChunk);
    const { findings } = await determineHours(house, chunk);
    const days = await determineDays(house, chunk);
    const windows = [...chunk.map((of): Judged => ({ ...of, period: 'hour' })), ...days.windows.map((of): Judged => ({ ...of, period: 'day' }))];
    await recordFindings(house, windows, [...findings, ...days.findings]);
    progress(Math.min(at + hoursPerChunk, hours.length));
  }
  await house.records.write(machineViewer, (records) => records.setCursor(determineCursor, upTo.toString()));
}

/** A window that was judged: what was found before in it and is not found now has lost its ground. */
type Judged = DirtyHour & { readonly period: Finding['period'] };

/** New findings and what they lead to, in one transaction; findings whose ground is gone are withdrawn, never deleted. */
async function recordFindings(house: House, windows: readonly Judged[], found: readonly Finding[]): Promise<void> {
  const gone = await withdrawn(house, windows, found);
  if (found.length === 0 && gone.length === 0) return;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await house.records.write(machineViewer, async (records) => {
        const fresh = new Set(await records.putFindings(found));
        await records.withdrawFindings(gone.map((finding) => finding.id), house.clocks.world());
        await actOnFindings(house, records, found.filter((finding) => fresh.has(finding.id)));
        await liftWithdrawn(house, records, gone);
      });
    } catch (error) {
      if (!(error instanceof CaseMoved) || attempt >= tries) throw error;
    }
  }
}

/** Stored findings of the windows just judged that no longer hold: a correction, a mark or an edition took the ground away. */
async function withdrawn(house: House, hours: readonly Judged[], found: readonly Finding[]): Promise<readonly Finding[]> {
  const first = hours[0];
  if (first === undefined) return [];
  const [from, to] = [Math.min(...bounds(hours)), Math.max(...bounds(hours)) + 1];
  const stored = await house.records.read(machineViewer).findings({ points: [...new Set(hours.map((hour) => hour.point))], from, to, limit: 100_000 });
  const touched = new Set(hours.map((hour) => `${hour.period} ${hour.point} ${hour.at}`));
  const still = new Set(found.map((finding) => finding.id));
  return stored.filter((finding) => finding.withdrawnAt === undefined && touched.has(`${finding.period} ${finding.point} ${finding.at}`) && !still.has(finding.id));
}

const bounds = (hours: readonly DirtyHour[]): readonly number[] => {
  let [least, most] = [Infinity, -Infinity];
  for (const { at } of hours) {
    least = Math.min(least, at);
    most = Math.max(most, at);
  }
  return [least, most];
};
