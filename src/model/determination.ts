/**
 * How a determination ends. 判定 compares with a limit: `meets`, `exceeds`, or `undeterminable` where it should and cannot.
 * 评价 places a value on an index or in a class and compares it with no limit: `assessed`. Neither was done: `not-judged`.
 */
export const verdicts = ['meets', 'exceeds', 'assessed', 'undeterminable', 'not-judged'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * 判定 or 评价: what the machine says of one value of one point and window, under one dated rule edition. Kept for every hour.
 * `factor` may be a derived one: `aqi` (value = AQI) or `class` (value = 1…6, 6 is worse than V).
 */
export type Determination = {
  readonly point: number;
  readonly factor: string;
  readonly period: 'hour' | 'day';
  /** Start of the window, UTC ms. */
  readonly at: number;
  /** Decimal text of the compared value before rounding: converted where the limit is for converted values. Absent: not computed. */
  readonly value?: string;
  /** Measured value where it differs from the compared one. */
  readonly measured?: string;
  /** IAQI or item class (1…6) where the rule gives one. */
  readonly index?: number;
  readonly limit?: string;
  readonly verdict: Verdict;
  /** Code of why it is undeterminable or not judged, or of what an assessment assumed (`river-assumed`); empty otherwise. */
  readonly reason: string;
  /** Rule edition, e.g. `HJ 633-2026` or a permit row's id. */
  readonly edition: string;
  readonly flag: string;
  /** Share of the window that is valid, minutes (hour) or hours (day); absent: not known. */
  readonly valid?: number;
  /** The raw frame that the value came from. */
  readonly frame: string;
  /** When determined (world clock, ms): of two rows with one key the later holds; old ones stay in history. */
  readonly decidedAt: number;
};
