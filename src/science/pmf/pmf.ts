import { fail, ok, type Result } from '../../basis/result.ts';
import type { Watch } from '../watch.ts';
import { weighted, type PmfData } from './problem.ts';
import { normalised, qOfSpecies } from './profiles.ts';
import { robustQ, robustRefit } from './robust.ts';
import { solve, trueQ, type Solved } from './solve.ts';
import { solveFrom } from './start.ts';

export type PmfInput = PmfData & { readonly factors: number; readonly starts: number; readonly seed: number };
export type PmfStart = { readonly seed: number; readonly qTrue: number; readonly iterations: number; readonly converged: boolean; readonly class: number };
export type PmfAnswer = {
  /** Least Σ (r/s)² over all starts, and least Σ with outliers counted as α·|r/s| after a refit of the best start. */
  readonly qTrue: number; readonly qRobust: number;
  readonly starts: readonly PmfStart[];
  /** Starts that ended within one thousandth of one another, lowest first: more than one class means that the data do not decide. */
  readonly classes: readonly { readonly qTrue: number; readonly starts: number }[];
  /** Contributions n × p of mean 1 and profiles m × p (unit of the data) of the best start, and of its robust refit. */
  readonly best: PmfSolution; readonly robust: PmfSolution;
};
export type PmfSolution = {
  readonly contributions: Float64Array; readonly profiles: Float64Array; readonly qTrue: number; readonly qRobust: number;
  readonly qExpected: number; readonly qOfSpecies: Float64Array; readonly qRatioOfSpecies: Float64Array;
};

const sameMinimum = 0.001;
/** Of the best start alone: the others only have to be told apart. */
const polished = 1e-8;

/**
 * PMF from many seeded starts. Every start is told; the best is refitted robustly. Faults as `weighted`, and trace.bad-parameter without a start.
 */
export function pmf({ factors, starts, seed, ...data }: PmfInput, watch: Watch = () => undefined): Result<PmfAnswer> {
  const problem = weighted(data, factors);
  if (!problem.ok) return problem;
  if (!Number.isInteger(starts) || starts < 1) return fail('trace.bad-parameter', `${starts} starts`);
  const solved: Solved[] = [];
  for (let start = 0; start < starts; start += 1) {
    solved.push(solveFrom(problem.value, seed + start));
    watch((start + 1) / starts);
  }
  const order = solved.map((_, at) => at).sort((one, other) => (solved[one]?.q ?? 0) - (solved[other]?.q ?? 0));
  const [first = 0] = order;
  const found = solved[first];
  if (found === undefined) return fail('trace.bad-parameter', `${starts} starts`);
  const best = solve(problem.value, found, { tolerance: polished });
  solved[first] = { ...best, iterations: found.iterations + best.iterations };
  const classes = classesOf(order.map((at) => solved[at]?.q ?? 0));
  const classOf = (q: number): number => classes.findIndex(({ qTrue }) => q <= qTrue * (1 + sameMinimum));
  const robust = robustRefit(problem.value, best);
  const told = (pair: Solved): PmfSolution => {
    const { q, ratio, expected } = qOfSpecies(problem.value, pair);
    const { g, f } = normalised(problem.value, pair);
    return { contributions: g, profiles: f, qTrue: trueQ(problem.value, pair), qRobust: robustQ(problem.value, pair), qExpected: expected, qOfSpecies: q, qRatioOfSpecies: ratio };
  };
  return ok({
    qTrue: best.q, qRobust: robust.q, classes,
    starts: solved.map(({ q, iterations, converged }, at) => ({ seed: seed + at, qTrue: q, iterations, converged, class: classOf(q) })),
    best: told(best), robust: told(robust),
  });
}

/** Ascending Q; a class begins where a start lies more than a thousandth above the lowest of the last class. */
function classesOf(ascending: readonly number[]): readonly { readonly qTrue: number; readonly starts: number }[] {
  const classes: { qTrue: number; starts: number }[] = [];
  for (const q of ascending) {
    const last = classes.at(-1);
    if (last === undefined || q > last.qTrue * (1 + sameMinimum)) classes.push({ qTrue: q, starts: 1 });
    else last.starts += 1;
  }
  return classes;
}
