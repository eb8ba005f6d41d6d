import type { DeviceFrame } from '../province/frames.ts';

/** One frame on its way, and the round (hour) in which it was due; `answered`: called when it was. */
export type Parcel = { readonly round: number; readonly frame: DeviceFrame; readonly answered?: () => void };

/**
 * Rounds in order, handed out frame by frame, and the mark up to which everything was answered: rounds before `mark` are
 * done. Nothing is made before a link is free for it, so memory holds what is under way only.
 */
export class Outbox {
  readonly #rounds: (round: number) => Iterator<DeviceFrame>;
  readonly #step: number;
  readonly #to: number;
  #round: number;
  #current: Iterator<DeviceFrame>;
  readonly #open = new Map<number, number>();
  answered = 0;
  given = 0;

  /** Rounds `from`, `from + step` … before `to`. */
  constructor(rounds: (round: number) => Iterator<DeviceFrame>, from: number, to: number, step: number) {
    this.#rounds = rounds;
    this.#round = from;
    this.#to = to;
    this.#step = step;
    this.#current = from < to ? rounds(from) : [].values();
  }

  next(): Parcel | undefined {
    while (this.#round < this.#to) {
      const { value, done } = this.#current.next();
      if (done !== true) {
        this.#open.set(this.#round, (this.#open.get(this.#round) ?? 0) + 1);
        this.given += 1;
        return { round: this.#round, frame: value };
      }
      this.#round += this.#step;
      this.#current = this.#round < this.#to ? this.#rounds(this.#round) : [].values();
    }
    return undefined;
  }

  done(parcel: Parcel): void {
    this.answered += 1;
    const left = (this.#open.get(parcel.round) ?? 0) - 1;
    if (left > 0) this.#open.set(parcel.round, left);
    else this.#open.delete(parcel.round);
  }

  /** Every round before this one was answered whole. */
  get mark(): number {
    return Math.min(this.#round, ...this.#open.keys());
  }

  get finished(): boolean {
    return this.#round >= this.#to && this.#open.size === 0;
  }
}
