import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs, startOfDay, type Day } from '../../basis/time.ts';
import { monthStarts, spanOfBars } from './gantt-span.ts';

const day = (text: string): number => startOfDay(text as Day);

test.each([
  ['within one month          ', '2026-03-02', '2026-03-20', []],
  ['over a new year           ', '2026-11-20', '2027-02-02', ['2026-12-01', '2027-01-01', '2027-02-01']],
  ['the first of a month itself', '2026-03-01', '2026-04-01', []],
] as const)('%s', (_name, from, to, want) => expect(monthStarts(day(from), day(to))).toEqual(want.map(day)));

test('law: everything drawn lies inside, months ascend inside and are never more than have room', () => {
  const moment = fc.integer({ min: day('2020-01-01'), max: day('2040-01-01') });
  fc.assert(fc.property(fc.array(fc.record({ from: moment, to: moment }), { minLength: 1, maxLength: 5 }), moment, (given, now) => {
    const bars = given.map((one, at) => ({ id: `${at}`, name: '', ...one }));
    const { from, to } = spanOfBars(bars, now);
    for (const ms of [now, ...bars.flatMap((bar) => [bar.from, bar.to])]) expect(ms > from && ms < to).toBe(true);
    const months = monthStarts(from, to);
    expect(months.every((ms, at) => ms > from && ms < to && (at === 0 || ms - (months[at - 1] as number) >= 28 * dayMs))).toBe(true);
    expect(months.length).toBeLessThanOrEqual(12);
  }));
});
