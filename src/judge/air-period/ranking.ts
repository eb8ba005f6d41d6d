import { compareFractions, fractionOf, fractionText, minus, ratioOf, type Fraction } from '../../basis/fraction.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { AirPeriod } from './period.ts';
import { shareText } from './statistic.ts';
import type { AirPollutant, AirRules } from './rules.ts';

export type Ranked<T> = { readonly row: T; readonly rank?: number };

/**
 * Places from 1. Equal published figures share a place and the next place is skipped; a row without a figure (below validity) stands
 * at the end in the given order and has no place. `figure` is the published text: what people see decides.
 */
export function ranked<T>(rows: readonly T[], figure: (row: T) => string | undefined, order: 'lowest-first' | 'highest-first'): readonly Ranked<T>[] {
  const held = rows.flatMap((row) => {
    const text = figure(row);
    return text === undefined ? [] : [{ row, value: fractionOf(text) }];
  });
  const sign = order === 'lowest-first' ? 1 : -1;
  held.sort((a, b) => sign * compareFractions(a.value, b.value));
  let rank = 0;
  const placed = held.map(({ row, value }, at): Ranked<T> => {
    const before = held[at - 1];
    if (before === undefined || compareFractions(before.value, value) !== 0) rank = at + 1;
    return { row, rank };
  });
  return [...placed, ...rows.filter((row) => figure(row) === undefined).map((row) => ({ row }))];
}

export type Change = {
  /** Percent of the earlier figure; absent where either is missing or the earlier is zero. */
  readonly percent: Readonly<Partial<Record<AirPollutant | 'composite', string>>>;
  /** Percentage points of the good-day share. */
  readonly goodSharePoints?: string;
  readonly evaluation: string;
};

/** 同比: both years under one edition, or none at all. Fault standard.wrong-kind names the two. `rules`: of the later period. */
export function yearOnYear(now: AirPeriod, before: AirPeriod, rules: AirRules): Result<Change> {
  const editions = (period: AirPeriod): string => [period.basis.evaluation, period.basis.ambient, period.basis.rulesOf, ...period.basis.indexes].join(', ');
  if (editions(now) !== editions(before) || now.basis.indexes.length !== 1) return fail('standard.wrong-kind', `${editions(before)} / ${editions(now)}`);
  const decimals = Number(rules.rateDecimals.value);
  const percent: Partial<Record<AirPollutant | 'composite', string>> = {};
  const note = (name: AirPollutant | 'composite', later: Fraction | undefined, earlier: Fraction | undefined): void => {
    if (later === undefined || earlier === undefined || earlier.top === 0n) return;
    const { top, bottom } = ratioOf(minus(later, earlier), earlier);
    percent[name] = fractionText({ top: top * 100n, bottom }, decimals);
  };
  now.pollutants.forEach((period, at) => {
    const earlier = before.pollutants[at];
    note(period.pollutant, (period.mean ?? period.percentile)?.full, (earlier?.mean ?? earlier?.percentile)?.full);
  });
  note('composite', now.composite.full, before.composite.full);
  const share = ({ days }: AirPeriod): Fraction => fractionOf(shareText(days.good, days.valid, rules));
  return ok({
    percent, evaluation: now.basis.evaluation,
    ...(now.days.valid === 0 || before.days.valid === 0 ? {} : { goodSharePoints: fractionText(minus(share(now), share(before)), decimals) }),
  });
}
