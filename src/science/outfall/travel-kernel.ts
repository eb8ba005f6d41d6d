/**
 * Travel times as an inverse Gaussian law of given mean [h] and variance [h²] (advection and dispersion of a point release; Péclet number
 * 2 mean²/variance). A chain of reaches adds means and variances.
 */
export function travelCdf(hours: number, mean: number, variance: number): number {
  if (hours <= 0) return 0;
  if (!(variance > 1e-12)) return hours >= mean ? 1 : 0;
  const shape = mean ** 3 / variance;
  const root = Math.sqrt(shape / hours);
  const mirrored = lower(-root * (hours / mean + 1));
  return lower(root * (hours / mean - 1)) + (mirrored === 0 ? 0 : Math.exp(2 * shape / mean + Math.log(mirrored)));
}

/** Shares that arrive `0, 1, 2, …` steps after they were let in, until all but a thousandth has come; the step let in lasts one step. */
export function travelShares(mean: number, variance: number, step: number): Float64Array {
  const last = Math.ceil((mean + 6 * Math.sqrt(variance)) / step) + 2;
  const shares = new Float64Array(last);
  let before = 0;
  for (let at = 0; at < last; at += 1) {
    const upto = travelCdf((at + 0.5) * step, mean, variance);
    shares[at] = upto - before;
    before = upto;
  }
  return shares;
}

/** Standard normal distribution function by a continued erfc of relative error below 1.2e-7 (Press et al., Numerical Recipes, 6.2). */
function lower(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const poly = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277].reduceRight((sum, part) => sum * t + part, 0);
  const tail = t * Math.exp(-x * x + poly) / 2;
  return z > 0 ? 1 - tail : tail;
}
