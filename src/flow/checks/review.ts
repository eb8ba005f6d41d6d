import { canonical } from '../../basis/canonical.ts';
import { sha256Text } from '../../basis/hash.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { dayMs, hourMs } from '../../basis/time.ts';
import { decidingMark, markRulesAt, offeredType } from '../../judge/data-mark.ts';
import type { Actor } from '../../model/case.ts';
import type { CheckSpan } from '../../model/check-span.ts';
import { markState, type DataMark } from '../../model/data-mark.ts';
import type { Point } from '../../model/point.ts';
import { regionContains } from '../../model/region.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';

/** What a reviewer may say of a span. */
export const reviewVerdicts = ['valid', 'not-valid', 'note'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

/** A span, and the reviewer's standing mark that covers it whole. */
export type ReviewedSpan = { readonly span: CheckSpan; readonly decision?: DataMark };
export type ReviewQuery = {
  readonly days: number; readonly region?: string; readonly kind?: string; readonly factor?: string; readonly rule?: string;
  readonly state: 'open' | 'decided' | 'all';
};

/** Spans and marks that one list looks through. */
const lookedThrough = 20_000;
/** The longest span of one decision. */
const spanMost = 31 * dayMs;

/**
 * 存疑数据: the longest first, and of those only what this office may see. Without a rule named, logger flags are left out: the flag has
 * taken these values out already.
 */
export async function spansToReview(house: House, viewer: Viewer, query: ReviewQuery): Promise<readonly ReviewedSpan[]> {
  const now = house.clocks.world();
  const window = { from: now - query.days * dayMs, to: now + dayMs };
  const places = [...house.directory.points.values()].filter((point) =>
    (query.kind === undefined || query.kind.split(',').includes(point.kind)) && (query.region === undefined
      || regionContains(query.region, point.region)));
  const everywhere = query.kind === undefined && query.region === undefined;
  const records = house.records.read(viewer);
  const found = await records.checkSpans({
    window, limit: lookedThrough, ...(everywhere ? {} : { points: places.map(({ number }) => number) }), ...(query.factor === undefined
      ? {} : { factors: [query.factor] }),
  });
  const spans = found.filter(({ key }) => (query.rule === undefined ? !key.startsWith('flag.') : key === query.rule
    || key.startsWith(`${query.rule}.`)));
  const decisions = await decisionsOf(house, viewer, [...new Set(spans.map(({ point }) => point))], window);
  return spans.map((span): ReviewedSpan => {
    const decision = decidingMark(decisions.get(span.point) ?? [], span.factor, span.from, span.to);
    return { span, ...(decision === undefined ? {} : { decision }) };
  }).filter(({ decision }) => query.state === 'all' || (decision === undefined) === (query.state === 'open'));
}

async function decisionsOf(house: House, viewer: Viewer, points: readonly number[],
  window: { readonly from: number; readonly to: number }): Promise<ReadonlyMap<number, readonly DataMark[]>> {
  const marks = points.length === 0 ? [] : await house.records.read(viewer).dataMarks({ points, window, makers: ['reviewer'],
    limit: lookedThrough });
  return Map.groupBy(marks.filter((mark) => markState(mark) === 'standing'), ({ point }) => point);
}

/** A monitoring centre decides of its own region's points, a branch of its own. */
export const mayReview = (viewer: Viewer, point: Point): boolean => {
  if (viewer.scope === 'all') return true;
  return viewer.scope === 'region' ? regionContains(viewer.region, point.region) : viewer.scope === 'unit' && point.branch === viewer.unit;
};

export type Decision = {
  readonly point: number; readonly factors: readonly string[]; readonly from: number; readonly to: number; readonly verdict: ReviewVerdict; readonly reason: string;
};

/**
 * A reviewer's mark over whole hours, standing over what firms and rules say. Signed: `method` says how the reviewer proved to be there, the
 * hash covers everything that was decided. Faults: request.not-found, access.foreign-region, mark.span-unfit, mark.span-long,
 * mark.factor-unfit, and those of the type.
 */
export async function decide(house: House, viewer: Viewer, actor: Actor, asked: Decision, method: string): Promise<Result<DataMark>> {
  const at = house.clocks.world();
  const point = house.directory.points.get(asked.point);
  if (point === undefined) return fail('request.not-found', String(asked.point));
  if (!mayReview(viewer, point)) return fail('access.foreign-region', point.region);
  const { from, to } = asked;
  if (from >= to || from % hourMs !== 0 || to % hourMs !== 0 || to > at + hourMs) return fail('mark.span-unfit');
  if (to - from > spanMost) return fail('mark.span-long', `${spanMost / dayMs} d`);
  const measured = new Set((await house.observations.latestReadings([point.number], 'hour')).map(({ factor }) => factor));
  const unknown = asked.factors.find((factor) => !measured.has(factor));
  if (unknown !== undefined || asked.factors.length === 0) return fail('mark.factor-unfit', unknown ?? '');
  const rules = markRulesAt(house.rulebook, from);
  if (!rules.ok) return rules;
  const type = offeredType(rules.value, `review-${asked.verdict}`, 'reviewer', from);
  if (!type.ok) return type;
  const said = {
    point: point.number, factors: [...asked.factors].sort(), from, to, type: type.value.code, effect: type.value.effect,
      reason: asked.reason.trim(), by: actor.appointment, at,
  };
  const signature = JSON.stringify({
    hash: sha256Text(`qingshan review 1\n${canonical(said)}`), algorithm: 'sha-256', method, person: actor.person,
      appointment: actor.appointment, role: actor.role, unit: actor.unit,
  });
  const mark: DataMark = { ...said, id: house.newId(), maker: 'reviewer', says: actor.says, signature };
  await house.records.write(viewer, async (records) => {
    await records.putDataMarks([mark]);
    await records.putAudit([{
      at: house.clocks.machine(), worldAt: at, actor: actor.says, action: 'review.decide', subject: String(point.number), outcome: 'ok',
      detail: { mark: mark.id, factors: said.factors, from, to, type: said.type, reason: said.reason },
    }]);
  });
  return ok(mark);
}

/** A reviewer's mark is taken back, with a reason; it stays on record. Faults: request.not-found, access.foreign-region, mark.ended. */
export async function takeBack(house: House, viewer: Viewer, actor: Actor, id: string, reason: string): Promise<Result<DataMark>> {
  const mark = await house.records.read(viewer).dataMark(id);
  const point = mark === undefined ? undefined : house.directory.points.get(mark.point);
  if (mark === undefined || point === undefined || mark.maker !== 'reviewer') return fail('request.not-found', id);
  if (!mayReview(viewer, point)) return fail('access.foreign-region', point.region);
  const at = house.clocks.world();
  const gone = await house.records.write(viewer, async (records) => {
    const moved = await records.withdrawDataMark(id, { at, by: actor.appointment, says: actor.says, reason: reason.trim() });
    if (moved) {
      await records.putAudit([{
        at: house.clocks.machine(), worldAt: at, actor: actor.says, action: 'review.take-back', subject: String(point.number),
          outcome: 'ok', detail: { mark: id, reason },
      }]);
    }
    return moved;
  });
  return gone ? ok(mark) : fail('mark.ended', id);
}
