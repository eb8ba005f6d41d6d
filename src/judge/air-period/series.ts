import { compareFractions, fraction, meanOf, type Fraction } from '../../basis/fraction.ts';
import { microOf } from './day.ts';
import { airPollutants } from './rules.ts';
import type { DayGrid } from './day-grid.ts';

/** Days of one pollutant at one place, day 0 first; what can be asked of any stretch [from, to) of them. */
export interface DaySeries {
  readonly days: number;
  at(day: number): Fraction | undefined;
  count(from: number, to: number, without?: Uint8Array): number;
  /** Mean of the valid days, exact; undefined when there is none. `without`: 1 where a day is taken out. */
  mean(from: number, to: number, without?: Uint8Array): Fraction | undefined;
  /** HJ 663: k = 1 + (n−1)p/100 over the sorted valid days, linear between neighbours, exact. `percent` in [0, 100]. */
  percentile(from: number, to: number, percent: Fraction, without?: Uint8Array): Fraction | undefined;
}

/** The definition over exact values, for city means and as the truth of the fast twin. */
export function exactSeries(values: readonly (Fraction | undefined)[]): DaySeries {
  const valid = (from: number, to: number, without?: Uint8Array): Fraction[] => {
    const list: Fraction[] = [];
    for (let day = from; day < to; day += 1) {
      const value = values[day];
      if (value !== undefined && without?.[day] !== 1) list.push(value);
    }
    return list;
  };
  return {
    days: values.length,
    at: (day) => values[day],
    count: (from, to, without) => valid(from, to, without).length,
    mean(from, to, without) {
      const list = valid(from, to, without);
      return list.length === 0 ? undefined : meanOf(list);
    },
    percentile(from, to, percent, without) {
      const keyed = valid(from, to, without).map((value) => ({ value, near: Number(value.top) / Number(value.bottom) }));
      keyed.sort((a, b) => {
        const difference = a.near - b.near;
        return Math.abs(difference) > 1e-9 * Math.max(1, Math.abs(a.near)) ? difference : compareFractions(a.value, b.value);
      });
      return between(keyed.length, percent, (rank) => keyed[rank]?.value);
    },
  };
}

/** Linear between the neighbours of rank k; `valueAt` by place in the sorted list, 0 first. */
function between(count: number, percent: Fraction, valueAt: (place: number) => Fraction | undefined): Fraction | undefined {
  if (count === 0) return undefined;
  const place = BigInt(count - 1) * percent.top;
  const bottom = percent.bottom * 100n;
  const whole = Number(place / bottom);
  const rest = place % bottom;
  const low = valueAt(whole);
  const high = rest === 0n ? low : valueAt(whole + 1);
  if (low === undefined || high === undefined) throw new RangeError(`percentile beyond 0..100: ${percent.top}/${percent.bottom}`);
  return rest === 0n ? low : fraction(low.top * (bottom - rest) * high.bottom + high.top * rest * low.bottom, low.bottom * high.bottom * bottom);
}

/**
 * The fast twin over a grid. Two different means of up to 24 hours with six decimals differ by more than a double's step below
 * 10^6, and equal ones give equal doubles: sorting doubles sorts the exact values.
 */
export function gridSeries(grid: DayGrid, point: number, pollutant: number): DaySeries {
  const offset = (point * airPollutants.length + pollutant) * grid.days;
  const tops = grid.top.subarray(offset, offset + grid.days);
  const bottoms = grid.bottom.subarray(offset, offset + grid.days);
  const exactly = (day: number): Fraction => microOf(BigInt(tops[day] ?? 0), bottoms[day] ?? 0);
  return {
    days: grid.days,
    at: (day) => ((bottoms[day] ?? 0) === 0 ? undefined : exactly(day)),
    count(from, to, without) {
      let count = 0;
      for (let day = from; day < to; day += 1) if (bottoms[day] !== 0 && without?.[day] !== 1) count += 1;
      return count;
    },
    mean(from, to, without) {
      sums.fill(0);
      let count = 0;
      for (let day = from; day < to; day += 1) {
        const bottom = bottoms[day] ?? 0;
        if (bottom === 0 || without?.[day] === 1) continue;
        sums[bottom] = (sums[bottom] ?? 0) + (tops[day] ?? 0);
        count += 1;
      }
      if (count === 0) return undefined;
      let top = 0n;
      for (let hours = 1; hours < sums.length; hours += 1) if (sums[hours] !== 0) top += BigInt(sums[hours] ?? 0) * hoursIn(hours);
      return fraction(top, hoursInCommon * BigInt(count) * 1_000_000n);
    },
    percentile(from, to, percent, without) {
      if (sorted.length < to - from) sorted = new Float64Array(to - from);
      let count = 0;
      for (let day = from; day < to; day += 1) if (bottoms[day] !== 0 && without?.[day] !== 1) sorted[count++] = (tops[day] ?? 0) / (bottoms[day] ?? 1);
      const values = sorted.subarray(0, count).sort();
      return between(count, percent, (place) => {
        const value = values[place];
        for (let day = from; day < to; day += 1) if ((tops[day] ?? 0) / (bottoms[day] ?? 0) === value && without?.[day] !== 1) return exactly(day);
        return undefined;
      });
    },
  };
}

/** The least common multiple of 1…24: sums over any numbers of hours of a day meet at this bottom. */
export const hoursInCommon = 5_354_228_880n;
const shares: readonly bigint[] = Array.from({ length: 25 }, (_, hours) => (hours === 0 ? 0n : hoursInCommon / BigInt(hours)));
/** What a sum over so many hours is multiplied by at the common bottom. */
export const hoursIn = (hours: number): bigint => shares[hours] ?? 0n;

/** Whole sums by number of hours (1…24), and room to sort in: one call at a time uses them. */
const sums = new Float64Array(25);
let sorted = new Float64Array(366);
