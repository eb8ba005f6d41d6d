import { onHours, determineCursor } from '../flow/determine/on-hours.ts';
import { checkPiece, checksWait } from '../flow/checks/check-piece.ts';
import { makeCheckpoint } from '../flow/checkpoints.ts';
import { HourQueue } from '../flow/hour-queue.ts';
import type { House } from '../flow/house.ts';
import type { OtherGateways } from '../flow/other-gateways.ts';
import { endedDaysWait, judgeEndedDay } from '../flow/ended-days.ts';
import { endMarksOfNothing, judgeMarked } from '../flow/judge-marked.ts';
import { scanAgain } from '../flow/scans.ts';
import { escalateUnread } from '../flow/escalate-unread.ts';
import { lapseClocks, settleClocks } from '../flow/lapse.ts';
import { machineViewer } from '../flow/viewer.ts';
import { dirtyHoursOf } from '../flow/dirty-hours.ts';

const catchUpFrames = 20_000;
const sweepMs = 5_000;
const followMs = 1_000;

/**
 * Two doors number their frames beside each other: one below the cursor may have become durable after it. A number begins with the
 * moment of receipt, and no flush takes a minute; what was determined already comes out the same.
 */
const rewound = (cursor: bigint): bigint => (cursor > flushesMost ? cursor - flushesMost : 0n);
const flushesMost = 60_000n << 22n;

/**
 * The machine's own work: hours are determined as they arrive, marked ones again when none waits, then days that are over by the
 * hours that came, then values are checked; clocks lapse, days are sealed.
 * One of each at a time.
 */
export class FlowLoop {
  readonly queue = new HourQueue();
  readonly #house: House;
  #running = false;
  #busy = false;
  #inHand = 0;
  #marks = 0;
  /** Days that are over wait to be judged by the hours that came. */
  #days = false;
  /** Frames, or hours under a changed rule, wait to be checked. */
  #unchecked = false;
  #done: Promise<void> = Promise.resolve();
  #sweeper: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #follower: NodeJS.Timeout | undefined;
  #following: Promise<void> = Promise.resolve();
  trouble: string | undefined;
  /** Gateways in processes of their own, where there may be any. */
  others: OtherGateways | undefined;

  constructor(house: House) {
    this.#house = house;
  }

  /** Frames that were stored and not yet determined when the last process ended are queued before anything new. */
  async catchUp(): Promise<number> {
    const cursor = await this.#house.records.read(machineViewer).cursor(determineCursor);
    await endMarksOfNothing(this.#house);
    await this.#countWork();
    await this.others?.load();
    let after = rewound(BigInt(cursor ?? '0'));
    let count = 0;
    for (;;) {
      const frames = await this.#house.observations.framesAfter(after, catchUpFrames);
      const last = frames.at(-1);
      if (last === undefined) return count;
      this.queue.add(dirtyHoursOf(frames), last.number);
      after = last.number;
      count += frames.length;
    }
  }

  start(): void {
    this.#running = true;
    this.#done = this.#work();
    this.#sweeper = setInterval(() => { this.#sweeping = this.#sweeping.then(() => this.sweep()); }, sweepMs);
    this.#follower = setInterval(() => { this.#following = this.#following.then(() => this.#follow()); }, followMs);
  }

  /** What waits or is being done. */
  get idle(): boolean {
    return !this.#busy && this.queue.size === 0 && this.#marks === 0 && !this.#days;
  }

  /** Hours that wait, those in hand that are not done yet among them. */
  get waiting(): number {
    return this.queue.size + this.#inHand;
  }

  /** Marks of registers whose hours wait to be judged again. */
  get marks(): number {
    return this.#marks;
  }

  async #countWork(): Promise<void> {
    this.#marks = (await this.#house.records.read(machineViewer).rejudgeMarks()).length;
    this.#days = await endedDaysWait(this.#house);
    this.#unchecked = await checksWait(this.#house);
    if (this.#marks > 0 || this.#days || this.#unchecked) this.queue.wake();
  }

  async #work(): Promise<void> {
    while (this.#running) {
      if (this.#marks === 0 && !this.#days && !this.#unchecked) await this.queue.ready();
      if (!this.#running) return;
      const { hours, upTo } = this.queue.take();
      // What checking finds is a hint that waits for a person: nobody waits for it, no day is left unsealed for it.
      this.#busy = hours.length > 0 || this.#marks > 0 || this.#days;
      this.#inHand = hours.length;
      try {
        if (hours.length > 0) await onHours(this.#house, hours, upTo, (done) => { this.#inHand = hours.length - done; });
        else if (this.#marks > 0) this.#marks = await judgeMarked(this.#house);
        else if (this.#days) this.#days = await judgeEndedDay(this.#house);
        else if (this.#unchecked) this.#unchecked = await checkPiece(this.#house);
        this.trouble = undefined;
      } catch (error) {
        this.trouble = error instanceof Error ? error.message : String(error);
        console.error('determination failed; it is tried again', error);
        this.queue.again(hours);
        this.#inHand = 0;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      } finally {
        this.#busy = false;
        this.#inHand = 0;
      }
    }
  }

  /** Lapsed clocks and the checkpoint of an ended day; the day is sealed only when nothing of it waits. */
  async sweep(): Promise<void> {
    try {
      await this.#countWork();
      await settleClocks(this.#house);
      await lapseClocks(this.#house);
      await scanAgain(this.#house);
      await escalateUnread(this.#house);
      if (this.idle) await makeCheckpoint(this.#house);
    } catch (error) {
      console.error('sweep failed; it is tried again', error);
    }
  }

  async #follow(): Promise<void> {
    try {
      await this.others?.follow();
    } catch (error) {
      console.error('other gateways cannot be followed; it is tried again', error);
    }
  }

  async stop(): Promise<void> {
    this.#running = false;
    clearInterval(this.#sweeper);
    clearInterval(this.#follower);
    this.queue.wake();
    await Promise.all([this.#done, this.#sweeping, this.#following]);
  }
}
