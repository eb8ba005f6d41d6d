import { ok, type Result } from '../basis/result.ts';
import { addDays, dayOf, fromCivil, hourMs, instant, startOfDay, type Day, type Instant } from '../basis/time.ts';
import type { CalendarYear } from '../model/calendar.ts';
import type { Words } from '../model/words.ts';
import { explainDue, type SkippedDay, type Term } from './clock-words.ts';
import { daysAfter, standingOf } from './working-day.ts';

/** Working-day lists by year, and the hour at which a term of days ends (`HH:mm`, Beijing time). */
export type WorkCalendar = { readonly years: readonly CalendarYear[]; readonly closeOfBusiness: string };

/** When a term ends, every day that did not count, and one sentence that says so. */
export type Due = { readonly due: Instant; readonly skipped: readonly SkippedDay[]; readonly says: Words };

/**
 * End of a term that begins now. The day of the start is not counted; a last day on a day off moves on to the next working day
 * (mechanisms annex A); terms of days end at close of business; an hour
 * is 60 minutes; a month is the same civil day later, to the end of that day, and does not move.
 * Fault clock.calendar-unknown when a day beyond the published list would have to be judged.
 */
export function dueOf(start: Instant, term: Term, calendar: WorkCalendar): Result<Due> {
  if (!Number.isSafeInteger(term.length) || term.length < 1) throw new TypeError(`a term is a whole number from 1, got ${term.length}`);
  if (term.unit === 'hour') return ok(say(start, term, instant(start + term.length * hourMs), []));
  if (term.unit === 'month') return ok(say(start, term, instant(startOfDay(addDays(addMonths(dayOf(start), term.length), 1)) - 1), []));
  const last = term.unit === 'working-day' ? countWorkingDays(dayOf(start), term.length, calendar) : countNaturalDays(dayOf(start), term.length, calendar);
  if (!last.ok) return last;
  return ok(say(start, term, closeOf(last.value.day, calendar.closeOfBusiness), last.value.skipped));
}

/** Working days from tomorrow up to the due day; 0 on the due day itself, negative once it has passed. */
export function workingDaysLeft(now: Instant, due: Instant, calendar: WorkCalendar): Result<number> {
  const [today, last] = [dayOf(now), dayOf(due)];
  const late = today > last || now > due;
  let count = 0;
  for (const day of late ? daysAfter(last, today) : daysAfter(today, last)) {
    const standing = standingOf(day, calendar.years);
    if (!standing.ok) return standing;
    if (standing.value.works) count += 1;
  }
  return ok(late ? Math.min(-count, -1) : count);
}

type LastDay = { readonly day: Day; readonly skipped: readonly SkippedDay[] };

function countWorkingDays(from: Day, length: number, calendar: WorkCalendar): Result<LastDay> {
  const skipped: SkippedDay[] = [];
  let day = from;
  for (let counted = 0; counted < length;) {
    day = addDays(day, 1);
    const standing = standingOf(day, calendar.years);
    if (!standing.ok) return standing;
    if (standing.value.works) counted += 1;
    else skipped.push({ day, why: standing.value.why });
  }
  return ok({ day, skipped });
}

function countNaturalDays(from: Day, length: number, calendar: WorkCalendar): Result<LastDay> {
  const end = addDays(from, length);
  const standing = standingOf(end, calendar.years);
  if (!standing.ok) return standing;
  if (standing.value.works) return ok({ day: end, skipped: [] });
  const moved = countWorkingDays(end, 1, calendar);
  return moved.ok ? ok({ day: moved.value.day, skipped: [{ day: end, why: standing.value.why }, ...moved.value.skipped] }) : moved;
}

/** The same day some months later; the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const longest = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(dayOfMonth, longest));
  return first.toISOString().slice(0, 10) as Day;
}

function closeOf(day: Day, closeOfBusiness: string): Instant {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const [hour, minute] = closeOfBusiness.split(':').map(Number) as [number, number];
  const at = fromCivil(year, month, dayOfMonth, hour, minute);
  if (at === undefined) throw new TypeError(`close of business like 17:30, got "${closeOfBusiness}"`);
  return at;
}

const say = (start: Instant, term: Term, due: Instant, skipped: readonly SkippedDay[]): Due =>
  ({ due, skipped, says: explainDue(start, term, due, skipped) });
