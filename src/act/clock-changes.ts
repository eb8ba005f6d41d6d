import { fail, ok, type Failure, type Result } from '../basis/result.ts';
import { addDays, dayOf, instant, type Day, type Instant } from '../basis/time.ts';
import type { ClockChange, RunningClock } from '../model/case.ts';
import type { ClockUnit } from '../model/case-type.ts';
import { countNaturalDays, countWorkingDays, dueOf, endOn, type Due, type WorkCalendar } from './clock.ts';
import { explainAwaited, explainChange } from './clock-words.ts';
import { daysAfter, standingOf } from './working-day.ts';

/** The pause that goes on, where the clock is paused. */
export function openPause({ changes }: RunningClock): Extract<ClockChange, { kind: 'pause' }> | undefined {
  const last = changes?.at(-1);
  return last?.kind === 'pause' && last.to === undefined ? last : undefined;
}

/** Until when a clock is counted: it stopped, it stands paused, or now. Past its due, it is late; a pause after that changes nothing. */
export const countedUntil = (clock: RunningClock, now: number): number => clock.stoppedAt ?? openPause(clock)?.from ?? now;

/** The clock with one more change, or with its open pause closed, and its end computed anew. */
export function withChange(clock: RunningClock, change: ClockChange, unit: ClockUnit, calendar: WorkCalendar): RunningClock {
  const before = openPause(clock) === undefined ? (clock.changes ?? []) : (clock.changes ?? []).slice(0, -1);
  const first = clock.first ?? (clock.due === undefined ? undefined : { due: clock.due, says: clock.says });
  return settled({ ...clock, changes: [...before, change], ...(first !== undefined && { first }) }, unit, calendar);
}

/**
 * The clock with its end by its first end and its changes in order; without one while a calendar that it needs is not published.
 * What a pause excludes: of hours, its own length; of a term of days, every day on which it stood paused at close of business (so
 * a pause that ends on the same day before closing excludes nothing), counted as working days or as natural days; of months and
 * years, every day at whose end it stood paused; the day of the start, which no term counts, is never excluded. The end moves on by
 * exactly that. A pause after the end has passed moves nothing.
 * An extension by a length is a term that begins at the old end; one to a day ends on that day as written, working day or not.
 */
export function settled(clock: RunningClock, unit: ClockUnit, calendar: WorkCalendar): RunningClock {
  const { due: _due, awaits: _awaits, ...rest } = clock;
  let end = firstEnd(clock, calendar);
  for (const change of clock.changes ?? []) {
    if (!end.ok) break;
    end = moved(end.value, change, clock, unit, calendar);
  }
  if (end.ok) {
    const { term: _term, ...known } = rest;
    return { ...known, due: end.value.due, says: end.value.says };
  }
  const first = clock.first === undefined && clock.term !== undefined ? explainAwaited(instant(clock.startedAt), clock.term, end.detail) : rest.says;
  return { ...rest, awaits: end.detail, says: first };
}

type End = { readonly due: Instant; readonly says: RunningClock['says'] };

function firstEnd({ first, term, due, says, startedAt }: RunningClock, calendar: WorkCalendar): Result<End> {
  if (first !== undefined) return ok({ ...first, due: instant(first.due) });
  if (due !== undefined) return ok({ due: instant(due), says });
  if (term === undefined) throw new TypeError('a clock without an end keeps its term');
  return dueOf(instant(startedAt), term, calendar);
}

function moved(end: End, change: ClockChange, { startedAt }: RunningClock, unit: ClockUnit, calendar: WorkCalendar): Result<End> {
  const did = change.kind === 'pause' ? pausedEnd(end.due, change, dayOf(instant(startedAt)), unit, calendar) : extendedEnd(end.due, change, unit, calendar);
  return did.ok ? ok({ due: did.value.due, says: explainChange(end.says, change, { ...did.value, unit }) }) : did;
}

type Moved = { readonly due: Instant; readonly moved: number; readonly skipped: Due['skipped'] };

function extendedEnd(due: Instant, { day, length }: Extract<ClockChange, { kind: 'extension' }>, unit: ClockUnit, calendar: WorkCalendar): Result<Moved> {
  if (day !== undefined) return ok({ due: endOn(day as Day, unit, calendar), moved: 0, skipped: [] });
  const later = dueOf(due, { length: length ?? 0, unit }, calendar);
  return later.ok ? ok({ due: later.value.due, moved: length ?? 0, skipped: later.value.skipped }) : later;
}

function pausedEnd(due: Instant, { from, to }: Extract<ClockChange, { kind: 'pause' }>, startDay: Day, unit: ClockUnit, calendar: WorkCalendar): Result<Moved> {
  if (to === undefined || from > due) return ok({ due, moved: 0, skipped: [] });
  if (unit === 'hour') return ok({ due: instant(due + to - from), moved: to - from, skipped: [] });
  const days = [...daysAfter(addDays(dayOf(instant(from)), -1), dayOf(instant(to)))]
    .filter((day) => day > startDay && isWithin(endOn(day, unit, calendar), from, to));
  if (unit === 'working-day') return movedBy(due, countWorking(days, calendar), unit, calendar);
  return movedBy(due, ok(days.length), unit, calendar);
}

const isWithin = (at: number, from: number, to: number): boolean => from <= at && at < to;

function countWorking(days: readonly Day[], calendar: WorkCalendar): Result<number> {
  let count = 0;
  for (const day of days) {
    const standing = standingOf(day, calendar.years);
    if (!standing.ok) return standing;
    if (standing.value.works) count += 1;
  }
  return ok(count);
}

function movedBy(due: Instant, by: Result<number>, unit: ClockUnit, calendar: WorkCalendar): Result<Moved> {
  if (!by.ok) return by;
  if (by.value === 0) return ok({ due, moved: 0, skipped: [] });
  if (unit === 'month' || unit === 'year') return ok({ due: endOn(addDays(dayOf(due), by.value), unit, calendar), moved: by.value, skipped: [] });
  const last = unit === 'working-day' ? countWorkingDays(dayOf(due), by.value, calendar) : countNaturalDays(dayOf(due), by.value, calendar);
  return last.ok ? ok({ due: endOn(last.value.day, unit, calendar), moved: by.value, skipped: last.value.skipped }) : last;
}

/** Why a clock cannot be extended: by a number of times that is used up, to a day that is not later, while its end is not known. */
export function extensionRefused(clock: RunningClock, timesMost: number, day: string | undefined): Failure | undefined {
  if (openPause(clock) !== undefined) return fail('clock.not-running', clock.id);
  if (clock.due === undefined) return fail('clock.calendar-unknown', clock.awaits ?? '');
  const times = (clock.changes ?? []).filter(({ kind }) => kind === 'extension').length;
  if (times >= timesMost) return fail('clock.extension-spent', `${times}`);
  return day !== undefined && day <= dayOf(instant(clock.due)) ? fail('clock.extension-shortens', day) : undefined;
}
