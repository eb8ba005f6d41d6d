import { fail, ok, type Result } from '../../basis/result.ts';
import type { Watch } from '../watch.ts';
import { cellsOf, type Cells, type CellReason, type CellStatistic, type WindRows } from './cells.ts';
import { fine, gridOf, type Grid } from './grid.ts';
import { fitSpline, prepareSpline, type Prepared } from './spline.ts';
import { splineBasis } from './spline-basis.ts';

export type Surface = {
  readonly statistic: CellStatistic;
  /** Effective degrees of freedom and score of the smooth. */
  readonly edf: number; readonly gcv: number;
  readonly peak: { readonly value: number; readonly u: number; readonly v: number };
  /** 201 × 201, row by row from the southernmost v, columns from the westernmost u; NaN where no hours stand near. Unit of the values, or a share. */
  readonly surface: Float64Array;
  /** ± 2 standard errors of the smooth, same shape. */
  readonly low: Float64Array; readonly high: Float64Array;
  /** u and v of columns and rows, m/s. */
  readonly axis: Float64Array;
  readonly cells: Cells;
  readonly reasons: readonly (CellReason | 'below-zero')[];
};
export type Asked = { readonly value: Float64Array; readonly statistic: CellStatistic };

const rank = 100;
/** Cells with few hours count less (openair 2.18). */
const weightOf = (hours: number): number => Math.min(1, 0.25 * hours);

/**
 * Polar surfaces of one station, as openair 2.18 makes them (square root of the cells, thin-plate regression spline of rank 100, GCV, 51 × 51
 * points, 201 × 201 by bilinear interpolation, blank farther than 0.05 of the range from any cell). Surfaces over the same cells of wind share one basis. A
 * cell below zero leaves the root out and says `below-zero`. Faults of `cellsOf`, `splineBasis`, `prepareSpline`.
 */
export function polarSurfaces({ speed, direction, of, zeroIsNorth = false }: Omit<WindRows, 'value'> & { readonly of: readonly Asked[]; readonly zeroIsNorth?: boolean }, watch: Watch = () => undefined): Result<readonly Surface[]> {
  if (of.length === 0) return fail('trace.bad-parameter', 'no value is asked');
  const found: Surface[] = [];
  let held: { readonly key: string; readonly prepared: Prepared; readonly grid: Grid } | undefined;
  for (const [at, { value, statistic }] of of.entries()) {
    const cells = cellsOf({ speed, direction, value }, statistic, zeroIsNorth);
    if (!cells.ok) return cells;
    const key = `${cells.value.radius} ${cells.value.hours.map((hours) => Math.min(4, hours)).join()} ${cells.value.u.join()}`;
    if (held?.key !== key) {
      const made = prepare(cells.value);
      if (!made.ok) return made;
      held = { key, ...made.value };
    }
    found.push(surfaceOf(held.prepared, held.grid, cells.value, statistic));
    watch((at + 1) / of.length);
  }
  return ok(found);
}

function prepare(cells: Cells): Result<{ readonly prepared: Prepared; readonly grid: Grid }> {
  const basis = splineBasis(cells.u, cells.v, rank);
  if (!basis.ok) return basis;
  const prepared = prepareSpline(basis.value, Float64Array.from(cells.hours, weightOf));
  return prepared.ok ? ok({ prepared: prepared.value, grid: gridOf(basis.value, cells) }) : prepared;
}

function surfaceOf(prepared: Prepared, grid: Grid, cells: Cells, statistic: CellStatistic): Surface {
  const negative = cells.value.some((value) => value < 0);
  const fitted = fitSpline(prepared, negative ? cells.value : cells.value.map(Math.sqrt));
  const shown = (z: number): number => (negative ? z : z * Math.abs(z));
  const most = statistic.kind === 'cbpf' ? 1 : Infinity;
  const { middle, deviation } = grid.read(fitted.coefficients, fitted.root);
  const coarse = (times: number, least: number): Float64Array => fine(middle.map((z, at) => {
    const value = times === 0 && !negative ? z * z : shown(z + times * (deviation[at] ?? 0));
    return Math.min(most, Math.max(least, value));
  }), grid);
  const surface = coarse(0, -Infinity);
  let top = -1;
  for (let at = 0; at < surface.length; at += 1) if (!Number.isNaN(surface[at]) && (top < 0 || (surface[at] ?? 0) > (surface[top] ?? 0))) top = at;
  const side = grid.axis.length;
  return {
    statistic, edf: fitted.edf, gcv: fitted.gcv, surface, low: coarse(-2, negative ? -Infinity : 0), high: coarse(2, -Infinity), axis: grid.axis, cells,
    peak: { value: surface[top] ?? Number.NaN, u: grid.axis[top % side] ?? Number.NaN, v: grid.axis[Math.floor(top / side)] ?? Number.NaN },
    reasons: [...cells.reasons, ...(negative ? ['below-zero' as const] : [])],
  };
}
