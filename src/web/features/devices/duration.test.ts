import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingMoment, beijingText, duration } from './duration.ts';

test.each([
  [0, 0, 'seconds'], [-999, 0, 'seconds'], [59_000, 59, 'seconds'], [119_999, 119, 'seconds'], [120_000, 2, 'minutes'], [-7_199_999, 119, 'minutes'],
  [7_200_000, 2, 'hours'], [172_799_999, 47, 'hours'], [-172_800_000, 2, 'days'],
] as const)('%i ms', (ms, n, unit) => {
  expect(duration(ms)).toEqual([n, unit]);
});

test('a minute written in Beijing time reads back, wherever the browser is', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000_000 }), (minutes) => {
    expect(beijingMoment(beijingText(minutes * 60_000))).toBe(minutes * 60_000);
  }));
  expect(beijingMoment('2026-03-02T10:00')).toBe(Date.UTC(2026, 2, 2, 2));
  for (const text of ['', '2026-03-02', '2026-13-02T10:00', 'x']) expect(beijingMoment(text)).toBeUndefined();
});
