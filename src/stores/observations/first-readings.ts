import type { ReadingColumns } from '../../model/reading.ts';
import type { Column, SqlEngine } from './engine.ts';
import { sqlInteger } from './text.ts';

/**
 * Since when each series is stored, in a small table beside that of the latest, so that a list of series never scans all readings. Of two
 * rows of a series the earlier holds. What this process has told the table already is told again only when it becomes earlier.
 */
export class FirstReadings {
  readonly #engine: SqlEngine;
  readonly #told = new Map<number, Map<number, number>>();

  constructor(engine: SqlEngine) {
    this.#engine = engine;
  }

  /** Rows of one series each, `first` [UTC ms] the earliest moment that came, `series` its number below 2^24. */
  async write(rows: ReadingColumns, first: Float64Array, series: (row: number) => number): Promise<void> {
    const earlier: number[] = [];
    for (let row = 0; row < rows.count; row += 1) {
      const told = this.#told.get(rows.point[row] ?? 0)?.get(series(row));
      if (told === undefined || (first[row] ?? 0) < told) earlier.push(row);
    }
    await this.#engine.insert('first_readings', columnsOf(rows, first, earlier));
    for (const row of earlier) {
      const point = rows.point[row] ?? 0;
      const own = this.#told.get(point) ?? new Map<number, number>();
      this.#told.set(point, own);
      own.set(series(row), first[row] ?? 0);
    }
  }
}

const columnsOf = (rows: ReadingColumns, first: Float64Array, of: readonly number[]): readonly Column[] => [
  { name: 'point', kind: 'u32', data: Uint32Array.from(of, (row) => rows.point[row] ?? 0) },
  { name: 'factor', kind: 'u16', data: Uint16Array.from(of, (row) => rows.factor[row] ?? 0) },
  { name: 'period', kind: 'u8', data: Uint8Array.from(of, (row) => rows.period[row] ?? 0) },
  { name: 'field', kind: 'u8', data: Uint8Array.from(of, (row) => rows.field[row] ?? 0) },
  { name: 'at', kind: 'time', data: BigInt64Array.from(of, (row) => BigInt(first[row] ?? 0)) },
];

/** The table and what an older store holds; cut short, it is done again. */
export const firstReadings = (db: string): readonly string[] => [
  `CREATE TABLE ${db}.first_readings (
    point UInt32, factor UInt16, period UInt8, field UInt8, at DateTime64(3, 'UTC'),
    sooner UInt64 DEFAULT toUInt64(9223372036854775807 - toUnixTimestamp64Milli(at))
  ) ENGINE = ReplacingMergeTree(sooner) ORDER BY (point, factor, period, field) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  `${insertFirst(db)} GROUP BY point, factor, period, field`,
];

function insertFirst(db: string): string {
  return `INSERT INTO ${db}.first_readings (point, factor, period, field, at) SELECT point, factor, period, field, min(at) FROM ${db}.readings`;
}

/** Of frames above `seen`: a pushed frame may reach far back from its own time, hence by its points and not by time. */
export const restoreFirst = (engine: SqlEngine, seen: bigint): Promise<void> => engine.command(`${insertFirst(engine.database)}
  WHERE frame > ${sqlInteger(seen)} AND point IN (SELECT point FROM ${engine.database}.frames WHERE number > ${sqlInteger(seen)})
  GROUP BY point, factor, period, field`);
