/**
 * Frame numbers: ms of the machine clock << 22 | gateway << 16 | serial. Strictly ascending over restarts and over a clock that
 * goes back: the next number is never at or below the last one.
 */
export class FrameNumbers {
  readonly #gateway: bigint;
  readonly #now: () => number;
  #ms: number;
  #serial: number;

  constructor(gateway: number, last: bigint, now: () => number) {
    if (!Number.isInteger(gateway) || gateway < 0 || gateway > 63) throw new RangeError(`gateway 0…63, got ${gateway}`);
    this.#gateway = BigInt(gateway) << 16n;
    this.#now = now;
    this.#ms = Number(last >> 22n);
    this.#serial = serialMax;
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
    return (BigInt(this.#ms) << 22n) | this.#gateway | BigInt(this.#serial);
  }
}

const serialMax = 65_535;
