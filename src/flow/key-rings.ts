import { Value } from 'typebox/value';
import { hourMs } from '../basis/time.ts';
import { standardSender, type Sender } from '../codecs/hj212/open.ts';
import type { Device } from '../model/device.ts';
import type { DeviceKey } from '../model/device-key.ts';
import { KeyRule, unsetKeyRule } from '../model/key-rule.ts';
import { keysOfFrame, keyUnheard, liveKeys, ringOf, type RegisteredKey, type RingKey } from '../sense/key-ring.ts';
import { senderOf } from '../sense/sender-of.ts';
import type { RecordReader, RegisterEntry } from './ports/records.ts';

export const keyRuleSetting = 'key-rotation';

/**
 * The keys of all loggers in memory: what people registered and what was made since. The rings hold keys, so they are handed to the
 * codec only.
 */
export class KeyRings {
  #registered: ReadonlyMap<string, readonly RegisteredKey[]> = new Map();
  #made: Map<string, readonly DeviceKey[]> = new Map();
  #previousMs = unsetKeyRule.previousHours * hourMs;
  /** Put together when first asked for. */
  readonly #rings = new Map<string, readonly RingKey[]>();
  readonly #changing = new Set<string>();
  /** Loggers that may go over to another key now. */
  readonly inChange: ReadonlySet<string> = this.#changing;

  /** The register of devices as it is, every version. */
  register(entries: readonly RegisterEntry[]): void {
    const keys = entries.map(({ from, enteredAt, body }) => ({ mn: (body as Device).mn, keyHex: (body as Device).keyHex, from, enteredAt }));
    this.#registered = Map.groupBy(keys, ({ mn }) => mn);
    this.#look();
  }

  async load(records: RecordReader): Promise<void> {
    this.#made = Map.groupBy(await records.deviceKeys(), ({ mn }) => mn);
    const rule = await records.setting(keyRuleSetting);
    this.#previousMs = (Value.Check(KeyRule, rule) ? rule : unsetKeyRule).previousHours * hourMs;
    this.#look();
  }

  /** The keys of one logger as they are kept now: another process made one. */
  async loadOf(records: RecordReader, mn: string): Promise<void> {
    for (const key of await records.deviceKeys(mn)) this.put(key);
  }

  /** A key that was made, taken or heard. */
  put(key: DeviceKey): void {
    this.#rings.delete(key.mn);
    this.#made.set(key.mn, [...(this.#made.get(key.mn) ?? []).filter(({ createdAt }) => createdAt !== key.createdAt), key]);
    this.#lookAt(key.mn);
  }

  madeFor(mn: string): readonly DeviceKey[] {
    return this.#made.get(mn) ?? [];
  }

  ringFor(mn: string): readonly RingKey[] {
    const held = this.#rings.get(mn) ?? ringOf(this.#registered.get(mn) ?? [], this.madeFor(mn));
    this.#rings.set(mn, held);
    return held;
  }

  live(mn: string, worldNow: number): readonly RingKey[] {
    return liveKeys(this.ringFor(mn), worldNow, this.#previousMs);
  }

  /** When the previous key is no longer taken (world clock); undefined: not as long as the logger has not said that it took the new one. */
  previousUntil(mn: string): number | undefined {
    const takenAt = keyUnheard(this.ringFor(mn))?.takenAt;
    return takenAt === undefined ? undefined : takenAt + this.#previousMs;
  }

  /** Hex by MN of the newest key that each logger is known to have taken: the drill's loggers start with it. */
  handedOver(): Readonly<Record<string, string>> {
    const newest = [...this.#made.values()].flatMap((keys) => keys.findLast(({ takenAt, heardAt }) => takenAt !== undefined || heardAt !== undefined) ?? []);
    return Object.fromEntries(newest.map(({ mn, keyHex }) => [mn, keyHex]));
  }

  /** How what a logger sends now is opened. */
  senderNow(device: Device, worldNow: number): Sender {
    return senderOf(device, this.live(device.mn, worldNow));
  }

  /** How a frame that was received then (machine clock) is opened again. */
  senderThen(device: Device | undefined, receivedAt: number): Sender {
    return device === undefined ? standardSender : senderOf(device, keysOfFrame(this.ringFor(device.mn), receivedAt));
  }

  #look(): void {
    this.#rings.clear();
    this.#changing.clear();
    for (const mn of this.#made.keys()) this.#lookAt(mn);
  }

  #lookAt(mn: string): void {
    if (keyUnheard(this.ringFor(mn)) === undefined) this.#changing.delete(mn);
    else this.#changing.add(mn);
  }
}
