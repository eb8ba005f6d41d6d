import { halvesOf } from '../../basis/whole.ts';
import type { ObservationStore } from '../../flow/ports/observations.ts';
import { copyRow, emptyColumns, grownColumns } from '../../model/reading-columns.ts';
import { periods, type Reading, type ReadingColumns } from '../../model/reading.ts';
import { readingColumns } from './columns.ts';
import type { SqlEngine } from './engine.ts';
import { FirstReadings, restoreFirst } from './first-readings.ts';
import { sqlInteger, sqlList } from './text.ts';

/** What a process stored stands in the table at most so long after. */
const writtenEveryMs = 10_000;

/**
 * The newest reading of each series stands once more in a small table, so that no question about now scans a month. What is newer
 * than the table waits in memory, one row a series: written before this process answers, now and then, and at the end. After a crash
 * it is read again from the readings whose frames the table has not seen. The earliest moment of each goes along to its own table.
 */
export class LatestReadings {
  readonly #engine: SqlEngine;
  readonly #firsts: FirstReadings;
  readonly #places = new Map<number, Map<number, number>>();
  #rows = emptyColumns(1024);
  #times = halvesOf(this.#rows.at);
  #first = new Float64Array(1024);
  #count = 0;
  #written = performance.now();
  #writing: Promise<void> = Promise.resolve();

  constructor(engine: SqlEngine) {
    this.#engine = engine;
    this.#firsts = new FirstReadings(engine);
  }

  /** Rows that are durable now. Where the table cannot be written they wait on; the next question says why. */
  async note(readings: ReadingColumns): Promise<void> {
    this.#keep(readings);
    if (performance.now() - this.#written > writtenEveryMs) await this.write().catch(() => undefined);
  }

  /** `first`: the earliest moment of each row's series where it is not that of the row. */
  #keep(readings: ReadingColumns, first?: Float64Array): void {
    const times = halvesOf(readings.at);
    for (let row = 0; row < readings.count; row += 1) {
      const point = readings.point[row] ?? 0;
      const own = this.#places.get(point) ?? new Map<number, number>();
      this.#places.set(point, own);
      const series = seriesOf(readings, row);
      const place = own.get(series);
      const earliest = first?.[row] ?? timeOf(times, row);
      if (place !== undefined && earliest < (this.#first[place] ?? 0)) this.#first[place] = earliest;
      if (place !== undefined && !this.#isNewer(readings, times, row, place)) continue;
      // The place first: making room gives the rows new columns.
      const into = place ?? this.#next(own, series);
      if (place === undefined) this.#first[into] = earliest;
      copyRow(readings, row, this.#rows, into);
    }
  }

  #isNewer(readings: ReadingColumns, times: Uint32Array, row: number, place: number): boolean {
    const difference = timeOf(times, row) - timeOf(this.#times, place);
    return difference > 0 || (difference === 0 && (readings.frame[row] ?? 0n) >= (this.#rows.frame[place] ?? 0n));
  }

  #next(own: Map<number, number>, series: number): number {
    if (this.#count === this.#rows.point.length) {
      this.#rows = grownColumns(this.#rows);
      this.#times = halvesOf(this.#rows.at);
      const firsts = new Float64Array(this.#rows.point.length);
      firsts.set(this.#first);
      this.#first = firsts;
    }
    own.set(series, this.#count);
    this.#count += 1;
    return this.#count - 1;
  }

  /** One writing at a time; what could not be written waits again. */
  write(): Promise<void> {
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeNow());
    return this.#writing;
  }

  /** The first before the latest: what the table of the latest has seen is in both. */
  async #writeNow(): Promise<void> {
    const rows = { ...this.#rows, count: this.#count };
    const first = this.#first;
    this.#places.clear();
    this.#rows = emptyColumns(1024);
    this.#times = halvesOf(this.#rows.at);
    this.#first = new Float64Array(1024);
    this.#count = 0;
    this.#written = performance.now();
    try {
      await this.#firsts.write(rows, first, (row) => seriesOf(rows, row));
      await this.#engine.insert('latest_readings', readingColumns(rows));
    } catch (error) {
      this.#keep(rows, first);
      throw error;
    }
  }
}

/** Below 2^24: factor, period and field. */
const seriesOf = (rows: ReadingColumns, row: number): number => ((rows.factor[row] ?? 0) * 8 + (rows.period[row] ?? 0)) * 16 + (rows.field[row] ?? 0);
const timeOf = (halves: Uint32Array, row: number): number => ((halves[row * 2 + 1] ?? 0) | 0) * 4_294_967_296 + (halves[row * 2] ?? 0);

/** Readings of frames that the tables have not seen: those of a crash, or all of them when the table is new. */
export async function restoreLatest(engine: SqlEngine): Promise<void> {
  const db = engine.database;
  const [[seen = '0'] = []] = await engine.rows(`SELECT toString(max(frame)) FROM ${db}.latest_readings`);
  const later = `number > ${sqlInteger(BigInt(String(seen)))}`;
  const [[count = 0] = []] = await engine.rows(`SELECT count() FROM ${db}.frames WHERE ${later}`);
  if (Number(count) === 0) return;
  await restoreFirst(engine, BigInt(String(seen)));
  await engine.command(`INSERT INTO ${db}.latest_readings
    SELECT point, factor, period, field, max(at), argMax(value, (at, frame)), argMax(flag, (at, frame)), argMax(frame, (at, frame))
    FROM ${db}.readings WHERE frame > ${sqlInteger(BigInt(String(seen)))} AND at >= (SELECT min(data_time) FROM ${db}.frames WHERE ${later})
    GROUP BY point, factor, period, field`);
}

export const latestOver = (engine: SqlEngine, latest: LatestReadings, read: (where: string, table: string) => Promise<readonly Reading[]>): Pick<ObservationStore, 'latestReadings'> => ({
  async latestReadings(points, period) {
    await latest.write();
    const among = points === 'all' ? '1' : `point IN ${sqlList(points.map(sqlInteger), '0')}`;
    return read(`${among} AND period = ${periods[period]} ORDER BY point, factor, field`, 'latest_readings');
  },
});
