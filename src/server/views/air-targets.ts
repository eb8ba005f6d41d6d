import type { Static } from 'typebox';
import { compareFractions, fractionOf, fractionText, type Fraction } from '../../basis/fraction.ts';
import type { airTargetsOfYear, TargetOutlookView } from '../../contract/air-target.ts';
import type { TargetsOfYear } from '../../flow/air-targets.ts';
import { explained } from '../../flow/explain.ts';
import type { House } from '../../flow/house.ts';
import type { HeededMark } from '../../flow/marked-hours/heeded.ts';
import type { TargetStanding } from '../../flow/target-standing.ts';
import type { AirRules } from '../../judge/air-period/rules.ts';
import { allowedText, type TargetOutlook } from '../../judge/air-period/target.ts';
import { targetKey, type AirTarget, type AirTargetIndicator } from '../../model/air-target.ts';
import type { Words } from '../../model/words.ts';
import { approvalWords, approvedDayViews } from './approved-days.ts';
import { reviewWords } from './heeded.ts';
import { regionName } from './names.ts';

type Row = Static<typeof airTargetsOfYear.reply>['rows'][number];

const names: Readonly<Record<AirTargetIndicator, Words>> = {
  'PM2.5-mean': { zh: 'PM₂.₅年均浓度', en: 'annual mean of PM₂.₅' }, 'PM10-mean': { zh: 'PM₁₀年均浓度', en: 'annual mean of PM₁₀' },
  'NO2-mean': { zh: 'NO₂年均浓度', en: 'annual mean of NO₂' }, 'SO2-mean': { zh: 'SO₂年均浓度', en: 'annual mean of SO₂' },
  'good-day-share': { zh: '优良天数比例', en: 'good-day share' },
};
const isShare = (indicator: AirTargetIndicator): boolean => indicator === 'good-day-share';

/** Decimals of HJ 663 for the indicator on the last day that counts, half to even; more where rounding would move it across the target. */
export function levelText(rules: AirRules, { indicator, value: target }: Pick<AirTarget, 'indicator' | 'value'>, value: Fraction): string {
  const side = (of: Fraction): number => compareFractions(of, fractionOf(target));
  const decimals = decimalsOf(rules, indicator);
  const shown = Array.from({ length: decimalsMost }, (_, more) => fractionText(value, decimals + more));
  return shown.find((text) => side(fractionOf(text)) === side(value)) ?? fractionText(value, decimals);
}
const decimalsMost = 6;
const decimalsOf = (rules: AirRules, indicator: AirTargetIndicator): number =>
  Number((isShare(indicator) ? rules.rateDecimals : rules.decimalsOf(indicator.replace('-mean', ''))).value);

export function standingView(house: House, year: TargetsOfYear, standing: TargetStanding): Row {
  const { target, sites, kept, taken, approvals, confidence } = standing;
  const outlook = (of: TargetOutlook) => outlookView(of, year.rules, target);
  return {
    id: targetKey(target), region: regionName(house, target.region), level: house.directory.regions.get(target.region)?.level ?? 'county',
    indicator: target.indicator,
    name: names[target.indicator], unit: isShare(target.indicator) ? '%' : 'µg/m³', target: target.value, document: target.document,
    stations: sites, confidence,
    kept: outlook(kept), basis: standingBasis(year, standing), ...(taken === undefined ? {} : { taken: outlook(taken) }),
    ...(target.tightBelow === undefined ? {} : { tightBelow: target.tightBelow }),
    approvals: approvedDayViews(house, approvals),
  };
}

function outlookView(of: TargetOutlook, rules: AirRules, target: AirTarget): Static<typeof TargetOutlookView> {
  const { state, reason, validDays, daysLeft, soFar, allowedMean, exceedanceDays, exceedanceDaysLeft, steps } = of;
  return {
    state, reason, validDays, daysLeft, steps: explained(steps), ...(soFar === undefined ? {} : { soFar: levelText(rules, target, soFar) }),
    ...(allowedMean === undefined ? {} : { allowed: allowedText(allowedMean, decimalsOf(rules, target.indicator)) }),
    ...(exceedanceDays === undefined ? {} : { exceedanceDays }), ...(exceedanceDaysLeft === undefined ? {} : { exceedanceDaysLeft }),
  };
}

/** 口径 of one figure: dust in or out is said per indicator. */
export function standingBasis(year: TargetsOfYear, { target, taken, approvals, heeded }: TargetStanding): Words {
  const by = approvalWords(approvals);
  const dust: Words = isShare(target.indicator)
    ? { zh: '不扣除沙尘等特殊事件日', en: 'dust and other exceptional days kept' }
    : taken === undefined ? { zh: '无经批准剔除的日', en: 'no approved exceptional day' }
      : { zh: `扣除经批准的特殊事件日${approvals.length}天(${by.zh})`, en: `approved exceptional days taken out: ${approvals.length} (${by.en})` };
  return basisOfYear(year, dust, heeded);
}

/** 口径 of the page: what holds for every figure on it. */
export const pageBasis = (year: TargetsOfYear): Words => basisOfYear(year, {
  zh: '年均浓度扣除经批准的特殊事件日(未扣除值另列),优良天数比例不扣除',
  en: 'means without approved exceptional days (with them: shown beside), good-day share with them',
}, year.heeded);

function basisOfYear({ year, asOf, rules, editions }: TargetsOfYear, dust: Words, heeded: readonly HeededMark[]): Words {
  const review = reviewWords(heeded);
  const standards = [...editions, rules.evaluation.standard, rules.ambient.standard];
  const until: Words = asOf === undefined
    ? { zh: `${year}年尚无完整日`, en: `${year} has no whole day yet` }
    : { zh: `${year}-01-01至${asOf}`, en: `${year}-01-01 to ${asOf}` };
  return {
    zh: `点位以登记为准|实况|${review.zh}|${dust.zh}|${until.zh}|${standards.join('、')}|无效日不计入有效天数,剩余天数按全部有效`,
    en: `stations as registered | actual conditions | ${review.en} | ${dust.en} | ${until.en} | ${standards.join(', ')} | days without a valid value count on neither side, days left count as valid`,
  };
}
