import { fail, ok, type Result } from '../../basis/result.ts';
import { quantile } from '../numeric/quantile.ts';

/** n hours: wind speed m/s, direction from which it blows in degrees 0 … 360, the value in any unit; NaN where missing. */
export type WindRows = { readonly speed: Float64Array; readonly direction: Float64Array; readonly value: Float64Array };
/** Mean of a cell, or the share of its values above the percentile `above` (and at most `upTo`). */
export type CellStatistic = { readonly kind: 'mean' } | { readonly kind: 'cbpf'; readonly above: number; readonly upTo?: number };

export type Cells = {
  readonly count: number;
  /** Place of each cell in wind space, m/s: u to the east, v to the north, of the wind's origin. */
  readonly u: Float64Array; readonly v: Float64Array;
  readonly value: Float64Array; readonly hours: Int32Array;
  /** Rows without a missing value, of all rows. */
  readonly rows: number; readonly left: number;
  /** Greatest speed above the least, m/s. */
  readonly radius: number;
  /** The value from which CBPF counts. */
  readonly threshold?: number;
  readonly reasons: readonly CellReason[];
};
/** What makes a surface doubtful: many calm hours, directions by 16 points or coarser, cells with few hours. */
export type CellReason = 'calm-share-high' | 'coarse-directions' | 'few-hours';

export const speedBins = 30;
/** Shares from which a reason is told; a design of this house. */
const calmBelow = 0.5;
const calmShare = 0.25;
const fewestRows = 100;

/**
 * Rows to cells of direction × speed, as openair 2.18 cuts them: directions in intervals (0, Δ], … of 10° where all are multiples of 10, else of 5°,
 * the first closed at 0; 30 intervals of speed above the least, right-closed. A cell stands at the upper edge of its direction and at R·b/29
 * of its speed. `zeroIsNorth`: a direction of 0 is 360, as WMO writes north; without it 0 falls into the first interval, as openair does with
 * a tibble. Faults: trace.bad-number (a speed below 0, a direction outside 0 … 360), trace.too-few, trace.singular (one speed throughout).
 */
export function cellsOf({ speed, direction, value }: WindRows, statistic: CellStatistic, zeroIsNorth = false): Result<Cells> {
  const wrong = speed.findIndex((ws, at) => ws < 0 || (direction[at] ?? 0) < 0 || (direction[at] ?? 0) > 360);
  if (wrong >= 0) return fail('trace.bad-number', `row ${wrong + 1}: ${speed[wrong]} m/s from ${direction[wrong]}°`);
  const { held, least, most, calm, coarse, sixteenth } = heldRows(speed, direction, value);
  if (held.length < 2) return fail('trace.too-few', `${held.length} rows with wind and value`);
  const radius = most - least;
  if (!(radius > 0)) return fail('trace.singular', `every speed is ${least} m/s`);
  const width = coarse ? 10 : 5;
  const sorted = statistic.kind === 'mean' ? new Float64Array(0) : Float64Array.from(held, (at) => value[at] ?? 0).toSorted();
  const threshold = statistic.kind === 'mean' ? undefined : quantile(sorted, statistic.above / 100);
  const ceiling = statistic.kind === 'cbpf' && statistic.upTo !== undefined ? quantile(sorted, statistic.upTo / 100) : Infinity;
  const directions = 360 / width;
  const sums = new Float64Array(directions * speedBins);
  const hours = new Int32Array(directions * speedBins);
  for (const at of held) {
    const wd = direction[at] ?? 0;
    const turned = width * Math.ceil((wd === 0 && zeroIsNorth ? 360 : wd) / width - 0.5);
    // A direction rounded to 0 belongs to the first interval, which is closed there.
    const d = Math.max(1, Math.ceil(turned / width)) - 1;
    const b = speedBin((speed[at] ?? 0) - least, radius / speedBins);
    const x = value[at] ?? 0;
    const cell = d * speedBins + b;
    hours[cell] = (hours[cell] ?? 0) + 1;
    sums[cell] = (sums[cell] ?? 0) + (threshold === undefined ? x : x > threshold && x <= ceiling ? 1 : 0);
  }
  const occupied = Int32Array.from(hours, (_, cell) => cell).filter((cell) => (hours[cell] ?? 0) > 0);
  const place = (turn: (angle: number) => number): Float64Array => Float64Array.from(occupied, (cell) => {
    const reach = (radius * (cell % speedBins)) / (speedBins - 1);
    return reach * turn((width * (Math.floor(cell / speedBins) + 1) * Math.PI) / 180);
  });
  const reasons: CellReason[] = [
    ...(calm / held.length > calmShare ? ['calm-share-high' as const] : []), ...(sixteenth && !coarse ? ['coarse-directions' as const] : []),
    ...(held.length < fewestRows ? ['few-hours' as const] : []),
  ];
  return ok({
    count: occupied.length, u: place(Math.sin), v: place(Math.cos), value: Float64Array.from(occupied, (cell) => (sums[cell] ?? 0) / (hours[cell] ?? 1)),
    hours: Int32Array.from(occupied, (cell) => hours[cell] ?? 0), rows: held.length, left: speed.length - held.length, radius, reasons,
    ...(threshold === undefined ? {} : { threshold }),
  });
}

/** The interval (k·step, (k + 1)·step] that holds `above`, compared with the edges themselves: a division would put some a bin off. */
function speedBin(above: number, step: number): number {
  let b = Math.max(0, Math.ceil(above / step) - 1);
  while (b > 0 && above <= b * step) b -= 1;
  while (b < speedBins - 1 && above > (b + 1) * step) b += 1;
  return Math.min(b, speedBins - 1);
}

type Held = { readonly held: Int32Array; readonly least: number; readonly most: number; readonly calm: number; readonly coarse: boolean; readonly sixteenth: boolean };

/** Rows without a missing value, and what their winds are like: all at multiples of 10°, all at points of a 16-point rose. */
function heldRows(speed: Float64Array, direction: Float64Array, value: Float64Array): Held {
  const held = new Int32Array(speed.length);
  let count = 0;
  let least = Infinity;
  let most = -Infinity;
  let calm = 0;
  let coarse = true;
  let sixteenth = true;
  for (let at = 0; at < speed.length; at += 1) {
    const ws = speed[at] ?? 0;
    const wd = direction[at] ?? 0;
    if (Number.isNaN(ws + wd + (value[at] ?? 0))) continue;
    held[count] = at;
    count += 1;
    least = Math.min(least, ws);
    most = Math.max(most, ws);
    if (ws < calmBelow) calm += 1;
    if (wd % 10 !== 0) coarse = false;
    if (Math.abs(wd / 22.5 - Math.round(wd / 22.5)) > 0.03) sixteenth = false;
  }
  return { held: held.subarray(0, count), least, most, calm, coarse, sixteenth };
}
