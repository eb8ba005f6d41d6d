import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingMoment, beijingText } from './civil-input.ts';

test('a minute written in Beijing time reads back, wherever the browser is', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000_000 }), (minutes) => {
    expect(beijingMoment(beijingText(minutes * 60_000))).toBe(minutes * 60_000);
  }));
  expect(beijingMoment('2026-03-02T10:00')).toBe(Date.UTC(2026, 2, 2, 2));
  for (const text of ['', '2026-03-02', '2026-13-02T10:00', 'x']) expect(beijingMoment(text)).toBeUndefined();
});
