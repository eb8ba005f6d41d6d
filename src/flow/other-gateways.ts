import { Value } from 'typebox/value';
import type { Json } from '../basis/canonical.ts';
import type { FrameCounts } from '../model/frame.ts';
import { GatewayBeat } from '../model/gateway-beat.ts';
import { pushDoor } from '../sense/frame-numbers.ts';
import { dirtyHoursOf } from './dirty-hours.ts';
import type { HourQueue } from './hour-queue.ts';
import type { House } from './house.ts';
import { machineViewer } from './viewer.ts';

/** A gateway that shares the installation's own process has this door; gateways of other processes have those above it. */
export const houseDoor = 0;
export const otherDoors = Array.from({ length: pushDoor - 1 }, (_, index) => index + 1);

const settingOf = (door: number): string => `gateway/${door}`;
const cursorOf = (door: number): string => `determine/${door}`;

/** What the last process behind this door said of itself. */
export async function lastBeat({ records }: Pick<House, 'records'>, door: number): Promise<GatewayBeat | undefined> {
  const held = await records.read(machineViewer).setting(settingOf(door));
  return Value.Check(GatewayBeat, held) ? held : undefined;
}

export const putBeat = ({ records }: Pick<House, 'records'>, beat: GatewayBeat): Promise<void> =>
  records.write(machineViewer, (writer) => writer.setSetting(settingOf(beat.door), beat satisfies Json));

const pieceMax = 20_000;
const endless = (1n << 63n) - 1n;
/** A store may still finish what a process that died had sent it. */
const afterglowMs = 60_000;

/**
 * Queues the hours of frames that gateways of other processes stored. What one door stores, it stores in the order of its numbers, and
 * its beat says up to where nothing is on its way: so a cursor for each door misses no frame. `held`: doors behind which a process lives.
 */
export class OtherGateways {
  readonly #house: House;
  readonly #queue: HourQueue;
  readonly #held: () => Promise<ReadonlySet<number>>;
  readonly #seen = new Map<number, bigint>();
  readonly #leftAt = new Map<number, number>();
  /** By door: what it had counted when this process opened the store and counted what lay there, and what it has counted since. */
  readonly #before = new Map<number, FrameCounts>();
  readonly #counted = new Map<number, FrameCounts>();
  #beats: readonly GatewayBeat[] = [];

  constructor(house: House, queue: HourQueue, held: () => Promise<ReadonlySet<number>>) {
    this.#house = house;
    this.#queue = queue;
    this.#held = held;
  }

  /** Of those that live now, as they last said. */
  get beats(): readonly GatewayBeat[] {
    return this.#beats;
  }

  /** Frames of all doors: this process's own, which began with all that was stored then, and what the others have counted since. */
  countsWith(own: FrameCounts): FrameCounts {
    const sum = { ...own };
    for (const [door, now] of this.#counted) {
      for (const name of Object.keys(sum) as (keyof FrameCounts)[]) sum[name] += now[name] - (this.#before.get(door)?.[name] ?? 0);
    }
    return sum;
  }

  /** At the start: every door that was ever used is followed from where its cursor stands. */
  async load(): Promise<void> {
    const reader = this.#house.records.read(machineViewer);
    for (const door of otherDoors) {
      const beat = await lastBeat(this.#house, door);
      if (beat === undefined) continue;
      this.#before.set(door, { ...beat.frames, pending: 0, received: beat.frames.received - beat.frames.pending });
      this.#seen.set(door, BigInt((await reader.cursor(cursorOf(door))) ?? '0'));
    }
    await this.follow();
  }

  async follow(): Promise<void> {
    const held = await this.#held();
    const doors = new Set([...this.#seen.keys(), ...[...held].filter((door) => otherDoors.includes(door))]);
    const beats: GatewayBeat[] = [];
    for (const door of doors) {
      const beat = held.has(door) ? await lastBeat(this.#house, door) : undefined;
      if (beat !== undefined) {
        beats.push(beat);
        this.#counted.set(door, beat.frames);
      }
      await this.#followDoor(door, held.has(door) ? beat : 'left');
    }
    this.#beats = beats;
  }

  async #followDoor(door: number, beat: GatewayBeat | 'left' | undefined): Promise<void> {
    if (beat === undefined) return;
    if (beat !== 'left') {
      this.#leftAt.delete(door);
      await this.#take(door, BigInt(beat.settled));
      return;
    }
    const now = this.#house.clocks.machine();
    const since = this.#leftAt.get(door) ?? now;
    this.#leftAt.set(door, since);
    if (now - since <= afterglowMs) await this.#take(door, endless);
  }

  async #take(door: number, upTo: bigint): Promise<void> {
    for (;;) {
      const after = this.#seen.get(door) ?? 0n;
      if (upTo <= after) return;
      const frames = await this.#house.observations.framesOfDoor(door, { after, upTo }, pieceMax);
      const last = frames.at(-1)?.number;
      const whole = frames.length < pieceMax;
      const reached = whole && upTo !== endless ? upTo : last;
      if (reached === undefined) return;
      this.#queue.add(dirtyHoursOf(frames), reached, cursorOf(door));
      this.#seen.set(door, reached);
      if (whole) return;
    }
  }
}
