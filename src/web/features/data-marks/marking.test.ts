import { expect, test } from 'vitest';
import { askedBy, begun, deadlineOf, type Given } from './marking.ts';

/** 2026-03-02 10:40 in Beijing. */
const now = Date.UTC(2026, 2, 2, 2, 40);
const whole: Given = { point: 7, factors: ['w01018'], type: 'monitor-fault', from: '2026-03-02T08:00', to: '2026-03-02T10:00',
  reason: ' 故障 ' };
const deadline = { hour: 12, cite: { standard: '', clause: '', confidence: 'low' } } as const;

test('a form begins with the hour that ended last, or with what the address says', () => {
  expect(begun({}, [7, 8], now)).toMatchObject({ point: 7, factors: [], from: '2026-03-02T09:00', to: '2026-03-02T10:00' });
  expect(begun({ point: 8, since: Date.UTC(2026, 2, 1, 16), until: Date.UTC(2026, 2, 1, 18), factors: 'a,b' }, [7, 8], now))
    .toMatchObject({ point: 8, factors: ['a', 'b'], from: '2026-03-02T00:00', to: '2026-03-02T02:00' });
  expect(begun({ point: 9 }, [7], now).point).toBe(7);
});

test.each([
  ['the type', { type: undefined }], ['a moment', { from: '' }], ['the reason', { reason: '  ' }], ['the outlet', { point: undefined }],
] as const)('%s is missing: nothing is asked', (_name, change) => expect(askedBy({ ...whole, ...change })).toBeUndefined());

test('a whole form is a mark in UTC', () => {
  expect(askedBy(whole)).toEqual({ point: 7, factors: ['w01018'], type: 'monitor-fault', from: Date.UTC(2026, 2, 2), to: Date.UTC(2026,
    2, 2, 2), reason: '故障' });
});

test.each([
  ['today', '2026-03-02T00:00', Date.UTC(2026, 2, 3, 4), false], ['yesterday, before noon', '2026-03-01T23:00', Date.UTC(2026, 2, 2, 4),
    false],
  ['the day before', '2026-02-28T23:00', Date.UTC(2026, 2, 1, 4), true],
] as const)('the deadline of %s', (_name, from, at, late) => expect(deadlineOf({ deadline }, from, now)).toEqual({ at, late }));
