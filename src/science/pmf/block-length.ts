import { correlation } from './profiles.ts';
import type { Weighted } from './problem.ts';

/**
 * Length of blocks for a circular block bootstrap by the rule of Politis and White (Econometric Reviews 23, 2004), the longest over the factors'
 * contributions, at most a third of the samples. `g` n × p.
 */
export function blockLength({ n, p }: Pick<Weighted, 'n' | 'p'>, g: Float64Array): number {
  const lengths = Array.from({ length: p }, (_, a) => ofSeries(n, (i) => g[i * p + a] ?? 0));
  return Math.max(1, Math.min(Math.floor(n / 3), Math.ceil(Math.max(...lengths))));
}

function ofSeries(n: number, value: (i: number) => number): number {
  const runLength = Math.max(5, Math.ceil(Math.sqrt(Math.log10(n))));
  const most = Math.min(n - 2, Math.ceil(Math.sqrt(n)) + runLength);
  const rho = Array.from({ length: most + 1 }, (_, lag) => (lag === 0 ? 1 : correlation(n - lag, value, (i) => value(i + lag))));
  const bound = 2 * Math.sqrt(Math.log10(n) / n);
  let last = most;
  for (let lag = 1; lag + runLength <= most; lag += 1) {
    if (rho.slice(lag, lag + runLength).every((one) => Math.abs(one) < bound)) {
      last = lag - 1;
      break;
    }
  }
  const width = Math.max(1, 2 * last);
  const taper = (lag: number): number => (lag / width <= 0.5 ? 1 : 2 * (1 - lag / width));
  let [slope, spectrum] = [0, 1];
  for (let lag = 1; lag <= Math.min(width, most); lag += 1) {
    slope += 2 * taper(lag) * lag * (rho[lag] ?? 0);
    spectrum += 2 * taper(lag) * (rho[lag] ?? 0);
  }
  const d = (4 / 3) * spectrum * spectrum;
  return d <= 0 ? 1 : Math.cbrt((2 * slope * slope) / d) * Math.cbrt(n);
}
