/** A histogram of milliseconds with steps of a tenth, up to a minute: percentiles without keeping every value. */
export class Latencies {
  readonly #steps = new Uint32Array(600_001);
  #count = 0;

  add(ms: number): void {
    const step = Math.min(600_000, Math.max(0, Math.round(ms * 10)));
    this.#steps[step] = (this.#steps[step] ?? 0) + 1;
    this.#count += 1;
  }

  clear(): void {
    this.#steps.fill(0);
    this.#count = 0;
  }

  /** The smallest step that at least this share (0…1) of the values does not exceed; null without values. */
  percentile(share: number): number | null {
    if (this.#count === 0) return null;
    const wanted = Math.ceil(share * this.#count);
    let seen = 0;
    const at = this.#steps.findIndex((count) => (seen += count) >= wanted);
    return at / 10;
  }
}
