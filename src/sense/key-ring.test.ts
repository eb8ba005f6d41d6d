import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceKey } from '../model/device-key.ts';
import { fingerprintOf, keyInUse, keysOfFrame, keyUnheard, liveKeys, ringOf, type RegisteredKey } from './key-ring.ts';

const hex = (n: number): string => n.toString(16).padStart(32, '0');
const name = (n: number): string => fingerprintOf(Uint8Array.fromHex(hex(n)));
const made = (n: number, at: number, change: Partial<DeviceKey> = {}): DeviceKey => ({ mn: 'MN1', keyHex: hex(n), fingerprint: name(n), createdAt: at, madeAt: at, ...change });
const registered = (n: number | undefined, enteredAt: number): RegisteredKey => ({ keyHex: n === undefined ? undefined : hex(n), from: '2026-01-01', enteredAt });
const names = (keys: readonly { readonly fingerprint: string }[]): readonly string[] => keys.map(({ fingerprint }) => fingerprint);
const first = registered(1, 0);

/** What is registered and made, the moment, and the keys that are taken then, the newest first. */
const rows: readonly (readonly [string, readonly RegisteredKey[], readonly DeviceKey[], number, readonly number[]])[] = [
  ['no key                                    ', [registered(undefined, 0)], [], 9, []],
  ['the registered key                        ', [first], [], 9, [1]],
  ['one made, nothing known of it             ', [first], [made(2, 10)], 999, [2, 1]],
  ['the logger said that it took it           ', [first], [made(2, 10, { takenAt: 20 })], 120, [2, 1]],
  ['… longer ago than the previous is taken   ', [first], [made(2, 10, { takenAt: 20 })], 121, [2]],
  ['heard under it                            ', [first], [made(2, 10, { heardAt: 20 })], 21, [2]],
  ['heard before it said anything             ', [first], [made(2, 10, { heardAt: 20 }), made(3, 30)], 31, [3, 2]],
  ['a second one before the first was heard   ', [first], [made(2, 10), made(3, 30)], 31, [3, 2, 1]],
  ['… and the second one is heard             ', [first], [made(2, 10), made(3, 30, { heardAt: 40 })], 41, [3]],
  ['people enter another key afterwards       ', [first, registered(7, 50)], [made(2, 10, { heardAt: 20 })], 60, [7]],
  ['people enter the same key again           ', [first, registered(1, 50)], [made(2, 10, { heardAt: 20 })], 60, [2]],
  ['people enter a version without a key      ', [first, registered(undefined, 50)], [made(2, 10, { heardAt: 20 })], 60, [2]],
];

test.each(rows)('taken: %s', (_, entered, keys, now, want) => {
  expect(names(liveKeys(ringOf(entered, keys), now, 100))).toEqual(want.map(name));
});

test('a frame is tried with the newest key of its time first, then the older ones', () => {
  const ring = ringOf([first], [made(2, 10, { heardAt: 11 }), made(3, 30, { heardAt: 31 })]);
  expect([5, 10, 29, 30].map((at) => names(keysOfFrame(ring, at)))).toEqual([[1, 2, 3], [2, 1, 3], [2, 1, 3], [3, 2, 1]].map((row) => row.map(name)));
});

test('law: whatever was delivered and heard, the key in use is taken unless its time ran out, every key once, and none is lost for old frames', () => {
  const change = fc.record({ gap: fc.integer({ min: 1, max: 50 }), takenAfter: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }), heard: fc.boolean() });
  fc.assert(fc.property(fc.array(change, { maxLength: 6 }), fc.integer({ min: 0, max: 900 }), (changes, later) => {
    let at = 0;
    const keys = changes.map(({ gap, takenAfter, heard }, place) => {
      at += gap;
      return made(place + 2, at, { ...(takenAfter === undefined ? {} : { takenAt: at + takenAfter }), ...(heard ? { heardAt: at } : {}) });
    });
    const ring = ringOf([first], keys);
    const [live, used, unheard] = [liveKeys(ring, at + later, 100), keyInUse(ring), keyUnheard(ring)];
    const overdue = keys.some(({ takenAt, heardAt, madeAt }) => heardAt === undefined && takenAt !== undefined && at + later - takenAt > 100 && madeAt > (used?.since ?? 0));
    expect(live.includes(used ?? ring[0] as never)).toBe(!overdue);
    expect(live[0]).toBe(unheard ?? used);
    expect(new Set(names(live)).size).toBe(live.length);
    expect(names(keysOfFrame(ring, later)).toSorted()).toEqual(names(ring).toSorted());
  }));
});
