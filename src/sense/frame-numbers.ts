/** Doors by which frames come in: gateways 0…61, each its own; what applications push; rows of files, numbered by their run and place. */
export const pushDoor = 62;
export const filesDoor = 63;

/**
 * Frame numbers: ms of the machine clock << 22 | door << 16 | serial. Strictly ascending over restarts and over a clock that
 * goes back: the next number is never at or below the last one. What one door stores, it stores in the order of its numbers.
 */
export class FrameNumbers {
  readonly #door: bigint;
  readonly #now: () => number;
  #ms: number;
  #serial: number;

  constructor(door: number, last: bigint, now: () => number) {
    if (!Number.isInteger(door) || door < 0 || door > filesDoor) throw new RangeError(`door 0…${filesDoor}, got ${door}`);
    this.#door = BigInt(door) << 16n;
    this.#now = now;
    this.#ms = Number(last >> 22n);
    this.#serial = serialMax;
  }

  /** Every later number is above this one. */
  get passed(): bigint {
    const given = (BigInt(this.#ms) << 22n) | this.#door | BigInt(this.#serial);
    const byClock = (BigInt(this.#now()) << 22n) - 1n;
    return given > byClock ? given : byClock;
  }

  next(): bigint {
    const now = this.#now();
    if (now > this.#ms) {
      this.#ms = now;
      this.#serial = 0;
    } else if (this.#serial < serialMax) this.#serial += 1;
    else {
      this.#ms += 1;
      this.#serial = 0;
    }
    return (BigInt(this.#ms) << 22n) | this.#door | BigInt(this.#serial);
  }
}

const serialMax = 65_535;
