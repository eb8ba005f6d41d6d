import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, type Day } from '../basis/time.ts';
import type { CalendarYear } from '../model/calendar.ts';
import type { Words } from '../model/words.ts';

/** Why a civil day does or does not count. */
export type DayStanding = { readonly works: boolean; readonly why: Words };

const weekdays: readonly Words[] = [
  { zh: '周日', en: 'Sunday' }, { zh: '周一', en: 'Monday' }, { zh: '周二', en: 'Tuesday' }, { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' }, { zh: '周五', en: 'Friday' }, { zh: '周六', en: 'Saturday' },
];

/**
 * Whether a day is a working day by the State Council's list of its year. Source: 国务院办公厅 yearly notices (standards/calendar-*).
 * Fault clock.calendar-unknown where that year's list is not held.
 */
export function standingOf(day: Day, years: readonly CalendarYear[]): Result<DayStanding> {
  const year = years.find((published) => day.startsWith(`${published.year}-`));
  if (year === undefined) return fail('clock.calendar-unknown', day.slice(0, 4));
  if (year.worked.includes(day)) return ok({ works: true, why: { zh: '调休上班', en: 'worked in exchange' } });
  const off = year.off.find((span) => span.from <= day && day <= span.to);
  if (off !== undefined) return ok({ works: false, why: { zh: off.zh, en: off.en } });
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return ok({ works: weekday !== 0 && weekday !== 6, why: weekdays[weekday] as Words });
}

/** Last day for which the calendar is known without a gap from the first published year; undefined when none is held. */
export function lastKnownDay(years: readonly CalendarYear[]): Day | undefined {
  const known = years.map((published) => published.year).sort((a, b) => a - b);
  const gap = known.findIndex((year, index) => index > 0 && year !== (known[index - 1] as number) + 1);
  const last = gap === -1 ? known.at(-1) : known[gap - 1];
  return last === undefined ? undefined : (`${last}-12-31` as Day);
}

/** Days after `from` up to and including `to`, in order. */
export function* daysAfter(from: Day, to: Day): Generator<Day> {
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) yield day;
}
