import { seededRandom } from '../../basis/random.ts';
import { quantile } from '../numeric/quantile.ts';
import type { Watch } from '../watch.ts';
import { blockLength } from './block-length.ts';
import { withWeights, type Weighted } from './problem.ts';
import { correlation, scaled } from './profiles.ts';
import { solve } from './solve.ts';
import type { Pair } from './sweep.ts';

export type Bootstrap = {
  readonly runs: number;
  /** Consecutive samples drawn together. */
  readonly block: number;
  /** Row: the boot factors that began from a base factor; column: the base factor that they are like in the end, the last one none. */
  readonly mapping: readonly (readonly number[])[];
  /** m × p each: 5th, 50th and 95th percentile of the mapped profiles. */
  readonly low: Float64Array; readonly middle: Float64Array; readonly high: Float64Array;
};

/** Least correlation of contributions at which a boot factor is that base factor (EPA PMF 5.0 user guide, 2014). */
const mappedFrom = 0.6;

/**
 * Block bootstrap (BS): samples drawn with replacement in blocks whose length follows their autocorrelation, each set fitted from the base
 * profiles, each boot factor mapped to the base factor whose contributions it follows best. `base` normalised.
 */
export function bootstrap(data: Weighted, base: Pair, { runs, seed, block = blockLength(data, base.g) }: { readonly runs: number; readonly seed: number; readonly block?: number }, watch: Watch = () => undefined): Bootstrap {
  const { n, m, p } = data;
  const random = seededRandom(seed);
  const mapping = Array.from({ length: p }, () => Array.from({ length: p + 1 }, () => 0));
  const drawn: number[][] = Array.from({ length: m * p }, () => []);
  for (let run = 0; run < runs; run += 1) {
    const samples = drawSamples(n, block, random);
    const set = resampled(data, samples);
    const start = { g: Float64Array.from({ length: n * p }, (_, at) => base.g[(samples[Math.floor(at / p)] ?? 0) * p + (at % p)] ?? 0), f: base.f };
    const boot = solve(set, start, { tolerance: 1e-5 });
    const { g, f } = scaled(set, boot, Array.from({ length: p }, (_, a) => a));
    mapping.forEach((row, b) => {
      const likeness = Array.from({ length: p }, (_, a) => correlation(n, (i) => g[i * p + b] ?? 0, (i) => start.g[i * p + a] ?? 0));
      const to = likeness.indexOf(Math.max(...likeness));
      const mapped = (likeness[to] ?? 0) >= mappedFrom;
      row[mapped ? to : p] = (row[mapped ? to : p] ?? 0) + 1;
      for (let j = 0; j < m && mapped; j += 1) drawn[j * p + to]?.push(f[j * p + b] ?? 0);
    });
    watch((run + 1) / runs);
  }
  const sorted = drawn.map((values) => Float64Array.from(values).toSorted());
  const at = (share: number): Float64Array => Float64Array.from(sorted, (values) => (values.length === 0 ? Number.NaN : quantile(values, share)));
  return { runs, block, mapping, low: at(0.05), middle: at(0.5), high: at(0.95) };
}

function drawSamples(n: number, block: number, random: () => number): Int32Array {
  const samples = new Int32Array(n);
  for (let at = 0; at < n; at += block) {
    const first = Math.floor(random() * n);
    for (let step = 0; step < block && at + step < n; step += 1) samples[at + step] = (first + step) % n;
  }
  return samples;
}

function resampled(data: Weighted, samples: Int32Array): Weighted {
  const { n, m } = data;
  const take = (values: Float64Array): Float64Array => Float64Array.from({ length: n * m }, (_, at) => values[(samples[Math.floor(at / m)] ?? 0) * m + (at % m)] ?? 0);
  return withWeights({ ...data, x: take(data.x) }, take(data.w));
}
