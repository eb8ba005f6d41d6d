import { fail, ok, type Result } from '../../basis/result.ts';
import { quantile } from '../numeric/quantile.ts';
import type { Watch } from '../watch.ts';
import { checkQuestion } from './check-question.ts';
import { noiseOf } from './background.ts';
import { hoursOf } from './hours.ts';
import { castPlumes, scaleOf, weigh, type Scale, type Weighed } from './likelihood.ts';
import type { Grid, LocateInput, LocateMethod, LocateOutput } from './question.ts';
import { reasonsOf } from './reasons.ts';
import { densestCells, sharesOf } from './region.ts';
import { stationEvidence } from './station-evidence.ts';
import { temperingOf } from './tempering.ts';

/**
 * Where a steady source stands that a few stations heard: posterior over a grid. For each cell and emission the plume of `plume/` is laid through
 * every hour, averaged over the error of its direction (shared by the stations of the hour), and compared with the roots of the values by Student's
 * law of four degrees of freedom; emissions are averaged over, each decade as likely before. Hours are not independent: the likelihood is flattened
 * by `tempering.ts`. Assumes one source of steady emission over flat ground, and a background that all stations share.
 * Faults trace.too-few, trace.bad-number, trace.bad-parameter, trace.singular (all values alike, all stations at one place).
 */
export function locateSource(input: LocateInput, watch?: Watch): Result<LocateOutput> {
  const method = checkQuestion(input);
  if (!method.ok) return method;
  const coarse = coarseness(input.hours.direction);
  const directionError = Math.hypot(method.value.directionError, coarse / Math.sqrt(12));
  const hours = hoursOf(input, method.value, directionError, farthest(input));
  if (hours.count < leastHours) return fail('trace.too-few', `${hours.count} hours with wind and values (${leastHours} needed): ${JSON.stringify(hours.leftOut)}`);
  const noise = noiseOf(hours, method.value);
  if (noise === undefined) return fail('trace.singular', `all values are ${(hours.root[0] ?? 0) ** 2}: nothing was heard`);
  const scale = scaleOf(hours, noise, { least: method.value.leastRate, most: method.value.mostRate }, input.stations.x, input.stations.y, input.grid.step);
  return ok(answer(input, method.value, { scale, directionError, coarse }, watch));
}

const leastHours = 3;
type Setting = { readonly scale: Scale; readonly directionError: number; readonly coarse: number };

function answer(input: LocateInput, method: LocateMethod, { scale, directionError, coarse }: Setting, watch?: Watch): LocateOutput {
  const { grid } = input;
  const weighed = weighCells(scale, grid, watch);
  const prior = priorOf(input);
  const best = weighed.reduce((found, { gain }, cell) => (gain + (prior[cell] ?? 0) > (weighed[found]?.gain ?? 0) + (prior[found] ?? 0) ? cell : found), 0);
  const at = middleOf(grid, best);
  const { rate, rateFactor, gain } = weighed[best] ?? nothing;
  castPlumes(scale, at.x, at.y);
  const tempering = temperingOf(scale, rate);
  const stations = stationEvidence(scale, input.stations.ids, rate);
  const { shares: posterior, logSum } = sharesOf(Float64Array.from(weighed, (one, cell) => one.gain / tempering.kappa + (prior[cell] ?? 0)));
  const cells = densestCells(posterior, 0.9);
  const known = candidatesOf(input, scale, tempering.kappa, logSum);
  const heard = gain / tempering.kappa / Math.LN10;
  return {
    posterior, region: { cells, area: cells.length * grid.step ** 2 / 1e6 }, mode: { ...at, cell: best }, mean: meanOf(grid, posterior), rate, rateFactor,
    background: quantile(scale.noise.background.toSorted(), 0.5), scatter: scale.noise.scatter, directionError, tempering: tempering.kappa, evidence: heard, stations, ...known,
    used: { values: scale.hours.root.length, hours: scale.hours.count, leftOut: scale.hours.leftOut },
    reasons: reasonsOf(input, method, { hours: scale.hours, tempering, coarse, evidence: heard, cells }),
  };
}

const nothing: Weighed = { gain: 0, rate: 0, rateFactor: Number.POSITIVE_INFINITY };

function weighCells(scale: Scale, grid: Grid, watch?: Watch): readonly Weighed[] {
  const weighed: Weighed[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    watch?.(row / grid.rows);
    for (let column = 0; column < grid.columns; column += 1) {
      const { x, y } = middleOf(grid, row * grid.columns + column);
      weighed.push(weigh(scale, x, y));
    }
  }
  return weighed;
}

const middleOf = ({ west, south, step, columns }: Grid, cell: number): { readonly x: number; readonly y: number } =>
  ({ x: west + (cell % columns + 0.5) * step, y: south + (Math.floor(cell / columns) + 0.5) * step });

function meanOf(grid: Grid, posterior: Float64Array): { readonly x: number; readonly y: number } {
  let [x, y] = [0, 0];
  for (const [cell, share] of posterior.entries()) {
    const at = middleOf(grid, cell);
    x += share * at.x;
    y += share * at.y;
  }
  return { x, y };
}

/** Log of each cell's share before. */
function priorOf({ grid, prior }: LocateInput): Float64Array {
  const cells = grid.columns * grid.rows;
  if (prior === undefined) return new Float64Array(cells).fill(-Math.log(cells));
  const whole = prior.reduce((sum, weight) => sum + weight, 0);
  return prior.map((weight) => Math.log(weight / whole));
}

/** `logSum`: log of the likelihood averaged over the grid by its prior, which is what the candidates compete with. */
function candidatesOf({ candidates }: LocateInput, scale: Scale, kappa: number, logSum: number): Pick<LocateOutput, 'candidates' | 'elsewhere'> {
  if (candidates === undefined || candidates.ids.length === 0) return { candidates: [], elsewhere: 1 };
  const { ids, x, y, weight, elsewhere } = candidates;
  const logs = ids.map((_, at) => Math.log(weight[at] ?? 0) + weigh(scale, x[at] ?? 0, y[at] ?? 0).gain / kappa);
  const { shares } = sharesOf(Float64Array.of(...logs, Math.log(elsewhere) + logSum));
  const named = ids.map((id, at) => ({ id, posterior: shares[at] ?? 0 })).sort((a, b) => b.posterior - a.posterior || (a.id < b.id ? -1 : 1));
  return { candidates: named, elsewhere: shares[ids.length] ?? 0 };
}

/** Width (degrees) of the sectors that all directions stand in: 45 or 22.5 of a vane of 8 or 16 points (also as rounded whole degrees), 10 of a report; 0 finer. */
function coarseness(direction: Float64Array): number {
  const known = direction.filter((value) => !Number.isNaN(value));
  return [45, 22.5, 10].find((width) => known.every((value) => Math.abs(value - Math.round(value / width) * width) <= (width === 10 ? 0.01 : 0.5))) ?? 0;
}

/** The longest way from a corner of the grid to a station, m. */
function farthest({ grid: { west, south, step, columns, rows }, stations, candidates }: LocateInput): number {
  const corners = [[west, south], [west + step * columns, south], [west, south + step * rows], [west + step * columns, south + step * rows], ...(candidates?.ids.map((_, at) => [candidates.x[at] ?? 0, candidates.y[at] ?? 0]) ?? [])];
  return Math.max(...corners.flatMap(([x = 0, y = 0]) => stations.ids.map((_, at) => Math.hypot((stations.x[at] ?? 0) - x, (stations.y[at] ?? 0) - y))));
}
