import type { DirtyHour, ObservationStore } from '../flow/ports/observations.ts';
import type { Upload } from '../codecs/hj212/upload.ts';
import { Waiting, type Arrival } from './arrival.ts';
import type { Counters } from './counters.ts';
import type { Limits } from './limits.ts';
import type { FrameNumbers } from '../sense/frame-numbers.ts';
import { prepare } from './prepare.ts';
import type { Repeats } from './repeats.ts';
import { storeFault, type Trouble } from './store-fault.ts';

export type OnStored = (dirty: readonly DirtyHour[], last: bigint) => void;
/** Called when the store begins to fail, fails otherwise, or takes again (undefined). */
export type OnTrouble = (trouble: Trouble | undefined) => void;
type Parts = {
  readonly store: ObservationStore; readonly numbers: FrameNumbers; readonly repeats: Repeats; readonly counters: Counters;
  readonly limits: Limits; readonly onStored: OnStored; readonly onTrouble: OnTrouble;
};

/**
 * Group commit: arrivals wait until there are enough readings or the oldest has waited long enough, then all are stored
 * together, and only then answered. One flush is under way at a time; a failed one is tried again as it is, unanswered.
 */
export class Committer {
  readonly #parts: Parts;
  #waiting = new Waiting();
  #oldest = 0;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> | undefined;
  #stopping = false;
  #room: (() => void)[] = [];
  #trouble: Trouble | undefined;
  #durable: bigint;
  flushes = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#durable = parts.numbers.passed;
  }

  /** Nothing with a number up to this one is on its way to the store any more, nor will be. */
  get settled(): bigint {
    return this.#flushing === undefined ? this.#parts.numbers.passed : this.#durable;
  }

  /** Why nothing is acknowledged; undefined when all is well. */
  get trouble(): Trouble | undefined {
    return this.#trouble;
  }

  get full(): boolean {
    return this.#waiting.bytes > this.#parts.limits.waitingBytesMax;
  }

  /** Runs `resume` after the next durable flush. */
  whenRoom(resume: () => void): void {
    this.#room.push(resume);
  }

  add(arrival: Arrival, upload?: Upload): void {
    this.#parts.counters.arrived();
    if (this.#waiting.arrivals.length === 0) this.#oldest = performance.now();
    this.#waiting.add(arrival, upload);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#flushing !== undefined || this.#waiting.arrivals.length === 0 || (this.#stopping && this.#trouble !== undefined)) return;
    if (this.#stopping || this.#waiting.readings.count >= this.#parts.limits.flushReadings || this.full) this.#start();
    else if (this.#timer === undefined) {
      const waited = performance.now() - this.#oldest;
      this.#timer = setTimeout(() => this.#start(), Math.max(0, this.#parts.limits.flushMs - waited));
    }
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = new Waiting();
    this.#flushing = this.#flush(waiting).finally(() => {
      this.#flushing = undefined;
      this.#schedule();
    });
  }

  async #flush(waiting: Waiting): Promise<void> {
    const { store, numbers, repeats, counters, onStored } = this.#parts;
    const prepared = await this.#persist(() => prepare(waiting, numbers, repeats, store));
    await this.#persist(() => store.append(prepared.batch));
    repeats.note(prepared.batch.frames);
    counters.durable(prepared);
    this.flushes += 1;
    this.#durable = prepared.last;
    answerAll(waiting.arrivals);
    for (const resume of this.#room.splice(0)) resume();
    onStored(prepared.dirty, prepared.last);
  }

  /** Until it succeeds: the state says why it does not, the links stay, nothing is acknowledged. */
  async #persist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        const done = await work();
        this.#turn(undefined);
        return done;
      } catch (error) {
        this.#turn(storeFault(error));
        if (this.#stopping) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.#parts.limits.retryMs));
      }
    }
  }

  #turn(trouble: Trouble | undefined): void {
    const news = trouble?.fault !== this.#trouble?.fault;
    this.#trouble = trouble;
    if (news) this.#parts.onTrouble(trouble);
  }

  /** Stores what waits and ends; false when the store would not take it, and then nothing of it was acknowledged. */
  async stop(): Promise<boolean> {
    this.#stopping = true;
    this.#schedule();
    try {
      while (this.#flushing !== undefined) await this.#flushing;
      return true;
    } catch {
      return false;
    }
  }
}

function answerAll(arrivals: readonly Arrival[]): void {
  for (const arrival of arrivals) {
    if (arrival.kind === 'frame' && arrival.admitted.answer !== undefined) arrival.link.answer(arrival.admitted.answer);
  }
}

