import { constantOf, fractionOf, fractionText, minus, ratioOf, type Fraction } from '../../basis/fraction.ts';
import { addDays, day as asDay } from '../../basis/time.ts';
import type { RuleRow } from '../../rulebook/standard-file.ts';
import { confidenceOf, type Confidence, type Step, type Undeterminable } from '../verdict.ts';
import { dayRows, type AirPollutant, type AirRules, type StatisticRow } from './rules.ts';
import type { DaySeries } from './series.ts';

/** Civil days, both ends included, as places of a series: its day 0 is `firstDay`. */
export type Stretch = {
  readonly kind: 'month' | 'year' | 'days'; readonly first: string; readonly last: string; readonly from: number;
  readonly to: number;
};

/** One figure of a period, with everything it rests on. Without `full` it cannot be determined: `reason` says why. */
export type PeriodFigure = {
  readonly full?: Fraction;
  /** Rounded once by HJ 663. */
  readonly text?: string;
  /** (C − S)/S where the figure is above its grade-2 limit, in its own decimals. */
  readonly multiple?: string;
  readonly row: StatisticRow;
};
export type PollutantPeriod = {
  readonly pollutant: AirPollutant;
  readonly validDays: number;
  /** 0: the standard writes no count for such a period. */
  readonly neededDays: number;
  readonly reason: '' | Undeterminable;
  readonly mean?: PeriodFigure;
  readonly percentile?: PeriodFigure;
  readonly standard: string;
  readonly confidence: Confidence;
};

/** Mean and HJ 663 percentile of one pollutant over a period; withheld where GB 3095 table 4 asks for more days than there are. */
export function pollutantPeriod(series: DaySeries, pollutant: AirPollutant, stretch: Stretch, rules: AirRules, without?: Uint8Array, steps?: Step[]): PollutantPeriod {
  const { from, to } = stretch;
  const validDays = series.count(from, to, without);
  const rows = validityRows(stretch, rules);
  const neededDays = rows.reduce((most, row) => Math.max(most, Number(row.value)), 0);
  steps?.push({ name: 'valid', of: pollutant, value: String(validDays), ...(rows[0] === undefined ? {} : { row: rows[0].id }) });
  const enough = validDays >= neededDays && (stretch.kind !== 'year' || monthsOf(stretch).every((month) => series.count(month.from, month.to, without) >= neededInMonth(month.first, rules)));
  const decimals = rules.decimalsOf(pollutant);
  const confidence = confidenceOf([...dayRows(rules, pollutant), ...rows, decimals]);
  const base = { pollutant, validDays, neededDays, standard: rules.evaluation.standard, confidence };
  if (validDays === 0 || !enough) return { ...base, reason: validDays === 0 ? 'no-valid-value' : 'too-few-values' };
  const mean = rules.means.get(pollutant);
  const rank = rules.percentiles.get(pollutant);
  const figure = (row: StatisticRow, full: Fraction | undefined): PeriodFigure => figureOf(row, full, decimals, rules, steps);
  return {
    ...base, reason: '',
    ...(mean === undefined ? {} : { mean: figure(mean, series.mean(from, to, without)) }),
    ...(rank?.percent === undefined ? {} : { percentile: figure(rank, series.percentile(from, to, constantOf(rank.percent), without)) }),
  };
}

function figureOf(row: StatisticRow, full: Fraction | undefined, decimals: RuleRow, rules: AirRules, steps?: Step[]): PeriodFigure {
  if (full === undefined) return { row };
  const text = fractionText(full, Number(decimals.value));
  steps?.push({ name: row.statistic === 'annual-mean' ? 'averaged'
    : 'ranked', of: row.pollutant, value: fractionText(full, 6), unit: row.unit, row: row.id },
    { name: 'rounded', of: row.pollutant, value: text, unit: row.unit, row: decimals.id });
  const limit = rules.limits.get(row.id);
  const multiple = limit === undefined || rules.undecided === true ? undefined : exceedMultiple(text, limit, rules);
  return { full, text, row, ...(multiple === undefined ? {} : { multiple }) };
}

/** Of the published figure; absent at or below the limit. */
function exceedMultiple(text: string, limit: string, rules: AirRules): string | undefined {
  const [value, most] = [fractionOf(text), constantOf(limit)];
  const above = minus(value, most);
  return above.top <= 0n ? undefined : fractionText(ratioOf(above, most), Number(rules.multipleDecimals.value));
}

/** Table 4: a month by its own count, a year by its count and every month. Nothing is written for other periods. */
function validityRows({ kind, first }: Stretch, rules: AirRules): readonly RuleRow[] {
  if (kind === 'days') return [];
  return kind === 'year' ? [rules.yearDays] : [monthRow(first, rules)];
}

const monthRow = (first: string, rules: AirRules): RuleRow => (first.slice(5, 7) === '02' ? rules.februaryDays : rules.monthDays);
const neededInMonth = (first: string, rules: AirRules): number => Number(monthRow(first, rules).value);

const months = new WeakMap<Stretch, readonly Stretch[]>();
/** The whole months of a year, as stretches of the same series. */
export function monthsOf(year: Stretch): readonly Stretch[] {
  const held = months.get(year) ?? cutInMonths(year);
  months.set(year, held);
  return held;
}

function cutInMonths({ first, from }: Stretch): readonly Stretch[] {
  const year = first.slice(0, 4);
  let at = from;
  return Array.from({ length: 12 }, (_, month) => {
    const start = `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const next = month === 11 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 2).padStart(2, '0')}-01`;
    const last = addDays(asDay(next), -1);
    const stretch = { kind: 'month' as const, first: start, last, from: at, to: at + Number(last.slice(8)) };
    at = stretch.to;
    return stretch;
  });
}

/** Good days among valid days, percent, rounded once. */
export const shareText = (part: number, whole: number, rules: AirRules): string => fractionText({ top: BigInt(part) * 100n, bottom: BigInt(whole) }, Number(rules.rateDecimals.value));
