import { compareFractions, constantOf, fractionText, ratioOf, sumOf, type Fraction } from '../../basis/fraction.ts';
import { confidenceOf, type Confidence, type Step, type Undeterminable } from '../verdict.ts';
import type { DayIndexes } from './day-index.ts';
import { airPollutants, type AirPollutant, type AirRules } from './rules.ts';
import type { DaySeries } from './series.ts';
import { pollutantPeriod, shareText, type PollutantPeriod, type Stretch } from './statistic.ts';

/** One place: its six series in the order of `airPollutants`, and its days as indices from `offset` on. */
export type AirPlace = { readonly series: readonly DaySeries[]; readonly indexes: DayIndexes; readonly offset: number };
/** By pollutant, 1 on days that are taken out of its statistics (dust, exceptional events). The good-day share keeps them. */
export type TakenOut = ReadonlyMap<AirPollutant, Uint8Array>;

export type DayCounts = {
  readonly days: number;
  /** Days with an AQI. */
  readonly valid: number;
  readonly good: number;
  /** Days by level 1…6. */
  readonly levels: readonly number[];
  /** Days on which the pollutant was primary; a tie counts for each. */
  readonly primary: Readonly<Record<AirPollutant, number>>;
  /** Percent of the valid days; absent when there is none. */
  readonly goodShare?: string;
};
export type Composite = {
  readonly full?: Fraction;
  readonly text?: string;
  readonly terms: readonly { readonly pollutant: AirPollutant; readonly full: Fraction; readonly text: string; readonly row: string }[];
  /** Largest term, ties included. */
  readonly main: readonly AirPollutant[];
  readonly missing: readonly AirPollutant[];
  readonly reason: '' | Undeterminable;
  readonly confidence: Confidence;
};
export type AirPeriod = {
  readonly stretch: Stretch;
  readonly pollutants: readonly PollutantPeriod[];
  readonly composite: Composite;
  readonly days: DayCounts;
  /** 口径: editions of evaluation, of limits and of the daily index (more than one where the days lie under several). */
  readonly basis: {
    readonly evaluation: string; readonly ambient: string; readonly rulesOf: string; readonly indexes: readonly string[];
    readonly takenOutDays: number;
  };
};

/**
 * Month, year or any stretch of one place under one day's rules (undecided ones: no composite, no multiples); the days keep the index of
 * the editions in `indexEditions`.
 */
export function airPeriod(place: AirPlace, stretch: Stretch, rules: AirRules, indexEditions: readonly string[], takenOut?: TakenOut, steps?: Step[]): AirPeriod {
  const pollutants = airPollutants.map((pollutant, at) => {
    const series = place.series[at];
    if (series === undefined) throw new RangeError(`no series of ${pollutant}`);
    return pollutantPeriod(series, pollutant, stretch, rules, takenOut?.get(pollutant), steps);
  });
  return {
    stretch, pollutants, composite: compositeOf(pollutants, rules, steps), days: dayCounts(place, stretch, rules),
    basis: {
      evaluation: rules.evaluation.standard, ambient: rules.ambient.standard, rulesOf: rules.day, indexes: indexEditions,
      takenOutDays: takenOut === undefined ? 0 : countTakenOut(takenOut, stretch),
    },
  };
}

function countTakenOut(takenOut: TakenOut, { from, to }: Stretch): number {
  const masks = [...takenOut.values()];
  let count = 0;
  for (let day = from; day < to; day += 1) if (masks.some((mask) => mask[day] === 1)) count += 1;
  return count;
}

/** Σ C/S over the terms of the edition, exact, rounded once. Without one of them there is none. */
function compositeOf(pollutants: readonly PollutantPeriod[], rules: AirRules, steps?: Step[]): Composite {
  const found = pollutants.flatMap((held) => {
    const row = rules.terms.find((term) => term.pollutant === held.pollutant);
    if (row === undefined) return [];
    const value = row.keys.includes(row.pollutant) ? held.mean?.full : held.percentile?.full;
    return value === undefined ? [] : [{ pollutant: held.pollutant, full: ratioOf(value, constantOf(row.denominator)), row: row.id }];
  });
  const decimals = Number(rules.compositeDecimals.value);
  const terms = found.map((term) => ({ ...term, text: fractionText(term.full, Number(rules.indexDecimals.value)) }));
  const missing = airPollutants.filter((pollutant) => !found.some((term) => term.pollutant === pollutant));
  const confidence = confidenceOf([rules.compositeDecimals, ...rules.terms, ...pollutants]);
  if (rules.undecided === true) return { terms: [], main: [], missing: [], reason: 'period-over-editions', confidence };
  if (rules.terms.length === 0) return { terms, main: [], missing: [], reason: 'parameter-unknown', confidence };
  if (missing.length > 0) return { terms, main: [], missing, reason: 'missing-pollutant', confidence };
  const full = sumOf(found.map((term) => term.full));
  const text = fractionText(full, decimals);
  steps?.push(...terms.map((term) => ({ name: 'compared' as const, of: term.pollutant, value: term.text, row: term.row })), { name: 'rounded', of: 'composite', value: text, row: rules.compositeDecimals.id });
  const largest = found.reduce((most, term) => (compareFractions(term.full, most) > 0 ? term.full : most), found[0]?.full ?? full);
  return { full, text, terms, main: found.filter((term) => compareFractions(term.full, largest) === 0).map((term) => term.pollutant), missing, reason: '', confidence };
}

function dayCounts({ indexes, offset }: AirPlace, { from, to }: Stretch, rules: AirRules): DayCounts {
  const levels = [0, 0, 0, 0, 0, 0];
  const primary = airPollutants.map(() => 0);
  const goodMost = Number(rules.goodMost.value);
  let [valid, good] = [0, 0];
  for (let place = offset + from; place < offset + to; place += 1) {
    const aqi = indexes.aqi[place] ?? 0;
    if (aqi === 0) continue;
    valid += 1;
    if (aqi <= goodMost) good += 1;
    const level = (indexes.level[place] ?? 1) - 1;
    levels[level] = (levels[level] ?? 0) + 1;
    const mask = indexes.primary[place] ?? 0;
    for (let at = 0; mask !== 0 && at < primary.length; at += 1) if ((mask & (1 << at)) !== 0) primary[at] = (primary[at] ?? 0) + 1;
  }
  const [pm25 = 0, pm10 = 0, so2 = 0, no2 = 0, co = 0, o3 = 0] = primary;
  return {
    days: to - from, valid, good, levels, primary: { 'PM2.5': pm25, PM10: pm10, SO2: so2, NO2: no2, CO: co, O3: o3 },
    ...(valid === 0 ? {} : { goodShare: shareText(good, valid, rules) }),
  };
}
