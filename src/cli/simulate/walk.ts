import type { Measured } from './systems.ts';

/** How a fault bends what is measured: values are multiplied, held, or nought. */
export type Bend = { readonly times: number; readonly held: boolean; readonly zero: boolean };
export const straight: Bend = { times: 1, held: false, zero: false };

/** What a period record says of one factor, as text with the factor's decimals: min ≤ avg ≤ max. */
export type Spread = { readonly min: string; readonly avg: string; readonly max: string; readonly mean: number };

/** The values of one station as a walk: a step at a time, drawn back to the middle, never outside the usual range. */
export class Walk {
  readonly measured: readonly Measured[];
  readonly #random: () => number;
  readonly #at: Float64Array;

  constructor(measured: readonly Measured[], random: () => number) {
    this.measured = measured;
    this.#random = random;
    this.#at = Float64Array.from(measured, ({ low, high }) => low + (high - low) * random());
  }

  step(bend: Bend = straight): void {
    if (bend.held) return;
    for (const [index, { low, high }] of this.measured.entries()) {
      const at = this.#at[index] ?? low;
      const moved = at + (high - low) * 0.06 * (this.#random() - 0.5) + 0.01 * ((low + high) / 2 - at);
      this.#at[index] = Math.min(high, Math.max(low, moved));
    }
  }

  /** One value now. */
  value(index: number, bend: Bend = straight): string {
    return this.#text(index, this.#bent(this.#at[index] ?? 0, bend));
  }

  spread(index: number, bend: Bend = straight): Spread {
    const { low = 0, high = 0 } = this.measured[index] ?? {};
    const at = this.#at[index] ?? low;
    const width = bend.held ? 0 : (high - low) * 0.05;
    const ends = [Math.max(low, at - width * this.#random()), at, Math.min(high, at + width * this.#random())].map((value) => this.#bent(value, bend));
    const [min = 0, avg = 0, max = 0] = ends.sort((one, other) => one - other);
    return { min: this.#text(index, min), avg: this.#text(index, avg), max: this.#text(index, max), mean: avg };
  }

  /** A letter of the data flag: nearly always N. */
  flag(): string {
    const drawn = this.#random();
    return drawn < 0.994 ? 'N' : (['M', 'C', 'D'][Math.floor((drawn - 0.994) * 500)] ?? 'N');
  }

  #bent(value: number, { times, zero }: Bend): number {
    return zero ? 0 : value * times;
  }

  #text(index: number, value: number): string {
    const text = value.toFixed(this.measured[index]?.decimals ?? 2);
    return Number(text) === 0 ? text.replace('-', '') : text;
  }
}
