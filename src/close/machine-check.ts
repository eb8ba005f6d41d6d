import { exact } from '../basis/decimal.ts';
import { addDays, dayMs, dayOf, hourMs, instant, startOfDay } from '../basis/time.ts';
import type { Determination } from '../model/determination.ts';
import type { MachineCheck, SeriesCheck, WatchedSeries } from './machine-check-result.ts';
import { checkWords } from './machine-check-words.ts';

export type { MachineCheck, WatchedSeries } from './machine-check-result.ts';

export type MachineCheckInput = {
  readonly series: readonly WatchedSeries[];
  /** Hour determinations of these series; of two with one key the later decided one holds. */
  readonly determinations: readonly Determination[];
  /** World clock, ms: whole days before today are looked at. */
  readonly now: number;
  /** The required time began no earlier than this (last rebound, end of works); absent: no bound. */
  readonly since?: number;
  /** Parameters with their ground in the declaration: whole days, and the least share of valid hours, 0…1. */
  readonly days: number;
  readonly validShareMin: number;
};

/**
 * 机器核验: do the valid hours of every attached outlet stay under the limit for the required whole days?
 * fail: an hour exceeds. undeterminable: too few valid hours, nothing attached, or the required time has not passed yet; it is
 * never taken for a pass. Hours that are marked, missing or not judged are not valid.
 */
export function machineCheck(input: MachineCheckInput): MachineCheck {
  const to = startOfDay(dayOf(instant(input.now)));
  const from = startOfDay(addDays(dayOf(to), -input.days));
  const newest = newestByKey(input.determinations, from, to);
  const series = input.series.map((watched) => checkSeries(watched, newest, ((to - from) / dayMs) * 24));
  const tooEarly = input.since !== undefined && input.since > from;
  const verdict = verdictOf(series, tooEarly, input.validShareMin);
  return { verdict, from, to, series, ...checkWords({ verdict, from, to, series, tooEarly, days: input.days, validShareMin: input.validShareMin }) };
}

function verdictOf(series: readonly SeriesCheck[], tooEarly: boolean, validShareMin: number): MachineCheck['verdict'] {
  if (series.some((row) => row.exceeding.length > 0)) return 'fail';
  const thin = series.some((row) => exact(row.valid).lessThan(exact(row.expected).times(validShareMin)));
  return series.length === 0 || tooEarly || thin ? 'undeterminable' : 'pass';
}

const keyOf = (row: { readonly point: number; readonly factor: string }, at: number): string => `${row.point} ${row.factor} ${at}`;

function newestByKey(rows: readonly Determination[], from: number, to: number): ReadonlyMap<string, Determination> {
  const newest = new Map<string, Determination>();
  for (const row of rows) {
    if (row.period !== 'hour' || row.at < from || row.at >= to) continue;
    const known = newest.get(keyOf(row, row.at));
    if (known === undefined || known.decidedAt < row.decidedAt) newest.set(keyOf(row, row.at), row);
  }
  return newest;
}

function checkSeries(watched: WatchedSeries, newest: ReadonlyMap<string, Determination>, expected: number): SeriesCheck {
  const own = [...newest.values()].filter((row) => row.point === watched.point && row.factor === watched.factor && row.at % hourMs === 0);
  const valid = own.filter((row) => row.verdict === 'meets' || row.verdict === 'exceeds').length;
  const exceeding = own
    .filter((row) => row.verdict === 'exceeds')
    .sort((a, b) => a.at - b.at)
    .map((row) => ({ at: row.at, value: row.value ?? '', limit: row.limit ?? '', edition: row.edition, frame: row.frame }));
  return { ...watched, expected, valid, share: exact(valid).dividedBy(Math.max(expected, 1)).toFixed(4), exceeding };
}
