import type { FrameBatch } from '../../flow/ports/observations.ts';
import { sumOfCounts, type StoredCounts } from '../../model/frame.ts';
import type { SqlEngine } from './engine.ts';

type Numbered = { readonly number: bigint; readonly asked?: boolean };

/** Of stored rows: what came in is what was stored, known already or refused; who was not acknowledged did not ask for it. */
export const countsOf = ({ stored, duplicate, refused, acknowledged }: Pick<StoredCounts, 'stored' | 'duplicate' | 'refused' | 'acknowledged'>): StoredCounts =>
  ({ received: stored + duplicate + refused, stored, duplicate, refused, acknowledged, unasked: stored + duplicate - acknowledged });

/** Sums that start from the stored rows and grow with each durable batch; a batch that is appended again counts once. */
export class Counter {
  #stored = 0;
  #duplicate = 0;
  #refused = 0;
  #acknowledged = 0;
  #last = 0n;

  constructor(start: StoredCounts, last: bigint) {
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

  counts(): StoredCounts {
    return countsOf({ stored: this.#stored, duplicate: this.#duplicate, refused: this.#refused, acknowledged: this.#acknowledged });
  }
}

/** What is stored now, by the door that numbered it. FINAL: rows written twice by a repeated insert count once. */
export async function countsByDoorOver(engine: SqlEngine): Promise<ReadonlyMap<number, StoredCounts>> {
  const counted = (table: string, asked: string): ReturnType<SqlEngine['rows']> =>
    engine.rows(`SELECT bitAnd(bitShiftRight(number, 16), 63) AS door, count(), ${asked} FROM ${engine.database}.${table} FINAL GROUP BY door`);
  const [frames, repeated, refused] = await Promise.all([
    counted('frames', 'countIf(asked = 1)'), counted('repeated', 'countIf(asked = 1)'), counted('refused', '0'),
  ]);
  const doors = new Set([...frames, ...repeated, ...refused].map(([door]) => Number(door)));
  return new Map([...doors].map((door) => {
    const of = (rows: typeof frames): readonly [number, number] => {
      const row = rows.find(([own]) => Number(own) === door);
      return [Number(row?.[1] ?? 0), Number(row?.[2] ?? 0)];
    };
    const [[stored, storedAsked], [duplicate, repeatedAsked], [gone]] = [of(frames), of(repeated), of(refused)];
    return [door, countsOf({ stored, duplicate, refused: gone, acknowledged: storedAsked + repeatedAsked })];
  }));
}

/** A counter that starts from what is stored. */
export async function countsOver(engine: SqlEngine): Promise<Counter> {
  const lastOf = (table: string): ReturnType<SqlEngine['rows']> => engine.rows(`SELECT toString(max(number)) FROM ${engine.database}.${table}`);
  const [byDoor, ...newest] = await Promise.all([countsByDoorOver(engine), lastOf('frames'), lastOf('repeated'), lastOf('refused')]);
  const last = newest.map((rows) => BigInt(String(rows[0]?.[0]))).reduce((a, b) => (a > b ? a : b));
  return new Counter(sumOfCounts([...byDoor.values()]), last);
}
