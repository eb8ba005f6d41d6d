/**
 * Lower triangle L with LLᵀ = the matrix (row by row, n × n), in place of a copy; undefined where the matrix is not positive definite to the last
 * 1e-13 of its diagonal.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const l = matrix.slice();
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = l[i * n + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (l[i * n + k] ?? 0) * (l[j * n + k] ?? 0);
      if (i === j && !(sum > 1e-13 * (matrix[i * n + i] ?? 0))) return undefined;
      l[i * n + j] = i === j ? Math.sqrt(sum) : sum / (l[j * n + j] ?? 1);
    }
    for (let j = i + 1; j < n; j += 1) l[i * n + j] = 0;
  }
  return l;
}

/** x with Lx = b, in place. */
export function forward(l: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = 0; i < n; i += 1) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (l[i * n + k] ?? 0) * (b[k] ?? 0);
    b[i] = sum / (l[i * n + i] ?? 1);
  }
  return b;
}

/** x with Lᵀx = b, in place. */
export function backward(l: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = b[i] ?? 0;
    for (let k = i + 1; k < n; k += 1) sum -= (l[k * n + i] ?? 0) * (b[k] ?? 0);
    b[i] = sum / (l[i * n + i] ?? 1);
  }
  return b;
}
