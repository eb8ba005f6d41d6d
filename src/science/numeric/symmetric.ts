/** Eigenvalues and orthonormal eigenvectors (columns of `vectors`, row by row n × n) of a symmetric matrix, in no order. */
export type Eigen = { readonly values: Float64Array; readonly vectors: Float64Array };

/**
 * All eigenpairs of a symmetric matrix (row by row, n × n): Householder reduction to tridiagonal form, then implicit QL (Bowdler, Martin,
 * Reinsch and Wilkinson, Numerische Mathematik 11, 1968).
 */
export function eigenOfSymmetric(matrix: Float64Array, n: number): Eigen {
  const { diagonal, beside, vectors } = tridiagonal(matrix, n);
  implicitQl(diagonal, beside, vectors, n);
  return { values: diagonal, vectors };
}

/** All eigenpairs of a symmetric tridiagonal matrix; `beside[i]` couples i − 1 and i, `beside[0]` is not looked at. */
export function eigenOfTridiagonal(diagonal: Float64Array, beside: Float64Array): Eigen {
  const n = diagonal.length;
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) vectors[i * n + i] = 1;
  const values = diagonal.slice();
  implicitQl(values, beside.slice(), vectors, n);
  return { values, vectors };
}

/** Householder reflections from the last row up; `vectors` gathers their product. */
function tridiagonal(matrix: Float64Array, n: number): { readonly diagonal: Float64Array; readonly beside: Float64Array; readonly vectors: Float64Array } {
  const a = matrix.slice();
  const [diagonal, beside] = [new Float64Array(n), new Float64Array(n)];
  for (let i = n - 1; i > 0; i -= 1) {
    let [scale, h] = [0, 0];
    for (let k = 0; k < i; k += 1) scale += Math.abs(a[i * n + k] ?? 0);
    if (i === 1 || scale === 0) {
      beside[i] = a[i * n + i - 1] ?? 0;
      diagonal[i] = 0;
      continue;
    }
    for (let k = 0; k < i; k += 1) {
      const part = (a[i * n + k] ?? 0) / scale;
      a[i * n + k] = part;
      h += part * part;
    }
    const f = a[i * n + i - 1] ?? 0;
    const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
    beside[i] = scale * g;
    h -= f * g;
    a[i * n + i - 1] = f - g;
    reflect(a, beside, n, i, h);
    diagonal[i] = h;
  }
  gather(a, diagonal, n);
  return { diagonal, beside, vectors: a };
}

function reflect(a: Float64Array, beside: Float64Array, n: number, i: number, h: number): void {
  let f = 0;
  for (let j = 0; j < i; j += 1) {
    a[j * n + i] = (a[i * n + j] ?? 0) / h;
    let g = 0;
    for (let k = 0; k <= j; k += 1) g += (a[j * n + k] ?? 0) * (a[i * n + k] ?? 0);
    for (let k = j + 1; k < i; k += 1) g += (a[k * n + j] ?? 0) * (a[i * n + k] ?? 0);
    beside[j] = g / h;
    f += (beside[j] ?? 0) * (a[i * n + j] ?? 0);
  }
  const half = f / (h + h);
  for (let j = 0; j < i; j += 1) {
    const own = a[i * n + j] ?? 0;
    const g = (beside[j] ?? 0) - half * own;
    beside[j] = g;
    for (let k = 0; k <= j; k += 1) a[j * n + k] = (a[j * n + k] ?? 0) - (own * (beside[k] ?? 0) + g * (a[i * n + k] ?? 0));
  }
}

function gather(a: Float64Array, diagonal: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i && (diagonal[i] ?? 0) !== 0; j += 1) mirror(a, n, i, j);
    diagonal[i] = a[i * n + i] ?? 0;
    a[i * n + i] = 1;
    for (let j = 0; j < i; j += 1) {
      a[j * n + i] = 0;
      a[i * n + j] = 0;
    }
  }
}

function mirror(a: Float64Array, n: number, i: number, j: number): void {
  let along = 0;
  for (let k = 0; k < i; k += 1) along += (a[i * n + k] ?? 0) * (a[k * n + j] ?? 0);
  for (let k = 0; k < i; k += 1) a[k * n + j] = (a[k * n + j] ?? 0) - along * (a[k * n + i] ?? 0);
}

const mostTurns = 60;

function implicitQl(d: Float64Array, e: Float64Array, z: Float64Array, n: number): void {
  for (let i = 1; i < n; i += 1) e[i - 1] = e[i] ?? 0;
  e[n - 1] = 0;
  for (let l = 0; l < n; l += 1) {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      let m = l;
      while (m < n - 1 && Math.abs(e[m] ?? 0) > Number.EPSILON * (Math.abs(d[m] ?? 0) + Math.abs(d[m + 1] ?? 0))) m += 1;
      if (m === l) break;
      step(d, e, z, n, l, m);
    }
  }
}

/** One implicit QL step over l … m. */
function step(d: Float64Array, e: Float64Array, z: Float64Array, n: number, l: number, m: number): void {
  let g = ((d[l + 1] ?? 0) - (d[l] ?? 0)) / (2 * (e[l] ?? 0));
  const r = Math.hypot(g, 1);
  g = (d[m] ?? 0) - (d[l] ?? 0) + (e[l] ?? 0) / (g + (g >= 0 ? r : -r));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i -= 1) {
    const f = s * (e[i] ?? 0);
    const b = c * (e[i] ?? 0);
    const turned = Math.hypot(f, g);
    e[i + 1] = turned;
    if (turned === 0) {
      d[i + 1] = (d[i + 1] ?? 0) - p;
      e[m] = 0;
      return;
    }
    s = f / turned;
    c = g / turned;
    g = (d[i + 1] ?? 0) - p;
    const t = ((d[i] ?? 0) - g) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = g + p;
    g = c * t - b;
    for (let k = 0; k < n; k += 1) {
      const at = k * n + i;
      const held = z[at + 1] ?? 0;
      z[at + 1] = s * (z[at] ?? 0) + c * held;
      z[at] = c * (z[at] ?? 0) - s * held;
    }
  }
  d[l] = (d[l] ?? 0) - p;
  e[l] = g;
  e[m] = 0;
}
