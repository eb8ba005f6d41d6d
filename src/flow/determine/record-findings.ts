import { dayOf, instant } from '../../basis/time.ts';
import type { Finding } from '../../model/finding.ts';
import type { House } from '../house.ts';
import { actOnFindings } from '../leads.ts';
import { CaseMoved } from '../ports/case-moved.ts';
import { machineViewer } from '../viewer.ts';
import { liftWithdrawn } from '../withdrawn-leads.ts';
import type { Judged, JudgedWindow } from './judged.ts';

const tries = 5;

/** New findings and what they lead to, in one transaction; findings whose ground is gone are withdrawn, never deleted. */
export async function recordFindings(house: House, { windows, findings: found }: Judged): Promise<void> {
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
async function withdrawn(house: House, windows: readonly JudgedWindow[], found: readonly Finding[]): Promise<readonly Finding[]> {
  const still = new Set(found.map((finding) => finding.id));
  const touched = new Set(windows.map((window) => `${window.period} ${window.point} ${window.at}`));
  const records = house.records.read(machineViewer);
  const gone: Finding[] = [];
  // Day by day: one window of last year among many of today must not read all findings between.
  for (const own of Map.groupBy(windows, ({ at }) => dayOf(instant(at))).values()) {
    const times = own.map(({ at }) => at);
    const points = [...new Set(own.map(({ point }) => point))];
    const stored = await records.findings({ points, from: least(times), to: most(times) + 1 });
    gone.push(...stored.filter(({ id, period, point, at, withdrawnAt }) => withdrawnAt === undefined && touched.has(`${period} ${point} ${at}`) && !still.has(id)));
  }
  return gone;
}

const least = (times: readonly number[]): number => times.reduce((a, b) => Math.min(a, b), Infinity);
const most = (times: readonly number[]): number => times.reduce((a, b) => Math.max(a, b), -Infinity);
