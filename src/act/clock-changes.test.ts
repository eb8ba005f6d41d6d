import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, civil, dayMs, dayOf, fromCivil, hourMs, instant, startOfDay, type Day, type Instant } from '../basis/time.ts';
import type { ClockChange, RunningClock } from '../model/case.ts';
import type { ClockUnit, Term } from '../model/case-type.ts';
import { dueOf, endOn } from './clock.ts';
import { openPause, settled, withChange } from './clock-changes.ts';
import { publishedCalendar as calendar } from './published-calendar.ts';
import { standingOf } from './working-day.ts';

const at = (text: string): Instant => {
  const [year, month, day, hour, minute] = text.split(/[- :]/).map(Number) as [number, number, number, number, number];
  return fromCivil(year, month, day, hour, minute) as Instant;
};
const works = (day: Day): boolean => {
  const standing = standingOf(day, calendar.years);
  return standing.ok && standing.value.works;
};
const begun = (start: number, term: Term, by = calendar): RunningClock =>
  settled({ id: 'c', party: 'p', startedAt: start, says: { zh: '', en: '' }, term }, term.unit, by);
const pause = (from: number, to: number | undefined, seq = 7, reason = '等待批复'): ClockChange =>
  ({ kind: 'pause', seq, from, ...(to !== undefined && { to }), reason });
const paused = (clock: RunningClock, unit: ClockUnit, from: number, to: number, seq = 7): RunningClock =>
  withChange(withChange(clock, pause(from, undefined, seq), unit, calendar), pause(from, to, seq), unit, calendar);

test.each([
  ['three days, over a week-end             ', '2026-11-23 09:00', 3, 'working-day', '2026-11-24 10:00', '2026-11-30 10:00', '2026-12-02 17:30'],
  ['resumed on the same day before closing  ', '2026-11-23 09:00', 3, 'working-day', '2026-11-24 10:00', '2026-11-24 16:00', '2026-11-26 17:30'],
  ['over closing on one day                 ', '2026-11-23 09:00', 3, 'working-day', '2026-11-24 17:00', '2026-11-24 18:00', '2026-11-27 17:30'],
  ['resumed on the due day after closing    ', '2026-11-23 09:00', 3, 'working-day', '2026-11-26 10:00', '2026-11-26 18:00', '2026-11-27 17:30'],
  ['over Spring Festival, one worked day off', '2026-02-12 10:00', 3, 'working-day', '2026-02-13 10:00', '2026-02-24 10:00', '2026-02-26 17:30'],
  ['a pause on days off alone               ', '2026-09-30 10:00', 3, 'working-day', '2026-10-02 10:00', '2026-10-05 10:00', '2026-10-10 17:30'],
  ['after the end nothing moves             ', '2026-11-23 09:00', 1, 'working-day', '2026-11-25 10:00', '2026-11-30 10:00', '2026-11-24 17:30'],
  ['natural days, then past a week-end      ', '2026-11-16 09:00', 3, 'natural-day', '2026-11-17 10:00', '2026-11-19 10:00', '2026-11-23 17:30'],
  ['hours by the minute                     ', '2026-10-01 10:15', 12, 'hour', '2026-10-01 11:00', '2026-10-01 12:30', '2026-10-01 23:45'],
  ['months by days, to the end of the day   ', '2026-03-31 08:00', 1, 'month', '2026-04-10 18:00', '2026-04-12 18:00', '2026-05-02 23:59'],
  ['years by days                           ', '2020-02-29 08:00', 1, 'year', '2020-06-01 08:00', '2020-06-11 08:00', '2021-03-10 23:59'],
] as const)('paused: %s', (_name, start, length, unit, from, to, want) => {
  const clock = paused(begun(at(start), { length, unit }), unit, at(from), at(to));
  expect(civil(instant(clock.due ?? 0))).toBe(want);
  expect(openPause(clock)).toBeUndefined();
});

test.each([
  ['from 29 February to 28 February     ', '2020-02-29 08:00', 1, '2021-02-28 23:59'],
  ['from 29 February to 29 February     ', '2020-02-29 08:00', 4, '2024-02-29 23:59'],
  ['from 28 February of a common year   ', '2023-02-28 08:00', 1, '2024-02-28 23:59'],
  ['not moved by a holiday              ', '2025-10-01 08:00', 1, '2026-10-01 23:59'],
] as const)('a year %s', (_name, start, length, want) => {
  const due = dueOf(at(start), { length, unit: 'year' }, calendar);
  expect(due.ok && civil(due.value.due)).toBe(want);
});

test('the sentence lists skipped days, every pause with reason and event, every extension with who', () => {
  const unit = 'working-day';
  const once = paused(begun(at('2026-06-17 10:00'), { length: 2, unit }), unit, at('2026-06-18 09:00'), at('2026-06-22 09:00'), 3);
  const open = withChange(once, pause(at('2026-06-23 09:00'), undefined, 4, '台风'), unit, calendar);
  expect(open.says.zh).toMatch(/;第4号事件自2026-06-23 09:00起暂停\(台风\),恢复后顺延。$/u);
  const twice = withChange(open, pause(at('2026-06-23 09:00'), at('2026-06-23 10:00'), 4, '台风'), unit, calendar);
  const longer = withChange(twice, { kind: 'extension', seq: 6, at: at('2026-06-23 11:00'), by: '王某(分局)', reason: '需检测', length: 3 }, unit, calendar);
  expect(longer.says).toEqual({
    zh: '自2026-06-17 10:00起2个工作日,当日不计,扣除2026-06-19(端午节)、2026-06-20(端午节)、2026-06-21(端午节),至2026-06-22 17:30截止;'
      + '第3号事件自2026-06-18 09:00暂停至2026-06-22 09:00(等待批复),1个工作日不计,至2026-06-23 17:30截止;'
      + '第4号事件自2026-06-23 09:00暂停至2026-06-23 10:00(台风),期限不变;'
      + '第6号事件由王某(分局)延期3个工作日(需检测),至2026-06-26 17:30截止。',
    en: '2 working days from 2026-06-17 10:00; that day is not counted; without 2026-06-19 (Dragon Boat Festival), 2026-06-20 (Dragon Boat Festival), '
      + '2026-06-21 (Dragon Boat Festival); due 2026-06-22 17:30; event 3 paused it from 2026-06-18 09:00 to 2026-06-22 09:00 (等待批复), '
      + '1 working days not counted; due 2026-06-23 17:30; event 4 paused it from 2026-06-23 09:00 to 2026-06-23 10:00 (台风), nothing moves; '
      + 'event 6: 王某(分局) extended it by 3 working days (需检测); due 2026-06-26 17:30.',
  });
});

const moment = fc.integer({ min: startOfDay('2020-01-01' as Day), max: startOfDay('2026-03-01' as Day) });
const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 * 24 }), fc.integer({ min: 0, max: 12 * 24 })), { maxLength: 4 });

/** Pauses one after another while the clock runs, each some hours after the last was over. */
function pausedBy(start: number, term: Term, steps: readonly (readonly [number, number])[]): { clock: RunningClock; spans: (readonly [number, number])[] } {
  let [clock, now] = [begun(start, term), start];
  const spans: (readonly [number, number])[] = [];
  steps.forEach(([wait, long], index) => {
    const [from, to] = [now + wait * hourMs, now + (wait + long) * hourMs];
    now = to;
    if (from > (clock.due ?? 0)) return;
    clock = paused(clock, term.unit, from, to, index + 2);
    spans.push([from, to]);
  });
  return { clock, spans };
}

/** By another route: the days are walked once, and one that stands in a pause at its end does not count. */
function walked(start: number, length: number, unit: 'working-day', spans: readonly (readonly [number, number])[]): number {
  let day = dayOf(instant(start));
  for (let counted = 0; counted < length;) {
    day = addDays(day, 1);
    const end = endOn(day, unit, calendar);
    if (works(day) && !spans.some(([from, to]) => from <= end && end < to)) counted += 1;
  }
  return endOn(day, unit, calendar);
}

test('law: a clock of working days that is paused any number of times ends where a walk over its days ends', () => {
  fc.assert(fc.property(moment, fc.integer({ min: 1, max: 30 }), gaps, (start, length, steps) => {
    const { clock, spans } = pausedBy(start, { length, unit: 'working-day' }, steps);
    expect(clock.due).toBe(walked(start, length, 'working-day', spans));
  }));
});

test.each(['natural-day', 'month', 'year', 'hour'] as const)('law: a clock in the unit %s moves by exactly what was excluded', (unit) => {
  fc.assert(fc.property(moment, fc.integer({ min: 1, max: unit === 'year' ? 1 : 20 }), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (start, length, wait, long) => {
    const term = { length: unit === 'month' ? Math.min(length, 6) : length, unit };
    const first = begun(start, term).due ?? 0;
    const [from, to] = [Math.min(start + wait * hourMs, first), Math.min(start + wait * hourMs, first) + long * hourMs];
    const { due } = paused(begun(start, term), unit, from, to);
    if (unit === 'hour') {
      expect(due).toBe(first + to - from);
      return;
    }
    let excluded = 0;
    for (let day = dayOf(instant(from)); day <= dayOf(instant(to)); day = addDays(day, 1)) {
      const end = endOn(day, unit, calendar);
      if (day > dayOf(instant(start)) && from <= end && end < to) excluded += 1;
    }
    let last = addDays(dayOf(instant(first)), excluded);
    while (unit === 'natural-day' && excluded > 0 && !works(last)) last = addDays(last, 1);
    expect(civil(instant(due ?? 0))).toBe(civil(endOn(last, unit, calendar)));
  }));
});

test('law: no pause ends a clock earlier, and it never ends before it was resumed', () => {
  fc.assert(fc.property(moment, fc.integer({ min: 1, max: 30 }), gaps, fc.constantFrom('working-day', 'natural-day', 'hour', 'month'), (start, length, steps, unit) => {
    const { clock, spans } = pausedBy(start, { length: unit === 'month' ? 1 : length, unit }, steps);
    expect(clock.due).toBeGreaterThanOrEqual(begun(start, { length: unit === 'month' ? 1 : length, unit }).due ?? 0);
    expect(clock.due).toBeGreaterThanOrEqual(spans.at(-1)?.[1] ?? 0);
  }));
});

test('a term into a year that is not published waits for it, with its pauses, and ends as if it had been known', () => {
  const until = { ...calendar, years: calendar.years.filter(({ year }) => year <= 2025) };
  const [start, term] = [at('2025-12-20 10:00'), { length: 15, unit: 'working-day' }] as const;
  const waits = begun(start, term, until);
  expect(waits).toMatchObject({ awaits: '2026', says: { zh: '自2025-12-20 10:00起15个工作日,当日不计;2026年放假安排尚未公布,公布后补算截止时间。' } });
  expect(waits.due).toBeUndefined();
  const [from, to] = [start + 2 * dayMs, start + 4 * dayMs];
  const late = withChange(withChange(waits, pause(from, undefined), term.unit, until), pause(from, to), term.unit, until);
  expect(late.awaits).toBe('2026');
  const whole = settled(late, term.unit, calendar);
  const known = paused(begun(start, term), term.unit, from, to);
  expect([whole.due, whole.says, whole.awaits, whole.term]).toEqual([known.due, known.says, undefined, undefined]);
});
