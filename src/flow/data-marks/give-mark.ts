import { fail, ok, type Result } from '../../basis/result.ts';
import { dayMs, dayOf, hourMs, instant } from '../../basis/time.ts';
import { markDeadline, markRulesAt, offeredType } from '../../judge/data-mark.ts';
import type { Actor } from '../../model/case.ts';
import { markState, type DataMark } from '../../model/data-mark.ts';
import type { Point } from '../../model/point.ts';
import { markTypeOn, type DataMarkRules } from '../../rulebook/data-marks.ts';
import { isOutlet } from '../determine/outlet-days.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { markAudit } from './mark-audit.ts';

export type MarkAsked = {
  readonly point: number; readonly factors: readonly string[]; readonly from: number; readonly to: number;
  readonly type: string; readonly reason: string; readonly evidence?: { readonly hash: string; readonly name: string };
};

/** One mark may cover so many days; no rule of law, longer ones are marked in parts. */
const daysLongest = 366;
const overlapsHeard = 1_000;

/**
 * A firm marks whole hours of its own outlet. After the deadline of the first hour the mark is refused, or kept without effect
 * until the branch accepts it: the rules say which. Faults mark.*, standard.not-in-force.
 */
export async function giveMark(house: House, actor: Actor, asked: MarkAsked): Promise<Result<DataMark>> {
  const point = house.directory.points.get(asked.point);
  if (point === undefined || !isOutlet(point) || point.enterprise !== actor.unit) return fail('mark.point-unfit', String(asked.point));
  const now = house.clocks.world();
  const span = spanFault(asked, now);
  if (span !== undefined) return fail(span, `${asked.from} ${asked.to}`);
  const rules = markRulesAt(house.rulebook, asked.from);
  if (!rules.ok) return rules;
  const type = offeredType(rules.value, asked.type, 'firm', asked.from);
  if (!type.ok) return type;
  const known = await factorsOf(house, point, now);
  const foreign = asked.factors.find((factor) => !known.has(factor));
  if (foreign !== undefined) return fail('mark.factor-unfit', foreign);
  const late = now >= markDeadline(rules.value, asked.from);
  if (late && rules.value.late.way === 'refused') return fail('mark.late', `${rules.value.deadline.hour}:00`);
  if (asked.evidence !== undefined && (await house.files.get(asked.evidence.hash)) === undefined) return fail('request.invalid',
    'evidence');
  const mark: DataMark = {
    id: house.newId(), point: point.number, factors: [...new Set(asked.factors)].sort(), from: asked.from, to: asked.to, maker: 'firm',
    type: type.value.code, effect: type.value.effect, reason: asked.reason.trim(), by: actor.appointment, says: actor.says, at: now,
    ...(asked.evidence === undefined ? {} : { evidence: asked.evidence.hash, evidenceName: asked.evidence.name }),
      ...(late ? { late: true } : {}),
  };
  if (mark.reason === '') return fail('request.invalid', 'reason');
  return house.records.write(machineViewer, async (records) => {
    const other = await overlapping(records, rules.value, mark, type.value.of);
    if (other !== undefined) return fail('mark.overlap', other.id);
    await records.putDataMarks([mark]);
    await records.putAudit([markAudit(house, 'data-mark.give', mark, actor.says, mark.reason)]);
    return ok(mark);
  });
}

/** Whole hours, in order, none later than the one that runs. */
function spanFault({ from, to }: MarkAsked, now: number): 'mark.span-unfit' | 'mark.span-long' | undefined {
  if (from % hourMs !== 0 || to % hourMs !== 0 || from >= to || to > Math.ceil(now / hourMs) * hourMs) return 'mark.span-unfit';
  return to - from > daysLongest * dayMs ? 'mark.span-long' : undefined;
}

/** What an outlet measures, by what it sent of late and by its limits. */
async function factorsOf(house: House, { number }: Point, now: number): Promise<ReadonlySet<string>> {
  const rows = await house.observations.latestDeterminations([number], now - 30 * dayMs);
  const limits = house.directory.limitsOn(number, dayOf(instant(now)), house.clocks.machine());
  return new Set([...rows, ...limits].map(({ factor }) => factor));
}

/** A mark of the firm that says something else of the same thing at the same time: a furnace is not started and stopped at once. */
async function overlapping(records: RecordWriter, rules: DataMarkRules, mark: DataMark, of: string): Promise<DataMark | undefined> {
  const held = await records.dataMarks({ points: [mark.point], window: mark, makers: ['firm'], limit: overlapsHeard });
  return held.find((other) => {
    const state = markState(other);
    const shared = other.factors.length === 0 || mark.factors.length === 0 || other.factors.some((factor) => mark.factors.includes(factor));
    return (state === 'standing' || state === 'waiting') && shared && markTypeOn(rules, other.type, dayOf(instant(mark.from)))?.of === of;
  });
}
