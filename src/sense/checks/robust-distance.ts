/** How far a value lies from others: twice their median, twice the distance to it, four times the median of their own distances. Exact. */
export type RobustDistance = { readonly median2: bigint; readonly distance2: bigint; readonly spread4: bigint };

/** `others` is not empty. Doubling keeps the middle of an even count whole. */
export function robustDistance(value: bigint, others: readonly bigint[]): RobustDistance {
  const median2 = middle2(others);
  const from = (one: bigint): bigint => (2n * one > median2 ? 2n * one - median2 : median2 - 2n * one);
  return { median2, distance2: from(value), spread4: middle2(others.map(from)) };
}

function middle2(values: readonly bigint[]): bigint {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0n, sorted[sorted.length >> 1] ?? 0n];
  return low + high;
}
