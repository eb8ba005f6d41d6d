import { instant } from '../../basis/time.ts';
import type { EncodeOptions } from '../../codecs/hj212/encode.ts';
import { printQn } from '../../codecs/hj212/moment.ts';
import type { DeviceKey } from '../../model/device-key.ts';
import { fingerprintOf, keyUnheard } from '../../sense/key-ring.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

/** Told when a logger's frames are opened with other keys than before: the door holds them too. */
export type KeyHolder = { renew(mn: string): void };

/**
 * 密钥: made, recorded and only then handed out; seen in use, and the previous one retired by that. Nothing here says a key but to the codec: entries
 * and events carry the fingerprint and SKCreateTime.
 */
export class KeyDesk {
  readonly #house: House;
  /** Loggers whose previous key is taken for a limited time, and how many keys they had when last looked at. */
  readonly #taken = new Map<string, number>();
  holder: KeyHolder | undefined;

  constructor(house: House) {
    this.#house = house;
  }

  /** The key to deliver: the one that was made and not heard yet, because the logger may have it; else a new one. */
  async toDeliver(mn: string, by: string): Promise<DeviceKey> {
    const { directory, clocks } = this.#house;
    const waits = keyUnheard(directory.keys.ringFor(mn));
    const held = directory.keys.madeFor(mn).find(({ createdAt }) => createdAt === waits?.createdAt);
    if (held !== undefined) return held;
    const last = directory.keys.ringFor(mn).at(-1)?.since ?? 0;
    const createdAt = Math.max(clocks.world(), ...directory.keys.madeFor(mn).map((made) => made.createdAt + 1));
    const bytes = Uint8Array.from(this.#house.newKey(), (char) => char.charCodeAt(0));
    const key: DeviceKey = { mn, keyHex: bytes.toHex(), fingerprint: fingerprintOf(bytes), createdAt, madeAt: Math.max(clocks.machine(), last + 1) };
    await this.#keep(key, 'device-key.made', by);
    return key;
  }

  /** The logger said that it took this key. */
  async taken(mn: string, fingerprint: string | undefined, by: string): Promise<void> {
    const key = this.#made(mn, fingerprint);
    if (key === undefined || key.takenAt !== undefined) return;
    await this.#keep({ ...key, takenAt: this.#house.clocks.world() }, 'device-key.taken', by);
  }

  /** A frame of the logger was opened with this key: a new one retires those before it. */
  async heard(mn: string, fingerprint: string, by: string): Promise<void> {
    const key = this.#made(mn, fingerprint);
    if (key === undefined || key.heardAt !== undefined) return;
    await this.#keep({ ...key, heardAt: this.#house.clocks.world() }, 'device-key.in-use', by);
  }

  /** What a delivery is hidden with: the key that the logger uses as far as is known; undefined: it has none. */
  secretFor(mn: string): EncodeOptions['secret'] {
    const key = this.#house.directory.keys.live(mn, this.#house.clocks.world()).at(-1)?.key;
    return key === undefined ? undefined : { key, sm4: this.#house.sm4 };
  }

  #made(mn: string, fingerprint: string | undefined): DeviceKey | undefined {
    return this.#house.directory.keys.madeFor(mn).findLast((key) => key.fingerprint === fingerprint);
  }

  /** Time goes on: a previous key whose time is over is no longer taken. */
  tick(): void {
    const { directory: { keys }, clocks } = this.#house;
    for (const mn of keys.inChange) {
      const live = keys.live(mn, clocks.world()).length;
      if (this.#taken.get(mn) !== live) this.holder?.renew(mn);
      this.#taken.set(mn, live);
    }
  }

  /** In the store first; then it holds here and at the door. */
  async #keep(key: DeviceKey, action: string, actor: string): Promise<void> {
    const { records, clocks, directory } = this.#house;
    const { mn, fingerprint, createdAt } = key;
    const kept = await records.write(machineViewer, async (writer) => {
      const next = { ...key, ...(await writer.deviceKeys(mn)).find((held) => held.createdAt === createdAt) };
      await writer.putDeviceKey(next);
      const detail = { fingerprint, SKCreateTime: printQn(instant(createdAt)) };
      await writer.putAudit([{ at: clocks.machine(), worldAt: clocks.world(), actor, action, subject: mn, outcome: 'ok', detail }]);
      return next;
    });
    directory.keys.put(kept);
    this.holder?.renew(mn);
  }
}
