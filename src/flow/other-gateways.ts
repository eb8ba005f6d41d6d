import { Value } from 'typebox/value';
import type { Json } from '../basis/canonical.ts';
import { noCounts, sumOfCounts, type FrameCounts, type StoredCounts } from '../model/frame.ts';
import { GatewayBeat } from '../model/gateway-beat.ts';
import { pushDoor } from '../sense/frame-numbers.ts';
import { dirtyHoursOf } from './dirty-hours.ts';
import type { HourQueue } from './hour-queue.ts';
import type { House } from './house.ts';
import { machineViewer } from './viewer.ts';

/** A gateway that shares the installation's own process has this door; gateways of other processes have those above it. */
export const houseDoor = 0;
export const otherDoors = Array.from({ length: pushDoor - 1 }, (_, index) => index + 1);

/** What frames of this process and of those before it are counted already; the doors of other processes count their own. */
export async function countedHere({ observations }: Pick<House, 'observations'>): Promise<StoredCounts> {
  return sumOfCounts([...await observations.countsByDoor()].filter(([door]) => !otherDoors.includes(door)).map(([, counts]) => counts));
}

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
/** How far the clocks of the machines of one installation may be apart. */
const clocksApartMs = 5_000;

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
  readonly #countedLeft = new Map<number, 'glows' | 'over'>();
  /** By door: what its process last said; of one that is left, what the store holds. */
  readonly #counted = new Map<number, FrameCounts>();
  #beats: readonly GatewayBeat[] = [];
  #askedAt = 0;

  constructor(house: House, queue: HourQueue, held: () => Promise<ReadonlySet<number>>) {
    this.#house = house;
    this.#queue = queue;
    this.#held = held;
  }

  /** Of those that live now, as they last said. */
  get beats(): readonly GatewayBeat[] {
    return this.#beats;
  }

  /** Up to where each is settled; a door that nobody held when they were last asked gives numbers from about that moment on only. */
  get settled(): readonly bigint[] {
    return [BigInt(Math.max(0, this.#askedAt - clocksApartMs)) << 22n, ...this.#beats.map(({ settled }) => BigInt(settled))];
  }

  /** Frames of all doors: this process's own and those of the others. */
  countsWith(own: FrameCounts): FrameCounts {
    return sumOfCounts([own, ...this.#counted.values()]);
  }

  /** At the start: every door that was ever used is followed from where its cursor stands. */
  async load(): Promise<void> {
    const reader = this.#house.records.read(machineViewer);
    for (const door of otherDoors) {
      const beat = await lastBeat(this.#house, door);
      if (beat === undefined) continue;
      this.#counted.set(door, beat.frames);
      this.#seen.set(door, BigInt((await reader.cursor(cursorOf(door))) ?? '0'));
    }
    await this.follow();
  }

  async follow(): Promise<void> {
    const askedAt = this.#house.clocks.machine();
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
    await this.#countLeft();
    if ([...held].every((door) => !otherDoors.includes(door) || beats.some((beat) => beat.door === door))) this.#askedAt = askedAt;
    this.#beats = beats;
  }

  async #followDoor(door: number, beat: GatewayBeat | 'left' | undefined): Promise<void> {
    if (beat === undefined) return;
    if (beat !== 'left') {
      this.#leftAt.delete(door);
      this.#countedLeft.delete(door);
      await this.#take(door, BigInt(beat.settled));
      return;
    }
    const now = this.#house.clocks.machine();
    const since = this.#leftAt.get(door) ?? now;
    this.#leftAt.set(door, since);
    if (now - since <= afterglowMs) await this.#take(door, endless);
  }

  /** A process that died may have stored what it had no time to say: its door is counted when it is found left, and when its afterglow is over. */
  async #countLeft(): Promise<void> {
    const now = this.#house.clocks.machine();
    const wanted = [...this.#leftAt].map(([door, since]) => [door, now - since <= afterglowMs ? 'glows' : 'over'] as const).filter(([door, state]) => this.#countedLeft.get(door) !== state);
    if (wanted.length === 0) return;
    const stored = await this.#house.observations.countsByDoor();
    for (const [door, state] of wanted) {
      this.#counted.set(door, { ...noCounts, ...stored.get(door) });
      this.#countedLeft.set(door, state);
    }
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
