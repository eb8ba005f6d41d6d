import { determineCursor, type Cursors } from './determine/on-hours.ts';
import type { DirtyHour } from './ports/observations.ts';

/**
 * Hours that wait to be determined, merged: however many frames touch an hour, it is done once. What is taken carries the
 * highest frame number, by cursor, whose hours are all in it, so that no durable cursor ever runs ahead of the work.
 */
export class HourQueue {
  #hours = new Map<number, Set<number>>();
  readonly #upTo = new Map<string, bigint>();
  #waiting: (() => void) | undefined;
  #count = 0;

  get size(): number {
    return this.#count;
  }

  add(hours: readonly DirtyHour[], lastNumber: bigint, cursor = determineCursor): void {
    if (lastNumber > (this.#upTo.get(cursor) ?? -1n)) this.#upTo.set(cursor, lastNumber);
    this.again(hours);
  }

  /** Hours that were taken and could not be done. */
  again(hours: readonly DirtyHour[]): void {
    for (const { point, at } of hours) {
      const held = this.#hours.get(at) ?? new Set<number>();
      if (!held.has(point)) this.#count += 1;
      held.add(point);
      this.#hours.set(at, held);
    }
    this.#waiting?.();
  }

  /** Everything that waits now, oldest hours first; no cursor of which no frame was ever added, so that none is set back. */
  take(): { readonly hours: readonly DirtyHour[]; readonly upTo: Cursors } {
    const hours: DirtyHour[] = [];
    for (const at of [...this.#hours.keys()].sort((a, b) => a - b)) {
      for (const point of this.#hours.get(at) ?? []) hours.push({ point, at });
    }
    this.#hours = new Map();
    this.#count = 0;
    return { hours, upTo: new Map(this.#upTo) };
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
