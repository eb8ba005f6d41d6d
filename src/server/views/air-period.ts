import type { Static } from 'typebox';
import type { airOfPeriod } from '../../contract/air.ts';
import { civil, instant } from '../../basis/time.ts';
import { airIndicators, rankedBy, withoutDays, type ComparedPlace } from '../../flow/air-compared.ts';
import type { DaysOver } from '../../flow/air-tables.ts';
import type { House } from '../../flow/house.ts';
import { heededTogether, type HeededMark } from '../../flow/marked-hours/heeded.ts';
import { rulesOfPeriod } from '../../judge/air-period/period-rules.ts';
import { airPollutants, type AirRules } from '../../judge/air-period/rules.ts';
import { confidenceOf } from '../../judge/verdict.ts';
import type { AirLevel } from '../../model/ambient.ts';
import type { ExceptionalDay } from '../../model/exceptional-day.ts';
import type { Words } from '../../model/words.ts';
import { approvalWords } from './approved-days.ts';
import { reviewWords } from './heeded.ts';
import { regionName } from './names.ts';

type Reply = Static<typeof airOfPeriod.reply>;
const rankings = ['concentration', 'improvement', 'good-days'] as const satisfies readonly (keyof typeof airIndicators)[];

/** The statistic that bulletins print of each: the mean where the standard has one, else the percentile (CO, ozone). */
export const columnsOf = (rules: AirRules): Reply['columns'] => airPollutants.map((pollutant) => {
  const percent = rules.means.has(pollutant) ? undefined : rules.percentiles.get(pollutant)?.percent;
  return { pollutant, ...(percent === undefined ? {} : { percent }) };
});

export function placeView(house: House, level: AirLevel, { place, change }: ComparedPlace): Reply['places'][number] {
  const [{ days }, out] = [place.kept, withoutDays(place)];
  return {
    id: place.id, ...namesOf(house, level, place.id), sites: place.sites, days: days.days, validDays: days.valid, levels: [...days.levels], goodDays: days.good,
    ...(days.goodShare === undefined ? {} : { goodShare: days.goodShare }), ...(change?.goodSharePoints === undefined ? {} : { goodShareChange: change.goodSharePoints }),
    primary: airPollutants.flatMap((pollutant) => (days.primary[pollutant] > 0 ? [{ pollutant, days: days.primary[pollutant] }] : [])).sort((a, b) => b.days - a.days),
    figures: out.pollutants.map(({ pollutant, validDays, neededDays, reason, mean, percentile }, at) => {
      const figure = mean ?? percentile;
      const percent = change?.percent[pollutant];
      const all = place.kept.pollutants[at];
      const daysIn = all === undefined || all.validDays === validDays ? undefined : (all.mean ?? all.percentile)?.text;
      return {
        pollutant, validDays, neededDays, reason,
        ...(figure?.text === undefined ? {} : { value: figure.text }), ...(daysIn === undefined ? {} : { daysIn }),
        ...(figure?.multiple === undefined ? {} : { times: figure.multiple }), ...(percent === undefined ? {} : { change: percent }),
      };
    }),
    ...(out.composite.text === undefined ? {} : { composite: out.composite.text }), ...(change?.percent.composite === undefined ? {} : { compositeChange: change.percent.composite }),
    compositeReason: out.composite.reason, main: [...out.composite.main], daysTakenOut: out.basis.takenOutDays,
  };
}

export const rankingViews = (house: House, level: AirLevel, places: readonly ComparedPlace[]): Reply['rankings'] => rankings.map((by) => ({
  by,
  rows: rankedBy(places, by).map(({ row, rank }) => {
    const value = airIndicators[by].figure(row);
    const { days } = row.place.kept;
    return { id: row.place.id, name: namesOf(house, level, row.place.id).name, validDays: days.valid, days: days.days, ...(value === undefined ? {} : { value }), ...(rank === undefined ? {} : { rank }) };
  }),
}));

function namesOf(house: House, level: AirLevel, id: string): { readonly name: Words; readonly region: Reply['places'][number]['region'] } {
  if (level !== 'station') return { name: regionName(house, id).name, region: regionName(house, id) };
  const point = house.directory.points.get(Number(id));
  return { name: point?.name ?? { zh: id, en: id }, region: regionName(house, point?.region ?? '') };
}

/** Every approval that took a day out of one of these places. */
export const approvalsOf = (places: readonly ComparedPlace[]): readonly ExceptionalDay[] => places.flatMap(({ place }) => place.approvals ?? []);

/** What marks did to these places; a mark of a station that stands in several of them counts in each. */
export const heededOf = (places: readonly ComparedPlace[]): readonly HeededMark[] => heededTogether(places.map(({ place }) => place.heeded));

/** 口径: points, state of the air, review, days, editions, approved days in or out, what 同比 takes, time. */
export function airBasis(house: House, places: readonly ComparedPlace[], span: DaysOver, rules: AirRules): Words {
  const sites = places.reduce((sum, { place }) => sum + place.sites, 0);
  const indexes = [...new Set(places.flatMap(({ place }) => place.kept.basis.indexes))].join(' / ') || rules.index.edition.standard;
  const own = rulesOfPeriod(house.rulebook, span.from, span.to);
  const undecided = own.ok && own.value.undecided === true;
  const out = Math.max(0, ...places.map(({ place }) => withoutDays(place).basis.takenOutDays));
  const by = approvalWords(approvalsOf(places));
  const sure = confidenceOf(places.flatMap(({ place }) => [...withoutDays(place).pollutants, withoutDays(place).composite]));
  const evaluation = rules.evaluation.standard;
  const at = civil(instant(house.clocks.world()));
  const review = reviewWords(heededOf(places));
  return {
    zh: [
      `监测点位${sites}个`, '实况', review.zh, `${span.from}至${span.to}${span.whole ? '' : '(时段未完)'}`, `日评价按当日版本${indexes}`,
      `时段评价${evaluation}${sure === 'low' ? '(依据置信度低)' : ''}${undecided ? '(跨两个版本,未定适用限值,不计超标倍数与综合指数)' : ''}`,
      out === 0 ? '无经批准的特殊事件日,沙尘未扣除' : `浓度与综合指数扣除经批准的特殊事件日(最多${out}天;${by.zh}),优良天数比例不扣除`, '同比两年均按期末所用版本', `截至${at}`,
    ].join('|'),
    en: [
      `${sites} stations`, 'actual conditions', review.en, `${span.from} to ${span.to}${span.whole ? '' : ' (period not over)'}`,
      `days by the edition of the day, ${indexes}`,
      `period by ${evaluation}${sure === 'low' ? ' (grounds of low confidence)' : ''}${undecided ? ' (two editions meet, none is chosen: no times over the limit, no composite index)' : ''}`,
      out === 0 ? 'no approved exceptional day, dust days in' : `approved exceptional days out of concentrations and composite index (up to ${out}; ${by.en}), in for the good-day share`, 'on the year under the editions of the last day', `as of ${at}`,
    ].join(' | '),
  };
}
