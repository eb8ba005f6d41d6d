import type { Weighted } from './problem.ts';
import { pairOf, scratchOf, sweep, type Pair, type Pull } from './sweep.ts';

export type Solved = Pair & { readonly q: number; readonly iterations: number; readonly converged: boolean };
export type SolveOptions = {
  /** Ends when ten accepted passes together lower Q by less than this share. */
  readonly tolerance?: number; readonly most?: number; readonly pulls?: readonly Pull[]; readonly keepG?: boolean;
};

const window = 10;

/**
 * Alternating weighted least squares with extrapolation (Ang and Gillis, Neural Computation 31, 2019): after each pass both factors are pushed on in the
 * direction of the last move, by β of it; β grows while Q falls, and after a rise the last accepted pair is taken up again with half of it.
 */
export function solve(data: Weighted, start: Pair, { tolerance = 1e-4, most = 4000, pulls = [], keepG = false }: SolveOptions = {}): Solved {
  const scratch = scratchOf(data);
  let held: Pair = { g: start.g.slice(), f: start.f.slice() };
  let next = pairOf(data);
  const ahead: Pair = { g: start.g.slice(), f: start.f.slice() };
  let q = Infinity;
  let beta = 0.5;
  /** Q of the last accepted passes, the oldest first overwritten. */
  const passed = new Float64Array(window).fill(Infinity);
  let accepted = 0;
  for (let iteration = 1; iteration <= most; iteration += 1) {
    const found = sweep(data, ahead, next, scratch, pulls, keepG);
    const sought = found + penalty(pulls, next, data);
    if (sought > q) {
      beta /= 2;
      ahead.g.set(held.g);
      ahead.f.set(held.f);
      if (beta < 1e-6) return { ...held, q: trueQ(data, held), iterations: iteration, converged: true };
      continue;
    }
    q = sought;
    const before = passed[accepted % window] ?? Infinity;
    passed[accepted % window] = q;
    accepted += 1;
    push(ahead.g, held.g, next.g, keepG ? 0 : beta);
    push(ahead.f, held.f, next.f, beta);
    [held, next] = [next, held];
    beta = Math.min(0.98, beta * 1.05);
    if (before - q < tolerance * q) {
      return { ...held, q: trueQ(data, held), iterations: iteration, converged: true };
    }
  }
  return { ...held, q: trueQ(data, held), iterations: most, converged: false };
}

/** Q from the residuals themselves: exact where the one of the Gram matrices has lost digits. */
export function trueQ(data: Weighted, pair: Pair): number {
  let q = 0;
  eachResidual(data, pair, (residual, weight) => { q += weight * residual * residual; });
  return q;
}

/** x − GF of every cell, in order of rows. */
export function eachResidual({ n, m, p, x, w }: Weighted, { g, f }: Pair, tell: (residual: number, weight: number, cell: number) => void): void {
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < m; j += 1) {
      const cell = i * m + j;
      let model = 0;
      for (let a = 0; a < p; a += 1) model += (g[i * p + a] ?? 0) * (f[j * p + a] ?? 0);
      tell((x[cell] ?? 0) - model, w[cell] ?? 0, cell);
    }
  }
}

function penalty(pulls: readonly Pull[], { g, f }: Pair, { n, p }: Weighted): number {
  return pulls.reduce((sum, { factor, species, value, strength }) => {
    let mean = 0;
    for (let i = 0; i < n; i += 1) mean += (g[i * p + factor] ?? 0) / n;
    return sum + strength * (mean * (f[species * p + factor] ?? 0) - value) ** 2;
  }, 0);
}

function push(ahead: Float64Array, old: Float64Array, now: Float64Array, beta: number): void {
  for (let at = 0; at < ahead.length; at += 1) {
    const value = now[at] ?? 0;
    ahead[at] = Math.max(0, value + beta * (value - (old[at] ?? 0)));
  }
}
