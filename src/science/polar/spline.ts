import { fail, ok, type Result } from '../../basis/result.ts';
import { backward, cholesky, forward } from '../numeric/cholesky.ts';
import { eigenOfSymmetric } from '../numeric/symmetric.ts';
import type { SplineBasis } from './spline-basis.ts';

/** A basis made ready for one set of weights: everything that the data’s values do not change. */
export type Prepared = {
  readonly basis: SplineBasis; readonly data: Float64Array; readonly scale: Float64Array;
  /** Cholesky factor of XᵀWX, and the penalty’s eigenpairs behind it. */
  readonly factor: Float64Array; readonly turns: Float64Array; readonly bends: Float64Array; readonly weights: Float64Array;
};
export type Fitted = {
  readonly edf: number; readonly gcv: number; readonly coefficients: Float64Array;
  /** Square root of the Bayesian covariance, rank × rank: the variance at a design row x is |xᵀ·root|². */
  readonly root: Float64Array;
};

/** Fault trace.singular: the cells with weight do not determine the basis. */
export function prepareSpline(basis: SplineBasis, weights: Float64Array): Result<Prepared> {
  const { rank: k, design, penalty } = basis;
  const n = weights.length;
  const scale = new Float64Array(k);
  for (let at = 0; at < n * k; at += 1) scale[at % k] = (scale[at % k] ?? 0) + (design[at] ?? 0) ** 2 / n;
  for (let c = 0; c < k; c += 1) scale[c] = 1 / Math.sqrt(scale[c] ?? 1);
  const data = design.map((value, at) => value * (scale[at % k] ?? 1));
  const gram = new Float64Array(k * k);
  for (let i = 0; i < n; i += 1) {
    for (let a = 0; a < k; a += 1) {
      const own = (weights[i] ?? 0) * (data[i * k + a] ?? 0);
      for (let c = 0; c <= a; c += 1) gram[a * k + c] = (gram[a * k + c] ?? 0) + own * (data[i * k + c] ?? 0);
    }
  }
  for (let a = 0; a < k; a += 1) for (let c = a + 1; c < k; c += 1) gram[a * k + c] = gram[c * k + a] ?? 0;
  const factor = cholesky(gram, k);
  if (factor === undefined) return fail('trace.singular', `${n} cells for ${k} coefficients`);
  const free = k - 3;
  const bent = new Float64Array(k * k);
  for (let a = 0; a < free; a += 1) for (let c = 0; c < free; c += 1) bent[a * k + c] = (penalty[a * free + c] ?? 0) * (scale[a] ?? 1) * (scale[c] ?? 1);
  const { values, vectors } = eigenOfSymmetric(mapped(bent, factor, k), k);
  return ok({ basis, data, scale, factor, turns: vectors, bends: values.map((value) => Math.max(0, Math.abs(value) < 1e-12 ? 0 : value)), weights });
}

/** L⁻¹ S L⁻ᵀ. */
function mapped(matrix: Float64Array, factor: Float64Array, k: number): Float64Array {
  const half = new Float64Array(k * k);
  for (let c = 0; c < k; c += 1) forward(factor, k, Float64Array.from({ length: k }, (_, r) => matrix[r * k + c] ?? 0)).forEach((value, r) => { half[c * k + r] = value; });
  const whole = new Float64Array(k * k);
  for (let c = 0; c < k; c += 1) forward(factor, k, Float64Array.from({ length: k }, (_, r) => half[r * k + c] ?? 0)).forEach((value, r) => { whole[r * k + c] = value; });
  return whole;
}

/**
 * The values z of the data, smoothed; λ is chosen by GCV = n·RSS/(n − edf)² over ln λ, a grid first, then golden section. `weights` are those of
 * `prepareSpline`.
 */
export function fitSpline({ basis, data, scale, factor, turns, bends, weights }: Prepared, z: Float64Array): Fitted {
  const k = basis.rank;
  const n = z.length;
  const side = new Float64Array(k);
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const load = (weights[i] ?? 0) * (z[i] ?? 0);
    total += load * (z[i] ?? 0);
    for (let c = 0; c < k; c += 1) side[c] = (side[c] ?? 0) + load * (data[i * k + c] ?? 0);
  }
  forward(factor, k, side);
  const q = new Float64Array(k);
  for (let r = 0; r < k; r += 1) for (let c = 0; c < k; c += 1) q[c] = (q[c] ?? 0) + (turns[r * k + c] ?? 0) * (side[r] ?? 0);
  const at = (logLambda: number): { readonly edf: number; readonly rss: number; readonly gcv: number } => {
    const lambda = Math.exp(logLambda);
    let [edf, rss] = [0, total];
    for (let c = 0; c < k; c += 1) {
      const s = 1 / (1 + lambda * (bends[c] ?? 0));
      edf += s;
      rss -= (q[c] ?? 0) ** 2 * (2 * s - s * s);
    }
    return { edf, rss, gcv: (n * rss) / (n - edf) ** 2 };
  };
  const logLambda = lowest((x) => at(x).gcv, bends);
  const { edf, rss, gcv } = at(logLambda);
  const lambda = Math.exp(logLambda);
  const shrink = bends.map((bend) => 1 / (1 + lambda * bend));
  const turned = new Float64Array(k);
  const root = new Float64Array(k * k);
  const sigma = Math.sqrt(Math.max(0, rss / (n - edf)));
  for (let c = 0; c < k; c += 1) {
    const column = backward(factor, k, Float64Array.from({ length: k }, (_, r) => turns[r * k + c] ?? 0));
    const deviation = sigma * Math.sqrt(shrink[c] ?? 0);
    for (let r = 0; r < k; r += 1) {
      turned[r] = (turned[r] ?? 0) + (column[r] ?? 0) * (shrink[c] ?? 0) * (q[c] ?? 0);
      root[r * k + c] = (column[r] ?? 0) * deviation * (scale[r] ?? 1);
    }
  }
  return { edf, gcv, coefficients: turned.map((value, c) => value * (scale[c] ?? 1)), root };
}

const gridSteps = 60;
const narrow = 1e-9;

function lowest(value: (x: number) => number, bends: Float64Array): number {
  const bending = bends.filter((bend) => bend > 0);
  const [from, to] = [Math.log(1e-4 / Math.max(...bending)), Math.log(1e4 / Math.min(...bending))];
  const step = (to - from) / gridSteps;
  let best = from;
  for (let at = 1; at <= gridSteps; at += 1) if (value(from + at * step) < value(best)) best = from + at * step;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [best - step, best + step];
  while (high - low > narrow) {
    const [one, other] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (value(one) < value(other)) high = other;
    else low = one;
  }
  return (low + high) / 2;
}
