import { addDays, startOfDay } from '../../basis/time.ts';
import type { AirPeriod } from '../../judge/air-period/period.ts';
import type { AirRules } from '../../judge/air-period/rules.ts';
import { confidenceOf, undeterminableWords } from '../../judge/verdict.ts';
import type { ExplainStep } from '../../model/finding.ts';
import { airPeriodId, type AirPeriodName } from '../../model/identifier.ts';
import { placesByDay } from '../air-calendar.ts';
import { toldAirPeriod } from '../air-period.ts';
import { explained } from '../explain.ts';
import type { House } from '../house.ts';
import { dayLink, nameOf } from './air-day-links.ts';
import { step, type ChainLink } from './chain.ts';
import { heededSteps } from './mark-steps.ts';
import { daysTold, monthsBetween } from './spans.ts';

/** Figures of a place over days: how each came about, then the days that they rest on, or the months of a longer time. */
export async function airPeriodLinks(house: House, asked: AirPeriodName): Promise<ChainLink[]> {
  const head = await periodLink(house, asked);
  if (head === undefined) return [];
  if (addDays(asked.from, daysTold) <= asked.to) {
    const months: ChainLink[] = [];
    for (const [from, to] of monthsBetween(asked.from, asked.to)) {
      const month = await periodLink(house, { ...asked, from, to });
      if (month !== undefined) months.push(month);
    }
    return [head, ...months];
  }
  const days = await placesByDay(house, [asked], asked.from, asked.to);
  return [head, ...(days.ok ? days.value.flatMap((place) => place.days.flatMap((day) => dayLink(house, asked, day) ?? [])) : [])];
}

async function periodLink(house: House, asked: AirPeriodName): Promise<ChainLink | undefined> {
  const told = await toldAirPeriod(house, asked, { period: `${asked.from}..${asked.to}` });
  if (!told.ok || told.value.period.pollutants.every(({ validDays }) => validDays === 0)) return undefined;
  const { period, steps, rules, heeded } = told.value;
  const name = nameOf(house, asked);
  return {
    kind: 'assessment', id: airPeriodId(asked), at: startOfDay(asked.from),
    title: { zh: `${name.zh} ${asked.from}至${asked.to} 空气质量时段评价`, en: `air at ${name.en}, ${asked.from} to ${asked.to}` },
    steps: [...explained(steps), ...heededSteps(house, heeded), ...reasons(period), ...dayCounts(period)], cite: citeOf(period, rules),
    versions: { edition: `${period.basis.evaluation}, ${period.basis.ambient}, ${period.basis.indexes.join(', ')}`, code: house.version },
  };
}

/** Why a figure is withheld. */
const reasons = ({ pollutants, composite }: AirPeriod): ExplainStep[] =>
  [...pollutants.map(({ pollutant, reason }) => ({ of: pollutant, reason })), { of: 'composite', reason: composite.reason }].flatMap(({ of, reason }) => {
    if (reason === '') return [];
    const { zh, en } = undeterminableWords[reason];
    return [step('reason', `${of === 'composite' ? '综合指数' : of}:${zh}`, `${of === 'composite' ? 'composite index' : of}: ${en}`)];
  });

const dayCounts = ({ days: { good, valid, goodShare } }: AirPeriod): ExplainStep[] => [
  step('valid', '有AQI的天数', 'days with an AQI', String(valid)), step('value', '优良天数', 'good days', String(good)),
  ...(goodShare === undefined ? [] : [step('rounded', '优良天数比例(%)', 'good-day share (%)', goodShare)]),
];

/** The clause of the statistics, with the least sure of what they rest on. */
function citeOf({ pollutants, composite }: AirPeriod, { evaluation, compositeDecimals, means }: AirRules): NonNullable<ChainLink['cite']> {
  const row = [...means.values()][0] ?? compositeDecimals;
  return { standard: evaluation.standard, clause: row.clause, effectiveFrom: evaluation.from, confidence: confidenceOf([...pollutants, composite]) };
}
