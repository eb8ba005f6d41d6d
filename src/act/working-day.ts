import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, dayMs, type Day } from '../basis/time.ts';
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

/** Working days after `from` up to and including `to`. Fault clock.calendar-unknown with the first year that is not published. */
export function workedBetween(from: Day, to: Day, years: readonly CalendarYear[]): Result<number> {
  if (to <= from) return ok(0);
  const [first, last] = [Number(addDays(from, 1).slice(0, 4)), Number(to.slice(0, 4))];
  let count = 0;
  for (let number = first; number <= last; number += 1) {
    const year = years.find((published) => published.year === number);
    if (year === undefined) return fail('clock.calendar-unknown', String(number));
    const worked = workedOf(year);
    const before = number === first && from.startsWith(`${number}-`) ? worked[dayOfYear(from)] ?? 0 : 0;
    const until = number === last ? worked[dayOfYear(to)] ?? 0 : worked.at(-1) ?? 0;
    count += until - before;
  }
  return ok(count);
}

const dayOfYear = (day: Day): number => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / dayMs);

const kept = new WeakMap<CalendarYear, readonly number[]>();

/** Of each day of the year, how many working days it has had with that day; made once, because lists ask it for every row. */
function workedOf(year: CalendarYear): readonly number[] {
  const known = kept.get(year);
  if (known !== undefined) return known;
  const counts: number[] = [];
  for (let day = `${year.year}-01-01` as Day; day.startsWith(`${year.year}-`); day = addDays(day, 1)) {
    const standing = standingOf(day, [year]);
    counts.push((counts.at(-1) ?? 0) + (standing.ok && standing.value.works ? 1 : 0));
  }
  kept.set(year, counts);
  return counts;
}

/** Days after `from` up to and including `to`, in order. */
export function* daysAfter(from: Day, to: Day): Generator<Day> {
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) yield day;
}
