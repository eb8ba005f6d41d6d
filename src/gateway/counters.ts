import type { FaultCode } from '../basis/fault.ts';
import type { FrameCounts, StoredCounts } from '../model/frame.ts';
import type { Prepared } from './prepare.ts';

/** Counts of the gateway. `received` grows at the socket and the rest at the store, so that a leak would show as an imbalance. */
export class Counters {
  #received: number;
  #pending = 0;
  #stored: number;
  #duplicate: number;
  #refused: number;
  #acknowledged: number;
  #unasked: number;
  readonly refusals = new Map<FaultCode, number>();
  readonly values = { stored: 0, otherFields: 0, unnumbered: 0, faults: new Map<FaultCode, number>() };

  constructor(start: StoredCounts) {
    this.#received = start.received;
    this.#stored = start.stored;
    this.#duplicate = start.duplicate;
    this.#refused = start.refused;
    this.#acknowledged = start.acknowledged;
    this.#unasked = start.unasked;
  }

  arrived(): void {
    this.#received += 1;
    this.#pending += 1;
  }

  refusing(fault: FaultCode): void {
    this.refusals.set(fault, (this.refusals.get(fault) ?? 0) + 1);
  }

  durable({ batch, sensed, unnumbered }: Prepared): void {
    const { frames, repeated, refused } = batch;
    this.#pending -= frames.length + repeated.length + refused.length;
    this.#stored += frames.length;
    this.#duplicate += repeated.length;
    this.#refused += refused.length;
    for (const rows of [frames, repeated]) for (const row of rows) if (row.asked) this.#acknowledged += 1; else this.#unasked += 1;
    this.values.stored += batch.readings.count;
    this.values.otherFields += sensed.otherFields;
    this.values.unnumbered += unnumbered;
    for (const [fault, count] of sensed.faults) this.values.faults.set(fault, (this.values.faults.get(fault) ?? 0) + count);
  }

  frames(): FrameCounts {
    return {
      received: this.#received, stored: this.#stored, duplicate: this.#duplicate, refused: this.#refused, pending: this.#pending,
      acknowledged: this.#acknowledged, unasked: this.#unasked,
    };
  }
}
