import { fail, ok, type Result } from '../../basis/result.ts';
import { largestEigenpairs } from '../numeric/largest-eigenpairs.ts';

/** Knots of a thin-plate regression spline in two dimensions: what hangs on the places alone. */
export type SplineBasis = {
  /** Coefficients: `rank`, the last three those of 1, u, v. */
  readonly rank: number;
  readonly knotU: Float64Array; readonly knotV: Float64Array; readonly middle: readonly [number, number];
  /** Which knot each datum stands at. */
  readonly knotOf: Int32Array;
  /** Design n data × rank, and the penalty of the first rank − 3. */
  readonly design: Float64Array; readonly penalty: Float64Array;
  /** knots × (rank − 3): from coefficients to knot weights. */
  readonly weights: Float64Array;
};

const plain = 3;

/** η(r) = r² ln r by the square of r, 0 at 0. */
export const radial = (square: number): number => (square === 0 ? 0 : 0.5 * square * Math.log(square));

/**
 * Basis of rank ≤ `rank` (Wood, Journal of the Royal Statistical Society B 65, 2003): the eigenpairs of largest |λ| of η over the unique places, without the part that
 * the plane 1, u, v can say. Faults: trace.too-few (fewer than ten places), trace.singular (all on one line).
 */
export function splineBasis(u: Float64Array, v: Float64Array, rank: number): Result<SplineBasis> {
  const n = u.length;
  const middle = [u.reduce((sum, x) => sum + x, 0) / n, v.reduce((sum, x) => sum + x, 0) / n] as const;
  const places = new Map<string, number>();
  const knotOf = new Int32Array(n);
  const [knotU, knotV]: [number[], number[]] = [[], []];
  for (let i = 0; i < n; i += 1) {
    const key = `${u[i]} ${v[i]}`;
    const held = places.get(key) ?? places.size;
    if (held === places.size) {
      places.set(key, held);
      knotU.push((u[i] ?? 0) - middle[0]);
      knotV.push((v[i] ?? 0) - middle[1]);
    }
    knotOf[i] = held;
  }
  const knots = places.size;
  if (knots < 10) return fail('trace.too-few', `${knots} cells of wind`);
  const k = Math.min(rank, knots);
  const { values, vectors } = largestEigenpairs(distances(knotU, knotV), knots, k);
  const z = withoutPlane(vectors, knotU, knotV, k);
  if (z === undefined) return fail('trace.singular', 'all cells of wind lie on one line');
  const weights = times(vectors, z, knots, k, k - plain);
  const scaled = vectors.map((value, at) => value * (values[at % k] ?? 0));
  const shaped = times(scaled, z, knots, k, k - plain);
  const design = new Float64Array(n * k);
  for (let i = 0; i < n; i += 1) {
    const knot = knotOf[i] ?? 0;
    for (let c = 0; c < k - plain; c += 1) design[i * k + c] = shaped[knot * (k - plain) + c] ?? 0;
    design.set([1, knotU[knot] ?? 0, knotV[knot] ?? 0], i * k + k - plain);
  }
  const stretched = z.map((value, at) => value * (values[Math.floor(at / (k - plain))] ?? 0));
  return ok({
    rank: k, knotU: Float64Array.from(knotU), knotV: Float64Array.from(knotV), middle, knotOf, design, weights,
    penalty: times(turned(z, k, k - plain), stretched, k - plain, k, k - plain),
  });
}

/** The row of the design at any place. `out` has `rank` entries. */
export function rowAt({ rank, knotU, knotV, middle, weights }: SplineBasis, u: number, v: number, out: Float64Array): void {
  const [x, y] = [u - middle[0], v - middle[1]];
  const free = rank - plain;
  out.fill(0);
  const knots = knotU.length;
  const eta = (i: number): number => {
    if (i >= knots) return 0;
    const dx = x - (knotU[i] ?? 0);
    const dy = y - (knotV[i] ?? 0);
    return radial(dx * dx + dy * dy);
  };
  // Two knots at a time: the row is read and written half as often.
  for (let i = 0; i < knots; i += 2) {
    const one = eta(i);
    const two = eta(i + 1);
    const at = i * free;
    const next = i + 1 < knots ? at + free : at;
    for (let c = 0; c < free; c += 1) out[c] = (out[c] ?? 0) + one * (weights[at + c] ?? 0) + two * (weights[next + c] ?? 0);
  }
  out[free] = 1;
  out[free + 1] = x;
  out[free + 2] = y;
}

function distances(u: readonly number[], v: readonly number[]): Float64Array {
  const n = u.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const dx = (u[i] ?? 0) - (u[j] ?? 0);
      const dy = (v[i] ?? 0) - (v[j] ?? 0);
      const eta = radial(dx * dx + dy * dy);
      matrix[i * n + j] = eta;
      matrix[j * n + i] = eta;
    }
  }
  return matrix;
}

/** Orthonormal k × (k − 3): what is orthogonal to Uᵀ[1, u, v], by three Householder reflections. */
function withoutPlane(vectors: Float64Array, u: readonly number[], v: readonly number[], k: number): Float64Array | undefined {
  const columns = [0, 1, 2].map(() => new Float64Array(k));
  for (let i = 0; i < u.length; i += 1) {
    for (let c = 0; c < k; c += 1) {
      const own = vectors[i * k + c] ?? 0;
      [1, u[i] ?? 0, v[i] ?? 0].forEach((plane, at) => { const column = columns[at]; if (column !== undefined) column[c] = (column[c] ?? 0) + own * plane; });
    }
  }
  const reflections: Float64Array[] = [];
  for (const [at, column] of columns.entries()) {
    const first = Math.sqrt(column.reduce((sum, x) => sum + x * x, 0));
    for (const mirror of reflections) reflect(mirror, column);
    const rest = column.map((x, c) => (c < at ? 0 : x));
    const length = Math.sqrt(rest.reduce((sum, x) => sum + x * x, 0));
    if (!(length > 1e-9 * first)) return undefined;
    rest[at] = (rest[at] ?? 0) + ((rest[at] ?? 0) >= 0 ? length : -length);
    const norm = Math.sqrt(rest.reduce((sum, x) => sum + x * x, 0));
    reflections.push(rest.map((x) => x / norm));
  }
  const z = new Float64Array(k * (k - plain));
  for (let c = 0; c < k - plain; c += 1) {
    const axis = new Float64Array(k);
    axis[c + plain] = 1;
    for (const mirror of reflections.toReversed()) reflect(mirror, axis);
    for (let r = 0; r < k; r += 1) z[r * (k - plain) + c] = axis[r] ?? 0;
  }
  return z;
}

function reflect(mirror: Float64Array, x: Float64Array): void {
  let along = 0;
  for (let i = 0; i < x.length; i += 1) along += (mirror[i] ?? 0) * (x[i] ?? 0);
  for (let i = 0; i < x.length; i += 1) x[i] = (x[i] ?? 0) - 2 * along * (mirror[i] ?? 0);
}

function times(a: Float64Array, b: Float64Array, rows: number, inner: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i += 1) {
    for (let k = 0; k < inner; k += 1) {
      const own = a[i * inner + k] ?? 0;
      for (let j = 0; j < columns; j += 1) out[i * columns + j] = (out[i * columns + j] ?? 0) + own * (b[k * columns + j] ?? 0);
    }
  }
  return out;
}

const turned = (a: Float64Array, rows: number, columns: number): Float64Array =>
  new Float64Array(rows * columns).map((_, at) => a[(at % rows) * columns + Math.floor(at / rows)] ?? 0);
