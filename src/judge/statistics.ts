import { exact, roundHalfEven, type Exact } from '../basis/decimal.ts';

/**
 * Percentile of HJ 663: k = 1 + (n−1)p/100 over the sorted values, linear between neighbours. Exact.
 * `values` is not empty, `percent` from 0 to 100.
 */
export function percentile(values: readonly Exact[], percent: Exact): { readonly value: Exact; readonly rank: Exact } {
  const sorted = values.toSorted((a, b) => a.comparedTo(b));
  const rank = percent.times(values.length - 1).dividedBy(100).plus(1);
  const below = rank.floor().toNumber();
  const low = sorted[below - 1];
  if (low === undefined) throw new RangeError(`percentile of nothing, or beyond 0..100: ${percent.toString()}`);
  const high = sorted[below] ?? low;
  return { value: low.plus(high.minus(low).times(rank.minus(below))), rank };
}

/** Sum once, divide once. `values` is not empty. */
export const mean = (values: readonly Exact[]): Exact => values.reduce((sum, value) => sum.plus(value), exact(0)).dividedBy(values.length);

/** pH has no arithmetic mean: −log10 of the mean hydrogen-ion activity. `values` is not empty. */
export function phMean(values: readonly Exact[]): Exact {
  // A year of hours holds few distinct values: each power is taken once.
  const activities = new Map<string, Exact>();
  const activity = (value: Exact): Exact => {
    const known = activities.get(value.toString()) ?? exact(10).pow(value.negated());
    activities.set(value.toString(), known);
    return known;
  };
  return mean(values.map(activity)).log(10).negated();
}

/** GB/T 8170, half to even; with `keepDigit` a value that would vanish keeps one significant digit (statistics rule of 2020). */
export function roundTo(value: Exact, decimals: number, keepDigit = false): Exact {
  const rounded = roundHalfEven(value, decimals);
  return keepDigit && rounded.isZero() && !value.isZero() ? value.toSignificantDigits(1) : rounded;
}

/** The 8 h means of one day that are valid, labelled by their last hour; hour 1 ends at 01:00, window `first` ends at `first`:00. */
export function eightHourMeans(hours: readonly (Exact | undefined)[], firstWindowEnds: number, hoursNeeded: number): readonly Exact[] {
  const means: Exact[] = [];
  for (let ends = firstWindowEnds; ends <= hours.length; ends += 1) {
    const valid = hours.slice(ends - 8, ends).filter((hour) => hour !== undefined);
    if (valid.length >= hoursNeeded) means.push(mean(valid));
  }
  return means;
}
