import type { DirtyHour } from './ports/observations.ts';

/**
 * Hours that wait to be determined, merged: however many frames touch an hour, it is done once. What is taken carries the
 * highest frame number whose hours are all in it, so that the durable cursor never runs ahead of the work.
 */
export class HourQueue {
  #hours = new Map<number, Set<number>>();
  #upTo: bigint | undefined;
  #waiting: (() => void) | undefined;
  #count = 0;

  get size(): number {
    return this.#count;
  }

  add(hours: readonly DirtyHour[], lastNumber: bigint): void {
    for (const { point, at } of hours) {
      const held = this.#hours.get(at) ?? new Set<number>();
      if (!held.has(point)) this.#count += 1;
      held.add(point);
      this.#hours.set(at, held);
    }
    if (this.#upTo === undefined || lastNumber > this.#upTo) this.#upTo = lastNumber;
    this.#waiting?.();
  }

  /** Everything that waits now, oldest hours first; no `upTo` where no frame was ever added, so that no cursor is set back. */
  take(): { readonly hours: readonly DirtyHour[]; readonly upTo: bigint | undefined } {
    const hours: DirtyHour[] = [];
    for (const at of [...this.#hours.keys()].sort((a, b) => a - b)) {
      for (const point of this.#hours.get(at) ?? []) hours.push({ point, at });
    }
    this.#hours = new Map();
    this.#count = 0;
    return { hours, upTo: this.#upTo };
  }

  /** Resolves when something waits, or when woken. */
  async ready(): Promise<void> {
    if (this.#count > 0) return;
    await new Promise<void>((resolve) => { this.#waiting = resolve; });
    this.#waiting = undefined;
  }

  wake(): void {
    this.#waiting?.();
  }
}
