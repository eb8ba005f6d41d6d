import { ok, type Result } from '../basis/result.ts';
import { addDays, dayOf, fromCivil, hourMs, instant, startOfDay, type Day, type Instant } from '../basis/time.ts';
import type { CalendarYear } from '../model/calendar.ts';
import type { ClockUnit, Term } from '../model/case-type.ts';
import type { Words } from '../model/words.ts';
import { explainDue, type SkippedDay } from './clock-words.ts';
import { standingOf, workedBetween } from './working-day.ts';

/** Working-day lists by year, and the hours between which an office works (`HH:mm`, Beijing time): a term of days ends when it closes. */
export type WorkCalendar = { readonly years: readonly CalendarYear[]; readonly openOfBusiness: string; readonly closeOfBusiness: string };

/** When a term ends, every day that did not count, and one sentence that says so. */
export type Due = { readonly due: Instant; readonly skipped: readonly SkippedDay[]; readonly says: Words };

/**
 * End of a term that begins now. The day of the start is not counted; a last day on a day off moves on to the next working day
 * (mechanisms annex A); terms of days end at close of business; an hour is 60 minutes; a month or a year is the same civil day
 * later, or the last day of a month that has no such day (a year from 29 February ends on 28 February), to the end of that day,
 * and does not move. Fault clock.calendar-unknown when a day beyond the published lists would have to be judged.
 */
export function dueOf(start: Instant, term: Term, calendar: WorkCalendar): Result<Due> {
  const { length, unit } = term;
  if (!Number.isSafeInteger(length) || length < 1) throw new TypeError(`a term is a whole number from 1, got ${length}`);
  if (unit === 'hour') return ok(say(start, term, instant(start + length * hourMs), []));
  if (unit === 'month' || unit === 'year') {
    return ok(say(start, term, endOn(addMonths(dayOf(start), unit === 'year' ? length * 12 : length), unit, calendar), []));
  }
  const last = unit === 'working-day' ? countWorkingDays(dayOf(start), length, calendar) : countNaturalDays(dayOf(start), length, calendar);
  return last.ok ? ok(say(start, term, endOn(last.value.day, unit, calendar), last.value.skipped)) : last;
}

/** Working days from tomorrow up to the due day; 0 on the due day itself, negative once it has passed. */
export function workingDaysLeft(now: Instant, due: Instant, calendar: WorkCalendar): Result<number> {
  const [today, last] = [dayOf(now), dayOf(due)];
  const late = today > last || now > due;
  const counted = late ? workedBetween(last, today, calendar.years) : workedBetween(today, last, calendar.years);
  if (!counted.ok) return counted;
  return ok(late ? Math.min(-counted.value, -1) : counted.value);
}

/** A day, and what was passed over on the way to it. */
export type LastDay = { readonly day: Day; readonly skipped: readonly SkippedDay[] };

export function countWorkingDays(from: Day, length: number, calendar: WorkCalendar): Result<LastDay> {
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

export function countNaturalDays(from: Day, length: number, calendar: WorkCalendar): Result<LastDay> {
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

/** The moment at which a term of this unit ends on a day: close of business, or the end of the day for months and years. */
export const endOn = (day: Day, unit: ClockUnit, { closeOfBusiness }: WorkCalendar): Instant =>
  (unit === 'month' || unit === 'year' ? instant(startOfDay(addDays(day, 1)) - 1) : timeOn(day, closeOfBusiness));

export function timeOn(day: Day, time: string): Instant {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const at = fromCivil(year, month, dayOfMonth, hour, minute);
  if (at === undefined) throw new TypeError(`a time of day like 17:30, got "${time}"`);
  return at;
}

const say = (start: Instant, term: Term, due: Instant, skipped: readonly SkippedDay[]): Due =>
  ({ due, skipped, says: explainDue(start, term, due, skipped) });
