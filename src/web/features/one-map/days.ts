import { addDays, day, dayMs, dayOf, instant, startOfDay, type Day } from '../../../basis/time.ts';

/** The days that may be looked back to: from that of the first record to today. */
export type Span = { readonly first: Day; readonly today: Day };

export const spanOf = (since: number | undefined, now: number): Span => {
  const today = dayOf(instant(Math.floor(now)));
  return { first: since === undefined ? today : dayOf(instant(since)), today };
};

/** The last moment of a day (24时), in ms; today is now and has none. */
export const momentOf = (of: string | undefined, today: Day): number | undefined =>
  (of === undefined || of === today ? undefined : startOfDay(addDays(day(of), 1)) - 1);

/** How many days after the first one a day is. */
export const placeOf = (of: string, { first }: Span): number => Math.round((startOfDay(day(of)) - startOfDay(first)) / dayMs);

export const dayAt = (place: number, { first }: Span): Day => addDays(first, place);

/** What the address says of the day that is shown: today is not written there. */
export const addressOf = (of: string, today: string): string | undefined => (of === today ? undefined : of);

const weekBack = 7;

/** With which two days a comparison begins: the day that is shown, or a week ago, and today; the earlier one first. */
export function comparedFrom(shown: string | undefined, { first, today }: Span): { readonly at: string; readonly against: string } {
  const back = addDays(today, -weekBack);
  return { at: shown ?? (back < first ? first : back), against: today };
}

export const inOrder = (one: string, other: string): readonly [string, string] => (one <= other ? [one, other] : [other, one]);
