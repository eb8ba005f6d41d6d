import { fail, ok, type Result } from '../../basis/result.ts';
import { addDays, dayMs, dayOf, day as asDay, instant, startOfDay, type Day } from '../../basis/time.ts';
import { sectionPeriods, waterOfPeriod } from '../../contract/water.ts';
import { explained } from '../../flow/explain.ts';
import type { House } from '../../flow/house.ts';
import { heededTogether, type HeededMark } from '../../flow/marked-hours/heeded.ts';
import { waterOverview } from '../../flow/water-overview.ts';
import { waterSeries, yearBefore, type PeriodUnit, type SectionOfPeriod } from '../../flow/water-period.ts';
import { periodOf } from '../../judge/period.ts';
import type { Words } from '../../model/words.ts';
import { handle, type Handler } from '../handler.ts';
import { SharedAnswers } from '../shared-answers.ts';
import { basisOf } from '../views/basis.ts';
import { overviewFreshMs, overviewsKept, periodDaysMax, seriesDays } from '../views/display-rules.ts';
import { heededView } from '../views/heeded.ts';
import { groupView, lakeView, sectionPeriodView, sectionViews } from '../views/water-period.ts';

export function waterPeriodHandlers(house: House): readonly Handler[] {
  const overviews = new SharedAnswers<Awaited<ReturnType<typeof waterOverview>>>(() => house.clocks.machine(), overviewFreshMs, overviewsKept);
  return [
    handle(waterOfPeriod, async ({ query }) => {
      const period = query.period ?? dayOf(instant(house.clocks.world())).slice(0, 7);
      const days = daysOf(period);
      if (!days.ok) return days;
      const { from, to } = days.value;
      const found = await overviews.of(`${from} ${to}`, () => waterOverview(house, from, to));
      if (!found.ok) return found;
      const { now, before, groups, lakes } = found.value;
      return ok({
        period, from: now.from, to: now.to, basis: periodBasis(house, { zh: `${now.from}至${now.to}`, en: `${now.from} to ${now.to}` }, now.to, now.sections),
        ...heededView(house, heededIn(now.sections)), sections: sectionViews(house, now, before),
        groups: groups.map((group) => groupView(house, group)), lakes: lakes.map((lake) => lakeView(house, lake, now.edition)),
      });
    }),
    handle(sectionPeriods, async ({ params, query }) => {
      if (house.directory.points.get(params.number)?.kind !== 'water-section') return fail('request.not-found', String(params.number));
      const to = dayOf(instant(house.clocks.world()));
      const from = addDays(to, -seriesDays[query.unit]);
      const series = await waterSeries(house, params.number, yearBefore(from), to, query.unit, { explain: true });
      if (!series.ok) return series;
      const classes = new Map(series.value.map(({ label, section }) => [label, section.period.waterClass]));
      const shown = series.value.filter(({ label }) => label >= from.slice(0, label.length));
      const rows = shown.map(({ label, section }) => {
        const before = classes.get(labelBefore(label));
        const last = lastDayOf(label, to);
        return { label, span: { from: firstDayOf(label), to: last }, now: sectionPeriodView(house, section, last), steps: explained(section.steps), ...(before === undefined ? {} : { before }) };
      });
      const sections = shown.map(({ section }) => section);
      return ok({ basis: periodBasis(house, unitWords[query.unit], to, sections), ...heededView(house, heededIn(sections)), rows: rows.toReversed() });
    }),
  ];
}

const heededIn = (sections: readonly SectionOfPeriod[]): readonly HeededMark[] => heededTogether(sections.map(({ heeded }) => heeded));

/** 口径 of means: what they are of, half-even digits of the statistics rule and whether its rows are sure, and the edition. */
function periodBasis(house: House, of: Words, to: Day, sections: readonly SectionOfPeriod[]): Words {
  const low = sections.some(({ period }) => period.confidence === 'low');
  const basis = basisOf(house, 'water-section', Math.min(house.clocks.world(), startOfDay(addDays(to, 1))), heededIn(sections));
  return { zh: `${of.zh}均值,按均值定类|有效小时值|修约按统计技术规定${low ? '(依据待核)' : ''}|${basis.zh}`, en: `${of.en}: class of the means | valid hours | digits of the statistics rule${low ? ' (its text is yet to be checked)' : ''} | ${basis.en}` };
}

const unitWords: Readonly<Record<PeriodUnit, Words>> = { day: { zh: '逐日', en: 'by day' }, month: { zh: '逐月', en: 'by month' }, year: { zh: '逐年', en: 'by year' } };

function daysOf(text: string): Result<{ readonly from: Day; readonly to: Day }> {
  const period = periodOf(text);
  if (period === undefined) return fail('request.invalid', `period ${text}`);
  const [from, to] = [asDay(period.first), asDay(period.last)];
  return (startOfDay(to) - startOfDay(from)) / dayMs >= periodDaysMax ? fail('request.invalid', `period ${text}`) : ok({ from, to });
}

const labelBefore = (label: string): string => (label.length === 10 ? yearBefore(asDay(label)) : `${Number(label.slice(0, 4)) - 1}${label.slice(4)}`);

const firstDayOf = (label: string): string => (label.length === 10 ? label : (periodOf(label)?.first ?? label));

/** The last day of a label that has come: whose target the period is held against. */
function lastDayOf(label: string, today: Day): Day {
  const last = label.length === 10 ? label : (periodOf(label)?.last ?? today);
  return last > today ? today : asDay(last);
}
