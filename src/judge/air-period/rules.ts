import { fail, ok, type Result } from '../../basis/result.ts';
import type { AirIndex } from '../../rulebook/air-index.ts';
import type { CompositeTermRow } from '../../rulebook/air-noise-rows.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { holdsOn, inForce, ruleOn, type Edition } from '../../rulebook/edition.ts';
import { limitRows } from '../../rulebook/limits.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { LimitRow, RuleRow, StandardRow } from '../../rulebook/standard-file.ts';
import { confidenceOf, inUnitOf, type Confidence, type Step } from '../verdict.ts';

export type StatisticRow = Extract<StandardRow, { readonly kind: 'statistic' }>;

/** Everything that turns hours into days, months and years on one day of the law. Counts as numbers, their rows beside them. */
export type AirRules = {
  readonly day: string;
  readonly index: AirIndex;
  readonly ambient: Edition;
  readonly evaluation: Edition;
  readonly dayHours: RuleRow;
  readonly eightHours: RuleRow;
  readonly windows: RuleRow;
  readonly firstWindowEnds: RuleRow;
  /** Too few windows count when the maximum is above this limit all the same. */
  readonly ozoneLimit: LimitRow & { readonly value: string };
  readonly monthDays: RuleRow;
  readonly februaryDays: RuleRow;
  readonly yearDays: RuleRow;
  readonly means: ReadonlyMap<string, StatisticRow>;
  readonly percentiles: ReadonlyMap<string, StatisticRow>;
  /** Grade-2 limit that each statistic is held against, by row id: annual, of the day, or of MDA8. */
  readonly limits: ReadonlyMap<string, string>;
  readonly terms: readonly CompositeTermRow[];
  readonly compositeDecimals: RuleRow;
  readonly indexDecimals: RuleRow;
  readonly goodMost: RuleRow;
  readonly rateDecimals: RuleRow;
  readonly multipleDecimals: RuleRow;
  readonly dust: RuleRow;
  readonly decimalsOf: (pollutant: string) => RuleRow;
  /** Of a period: limits and denominators of two editions meet in it and no policy chooses, so nothing is held against them. */
  readonly undecided?: true;
};

/** The six of HJ 633 in the order of its reports; ozone is judged by its 8 h means, the others by the mean of the day. */
export const airPollutants = ['PM2.5', 'PM10', 'SO2', 'NO2', 'CO', 'O3'] as const;
export type AirPollutant = (typeof airPollutants)[number];
export const byEightHours = (pollutant: string): boolean => pollutant === 'O3';

/** A rulebook never changes, so the rules of a day are gathered once. */
const gathered = new WeakMap<Rulebook, Map<string, Result<AirRules>>>();

/** Faults: standard.not-in-force, standard.no-row. */
export function airRulesOn(rulebook: Rulebook, day: string): Result<AirRules> {
  const ofBook = gathered.get(rulebook) ?? new Map<string, Result<AirRules>>();
  gathered.set(rulebook, ofBook);
  const rules = ofBook.get(day) ?? gather(rulebook, day);
  ofBook.set(day, rules);
  return rules;
}

function gather(rulebook: Rulebook, day: string): Result<AirRules> {
  const index = inForce(rulebook.airIndexes, day);
  const ambient = editionOn(rulebook, 'ambient-air', day);
  const evaluation = editionOn(rulebook, 'air-evaluation', day);
  if (index === undefined || ambient === undefined || evaluation === undefined) return fail('standard.not-in-force', `air ${day}`);
  const found = new Map<string, RuleRow>();
  const needed: readonly (readonly [string, Edition, string, string?])[] = [
    ['dayHours', ambient, 'day-hours'], ['eightHours', ambient, 'eight-hours'], ['monthDays', ambient, 'month-days'],
    ['februaryDays', ambient, 'february-days'], ['yearDays', ambient, 'year-days'], ['windows', evaluation, 'mda8-windows'],
    ['firstWindowEnds', evaluation, 'mda8-first-window-ends'], ['compositeDecimals', evaluation, 'composite-decimals'],
    ['indexDecimals', evaluation, 'index-decimals'],
    ['goodMost', evaluation, 'good-day-most'], ['rateDecimals', evaluation, 'rate-decimals'],
    ['multipleDecimals', evaluation, 'exceed-multiple-decimals'], ['dust', evaluation, 'dust-days'],
    ...airPollutants.map((pollutant) => [`decimals ${pollutant}`, evaluation, 'statistic-decimals', pollutant] as const),
  ];
  for (const [name, edition, key, pollutant] of needed) {
    const row = ruleOn(edition, key, day, pollutant);
    if (!row.ok) return row;
    found.set(name, row.value);
  }
  const ozoneLimit = limitRows(ambient, day, 'O3', 'mda8', { grade: '2' })[0];
  if (ozoneLimit?.value === undefined) return fail('standard.no-row', 'O3 mda8');
  const rule = (name: string): RuleRow => found.get(name) ?? absent(name);
  const statistics = evaluation.rows.filter((row): row is StatisticRow => row.kind === 'statistic' && holdsOn(row, day));
  const named = (statistic: string): ReadonlyMap<string, StatisticRow> => new Map(statistics.filter((row) => row.statistic === statistic).map((row) => [row.pollutant, row]));
  const limits = new Map(statistics.flatMap((row) => {
    const averaging = row.statistic === 'annual-mean' ? 'year' : byEightHours(row.pollutant) ? 'mda8' : 'day';
    const value = limitRows(ambient, day, row.pollutant, averaging, { grade: '2' })[0]?.value;
    return value === undefined ? [] : [[row.id, value] as const];
  }));
  return ok({
    day, limits, index, ambient, evaluation, ozoneLimit: { ...ozoneLimit, value: ozoneLimit.value },
    dayHours: rule('dayHours'), eightHours: rule('eightHours'), windows: rule('windows'), firstWindowEnds: rule('firstWindowEnds'),
    monthDays: rule('monthDays'), februaryDays: rule('februaryDays'), yearDays: rule('yearDays'), compositeDecimals: rule('compositeDecimals'), indexDecimals: rule('indexDecimals'),
    goodMost: rule('goodMost'), rateDecimals: rule('rateDecimals'), multipleDecimals: rule('multipleDecimals'), dust: rule('dust'),
    means: named('annual-mean'), percentiles: named('percentile-of-day'),
    terms: evaluation.rows.filter((row): row is CompositeTermRow => row.kind === 'composite-term' && holdsOn(row, day)),
    decimalsOf: (pollutant) => rule(`decimals ${pollutant}`),
  });
}

const absent = (name: string): never => { throw new TypeError(`rule ${name} was not loaded`); };

/** The unit of a pollutant's statistics. */
export const unitOf = ({ means, percentiles }: AirRules, pollutant: string): Pick<Step, 'unit'> =>
  inUnitOf((percentiles.get(pollutant) ?? means.get(pollutant))?.unit);

/** The rows that a day's value rests on. */
export const dayRows = (rules: AirRules, pollutant: string): readonly RuleRow[] =>
  (byEightHours(pollutant) ? [rules.windows, rules.firstWindowEnds, rules.eightHours] : [rules.dayHours]);

export const dayConfidence = (rules: AirRules, pollutant: string): Confidence => confidenceOf(dayRows(rules, pollutant));
