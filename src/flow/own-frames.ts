import { FrameNumbers, ownDoor } from '../sense/frame-numbers.ts';

/**
 * The door of frames that no gateway took: rows of files, bodies sent over HTTP. One batch at a time is numbered and stored, so that
 * whoever follows the numbers of this door misses none. One for each installation.
 */
export class OwnFrames {
  readonly #numbers: FrameNumbers;
  #last: Promise<unknown> = Promise.resolve();

  /** `last`: the highest number that the store holds. */
  constructor(last: bigint, machine: () => number) {
    this.#numbers = new FrameNumbers(ownDoor, last, machine);
  }

  /** `store` gives its frames their numbers with `next` and resolves when they are durable. */
  run<T>(store: (next: () => bigint) => Promise<T>): Promise<T> {
    const done = this.#last.then(() => store(() => this.#numbers.next()));
    this.#last = done.catch(() => undefined);
    return done;
  }
}
