import { dayOf, instant } from '../src/basis/time.ts';
import { worldNow } from './drill.ts';
import { caseOf, type Visitor } from './visitor.ts';

/** Every measure that stands is reported by the unit that did it, where it has not been, and found so by another, today. */
export async function measuresHold(id: string, worker: Visitor, checker: Visitor): Promise<void> {
  const today = dayOf(instant(await worldNow(checker)));
  for (const { id: measure, quantity, done, dropped, verified } of caseOf(await worker.readCase(id)).measures) {
    if (dropped !== undefined) continue;
    if (!done) await worker.step(id, 'report-measure', { measure, reached: quantity, reachedOn: today, reportedResult: 'done' });
    if (verified === undefined) await checker.step(id, 'verify-measure', { measure, verifiedQuantity: quantity, verifiedOn: today, verifiedResult: 'holds' });
  }
}
