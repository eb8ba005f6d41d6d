/** Over which period a value stands; the code is the stored byte. */
export const periods = { realtime: 1, minute: 2, hour: 3, day: 4 } as const;
export type Period = keyof typeof periods;

/** Which field of a factor; the code is the stored byte (HJ 212 names; `Data` is a noise level). */
export const fields = { Rtd: 1, Avg: 2, Min: 3, Max: 4, Cou: 5, ZsRtd: 6, ZsAvg: 7, ZsMin: 8, ZsMax: 9, Data: 10 } as const;
export type Field = keyof typeof fields;

/**
 * Readings as columns of equal length, ready for the store. `at` is the start of the period in UTC ms; `value` is the
 * number × 10^6; `flag` the character code of the data flag (N when none was sent); `frame` the raw frame's number,
 * which is also the version: of two readings with one key (point, factor, period, field, at) the higher frame holds.
 */
export type ReadingColumns = {
  readonly count: number;
  readonly point: Uint32Array;
  readonly factor: Uint16Array;
  readonly period: Uint8Array;
  readonly field: Uint8Array;
  readonly at: BigInt64Array;
  readonly value: BigInt64Array;
  readonly flag: Uint8Array;
  readonly frame: BigInt64Array;
};

/** One reading as people read it. `factor` is the code, e.g. w01018. */
export type Reading = {
  readonly point: number;
  readonly factor: string;
  readonly period: Period;
  readonly field: Field;
  readonly at: number;
  readonly value: string;
  readonly flag: string;
  readonly frame: string;
};

/** Columns of a file of readings, in their order. */
export const readingFileColumns = [
  'point', 'point_name', 'factor', 'factor_name', 'unit', 'period', 'field', 'at_utc', 'at_beijing', 'value', 'flag', 'frame',
] as const;
