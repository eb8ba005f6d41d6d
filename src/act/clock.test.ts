import { isHoliday, isWorkday } from 'chinese-days';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, civil, dayMs, dayOf, fromCivil, startOfDay, type Day, type Instant } from '../basis/time.ts';
import { dueOf, workingDaysLeft, addMonths } from './clock.ts';
import { remainingWords } from './clock-words.ts';
import { publishedCalendar as calendar } from './published-calendar.ts';
import { lastKnownDay, standingOf, workedBetween } from './working-day.ts';

const at = (text: string): Instant => {
  const [year, month, day, hour, minute] = text.split(/[- :]/).map(Number) as [number, number, number, number, number];
  return fromCivil(year, month, day, hour, minute) as Instant;
};
const works = (day: Day): boolean => {
  const standing = standingOf(day, calendar.years);
  if (!standing.ok) throw new Error(standing.detail);
  return standing.value.works;
};

test.each([
  ['plain week                          ', '2026-11-23 09:00', 3, 'working-day', '2026-11-26 17:30'],
  ['over a week-end                     ', '2026-11-20 23:59', 1, 'working-day', '2026-11-23 17:30'],
  ['over Spring Festival, 02-28 worked  ', '2026-02-13 10:00', 7, 'working-day', '2026-03-02 17:30'],
  ['make-up Saturday counts             ', '2026-02-13 10:00', 1, 'working-day', '2026-02-14 17:30'],
  ['over National Day 2025, 10-11 worked', '2025-09-30 10:00', 2, 'working-day', '2025-10-10 17:30'],
  ['Spring Festival 2020 as extended    ', '2020-01-23 10:00', 1, 'working-day', '2020-02-03 17:30'],
  ['1 February 2020 is not worked       ', '2020-01-30 10:00', 2, 'natural-day', '2020-02-03 17:30'],
  ['natural days, last on a working day ', '2026-11-20 10:00', 3, 'natural-day', '2026-11-23 17:30'],
  ['natural days, last on Labour Day    ', '2026-04-28 10:00', 3, 'natural-day', '2026-05-06 17:30'],
  ['hours never skip                    ', '2026-10-01 10:15', 12, 'hour', '2026-10-01 22:15'],
  ['months keep the day                 ', '2026-03-31 08:00', 6, 'month', '2026-09-30 23:59'],
] as const)('%s %s + %d %s', (_name, from, length, unit, want) => {
  const due = dueOf(at(from), { length, unit }, calendar);
  expect(due.ok && civil(due.value.due)).toBe(want);
});

test('one sentence lists every skipped day', () => {
  const due = dueOf(at('2026-06-17 10:00'), { length: 3, unit: 'working-day' }, calendar);
  expect(due.ok && due.value.says).toEqual({
    zh: '自2026-06-17 10:00起3个工作日,当日不计,扣除2026-06-19(端午节)、2026-06-20(端午节)、2026-06-21(端午节),至2026-06-23 17:30截止。',
    en: '3 working days from 2026-06-17 10:00; that day is not counted; without 2026-06-19 (Dragon Boat Festival), 2026-06-20 (Dragon Boat Festival), 2026-06-21 (Dragon Boat Festival); due 2026-06-23 17:30.',
  });
});

test('beyond the published calendar nothing is guessed', () => {
  const due = dueOf(at('2026-12-30 10:00'), { length: 2, unit: 'working-day' }, calendar);
  expect(due).toMatchObject({ ok: false, fault: 'clock.calendar-unknown', detail: '2027' });
  expect(lastKnownDay(calendar.years)).toBe('2026-12-31');
});

test.each(calendar.years.map((year) => [year.year, year] as const))('the notice of %i is named, issued before its year, and moves no day of another', (number, year) => {
  expect(year.cite).toMatch(new RegExp(`^国务院办公厅关于${number}年部分节假日安排的通知,国办发明电〔${number - 1}〕\\d+号,${year.issued}$`, 'u'));
  expect(year.issued < `${number}-01-01`).toBe(true);
  expect([...year.off.flatMap(({ from, to }) => [from, to]), ...year.worked].filter((day) => !day.startsWith(`${number}-`))).toEqual([]);
  expect(year.worked.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))).toEqual([]);
});

test('the notice of 26 January 2020 took back a worked Saturday and added three days off', () => {
  const [amended] = calendar.years.find(({ year }) => year === 2020)?.amended ?? [];
  expect(amended).toMatchObject({ issued: '2020-01-26', from: '2020-01-31', to: '2020-02-02', unworked: ['2020-02-01'] });
  expect(['2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03'].map((day) => works(day as Day))).toEqual([false, false, false, true]);
});

test('every day of 2020 to 2026 stands as in the package chinese-days', () => {
  const disagreements: string[] = [];
  for (let day = '2020-01-01' as Day; day <= '2026-12-31'; day = addDays(day, 1)) {
    if (works(day) !== isWorkday(day) || works(day) === isHoliday(day)) disagreements.push(day);
  }
  expect(disagreements).toEqual([]);
});

const moment = fc.integer({ min: startOfDay('2025-01-01' as Day), max: startOfDay('2026-09-01' as Day) }).map((ms) => ms as Instant);

test('law: exactly `length` working days lie after the start up to the due day, which is one of them', () => {
  fc.assert(fc.property(moment, fc.integer({ min: 1, max: 40 }), (start, length) => {
    const due = dueOf(start, { length, unit: 'working-day' }, calendar);
    if (!due.ok) throw new Error(due.detail);
    const last = dayOf(due.value.due);
    let [counted, passed] = [0, 0];
    for (let day = addDays(dayOf(start), 1); day <= last; day = addDays(day, 1)) {
      if (works(day)) counted += 1;
      else passed += 1;
    }
    expect([counted, passed, works(last)]).toEqual([length, due.value.skipped.length, true]);
    const left = workingDaysLeft(start, due.value.due, calendar);
    expect(left).toEqual({ ok: true, value: length });
  }));
});

test('law: working days between two days are those that a calendar counts one by one, years apart too', () => {
  const some = fc.integer({ min: 0, max: 2556 }).map((days) => addDays('2020-01-01' as Day, days));
  fc.assert(fc.property(some, some, (from, to) => {
    let counted = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (works(day)) counted += 1;
    expect(workedBetween(from, to, calendar.years)).toEqual({ ok: true, value: counted });
  }));
  expect(workedBetween('2026-12-30' as Day, '2027-01-01' as Day, calendar.years)).toMatchObject({ fault: 'clock.calendar-unknown', detail: '2027' });
  expect(workedBetween('2019-12-31' as Day, '2020-01-02' as Day, calendar.years)).toEqual({ ok: true, value: 1 });
});

test('law: a natural-day term ends on a working day, never before its length has passed', () => {
  fc.assert(fc.property(moment, fc.integer({ min: 1, max: 90 }), (start, length) => {
    const due = dueOf(start, { length, unit: 'natural-day' }, calendar);
    if (!due.ok) throw new Error(due.detail);
    const last = dayOf(due.value.due);
    expect(works(last)).toBe(true);
    expect(last >= addDays(dayOf(start), length)).toBe(true);
  }));
});

test('law: a longer term never ends earlier', () => {
  fc.assert(fc.property(moment, fc.integer({ min: 1, max: 40 }), fc.constantFrom('working-day', 'natural-day', 'hour', 'month'), (start, length, unit) => {
    const [short, long] = [dueOf(start, { length, unit }, calendar), dueOf(start, { length: length + 1, unit }, calendar)];
    if (short.ok && long.ok) expect(long.value.due).toBeGreaterThanOrEqual(short.value.due);
  }));
});

test('what is left, in the words of a work list', () => {
  const due = at('2026-11-26 17:30');
  expect(workingDaysLeft(at('2026-11-23 20:00'), due, calendar)).toEqual({ ok: true, value: 3 });
  expect(remainingWords(3, due).zh).toBe('剩余3个工作日(11月26日17:30截止)');
  expect(workingDaysLeft(at('2026-11-26 17:29'), due, calendar)).toEqual({ ok: true, value: 0 });
  expect(workingDaysLeft(at('2026-11-26 17:31'), due, calendar)).toEqual({ ok: true, value: -1 });
  expect(workingDaysLeft((due + 4 * dayMs) as Instant, due, calendar)).toEqual({ ok: true, value: -2 });
  expect(remainingWords(-2, due).zh).toBe('逾期2个工作日(11月26日17:30截止)');
  expect(addMonths('2026-01-31' as Day, 1)).toBe('2026-02-28');
});
