import type { AirPlace } from './period.ts';
import type { AirRules } from './rules.ts';

/** Places of a series, `to` not included. */
export type Run = { readonly from: number; readonly to: number };
/** Longest runs of days in a row; absent where there is no such day. */
export type Runs = { readonly good?: Run; readonly over?: Run };

/** Longest runs of good days (AQI at most `goodMost`) and of days above it; a day without AQI ends both. Of equals the first. */
export function longestRuns({ indexes, offset }: AirPlace, days: number, rules: AirRules): Runs {
  const most = Number(rules.goodMost.value);
  const aqi = (at: number): number => indexes.aqi[offset + at] ?? 0;
  const good = longest(days, (at) => aqi(at) > 0 && aqi(at) <= most);
  const over = longest(days, (at) => aqi(at) > most);
  return { ...(good === undefined ? {} : { good }), ...(over === undefined ? {} : { over }) };
}

function longest(days: number, holds: (at: number) => boolean): Run | undefined {
  let [best, from]: [Run | undefined, number] = [undefined, 0];
  for (let at = 0; at < days; at += 1) {
    if (!holds(at)) from = at + 1;
    else if (best === undefined || at + 1 - from > best.to - best.from) best = { from, to: at + 1 };
  }
  return best;
}
