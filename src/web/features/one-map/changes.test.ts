import { expect, test } from 'vitest';
import { day } from '../../../basis/time.ts';
import { changesOf, totalOf } from './changes.ts';
import { addressOf, comparedFrom, dayAt, inOrder, momentOf, placeOf, spanOf } from './days.ts';
import type { RegionWork } from './work.ts';

const row = (code: string, done: number, closedOut: number, overdue: number, open: number): RegionWork =>
  ({ region: { code, name: { zh: code, en: code } }, due: done + overdue, done, closedOut, overdue, open, tone: 'neutral' });

test('two days: what came, what was done, what fell late; a county of one day only had nothing on the other', () => {
  const changes = changesOf([row('b', 3, 1, 0, 2), row('c', 1, 1, 0, 0)], [row('a', 0, 0, 1, 2), row('b', 5, 2, 1, 1), row('c', 0, 0, 0, 1)]);
  expect(changes.map(({ region, added, done, closedOut, overdue }) => [region.code, added, done, closedOut, overdue]))
    .toEqual([['a', 2, 0, 0, 1], ['b', 1, 2, 1, 1], ['c', 0, -1, -1, 0]]);
  expect(totalOf(changes)).toEqual({ added: 3, done: 1, closedOut: 0, overdueBefore: 0, overdueAfter: 2 });
});

test('of no county nothing is told', () => expect(totalOf(changesOf([], []))).toEqual({ added: 0, done: 0, closedOut: 0, overdueBefore: 0, overdueAfter: 0 }));

const span = spanOf(Date.parse('2026-03-02T09:00:00+08:00'), Date.parse('2026-03-12T23:30:00+08:00'));

test('a past day is its last moment; today is now and stays out of the address', () => {
  expect(span).toEqual({ first: '2026-03-02', today: '2026-03-12' });
  expect(new Date(momentOf('2026-03-11', span.today) ?? 0).toISOString()).toBe('2026-03-11T15:59:59.999Z');
  expect(momentOf(undefined, span.today)).toBeUndefined();
  expect(momentOf('2026-03-12', span.today)).toBeUndefined();
  expect([addressOf('2026-03-12', span.today), addressOf('2026-03-11', span.today)]).toEqual([undefined, '2026-03-11']);
  expect([placeOf('2026-03-12', span), dayAt(10, span)]).toEqual([10, '2026-03-12']);
  expect(spanOf(undefined, Date.parse('2026-03-12T00:30:00+08:00'))).toEqual({ first: '2026-03-12', today: '2026-03-12' });
});

test.each([
  ['a week ago', undefined, span, '2026-03-05'], ['the day that is shown', '2026-03-03', span, '2026-03-03'],
  ['the first day, where a week is too long', undefined, { ...span, first: day('2026-03-09') }, '2026-03-09'],
] as const)('a comparison begins with %s and today', (_name, shown, of, at) => {
  expect(comparedFrom(shown, of)).toEqual({ at, against: '2026-03-12' });
});

test('the earlier day comes first', () => expect([inOrder('2026-03-05', '2026-03-02'), inOrder('2026-03-02', '2026-03-05')]).toEqual([['2026-03-02', '2026-03-05'], ['2026-03-02', '2026-03-05']]));
