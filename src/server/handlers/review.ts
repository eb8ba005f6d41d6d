import { fail, ok } from '../../basis/result.ts';
import { civil, dayMs, hourMs, instant } from '../../basis/time.ts';
import {
  changeCheckRule, completeness, completenessWhy, decideReview, listCheckRules, listReview, readReview, takeBackReview,
} from '../../contract/review.ts';
import { changeCheck, checkChanges } from '../../flow/checks/check-rules.ts';
import { completenessOf, lostHours } from '../../flow/checks/completeness.ts';
import { periodWindow } from '../../flow/effectiveness/assessed-period.ts';
import { decide, mayReview, spansToReview, takeBack } from '../../flow/checks/review.ts';
import { reviewSeries } from '../../flow/checks/review-series.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { Point } from '../../model/point.ts';
import { regionContains } from '../../model/region.ts';
import { handle, type Handler } from '../handler.ts';
import { mayCall } from '../permission.ts';
import { byPassword, provenPresence } from '../presence.ts';
import { maySeePoint } from '../rights.ts';
import { regionName } from '../views/names.ts';
import { factorName, markLine, pointName, signatureOf, spanView } from '../views/review.ts';

const daysUsual = 30;
const rowsUsual = 200;
const seriesMost = 62 * dayMs;

/** 数据审核: what is doubtful, what was decided of it, by which rules; and completeness. */
export function reviewHandlers(house: House): readonly Handler[] {
  const now = (): number => house.clocks.world();
  const visible = (viewer: Viewer, number: number): Point | undefined => {
    const point = house.directory.points.get(number);
    return point !== undefined && maySeePoint(house, viewer, point) ? point : undefined;
  };
  return [
    handle(listReview, async ({ query }, { caller }) => {
      const { limit = rowsUsual, days = daysUsual, state = 'open', region, kind, factor, rule } = query;
      const found = await spansToReview(house, caller.viewer, {
        days, state, ...(region === undefined ? {} : { region }), ...(kind === undefined ? {} : { kind }), ...(factor === undefined
          ? {} : { factor }), ...(rule === undefined ? {} : { rule }),
      });
      const codes = [...new Set(found.map(({ span }) => span.factor))].sort();
      return ok({
        rows: found.slice(0, limit).flatMap((one) => spanView(house, one)), total: found.length, factors: codes.map((code) =>
          factorName(house, 0, code)),
        rules: [...Map.groupBy(house.checkRows, (row) => row.rule)].map(([of, [first]]) => ({ rule: of, name: of === 'flag'
          ? { zh: '数据标记', en: 'logger flag' } : first?.name ?? { zh: of, en: of } })),
        basis: reviewBasis(now(), days),
      });
    }),
    handle(readReview, async ({ query }, { caller }) => {
      const point = visible(caller.viewer, query.point);
      if (point === undefined) return fail('request.not-found', String(query.point));
      if (query.from >= query.to || query.to - query.from > seriesMost) return fail('value.out-of-range', `${seriesMost / dayMs} d`);
      const window = { from: Math.floor(query.from / hourMs) * hourMs, to: Math.ceil(query.to / hourMs) * hourMs };
      const { hours, spans, marks, near } = await reviewSeries(house, caller.viewer, point, query.factor, window);
      const mayDecide = mayCall(decideReview.who, caller).ok && mayReview(caller.viewer, point);
      const sent = [...new Set((await house.observations.latestReadings([point.number], 'hour')).map((reading) => reading.factor))].sort();
      return ok({
        point: pointName(point), region: regionName(house, point.region), factor: factorName(house, point.number, query.factor),
          hours: [...hours],
        spans: spans.flatMap((span) => spanView(house, { span })), marks: marks.map((mark) => markLine(house, mark, mayDecide)),
          factors: sent.map((code) => factorName(house, point.number, code)),
        near: near.map(({ point: other, hours: own }) => ({ name: other.name, hours: [...own] })), mayDecide, basis: seriesBasis,
      });
    }),
    handle(decideReview, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const { password, ...asked } = body;
      const present = await provenPresence(house, caller, password);
      if (!present.ok) return present;
      const made = await decide(house, caller.viewer, caller.actor, asked, byPassword);
      return made.ok ? ok({ id: made.value.id, hash: signatureOf(made.value)?.hash ?? '' }) : made;
    }),
    handle(takeBackReview, async ({ params, body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const present = await provenPresence(house, caller, body.password);
      if (!present.ok) return present;
      const gone = await takeBack(house, caller.viewer, caller.actor, params.id, body.reason);
      return gone.ok ? ok({ id: gone.value.id }) : gone;
    }),
    handle(listCheckRules, async (_input, { caller }) =>
      ok({ rows: [...house.checkRows], changes: [...await checkChanges(house)], mayChange: mayCall(changeCheckRule.who, caller).ok })),
    handle(changeCheckRule, async ({ body }, { caller }) =>
      (caller.kind === 'signed-in' ? changeCheck(house, body, caller.actor.says) : fail('access.sign-in-needed'))),
    handle(completeness, async ({ query }, { caller }) => {
      const points = [...house.directory.points.values()].filter((point) => fits(point, query) && ofOffice(house, caller.viewer,
        point)).sort((a, b) => a.number - b.number);
      const window = periodWindow(query.month, now());
      const rows = await completenessOf(house, points, window);
      return ok({ rows: rows.map(({ point, factor, ...figures }) => ({ point: pointName(point), region: regionName(house, point.region),
        factor: factorName(house, point.number, factor), ...figures })), basis: completenessBasis(window), ...window });
    }),
    handle(completenessWhy, async ({ params, query }, { caller }) => {
      const point = visible(caller.viewer, params.point);
      if (point === undefined) return fail('request.not-found', String(params.point));
      const window = periodWindow(query.month, now());
      const rows = await lostHours(house, point, query.factor, window);
      return ok({ rows: rows.map(({ from, to, why, says }) => ({ from, to, hours: (to - from) / hourMs, why, says: lostWords(house, why,
        says) })), basis: completenessBasis(window) });
    }),
  ];
}

type Asked = { readonly kind?: string | undefined; readonly region?: string | undefined; readonly point?: number | undefined };
const fits = (point: Point, { kind, region, point: number }: Asked): boolean =>
  (kind === undefined || kind.split(',').includes(point.kind)) && (region === undefined || regionContains(region, point.region))
    && (number === undefined || point.number === number);

/** Stations are public to look at; a firm's or a contractor's list is of its own. */
const ofOffice = (house: House, viewer: Viewer, point: Point): boolean =>
  maySeePoint(house, viewer, point) && (viewer.scope !== 'own' || point.kind === 'air-outlet' || point.kind === 'water-outlet');

function lostWords({ protocol }: House, why: 'missing' | 'flag' | 'mark', says: string) {
  if (why === 'missing') return { zh: '未收到小时数据', en: 'no hour record came' };
  if (why === 'mark') return { zh: `标记:${says}`, en: `mark: ${says}` };
  const words = protocol.flagOf(says);
  return { zh: `数据标记 ${says}${words === undefined ? '' : ` ${words.zh}`}`,
    en: `flag ${says}${words === undefined ? '' : `: ${words.en}`}` };
}

const reviewBasis = (at: number, days: number) => ({
  zh: `口径:近${days}天小时数据|审核前|规则见审核规则,未注明来源者为可调参数|仅提示,认定前数据照常使用|截至${civil(instant(at))}`,
  en: `Basis: hours of the last ${days} days | before review | by the rules of checking, of which most figures are parameters | a hint: values count until somebody decides | as of ${civil(instant(at))}`,
});
const seriesBasis = { zh: '口径:小时值按数采仪上报,未修改|周边站点为同类、距离以内、标记正常的小时值',
  en: 'Basis: hours as loggers sent them, never altered | stations around: same kind, within the distance of the rule, flag N' };
const completenessBasis = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  zh: `口径:${civil(instant(from))}至${civil(instant(to))}|应收为数采仪登记期内的整小时(无数采仪的点位为全部小时)|有效为标记N且未被标记为无效,或经审核为有效|完整率=实收÷应收,有效率=有效÷应收|因子为该点位上报过的全部因子`,
  en: `Basis: ${civil(instant(from))} to ${civil(instant(to))} | due: whole hours while the logger is registered (all hours for points without one) | valid: flag N and not marked otherwise, or valid by review | completeness = received ÷ due, valid share = valid ÷ due | every factor that the point has sent`,
});
