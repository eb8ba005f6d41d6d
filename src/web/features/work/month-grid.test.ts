import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, monthOf, spread, weeksOf } from './month-grid.ts';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const row = (id: string, due?: string, awaits?: string) =>
  ({ case: { id, ...(awaits === undefined ? {} : { clock: { awaits } }) }, task: due === undefined ? {} : { due: at(due) } });

test('March 2026 begins on a Sunday: its first week is the last of February', () => {
  const weeks = weeksOf('2026-03');
  expect([weeks.length, weeks[0]?.[0], weeks[0]?.[6], weeks.at(-1)?.[1]]).toEqual([6, '2026-02-23', '2026-03-01', '2026-03-31']);
});

test('law: weeks of seven days in order hold each day of the month once, and begin on a Monday', () => {
  fc.assert(fc.property(fc.integer({ min: 2000, max: 2199 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
    const month = `${year}-${String(number).padStart(2, '0')}`;
    const days = weeksOf(month).flat();
    expect(days).toEqual([...new Set(days)].toSorted());
    expect(days.filter((one) => one.startsWith(month)).length).toBe(new Date(Date.UTC(year, number, 0)).getUTCDate());
    expect(new Date(`${days[0]}T00:00:00Z`).getUTCDay()).toBe(1);
    expect(addMonths(addMonths(month, 17), -17)).toBe(month);
  }));
});

test('each case stands once, at its most urgent task; overdue, without a day and awaiting a calendar are told apart', () => {
  const now = at('2026-03-10T12:00');
  const rows = [
    row('a', '2026-03-20T17:30'), row('a', '2026-03-12T17:30'), row('b', '2026-03-09T17:30'), row('c'),
    row('d', undefined, '2027'), row('e', '2026-03-12T09:00'),
  ];
  const { byDay, late, awaits, none } = spread(rows, now);
  const ids = (of: readonly { case: { id: string } }[] = []): string => of.map(({ case: { id } }) => id).join('');
  expect([ids(byDay.get('2026-03-12')), ids(byDay.get('2026-03-20'))]).toEqual(['ea', '']);
  expect([ids(late), ids(awaits), ids(none)]).toEqual(['b', 'd', 'c']);
  expect(monthOf(at('2026-03-31T23:59') + hour)).toBe('2026-04');
});
