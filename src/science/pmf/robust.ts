import { withWeights, type Weighted } from './problem.ts';
import { eachResidual, solve, type Solved } from './solve.ts';
import type { Pair } from './sweep.ts';

/** Outlier distance of EPA PMF 5: a residual of more than α standard deviations is counted with weight α / |r/s|, its term α·|r/s|. */
export const outlierDistance = 4;
const refits = 20;
const passesBetween = 10;
const settled = 3e-5;

/** Q(robust) of a solution. */
export function robustQ(data: Weighted, pair: Pair, alpha = outlierDistance): number {
  let q = 0;
  eachResidual(data, pair, (residual, weight) => {
    const scaled = Math.abs(residual) * Math.sqrt(weight);
    q += scaled <= alpha ? scaled * scaled : alpha * scaled;
  });
  return q;
}

/** Refits from a solution with outliers weighted down, weights and solution in turn until Q(robust) stands still. `q` is Q(robust). */
export function robustRefit(data: Weighted, from: Pair, alpha = outlierDistance): Solved {
  let held: Solved = { g: from.g, f: from.f, q: robustQ(data, from, alpha), iterations: 0, converged: false };
  for (let refit = 0; refit < refits; refit += 1) {
    const next = solve(reweighted(data, held, alpha), held, { most: passesBetween, tolerance: 0 });
    const q = robustQ(data, next, alpha);
    const iterations = held.iterations + next.iterations;
    if (q > held.q) return { ...held, iterations, converged: true };
    const fell = held.q - q;
    held = { g: next.g, f: next.f, q, iterations, converged: fell < settled * q };
    if (held.converged) return held;
  }
  return held;
}

function reweighted(data: Weighted, pair: Pair, alpha: number): Weighted {
  const w = data.w.slice();
  eachResidual(data, pair, (residual, weight, cell) => {
    const scaled = Math.abs(residual) * Math.sqrt(weight);
    if (scaled > alpha) w[cell] = weight * (alpha / scaled);
  });
  return withWeights(data, w);
}
