import type { Result } from '../../basis/result.ts';
import type { DayRollUp } from '../../judge/air-period/day-grid.ts';
import type { Determination, Verdict } from '../../model/determination.ts';
import type { RawFrame, RefusedFrame, RepeatedFrame, StoredCounts } from '../../model/frame.ts';
import type { Field, Period, Reading, ReadingColumns } from '../../model/reading.ts';
import type { FireDetectionStore } from './fire-detections.ts';

/** What one flush of a gateway stores together. */
export type FrameBatch = {
  readonly frames: readonly RawFrame[];
  readonly readings: ReadingColumns;
  readonly repeated: readonly RepeatedFrame[];
  readonly refused: readonly RefusedFrame[];
};

/** Which (point, hour) must be determined again; at = start of the hour, UTC ms. */
export type DirtyHour = { readonly point: number; readonly at: number };

export type Window = { readonly from: number; readonly to: number };

export type DeterminationQuery = {
  readonly points?: readonly number[];
  readonly factors?: readonly string[];
  readonly period?: 'hour' | 'day';
  readonly window: Window;
  /** Of what holds now only these; what held before and is superseded never comes back. */
  readonly verdicts?: readonly Verdict[];
  readonly limit?: number;
};

/** Hour records of these points, factors and fields that start on the hour in the window. */
export type HourColumnsQuery = {
  readonly points: readonly number[]; readonly factors: readonly string[]; readonly fields: readonly Field[]; readonly window: Window;
  /** Of that only these days of Beijing (civil days since 1970-01-01), each point its own; absent: all. */
  readonly days?: readonly { readonly point: number; readonly day: number }[];
};
/** As columns of equal length: `factor` is the place in the query's list, `at` UTC ms, `value` the number × 10^6, `flag` a character code. */
export type HourColumns = {
  readonly count: number; readonly point: Uint32Array; readonly factor: Uint8Array; readonly field: Uint8Array; readonly at: Float64Array;
  readonly value: BigInt64Array; readonly flag: Uint8Array;
};

/** One series over a window that is cut into at most `buckets` equal pieces, each a whole number of milliseconds. */
export type ChartQuery = {
  readonly point: number; readonly factor: string; readonly period: Period; readonly field: Field;
  readonly window: Window; readonly buckets: number;
};
/** What lies in one piece: `from` [UTC ms]; least, largest and exact sum of the values of flag N as decimal text, absent where `valid` is 0. */
export type ChartBucket = {
  readonly from: number; readonly valid: number; readonly present: number;
  readonly min?: string; readonly max?: string; readonly sum?: string;
};

/** Hour means of these points and factors (at most 255) that start in the window, by civil day of Beijing. */
export type DayRollUpQuery = {
  readonly points: readonly number[];
  readonly factors: readonly string[];
  /** Factors of which the valid hours themselves are wanted. */
  readonly withHours: readonly string[];
  readonly window: Window;
};

/** The readings of one point, factor, period and field, and the first and the last moment (UTC ms) of which there is one. */
export type SeriesKey = { readonly point: number; readonly factor: string; readonly period: Period; readonly field: Field };
export type StoredSeries = SeriesKey & { readonly first: number; readonly last: number };

/** How a point and a factor are called in a file: the code for machines, the name for people. */
export type PointLabel = { readonly number: number; readonly id: string; readonly name: string };
export type FactorLabel = { readonly code: string; readonly name: string; readonly unit: string };

/** Readings of one period that start in the window, as a file for strangers. */
export type ReadingExport = {
  readonly format: 'csv' | 'parquet';
  /** CSV that begins with the mark by which a spreadsheet knows UTF-8. */
  readonly byteOrderMark: boolean;
  readonly period: Period;
  readonly window: Window;
  readonly points: readonly PointLabel[];
  /** A factor that is not among them is called by its code. */
  readonly factors: readonly FactorLabel[];
};

/** A file whole on disk, so that its digest is known before its first byte leaves; gone when it was read to the end or given up. */
export type ReadingFile = { readonly bytes: number; readonly sha256: string; readonly content: AsyncIterable<Uint8Array> };

/**
 * 观测库: raw frames, readings, determinations. Appends are idempotent (derived keys, higher frame number wins) and durable
 * when the promise resolves. One suite of laws runs over memory, chDB and a ClickHouse URL.
 */
export interface ObservationStore extends FireDetectionStore {
  /** Factor code → stored number; unknown codes are given the next free number, durably. */
  factorNumbers(codes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  append(batch: FrameBatch): Promise<void>;
  /** Which of these content keys are stored already, with the number of the first frame that brought them. */
  known(frames: readonly { readonly point: number; readonly dataTime: number; readonly key: bigint }[]): Promise<ReadonlyMap<bigint, bigint>>;
  /** Of these points, newest data time per (point, command) with the content keys at that time: a newer frame cannot be a repeat. */
  watermarks(points: readonly number[] | 'all'): Promise<readonly { readonly point: number; readonly cn: string; readonly dataTime: number; readonly keys: readonly bigint[] }[]>;
  /** Highest frame number ever stored or refused (0n when none). */
  lastNumber(): Promise<bigint>;
  counts(): Promise<StoredCounts>;
  /** The same by the door that numbered the rows, asked of all rows anew, also of those that other processes stored. */
  countsByDoor(): Promise<ReadonlyMap<number, StoredCounts>>;
  frame(number: bigint): Promise<RawFrame | undefined>;
  /** Frames with a number above `after`, ascending, whole batches, at most about `limit`. */
  framesAfter(after: bigint, limit: number): Promise<readonly RawFrame[]>;
  /** Frames that one door stored with numbers above `after` and up to `upTo`, ascending, at most `limit`. */
  framesOfDoor(door: number, span: { readonly after: bigint; readonly upTo: bigint }, limit: number): Promise<readonly RawFrame[]>;
  latestFrames(point: number, limit: number): Promise<readonly RawFrame[]>;
  /** The newest `each` frames of each of these points that were received since (world clock, UTC ms), newest first. */
  latestFramesOf(points: readonly number[], each: number, since: number): Promise<readonly RawFrame[]>;
  refused(query: { readonly mn?: string; readonly limit: number; readonly before?: bigint }): Promise<readonly RefusedFrame[]>;
  refusedByFault(): Promise<readonly { readonly fault: string; readonly mn: string; readonly count: number }[]>;
  /** Readings of the period and these fields for these points and hours (start of hour, UTC ms), newest version of each key. */
  readingsOfHours(hours: readonly DirtyHour[], period: 'minute' | 'hour', fields: readonly Field[]): Promise<readonly Reading[]>;
  /**
   * Hours of these points with hour records in the window, ascending: the earliest `limit` of them, and all that begin with the last.
   * Fewer than `limit`: there are no more.
   */
  hoursStored(query: { readonly points: readonly number[]; readonly window: Window; readonly limit: number }): Promise<readonly DirtyHour[]>;
  /** One series for a chart: newest versions, ascending. */
  series(query: {
    readonly point: number; readonly factors: readonly string[]; readonly period: 'realtime' | 'minute' | 'hour' | 'day';
    readonly fields: readonly string[]; readonly window: Window; readonly limit: number;
  }): Promise<readonly Reading[]>;
  /**
   * Newest reading of each (point, factor, field) of a period: the latest `at`, of equal ones the higher frame. What other
   * processes of a cluster stored comes as late as they write it, some seconds.
   */
  latestReadings(points: readonly number[] | 'all', period: Period): Promise<readonly Reading[]>;
  /** A long series as pieces, ascending, empty ones left out: newest versions, summed exactly. */
  chart(query: ChartQuery): Promise<readonly ChartBucket[]>;
  /** Every series of these fields that has a reading, in any order. */
  storedSeries(fields: readonly Field[]): Promise<readonly StoredSeries[]>;
  /**
   * Readings of these series in the window, by time, the newest first where asked: the first `limit` of them, and all of the same moment
   * as the last. Fewer than `limit`: there are no more.
   */
  readingsBetween(query: {
    readonly series: readonly SeriesKey[]; readonly window: Window; readonly newestFirst: boolean; readonly limit: number;
  }): Promise<readonly Reading[]>;
  /** How many readings these series have in the window. */
  countBetween(query: { readonly series: readonly SeriesKey[]; readonly window: Window }): Promise<number>;
  /**
   * Newest versions in the order point, factor, field, time, printed by the engine in bounded memory. Columns: `readingFileColumns`.
   * Faults: export.no-parquet.
   */
  exportReadings(query: ReadingExport): Promise<Result<ReadingFile>>;
  /** Many hours of a few points: newest versions, any order, in as many pieces as the engine gives. At most 255 factors. */
  hourColumns(query: HourColumnsQuery): Promise<readonly HourColumns[]>;
  /**
   * Valid hours of each (point, factor, day), summed. Valid: field Avg, flag N, starts on the hour, from 0 to below `impossibleFrom`;
   * the rest is counted in `present` only. In as many pieces as the engine gives, any order, each group once.
   */
  dayRollUp(query: DayRollUpQuery): Promise<readonly DayRollUp[]>;
  /** Appends rows; of two with one (point, factor, period, at) the later `decidedAt` holds, earlier ones stay in history. */
  putDeterminations(rows: readonly Determination[]): Promise<void>;
  determinations(query: DeterminationQuery): Promise<readonly Determination[]>;
  /** What holds now of exactly these windows (start, UTC ms), whatever their number; cheap where nothing later is stored. */
  determinationsOf(windows: readonly DirtyHour[], period: 'hour' | 'day'): Promise<readonly Determination[]>;
  /**
   * Newest determination of each (point, factor) not older than `since`. With `knownBy` (world clock, UTC ms): as the decisions
   * that were made by then said, later ones unheard.
   */
  latestDeterminations(points: readonly number[] | 'all', since: number, knownBy?: number): Promise<readonly Determination[]>;
  /** Every row of one window, in the order of decision. */
  determinationHistory(of: Pick<Determination, 'point' | 'factor' | 'period' | 'at'>): Promise<readonly Determination[]>;
  /** Numbers for `doctor`: engine, version, rows and bytes by table. */
  about(): Promise<{ readonly engine: string; readonly version: string; readonly tables: Readonly<Record<string, { rows: number; bytes: number }>> }>;
  close(): Promise<void>;
}
