/** The fewest cells that together hold `share` of the posterior, likeliest first; of equals the lower number. */
export function densestCells(posterior: Float64Array, share: number): Int32Array {
  const order = Int32Array.from(posterior.keys()).sort((a, b) => (posterior[b] ?? 0) - (posterior[a] ?? 0) || a - b);
  let [held, count] = [0, 0];
  // A last part in 1e12 is rounding of the sum.
  while (count < order.length && held < share * (1 - 1e-12)) {
    held += posterior[order[count] ?? 0] ?? 0;
    count += 1;
  }
  return order.slice(0, count);
}

/** exp(log weight − largest) as shares; the log of what they summed to. */
export function sharesOf(logs: Float64Array): { readonly shares: Float64Array; readonly logSum: number } {
  const most = logs.reduce((found, one) => Math.max(found, one), Number.NEGATIVE_INFINITY);
  const shares = logs.map((one) => Math.exp(one - most));
  const whole = shares.reduce((sum, one) => sum + one, 0);
  return { shares: shares.map((one) => one / whole), logSum: most + Math.log(whole) };
}
