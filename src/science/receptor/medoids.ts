import { pairAt } from './distances.ts';

/** Which object each cluster is built around, to which cluster each belongs, and the sum of distances to the medoids. */
export type Partition = { readonly medoids: readonly number[]; readonly cluster: Int32Array; readonly cost: number };

/**
 * Partitioning around medoids (Kaufman and Rousseeuw 1990): BUILD, then the best swap as long as one lowers the cost. The changes of all k swaps of a
 * candidate are found in one pass (FastPAM1, Schubert and Rousseeuw, Information Systems 101, 2021), which gives the partition of the classical
 * algorithm. Ties: the lower object. `distances`: upper triangle of n objects.
 */
export function partition(distances: Float64Array, n: number, k: number): Partition {
  const d = (one: number, other: number): number => (one === other ? 0 : distances[pairAt(one, other, n)] ?? 0);
  const medoids = build(d, n, k);
  const state = nearestOf(d, n, medoids);
  for (;;) {
    const swap = bestSwap(d, n, medoids, state);
    if (swap === undefined) break;
    medoids[swap.out] = swap.into;
    Object.assign(state, nearestOf(d, n, medoids));
  }
  return { medoids, cluster: state.nearest, cost: state.first.reduce((sum, own) => sum + own, 0) };
}

type Distance = (one: number, other: number) => number;
type Nearest = { nearest: Int32Array; first: Float64Array; second: Float64Array };

function build(d: Distance, n: number, k: number): number[] {
  const medoids: number[] = [];
  const first = new Float64Array(n).fill(Infinity);
  while (medoids.length < k) {
    let best = { at: -1, cost: Infinity };
    for (let candidate = 0; candidate < n; candidate += 1) {
      if (medoids.includes(candidate)) continue;
      let cost = 0;
      for (let i = 0; i < n; i += 1) cost += Math.min(first[i] ?? 0, d(i, candidate));
      if (cost < best.cost) best = { at: candidate, cost };
    }
    medoids.push(best.at);
    for (let i = 0; i < n; i += 1) first[i] = Math.min(first[i] ?? 0, d(i, best.at));
  }
  return medoids;
}

function nearestOf(d: Distance, n: number, medoids: readonly number[]): Nearest {
  const found: Nearest = { nearest: new Int32Array(n), first: new Float64Array(n).fill(Infinity), second: new Float64Array(n).fill(Infinity) };
  for (let i = 0; i < n; i += 1) {
    for (const [cluster, medoid] of medoids.entries()) {
      const own = d(i, medoid);
      if (own < (found.first[i] ?? 0)) {
        found.second[i] = found.first[i] ?? 0;
        found.first[i] = own;
        found.nearest[i] = cluster;
      } else if (own < (found.second[i] ?? 0)) found.second[i] = own;
    }
  }
  return found;
}

/** Below this share of the cost a change is rounding. */
const rounding = 1e-12;

function bestSwap(d: Distance, n: number, medoids: readonly number[], { nearest, first, second }: Nearest): { readonly out: number; readonly into: number } | undefined {
  const k = medoids.length;
  const loss = new Float64Array(k);
  for (let i = 0; i < n; i += 1) loss[nearest[i] ?? 0] = (loss[nearest[i] ?? 0] ?? 0) + (k === 1 ? 0 : (second[i] ?? 0)) - (first[i] ?? 0);
  let best = { change: -rounding * first.reduce((sum, own) => sum + own, 0), out: -1, into: -1 };
  const change = new Float64Array(k);
  for (let into = 0; into < n; into += 1) {
    if (medoids.includes(into)) continue;
    change.set(loss);
    let shared = 0;
    for (let i = 0; i < n; i += 1) {
      const [own, one, two, cluster] = [d(i, into), first[i] ?? 0, k === 1 ? 0 : (second[i] ?? 0), nearest[i] ?? 0];
      if (k === 1) change[0] = (change[0] ?? 0) + own;
      else if (own < one) {
        shared += own - one;
        change[cluster] = (change[cluster] ?? 0) + one - two;
      } else if (own < two) change[cluster] = (change[cluster] ?? 0) + own - two;
    }
    for (let out = 0; out < k; out += 1) if ((change[out] ?? 0) + shared < best.change) best = { change: (change[out] ?? 0) + shared, out, into };
  }
  return best.out < 0 ? undefined : { out: best.out, into: best.into };
}

/** Mean silhouette (Rousseeuw 1987): −1 … 1, how much nearer the objects are to their own cluster than to the next. */
export function silhouette(distances: Float64Array, n: number, { cluster, medoids }: Partition): number {
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const [sums, sizes] = [new Float64Array(medoids.length), new Float64Array(medoids.length)];
    for (let j = 0; j < n; j += 1) {
      if (j === i) continue;
      const of = cluster[j] ?? 0;
      sums[of] = (sums[of] ?? 0) + (distances[pairAt(i, j, n)] ?? 0);
      sizes[of] = (sizes[of] ?? 0) + 1;
    }
    const own = cluster[i] ?? 0;
    if (sizes[own] === 0) continue;
    const inside = (sums[own] ?? 0) / (sizes[own] ?? 1);
    const outside = Math.min(...Array.from(sums, (sum, of) => (of === own || sizes[of] === 0 ? Infinity : sum / (sizes[of] ?? 1))));
    if (outside < Infinity) total += (outside - inside) / Math.max(outside, inside);
  }
  return total / n;
}
