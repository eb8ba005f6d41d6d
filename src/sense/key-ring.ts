import { sha256Bytes } from '../basis/hash.ts';
import { readKey } from '../codecs/hj212/cipher.ts';
import type { DeviceKey } from '../model/device-key.ts';

/** One key of a logger. `since`: machine clock, from when it may have been used. */
export type RingKey = {
  readonly key: Uint8Array; readonly fingerprint: string; readonly since: number;
  /** Where people entered it: the first day of the register's version. */
  readonly registeredFrom?: string;
  readonly createdAt?: number; readonly takenAt?: number; readonly heardAt?: number;
};
/** What the register says of a logger's key: each version as it was entered (machine clock). */
export type RegisteredKey = { readonly keyHex: string | undefined; readonly from: string; readonly enteredAt: number };

/** All keys of one logger, oldest first. A version that repeats the key before it is no new one: it is entered again for another reason. */
export function ringOf(registered: readonly RegisteredKey[], made: readonly DeviceKey[]): readonly RingKey[] {
  const entered = registered.toSorted((a, b) => a.enteredAt - b.enteredAt || (a.from < b.from ? -1 : 1));
  const own = entered.flatMap(({ keyHex, from, enteredAt }, place): RingKey[] => {
    const key = keyHex === undefined ? undefined : readKey(keyHex);
    const again = keyHex?.toLowerCase() === entered[place - 1]?.keyHex?.toLowerCase();
    return key === undefined || again ? [] : [{ key, fingerprint: fingerprintOf(key), since: enteredAt, registeredFrom: from }];
  });
  const delivered = made.flatMap(({ keyHex, fingerprint, madeAt, createdAt, takenAt, heardAt }): RingKey[] => {
    const key = readKey(keyHex);
    return key === undefined ? [] : [{ key, fingerprint, since: madeAt, createdAt, ...(takenAt === undefined ? {} : { takenAt }), ...(heardAt === undefined ? {} : { heardAt }) }];
  });
  return [...own, ...delivered].sort((a, b) => a.since - b.since || (a.createdAt ?? 0) - (b.createdAt ?? 0));
}

export const fingerprintOf = (key: Uint8Array): string => sha256Bytes(key).slice(0, 8);

/** The key that the logger is known to use: the newest that was heard, or that people entered. */
export const keyInUse = (ring: readonly RingKey[]): RingKey | undefined => ring.findLast(({ heardAt, registeredFrom }) => heardAt !== undefined || registeredFrom !== undefined);

/** The newest key that was made and not heard yet; undefined: no change is under way. */
export function keyUnheard(ring: readonly RingKey[]): RingKey | undefined {
  const last = ring.at(-1);
  return last === undefined || last === keyInUse(ring) ? undefined : last;
}

/**
 * Keys that a logger may use now, the newest first: those made since the key in use, and that one, until the new one is heard. Once the logger
 * has said that it took the new one, what came before it is taken for `previousMs` more (world clock), then no longer.
 */
export function liveKeys(ring: readonly RingKey[], worldNow: number, previousMs: number): readonly RingKey[] {
  const used = keyInUse(ring);
  const live = ring.slice(used === undefined ? 0 : ring.indexOf(used)).toReversed();
  const over = live.findIndex(({ takenAt, heardAt }) => heardAt === undefined && takenAt !== undefined && worldNow - takenAt > previousMs);
  return over < 0 ? live : live.slice(0, over + 1);
}

/** Keys for a frame that was received then (machine clock): the newest of that time first, then older, then those that came later. */
export function keysOfFrame(ring: readonly RingKey[], receivedAt: number): readonly RingKey[] {
  const after = ring.findIndex(({ since }) => since > receivedAt);
  return after < 0 ? ring.toReversed() : [...ring.slice(0, after).toReversed(), ...ring.slice(after)];
}
