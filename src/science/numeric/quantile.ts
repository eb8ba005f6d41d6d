/**
 * Quantile of sorted numbers by linear interpolation between order statistics, type 7 of Hyndman and Fan (1996), R's default.
 * `sorted` ascending and not empty, `share` 0 to 1.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const below = Math.floor(place);
  const [low, high] = [sorted[below] ?? Number.NaN, sorted[Math.min(sorted.length - 1, below + 1)] ?? Number.NaN];
  return low + (high - low) * (place - below);
}
