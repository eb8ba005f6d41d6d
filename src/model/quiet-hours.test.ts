import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civil, dayMs, fromCivil, instant } from '../basis/time.ts';
import { quietUntil } from './quiet-hours.ts';

const all = [1, 2, 3, 4, 5, 6, 7];
// 2026-03-02 is a Monday.
const at = (day: number, hour: number, minute = 0): number => fromCivil(2026, 3, day, hour, minute) ?? Number.NaN;

test.each([
  ['within the evening', '22:00', '07:00', all, at(2, 23), '2026-03-03 07:00'],
  ['after midnight', '22:00', '07:00', all, at(3, 6, 59), '2026-03-03 07:00'],
  ['its first minute', '22:00', '07:00', all, at(2, 22), '2026-03-03 07:00'],
  ['its end is over', '22:00', '07:00', all, at(3, 7), undefined],
  ['before it', '22:00', '07:00', all, at(2, 21, 59), undefined], ['at noon', '12:00', '14:00', all, at(2, 13), '2026-03-02 14:00'],
  ['the night of a Friday goes into Saturday', '22:00', '07:00', [5], at(7, 3), '2026-03-07 07:00'],
  ['the night of Saturday was not asked for', '22:00', '07:00', [5], at(7, 23), undefined],
  ['Monday alone, early on Monday', '22:00', '07:00', [1], at(2, 3), undefined],
  ['the whole of Sunday', '00:00', '00:00', [7], at(8, 12), '2026-03-09 00:00'],
  ['Sunday is over', '00:00', '00:00', [7], at(9, 0), undefined],
] as const)('%s', (_name, from, to, days, now, until) => {
  const found = quietUntil({ from, to, days: [...days] }, now);
  expect(found === undefined ? undefined : civil(instant(found))).toBe(until);
});

const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
test('an end lies ahead, within a day, at the time that was said; every moment up to it has the same end', () => {
  fc.assert(fc.property(time, time, fc.subarray(all, { minLength: 1 }), fc.integer({ min: at(1, 0), max: at(31, 0) }),
    fc.double({ min: 0, max: 0.999, noNaN: true }), (from, to, days, now, share) => {
    const quiet = { from, to, days };
    const until = quietUntil(quiet, now);
    if (until === undefined) return;
    expect(until).toBeGreaterThan(now);
    expect(until - now).toBeLessThanOrEqual(dayMs);
    expect(civil(instant(until)).slice(11)).toBe(to);
    // Where the quiet hours of one day end, the next may begin at once; up to there the end stays.
    expect(quietUntil(quiet, now + Math.floor((until - now) * share))).toBe(until);
  }));
});
