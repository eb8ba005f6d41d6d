import type { Static } from 'typebox';
import { addDays, day as asDay, startOfDay } from '../../../basis/time.ts';
import type { airCalendar } from '../../../contract/air-days.ts';

export type CalendarReply = Static<typeof airCalendar.reply>;
export type CalendarDay = CalendarReply['days'][number];
/** One square; `held` is absent for a day to come. */
export type Square = { readonly day: string; readonly held: CalendarDay | undefined };
/** `lead`: empty places before the first, weeks begin on Monday. */
export type CalendarMonth = { readonly month: number; readonly lead: number; readonly squares: readonly Square[] };

const daysOfWeek = 7;

/** Twelve months of a year with their days; what the reply does not hold has not ended yet. */
export function monthsOf(year: string, days: readonly CalendarDay[]): readonly CalendarMonth[] {
  const held = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: 12 }, (_, at) => {
    const first = asDay(`${year}-${String(at + 1).padStart(2, '0')}-01`);
    const length = new Date(Date.UTC(Number(year), at + 1, 0)).getUTCDate();
    return {
      month: at + 1,
      lead: (new Date(`${first}T00:00:00Z`).getUTCDay() + daysOfWeek - 1) % daysOfWeek,
      squares: Array.from({ length }, (_square, index) => ({ day: addDays(first, index), held: held.get(addDays(first, index)) })),
    };
  });
}

export const dayStart = (day: string): number => startOfDay(asDay(day));

const moves: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -daysOfWeek, ArrowDown: daysOfWeek };

/** The day that an arrow key leads to among those that can be opened: so far on, or the next beyond; undefined for other keys and at the end. */
export function movedTo(days: readonly CalendarDay[], from: string, key: string): string | undefined {
  const move = moves[key];
  if (move === undefined) return undefined;
  const open = days.filter(({ why }) => why !== undefined).map(({ day }) => day);
  const wanted = addDays(asDay(from), move);
  return move > 0 ? open.find((day) => day >= wanted) : open.findLast((day) => day <= wanted);
}

/** Years that a page offers, newest first: this one, those before it, and the one that is shown. */
export function yearChoices(today: string, shown: string): readonly string[] {
  const newest = Number(today.slice(0, 4));
  return [...new Set([shown, ...Array.from({ length: yearsShown }, (_, back) => String(newest - back))])].sort().reverse();
}
const yearsShown = 10;
