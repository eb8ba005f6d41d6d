import { addDays, dayOf, hourMs, instant, startOfDay } from '../../basis/time.ts';
import type { Check, CheckBook } from './check-book.ts';
import { rules } from './rules.ts';
import type { Said, Series } from './series.ts';

/** One hour of which a rule says something. */
export type HourHit = { readonly at: number; readonly check: Check; readonly said: Said };

/**
 * 审核 of the hours of a series that lie in the window, under the rules of each hour's own day. What is said of an hour depends on the
 * hours within `book.reach` of it and on nothing else, so that any pieces of a series together say what the whole says.
 */
export function checkHours(series: Series, window: { readonly from: number; readonly to: number }, book: CheckBook): readonly HourHit[] {
  const hits: HourHit[] = [];
  let [checks, dayEnd]: [readonly Check[], number] = [[], -Infinity];
  for (let at = window.from; at < window.to; at += hourMs) {
    if (!series.hours.has(at)) continue;
    if (at >= dayEnd) {
      const day = dayOf(instant(at));
      [checks, dayEnd] = [book.on(series.kind, series.factor, day), startOfDay(addDays(day, 1))];
    }
    for (const check of checks) {
      const said = rules[check.row.rule](series, at, check, book.flags);
      if (said !== undefined) hits.push({ at, check, said });
    }
  }
  return hits;
}
