import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { isConnected } from './connected.ts';
import { healthOf } from './device-health.ts';
import { dueHours, waitedTo, waitedWindow } from './due-hours.ts';
import { testHouse, testMorning } from './house.fixture.ts';

const outlet = 200_000;
const minute = 60_000;

/** Hour records as their logger sends them: by its own clock one second after the hour; `[hours of data ago, receipt, minutes after now]`. */
const sends: readonly (readonly [string, readonly (readonly [number, number])[], number | undefined])[] = [
  ['sent as the hours ended', [[4, -180], [3, -120], [2, -60], [1, 0]], 0],
  ['a clock that is an hour slow', [[5, -180], [4, -120], [3, -60], [2, 0]], -60],
  ['a clock that is two hours fast', [[2, -180], [1, -120], [0, -60], [-1, 0]], 120],
  ['a history in one moment', [[30, 0], [29, 0], [28, 0], [27, 0]], undefined],
  ['a history within minutes', [[30, -9], [29, -6], [28, -3], [27, 0]], undefined],
  ['a history from the newest back', [[1, -3], [2, -2], [3, -1], [4, 0]], undefined],
  ['a history, then what is new', [[30, -181], [29, -180.9], [4, -180], [3, -120], [2, -60], [1, 0]], 0],
  ['one frame alone', [[1, 0]], undefined],
];
test.each(sends)('%s', async (_what, frames, minutes) => {
  const { house, time, send } = await testHouse();
  for (const [ago, received] of frames) {
    time.world = testMorning + received * minute;
    await send(outlet, testMorning - ago * hourMs, { w01018: '1' });
  }
  time.world = testMorning;
  const device = house.directory.deviceOf(outlet);
  const drift = device === undefined ? undefined : (await healthOf(house, [device])).get(device.mn)?.drift;
  expect(drift === undefined ? undefined : Math.round(drift.ms / minute) + 0).toBe(minutes);
});

test.each([[undefined, false], [0, true], [2 * hourMs - 1, true], [2 * hourMs, false]] as const)('last frame %s ms ago: connected %s', (ago, connected) =>
  expect(isConnected(ago === undefined ? undefined : testMorning - ago, testMorning)).toBe(connected));

const device = (from: string, to?: string) => ({ mn: 'M', password: '', edition: '2017', crc: 'hj212', point: 1, from, ...(to === undefined ? {} : { to }) }) as const;
const at = (day: number, hour = 0): number => Date.UTC(2026, 2, day, hour - 8);
test.each([
  ['registered long before', device('2025-01-01'), undefined, at(1), at(4)], ['registered within', device('2026-03-02'), undefined, at(2), at(4)],
  ['taken off within, its last day whole', device('2025-01-01', '2026-03-02'), undefined, at(1), at(3)], ['before and after', device('2026-04-01'), undefined, at(4), at(4)],
  ['taken off before', device('2025-01-01', '2025-02-01'), undefined, at(1), at(1)], ['the installation stood later', device('2025-01-01'), at(2, 5), at(2, 5), at(4)],
  ['no logger', undefined, undefined, at(1), at(4)],
] as const)('due: %s', (_what, of, since, from, to) => expect(dueHours(of, { from: at(1), to: at(4) }, since)).toEqual({ from, to }));

test('an hour is waited for one hour after its end, and a window is never longer than asked', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 4_000_000_000 }), (from, length, now) => {
    const asked = { from: from * hourMs, to: (from + length) * hourMs };
    const got = waitedWindow(asked, now);
    expect([got.from, got.to >= got.from, got.to <= asked.to, got.to <= Math.max(got.from, now - hourMs)]).toEqual([asked.from, true, true, true]);
    expect(waitedTo(now)).toBeGreaterThan(now - 2 * hourMs);
  }));
});
