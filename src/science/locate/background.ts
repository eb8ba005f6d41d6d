import { quantile } from '../numeric/quantile.ts';
import type { Hours } from './hours.ts';
import type { Noise } from './likelihood.ts';
import type { LocateMethod } from './question.ts';

/** Fewer values than this have no quantile worth the name: then all hours are taken. */
const leastValues = 20;

/**
 * Background as a low quantile over the stations and the hours nearby, since few stations are downwind at once, and its scatter from the roots below:
 * between a twentieth and a quarter of a normal law lies 0.97 of its standard error. Undefined where all values are alike.
 */
export function noiseOf(hours: Hours, { backgroundShare, backgroundHours, relativeError }: LocateMethod): Noise | undefined {
  const all = hours.root.toSorted();
  const [least = 0, most = 0] = [all[0], all.at(-1)];
  if (most - least < 1e-9 * Math.max(1, most)) return undefined;
  const under = new Float64Array(hours.count);
  for (let hour = 0; hour < hours.count; hour += 1) {
    const near = nearby(hours, hour, backgroundHours);
    under[hour] = quantile(near.length < leastValues ? all : near, backgroundShare);
  }
  const over = hours.root.slice();
  for (let hour = 0; hour < hours.count; hour += 1) {
    for (let value = hours.first[hour] ?? 0; value < (hours.first[hour + 1] ?? 0); value += 1) over[value] = (over[value] ?? 0) - (under[hour] ?? 0);
  }
  over.sort();
  const scatter = (quantile(over, 0.25) - quantile(over, 0.05)) / 0.97;
  return { background: under.map((root) => root ** 2), scatter: Math.max(scatter, 0.02 * most, 1e-3), relative: relativeError };
}

function nearby({ hour, first, root }: Hours, at: number, reach: number): Float64Array {
  const middle = hour[at] ?? 0;
  let [from, end] = [at, at + 1];
  while (from > 0 && (hour[from - 1] ?? 0) >= middle - reach) from -= 1;
  while (end < hour.length && (hour[end] ?? 0) <= middle + reach) end += 1;
  return root.slice(first[from], first[end]).sort();
}
