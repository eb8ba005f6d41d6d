import { fail, ok, type Result } from '../../basis/result.ts';
import { decayAt } from './decay.ts';
import type { River } from './river.ts';

/** What is left of a load at the lower end of each place, of one at its upper end: computed once for many sweeps. */
export function decayFactors({ hours, decay }: River, temperature = 20): Result<Float64Array> {
  const factors = new Float64Array(hours.length);
  for (let place = 0; place < factors.length; place += 1) {
    const rate = decay[place] ?? 0;
    factors[place] = rate === 0 ? 1 : Math.exp(-decayAt(rate, temperature) / 24 * (hours[place] ?? Number.NaN));
  }
  return factors.some(Number.isNaN) ? fail('trace.bad-number', 'a reach that decays has no travel time') : ok(factors);
}

export type SweepBuffers = { readonly out: Float64Array; readonly node: Float64Array };
export const sweepBuffers = ({ size }: River): SweepBuffers => ({ out: new Float64Array(size.length), node: new Float64Array(size.length + 1) });

/**
 * Steady first-order load: `local` [any mass per time, by place] enters at the upper end of each place, decays along it, is split at divergences.
 * Returns the load at each lower end, by place; concentration is load over flow. One pass in the order of flow, nothing allocated.
 */
export function sweepLoads({ flowOrder, head, below, share }: River, factors: Float64Array, local: Float64Array, { out, node }: SweepBuffers): Float64Array {
  node.fill(0);
  for (let at = 0; at < flowOrder.length; at += 1) {
    const place = flowOrder[at] ?? 0;
    const left = ((node[head[place] ?? 0] ?? 0) * (share[place] ?? 0) + (local[place] ?? 0)) * (factors[place] ?? 0);
    out[place] = left;
    const next = below[place] ?? 0;
    node[next] = (node[next] ?? 0) + left;
  }
  return out;
}
