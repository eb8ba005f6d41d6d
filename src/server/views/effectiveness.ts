import type { Static } from 'typebox';
import { exact, roundHalfEven } from '../../basis/decimal.ts';
import { civil, dayOf, hourMs, instant } from '../../basis/time.ts';
import type { AppealView, RateView } from '../../contract/effectiveness.ts';
import { connectedWithinMs } from '../../flow/connected.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { Window } from '../../flow/ports/observations.ts';
import { markRulesAt } from '../../judge/data-mark.ts';
import type { Fate } from '../../judge/valid-transmission/hour-fates.ts';
import { ratesOf, type HourCounts } from '../../judge/valid-transmission/rates.ts';
import type { TransmissionRules } from '../../judge/valid-transmission/rules.ts';
import { appealState, type DeductionAppeal } from '../../model/deduction-appeal.ts';
import { leftOutWhys, lostWhys } from '../../model/hour-fate.ts';
import type { Words } from '../../model/words.ts';
import { markTypeOn } from '../../rulebook/data-marks.ts';
import { citeOfRow, factorNames } from './data-mark.ts';
import { percentDecimals } from './display-rules.ts';
import { unitName } from './names.ts';

/** Rounded here, once. */
export function rateView(counts: HourCounts, rules: TransmissionRules): Static<typeof RateView> {
  const rates = ratesOf(counts, rules);
  const shown = (percent: string): string => roundHalfEven(exact(percent), percentDecimals).toFixed(percentDecimals);
  const { due, received, valid } = counts;
  return {
    due, received, valid,
    ...(rates === undefined ? {} : { transmission: shown(rates.transmission), validity: shown(rates.validity),
      effectiveness: shown(rates.effectiveness) }),
    lost: lostWhys.flatMap((why) => { const hours = counts.lost[why] ?? 0; return hours === 0 ? [] : [{ why, hours }]; }),
    leftOut: leftOutWhys.flatMap((why) => { const hours = counts.leftOut[why] ?? 0; return hours === 0 ? [] : [{ why, hours }]; }),
  };
}

export const targetsView = ({ edition, targets }: TransmissionRules) => ({ percents: [...targets.percents], cite: citeOfRow(edition,
  targets.row) });

/** The flag or the type of mark behind a fate; empty where there is neither. */
export function fateWords({ protocol, rulebook }: House, { of }: Fate, at: number): Words {
  if (of === '') return { zh: '', en: '' };
  if (of.length === 1) {
    const words = protocol.flagOf(of);
    return { zh: `数据标记 ${of}${words === undefined ? '' : ` ${words.zh}`}`, en: `flag ${of}${words === undefined ? '' : `: ${words.en}`}` };
  }
  const rules = markRulesAt(rulebook, at);
  return (rules.ok ? markTypeOn(rules.value, of, dayOf(instant(at)))?.name : undefined) ?? { zh: of, en: of };
}

export const outletName = ({ directory }: House, number: number) =>
  ({ number, name: directory.points.get(number)?.name ?? { zh: String(number), en: String(number) } });

export function appealView(house: House, viewer: Viewer, appeal: DeductionAppeal): Static<typeof AppealView> {
  const { id, point, factors, from, to, at, says, reason, evidence, evidenceName, answer } = appeal;
  const place = house.directory.points.get(point);
  return {
    id, point: outletName(house, point), factors: factorNames(house, factors), from, to, at, says, reason, state: appealState(appeal),
    ...(place?.enterprise === undefined ? {} : { firm: unitName(house, place.enterprise) }),
    ...(evidence === undefined ? {} : { evidence: evidenceName ?? evidence }),
    ...(answer === undefined ? {} : { answer: { at: answer.at, says: answer.says, reason: answer.reason, accepted: answer.accepted } }),
    mayAnswer: answer === undefined && viewer.role === 'branch' && place?.branch === viewer.unit,
  };
}

const span = ({ from, to }: Window) => `${civil(instant(from))}—${civil(instant(to))}`;
export const rateBasis = (window: Window): Words => ({
  zh: `口径:${span(window)}|应传为数采仪登记期内已结束满1小时的整小时,扣除已标记停运、自动标样核查和申辩采纳的小时|平台尚未收到任何排放口数据之前的小时不计|实传为应传中有小时数据(2061)的小时|有效为标记N、有效分钟足够且未被标记为无效,或经审核为有效|传输有效率=传输率×有效率=有效÷应传|企业和排放口按小时数相加,不是各率平均|因子为有限值且上报过的因子`,
  en: `Basis: ${span(window)} | due: whole hours over for an hour or more while the logger is registered, less hours marked stopped, of the automatic check, and of accepted appeals; none before this installation held data of any outlet | received: due hours with an hour record (2061)`
    + ` | valid: flag N, enough minutes and not marked otherwise, or valid by review | valid transmission rate = transmission × validity = valid ÷ due | firms and outlets: hours are added, rates are not averaged | factors: those with a limit that were sent`,
});
export const leagueBasis = (window: Window): Words => ({
  zh: `口径:${span(window)}|按数采仪现登记的运维单位|名次按所服务排放口全部因子的传输有效率,相同者并列|故障小时:任一因子未标记缺失,或标记表明故障的小时,一个排放口同一小时只计一次|平均恢复:时段内已恢复的故障的平均小时数|现场巡检和比对记录尚未接入,不参与排名`,
  en: `Basis: ${span(window)} | by the contractor that the logger names now | place by the valid transmission rate of all factors of its outlets, equal rates stand equal | fault hours: some factor missing and unmarked, or flagged or marked as a fault; an hour of an outlet counts once | mean time to restore: of faults that ended in the period | visits and comparison tests are not recorded here and do not rank`,
});
export const todayBasis = (at: number): Words => ({
  zh: `口径:截至${civil(instant(at))}|离线:超过${connectedWithinMs / hourMs}小时未收到报文|时钟偏差:报文QN与接收时刻之差的中位数达5分钟|恒值、零值、超量程:审核规则的存疑时段,正在持续或24小时内结束|未标记缺失:近7天没有小时数据且企业未标记|以上为界面口径,非法定`,
  en: `Basis: as of ${civil(instant(at))} | offline: no frame for ${connectedWithinMs / hourMs} hours | clock: median of QN less receipt is five minutes or more | flat, zero, range: doubtful spans of the rules of checking that go on or ended within 24 hours | missing: no hour record in the last 7 days and no mark of the firm | rules of this screen, none of law`,
});
