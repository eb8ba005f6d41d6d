import type { FrameBatch, ObservationStore } from '../../flow/ports/observations.ts';
import type { SqlEngine } from './engine.ts';

type Counts = Awaited<ReturnType<ObservationStore['counts']>>;
type Numbered = { readonly number: bigint; readonly asked?: boolean };

/** Sums that start from the stored rows and grow with each durable batch; a batch that is appended again counts once. */
export class Counter {
  #stored = 0;
  #duplicate = 0;
  #refused = 0;
  #acknowledged = 0;
  #last = 0n;

  constructor(start: Counts, last: bigint) {
    this.#stored = start.stored;
    this.#duplicate = start.duplicate;
    this.#refused = start.refused;
    this.#acknowledged = start.acknowledged;
    this.#last = last;
  }

  /** Numbers ascend from flush to flush, so what lies at or below the highest number was counted before. */
  add(batch: FrameBatch): void {
    const fresh = (row: Numbered): boolean => row.number > this.#last;
    const stored = batch.frames.filter(fresh);
    const repeated = batch.repeated.filter(fresh);
    const refused = batch.refused.filter(fresh);
    this.#stored += stored.length;
    this.#duplicate += repeated.length;
    this.#refused += refused.length;
    for (const row of [...stored, ...repeated]) if (row.asked) this.#acknowledged += 1;
    for (const row of [...stored, ...repeated, ...refused]) if (row.number > this.#last) this.#last = row.number;
  }

  last(): bigint {
    return this.#last;
  }

  counts(): Counts {
    const answered = this.#stored + this.#duplicate;
    return {
      received: answered + this.#refused, stored: this.#stored, duplicate: this.#duplicate, refused: this.#refused,
      acknowledged: this.#acknowledged, unasked: answered - this.#acknowledged,
    };
  }
}

/** A counter that starts from what is stored. FINAL: rows written twice by a repeated insert count once. */
export async function countsOver(engine: SqlEngine): Promise<Counter> {
  const db = engine.database;
  const [frames, repeated, refused] = await Promise.all([
    engine.rows(`SELECT count(), countIf(asked = 1), toString(max(number)) FROM ${db}.frames FINAL`),
    engine.rows(`SELECT count(), countIf(asked = 1), toString(max(number)) FROM ${db}.repeated FINAL`),
    engine.rows(`SELECT count(), 0, toString(max(number)) FROM ${db}.refused FINAL`),
  ]);
  const cell = (rows: typeof frames, at: number): number => Number(rows[0]?.[at]);
  const stored = cell(frames, 0);
  const duplicate = cell(repeated, 0);
  const acknowledged = cell(frames, 1) + cell(repeated, 1);
  const last = [frames, repeated, refused].map((rows) => BigInt(String(rows[0]?.[2]))).reduce((a, b) => (a > b ? a : b));
  const start = { received: 0, stored, duplicate, refused: cell(refused, 0), acknowledged, unasked: stored + duplicate - acknowledged };
  return new Counter(start, last);
}
