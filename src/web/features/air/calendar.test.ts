import { expect, test } from 'vitest';
import { monthsOf, movedTo, yearChoices, type CalendarDay } from './calendar.ts';

const day = (of: string, why = true): CalendarDay => ({
  day: of,
  state: why ? 'valid' : 'no-data',
  primary: [],
  reason: '',
  values: {},
  ...(why ? { why: `AD-${of}` } : {}),
});

test('a leap year has its 366 squares, each month begins on its own weekday, days to come are held by none', () => {
  const months = monthsOf('2024', [day('2024-01-01'), day('2024-02-29')]);
  expect(months.map(({ squares }) => squares.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(months.map(({ lead }) => lead)).toEqual([0, 3, 4, 0, 2, 5, 0, 3, 6, 1, 4, 6]);
  expect(
    months
      .flatMap(({ squares }) => squares)
      .filter(({ held }) => held !== undefined)
      .map((square) => square.day),
  ).toEqual(['2024-01-01', '2024-02-29']);
});

test('arrow keys pass over days that have nothing to open and stop at the ends', () => {
  const days = [day('2026-01-01'), day('2026-01-02', false), day('2026-01-03'), day('2026-01-09')];
  const from = (of: string, key: string) => movedTo(days, of, key);
  expect([
    from('2026-01-01', 'ArrowRight'),
    from('2026-01-03', 'ArrowLeft'),
    from('2026-01-01', 'ArrowDown'),
    from('2026-01-09', 'ArrowUp'),
  ]).toEqual(['2026-01-03', '2026-01-01', '2026-01-09', '2026-01-01']);
  expect([from('2026-01-01', 'ArrowLeft'), from('2026-01-09', 'ArrowRight'), from('2026-01-01', 'Enter')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('ten years back, and the one that is shown', () => {
  expect(yearChoices('2026-03-05', '2013')).toEqual([
    '2026',
    '2025',
    '2024',
    '2023',
    '2022',
    '2021',
    '2020',
    '2019',
    '2018',
    '2017',
    '2013',
  ]);
});
