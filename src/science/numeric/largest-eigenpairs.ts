import { seededRandom } from '../../basis/random.ts';
import { eigenOfSymmetric, eigenOfTridiagonal } from './symmetric.ts';

/** `values` k, ordered by size; `vectors` n × k row by row, orthonormal columns. */
export type Pairs = { readonly values: Float64Array; readonly vectors: Float64Array };

const beyond = 100;
const closeEnough = 1e-10;
/** Up to here the whole decomposition is as quick. */
const wholeUpTo = 160;

/**
 * The k eigenpairs of largest absolute value of a symmetric matrix (row by row, n × n): Lanczos with full reorthogonalisation from a fixed
 * start; k + 100 vectors, and more until every residual |β·s| is below 1e-10 of the largest value (with 40 beyond, the smallest of the
 * retained pairs are not there yet).
 */
export function largestEigenpairs(matrix: Float64Array, n: number, k: number): Pairs {
  if (n <= wholeUpTo || k + beyond >= n) return chosen(eigenOfSymmetric(matrix, n), n, k);
  const vectors: Float64Array[] = [unit(Float64Array.from({ length: n }, seededRandom(1)))];
  const [diagonal, beside]: [number[], number[]] = [[], [0]];
  for (let wanted = k + beyond; ; wanted = Math.min(n, wanted + beyond)) {
    grow(matrix, n, vectors, diagonal, beside, wanted);
    const { values, vectors: turns } = eigenOfTridiagonal(Float64Array.from(diagonal), Float64Array.from(beside.slice(0, diagonal.length)));
    const order = bySize(values).slice(0, k);
    const last = beside.at(-1) ?? 0;
    const size = diagonal.length;
    const largest = Math.abs(values[order[0] ?? 0] ?? 0);
    const settled = order.every((at) => Math.abs(last * (turns[(size - 1) * size + at] ?? 0)) <= closeEnough * largest);
    if (settled || size >= n) return { values: Float64Array.from(order, (at) => values[at] ?? 0), vectors: ritz(vectors, turns, order, n, size) };
  }
}

function grow(matrix: Float64Array, n: number, vectors: Float64Array[], diagonal: number[], beside: number[], wanted: number): void {
  while (diagonal.length < wanted) {
    const now = vectors[diagonal.length];
    if (now === undefined) return;
    const next = product(matrix, now, n);
    diagonal.push(dot(next, now));
    const before = Math.sqrt(dot(next, next));
    for (const held of vectors) subtract(next, held, dot(next, held));
    // Once is enough unless most of it was there before (Kahan’s “twice is enough”).
    if (Math.sqrt(dot(next, next)) < 0.7 * before) for (const held of vectors) subtract(next, held, dot(next, held));
    const length = Math.sqrt(dot(next, next));
    beside.push(length);
    if (length < 1e-300) return;
    vectors.push(next.map((value) => value / length));
  }
}

function ritz(vectors: readonly Float64Array[], turns: Float64Array, order: readonly number[], n: number, size: number): Float64Array {
  const k = order.length;
  const found = new Float64Array(n * k);
  const column = new Float64Array(n);
  order.forEach((at, c) => {
    column.fill(0);
    for (let j = 0; j < size; j += 1) subtract(column, vectors[j] ?? column, -(turns[j * size + at] ?? 0));
    for (let i = 0; i < n; i += 1) found[i * k + c] = column[i] ?? 0;
  });
  return found;
}

function chosen({ values, vectors }: ReturnType<typeof eigenOfSymmetric>, n: number, k: number): Pairs {
  const order = bySize(values).slice(0, k);
  return {
    values: Float64Array.from(order, (at) => values[at] ?? 0),
    vectors: Float64Array.from({ length: n * order.length }, (_, at) => vectors[Math.floor(at / order.length) * n + (order[at % order.length] ?? 0)] ?? 0),
  };
}

const bySize = (values: Float64Array): number[] => [...values.keys()].sort((one, other) => Math.abs(values[other] ?? 0) - Math.abs(values[one] ?? 0));

/** Four rows at a time, so that x is read once for all of them. */
function product(matrix: Float64Array, x: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  let i = 0;
  for (; i + 3 < n; i += 4) {
    let one = 0;
    let two = 0;
    let three = 0;
    let four = 0;
    let at = i * n;
    for (let j = 0; j < n; j += 1) {
      const own = x[j] ?? 0;
      one += (matrix[at] ?? 0) * own;
      two += (matrix[at + n] ?? 0) * own;
      three += (matrix[at + 2 * n] ?? 0) * own;
      four += (matrix[at + 3 * n] ?? 0) * own;
      at += 1;
    }
    out[i] = one;
    out[i + 1] = two;
    out[i + 2] = three;
    out[i + 3] = four;
  }
  for (; i < n; i += 1) out[i] = dot(matrix.subarray(i * n, (i + 1) * n), x);
  return out;
}

function dot(one: Float64Array, other: Float64Array): number {
  const n = one.length;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < n; i += 2) {
    even += (one[i] ?? 0) * (other[i] ?? 0);
    odd += (one[i + 1] ?? 0) * (other[i + 1] ?? 0);
  }
  return even + odd + (n % 2 === 1 ? (one[n - 1] ?? 0) * (other[n - 1] ?? 0) : 0);
}

function subtract(from: Float64Array, held: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i += 1) from[i] = (from[i] ?? 0) - times * (held[i] ?? 0);
}

function unit(x: Float64Array): Float64Array {
  const length = Math.sqrt(dot(x, x));
  return x.map((value) => value / length);
}
