/** One hour as it was sent: the mean, its flag, and its own least and largest where they came; numbers × 10^6. */
export type HourValue = { readonly micro: bigint; readonly flag: string; readonly min?: bigint; readonly max?: bigint };
/** By the start of the hour, UTC ms. */
export type Hours = ReadonlyMap<number, HourValue>;

/** A time in which the analyser was calibrated or maintained, by somebody's mark; `to` outside. */
export type WorkPeriod = { readonly from: number; readonly to: number };

/** What is checked: the hours of one point and factor, the same factor of stations near by, and marked periods of work. */
export type Series = {
  readonly kind: string; readonly factor: string; readonly hours: Hours; readonly near: readonly Hours[]; readonly periods: readonly WorkPeriod[];
};

/**
 * What a rule says of an hour: the numbers for its sentence, and the hours of the series that it rests on. `same`: what must be the same
 * in the next hour too, for both to be of one span.
 */
export type Said = { readonly values: Readonly<Record<string, string>>; readonly rests: readonly number[]; readonly same?: string };
