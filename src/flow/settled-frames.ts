import type { RawFrame } from '../model/frame.ts';
import type { ObservationStore } from './ports/observations.ts';

const endless = (1n << 63n) - 1n;

/**
 * Doors number their frames beside one another: a lower number may become durable after a higher one. Each says up to which number
 * nothing of it is on its way any more; up to the least of these a cursor over all frames misses none. Rows of files have numbers of
 * their run and are followed by it.
 */
export class Doors {
  readonly #passed: (() => readonly bigint[])[] = [];

  add(passed: () => readonly bigint[]): void {
    this.#passed.push(passed);
  }

  get settled(): bigint {
    return this.#passed.flatMap((each) => each()).reduce((least, number) => (number < least ? number : least), endless);
  }
}

type Followed = { readonly observations: ObservationStore; readonly doors: Doors };

/** As `framesAfter`, but none beside which an earlier one may still appear. */
export async function settledFramesAfter({ observations, doors }: Followed, after: bigint, limit: number): Promise<readonly RawFrame[]> {
  const { settled } = doors;
  return settled <= after ? [] : (await observations.framesAfter(after, limit)).filter(({ number }) => number <= settled);
}

/** The highest number known here beside which no earlier one may still appear. */
export async function settledHead({ observations, doors }: Followed): Promise<bigint> {
  const [last, settled] = [await observations.lastNumber(), doors.settled];
  return last < settled ? last : settled;
}
