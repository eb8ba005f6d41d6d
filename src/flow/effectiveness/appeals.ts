import { fail, ok, type Result } from '../../basis/result.ts';
import { addDays, dayMs, dayOf, hourMs, instant, startOfDay } from '../../basis/time.ts';
import type { Actor } from '../../model/case.ts';
import { appealState, type DeductionAppeal } from '../../model/deduction-appeal.ts';
import { isOutlet } from '../determine/outlet-days.ts';
import { waitedTo } from '../due-hours.ts';
import type { House } from '../house.ts';
import type { AuditEntry, RecordWriter, Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { deductionsOf, overlaps } from './deductions.ts';
import { outletFates } from './outlet-fates.ts';

export type AppealAsked = Pick<DeductionAppeal,
  'point' | 'factors' | 'from' | 'to' | 'reason'> & { readonly evidence?: { readonly hash: string; readonly name: string } };

/** No rule of law: a quarter at once. */
const daysLongest = 92;
const overlapsHeard = 1_000;

/** A firm says why hours of its outlet should not count against it. Faults appeal.*, request.invalid. */
export async function giveAppeal(house: House, actor: Actor, asked: AppealAsked): Promise<Result<DeductionAppeal>> {
  const { from, to } = asked;
  const point = house.directory.points.get(asked.point);
  if (point === undefined || !isOutlet(point) || point.enterprise !== actor.unit) return fail('appeal.point-unfit', String(asked.point));
  const now = house.clocks.world();
  const whole = from % hourMs === 0 && to % hourMs === 0 && from < to && to <= waitedTo(now);
  if (!whole || to - from > daysLongest * dayMs) return fail('appeal.span-unfit', `${from} ${to}`);
  const reason = asked.reason.trim();
  if (reason === '') return fail('request.invalid', 'reason');
  if (asked.evidence !== undefined && (await house.files.get(asked.evidence.hash)) === undefined) return fail('request.invalid',
    'evidence');
  // Whole days, because which hour of a day the automatic check took is said of the day.
  const days = { from: startOfDay(dayOf(instant(from))), to: Math.min(waitedTo(now), startOfDay(addDays(dayOf(instant(to - 1)), 1))) };
  const assessed = await outletFates(house, [point], days);
  if (!assessed.ok) return assessed;
  const [outlet] = assessed.value.outlets;
  const against = outlet === undefined ? [] : deductionsOf(outlet, assessed.value).filter(({ fate, factors, ...run }) =>
    fate.use === 'lost' && overlaps(run, asked) && (asked.factors.length === 0 || factors.some((code) => asked.factors.includes(code))));
  if (against.length === 0) return fail('appeal.nothing-deducted', `${from} ${to}`);
  const appeal: DeductionAppeal = {
    id: house.newId(), point: point.number, factors: [...new Set(asked.factors)].sort(), from, to, reason, by: actor.appointment,
      says: actor.says, at: now,
    ...(asked.evidence === undefined ? {} : { evidence: asked.evidence.hash, evidenceName: asked.evidence.name }),
  };
  return house.records.write(machineViewer, async (records) => {
    const other = await overlapping(records, appeal);
    if (other !== undefined) return fail('appeal.overlap', other.id);
    await records.putDeductionAppeal(appeal);
    await records.putAudit([audit(house, 'appeal.give', appeal, actor.says, reason)]);
    return ok(appeal);
  });
}

/** Of the same hours and factors nothing waits and nothing was accepted; what was refused may be appealed anew, with another reason. */
async function overlapping(records: RecordWriter, appeal: DeductionAppeal): Promise<DeductionAppeal | undefined> {
  const held = await records.deductionAppeals({ points: [appeal.point], window: appeal, limit: overlapsHeard });
  return held.find((other) => appealState(other) !== 'refused'
    && (other.factors.length === 0 || appeal.factors.length === 0 || other.factors.some((code) => appeal.factors.includes(code))));
}

/** The branch of the outlet accepts or refuses, once. Faults request.not-found, access.foreign-region, appeal.ended. */
export async function answerAppeal(house: House, { actor, viewer }: { readonly actor: Actor; readonly viewer: Viewer }, id: string,
  accepted: boolean,
  given: string): Promise<Result<DeductionAppeal>> {
  const held = await house.records.read(viewer).deductionAppeal(id);
  if (held === undefined) return fail('request.not-found', id);
  if (house.directory.points.get(held.point)?.branch !== actor.unit) return fail('access.foreign-region', id);
  const reason = given.trim();
  if (reason === '') return fail('request.invalid', 'reason');
  const answer = { at: house.clocks.world(), by: actor.appointment, says: actor.says, reason, accepted };
  return house.records.write(machineViewer, async (records) => {
    if (!(await records.answerDeductionAppeal(id, answer))) return fail('appeal.ended', id);
    await records.putAudit([audit(house, accepted ? 'appeal.accept' : 'appeal.refuse', held, actor.says, reason)]);
    return ok({ ...held, answer });
  });
}

const audit = ({ clocks }: House, action: string, { id, point, from, to, factors }: DeductionAppeal, actor: string,
  reason: string): AuditEntry => ({
  at: clocks.machine(), worldAt: clocks.world(), actor, action, subject: String(point), outcome: 'ok', detail: { id, from, to, factors,
    reason },
});
