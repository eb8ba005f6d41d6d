import type { Weighted } from './problem.ts';

/** Contributions n × p and profiles by species, m × p: what the iteration moves. */
export type Pair = { readonly g: Float64Array; readonly f: Float64Array };
/**
 * A wish that the mean contribution of a factor times its share of a species be `value`, weighted `strength` (1/σ²): the one number of a
 * factor that does not change with its scale.
 */
export type Pull = { readonly factor: number; readonly species: number; readonly value: number; readonly strength: number };
/** Scratch of a solver, kept from pass to pass: products of pairs of factors (packed lower triangle) and the factors, rows padded to fours. */
export type Scratch = {
  readonly pairs: number; readonly singles: number; readonly products: Float64Array; readonly padded: Float64Array; readonly gram: Float64Array; readonly side: Float64Array;
};

const toFours = (count: number): number => Math.ceil(count / 4) * 4;

export function scratchOf({ n, m, p }: Weighted): Scratch {
  const [pairs, singles, longest] = [toFours((p * (p + 1)) / 2), toFours(p), Math.max(n, m)];
  return { pairs, singles, products: new Float64Array(longest * pairs), padded: new Float64Array(longest * singles), gram: new Float64Array(pairs), side: new Float64Array(singles) };
}
export const pairOf = ({ n, m, p }: Weighted): Pair => ({ g: new Float64Array(n * p), f: new Float64Array(m * p) });

/** Cyclic coordinate passes over one non-negative problem of p unknowns. */
const passes = 2;

/**
 * One pass of alternating weighted non-negative least squares, `from` → `into`: each row of G for the profiles as they are, then each column of
 * F for the new G. Returns Q of `into` without the pulls, which comes free of the Gram matrices: Q = Σ (xᵀWx − 2 bᵀf + fᵀAf).
 * `keepG`: contributions are known.
 */
export function sweep(data: Weighted, from: Pair, into: Pair, scratch: Scratch, pulls: readonly Pull[] = [], keepG = false): number {
  into.g.set(from.g);
  into.f.set(from.f);
  if (!keepG) rows(data, from.f, into.g, scratch, pulls);
  return columns(data, into, scratch, pulls);
}

function rows({ n, m, p, w, wx }: Weighted, f: Float64Array, g: Float64Array, scratch: Scratch, pulls: readonly Pull[]): void {
  const { pairs, singles, products, padded, gram, side } = scratch;
  lay(f, m, p, scratch);
  const sums = pulls.length === 0 ? undefined : columnSums(g, n, p);
  for (let i = 0; i < n; i += 1) {
    weightedSums(w, i * m, m, products, pairs, gram);
    weightedSums(wx, i * m, m, padded, singles, side);
    if (sums !== undefined) pullRow(pulls, sums, f, g, i * p, n, p, gram, side);
    solveNonNegative(gram, side, g, i * p, p);
    if (sums !== undefined) for (let a = 0; a < p; a += 1) sums[a] = (sums[a] ?? 0) + (g[i * p + a] ?? 0);
  }
}

function columns({ n, m, p, wT, wxT, squares }: Weighted, { g, f }: Pair, scratch: Scratch, pulls: readonly Pull[]): number {
  const { pairs, singles, products, padded, gram, side } = scratch;
  lay(g, n, p, scratch);
  const means = pulls.length === 0 ? undefined : columnSums(g, n, p).map((sum) => sum / n);
  let q = 0;
  for (let j = 0; j < m; j += 1) {
    weightedSums(wT, j * n, n, products, pairs, gram);
    weightedSums(wxT, j * n, n, padded, singles, side);
    const springs = means === undefined ? 0 : pullColumn(pulls, means, j, gram, side);
    solveNonNegative(gram, side, f, j * p, p);
    q += (squares[j] ?? 0) + quadratic(gram, side, f, j * p, p);
    if (springs > 0 && means !== undefined) q -= springEnergy(pulls, means, j, f, p);
  }
  return q;
}

/** Products of each two factors and the factors themselves, one padded row an entity. */
function lay(x: Float64Array, count: number, p: number, { pairs, singles, products, padded }: Scratch): void {
  for (let i = 0; i < count; i += 1) {
    let at = i * pairs;
    for (let a = 0; a < p; a += 1) {
      const xa = x[i * p + a] ?? 0;
      padded[i * singles + a] = xa;
      for (let c = 0; c <= a; c += 1) {
        products[at] = xa * (x[i * p + c] ?? 0);
        at += 1;
      }
    }
  }
}

/** out_k = Σ_j weights[at + j] · table[j, k], four columns at a time. */
function weightedSums(weights: Float64Array, at: number, count: number, table: Float64Array, width: number, out: Float64Array): void {
  for (let k = 0; k < width; k += 4) {
    let one = 0;
    let two = 0;
    let three = 0;
    let four = 0;
    let place = k;
    for (let j = at; j < at + count; j += 1) {
      const weight = weights[j] ?? 0;
      one += weight * (table[place] ?? 0);
      two += weight * (table[place + 1] ?? 0);
      three += weight * (table[place + 2] ?? 0);
      four += weight * (table[place + 3] ?? 0);
      place += width;
    }
    out[k] = one;
    out[k + 1] = two;
    out[k + 2] = three;
    out[k + 3] = four;
  }
}

const packed = (a: number, c: number): number => (a >= c ? (a * (a + 1)) / 2 + c : (c * (c + 1)) / 2 + a);

/** The row's own share of each pull; `sums` loses the row until it is solved. */
function pullRow(pulls: readonly Pull[], sums: Float64Array, f: Float64Array, g: Float64Array, row: number, n: number, p: number, gram: Float64Array, side: Float64Array): void {
  for (let a = 0; a < p; a += 1) sums[a] = (sums[a] ?? 0) - (g[row + a] ?? 0);
  for (const { factor, species, value, strength } of pulls) {
    const slope = (f[species * p + factor] ?? 0) / n;
    const own = packed(factor, factor);
    gram[own] = (gram[own] ?? 0) + strength * slope * slope;
    side[factor] = (side[factor] ?? 0) + strength * slope * (value - slope * (sums[factor] ?? 0));
  }
}

/** How many springs hang on this species. */
function pullColumn(pulls: readonly Pull[], means: Float64Array, j: number, gram: Float64Array, side: Float64Array): number {
  let springs = 0;
  for (const { factor, species, value, strength } of pulls) {
    if (species !== j) continue;
    const mean = means[factor] ?? 0;
    const own = packed(factor, factor);
    gram[own] = (gram[own] ?? 0) + strength * mean * mean;
    side[factor] = (side[factor] ?? 0) + strength * mean * value;
    springs += 1;
  }
  return springs;
}

/** What the springs have added to the quadratic form: (mean·f)² − 2·mean·f·value, weighted. */
function springEnergy(pulls: readonly Pull[], means: Float64Array, j: number, f: Float64Array, p: number): number {
  return pulls.reduce((sum, { factor, species, value, strength }) => {
    if (species !== j) return sum;
    const stretched = (means[factor] ?? 0) * (f[j * p + factor] ?? 0);
    return sum + strength * stretched * (stretched - 2 * value);
  }, 0);
}

/** fᵀAf − 2bᵀf. */
function quadratic(gram: Float64Array, side: Float64Array, f: Float64Array, at: number, p: number): number {
  let sum = 0;
  for (let a = 0; a < p; a += 1) {
    const fa = f[at + a] ?? 0;
    let row = (gram[packed(a, a)] ?? 0) * fa * 0.5;
    for (let c = 0; c < a; c += 1) row += (gram[packed(a, c)] ?? 0) * (f[at + c] ?? 0);
    sum += 2 * fa * (row - (side[a] ?? 0));
  }
  return sum;
}

/** x ← max(0, x + (b − Ax)/A) one after the other; x begins where it stands. */
function solveNonNegative(gram: Float64Array, side: Float64Array, x: Float64Array, at: number, p: number): void {
  for (let pass = 0; pass < passes; pass += 1) {
    let moved = false;
    let row = 0;
    for (let a = 0; a < p; a += 1) {
      const own = gram[row + a] ?? 0;
      let rest = side[a] ?? 0;
      for (let c = 0; c <= a; c += 1) rest -= (gram[row + c] ?? 0) * (x[at + c] ?? 0);
      row += a + 1;
      let below = row + a;
      for (let c = a + 1; c < p; c += 1) {
        rest -= (gram[below] ?? 0) * (x[at + c] ?? 0);
        below += c + 1;
      }
      if (own <= 0) continue;
      const old = x[at + a] ?? 0;
      const next = Math.max(0, old + rest / own);
      if (Math.abs(next - old) > 1e-9 * next) moved = true;
      x[at + a] = next;
    }
    if (!moved) return;
  }
}

function columnSums(g: Float64Array, n: number, p: number): Float64Array {
  const sums = new Float64Array(p);
  for (let i = 0; i < n * p; i += 1) sums[i % p] = (sums[i % p] ?? 0) + (g[i] ?? 0);
  return sums;
}
