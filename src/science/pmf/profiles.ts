import type { Weighted } from './problem.ts';
import { eachResidual } from './solve.ts';
import type { Pair } from './sweep.ts';

/** A solution as people read it: contributions of mean 1, profiles in the unit of the data, factors from the largest to the smallest sum. */
export function normalised(data: Weighted, pair: Pair): Pair {
  const { m, p } = data;
  const { f } = scaled(data, pair, Array.from({ length: p }, (_, a) => a));
  const size = (a: number): number => Array.from({ length: m }, (_, j) => f[j * p + a] ?? 0).reduce((sum, part) => sum + part, 0);
  return scaled(data, pair, Array.from({ length: p }, (_, a) => a).sort((one, other) => size(other) - size(one)));
}

/** Contributions of mean 1, factors in the given order. */
export function scaled({ n, m, p }: Weighted, { g, f }: Pair, order: readonly number[]): Pair {
  const [contributions, profiles] = [new Float64Array(n * p), new Float64Array(m * p)];
  order.forEach((a, to) => {
    const mean = meanOf(g, a, n, p);
    for (let i = 0; i < n; i += 1) contributions[i * p + to] = mean === 0 ? 0 : (g[i * p + a] ?? 0) / mean;
    for (let j = 0; j < m; j += 1) profiles[j * p + to] = (f[j * p + a] ?? 0) * mean;
  });
  return { g: contributions, f: profiles };
}

export function meanOf(g: Float64Array, a: number, n: number, p: number): number {
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += g[i * p + a] ?? 0;
  return sum / n;
}

/** Q and Q / Q expected of each species; expected of all strong species together: n·m − p·(n + m), shared by species alike. */
export function qOfSpecies(data: Weighted, pair: Pair): { readonly q: Float64Array; readonly ratio: Float64Array; readonly expected: number } {
  const { n, m, p } = data;
  const q = new Float64Array(m);
  eachResidual(data, pair, (residual, weight, cell) => { q[cell % m] = (q[cell % m] ?? 0) + weight * residual * residual; });
  const expected = n * m - p * (n + m);
  return { q, ratio: q.map((own) => own / (expected / m)), expected };
}

/** Pearson’s r of two columns. */
export function correlation(count: number, one: (at: number) => number, other: (at: number) => number): number {
  const means = [0, 0] as [number, number];
  for (let at = 0; at < count; at += 1) {
    means[0] += one(at) / count;
    means[1] += other(at) / count;
  }
  let [xx, yy, xy] = [0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const [x, y] = [one(at) - means[0], other(at) - means[1]];
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  return xx === 0 || yy === 0 ? 0 : xy / Math.sqrt(xx * yy);
}
