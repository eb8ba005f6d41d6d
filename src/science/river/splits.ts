import { fail, ok, type Result } from '../../basis/result.ts';
import type { RiverReaches } from '../../model/river-reaches.ts';
import type { NodeLinks } from './node-links.ts';

/** Share of its upper node's water that enters each reach, and how many divergences were split evenly because nothing says how. */
export type Splits = { readonly share: Float64Array; readonly even: number };

/**
 * At a divergence the given shares hold where all are given, then flows where all are given, else the water is split evenly, counted.
 * Fault trace.bad-number where given shares do not sum to 1 within a hundredth.
 */
export function splits(reaches: RiverReaches, { leavingAt, leaving }: NodeLinks): Result<Splits> {
  const share = new Float64Array(reaches.ids.length).fill(1);
  let even = 0;
  for (let node = 0; node < reaches.nodes; node += 1) {
    const start = leavingAt[node] ?? 0;
    const end = leavingAt[node + 1] ?? 0;
    if (end - start < 2) continue;
    const out = leaving.subarray(start, end);
    const given = sumOf(out, reaches.share);
    if (Math.abs(given - 1) > 0.01) return fail('trace.bad-number', `shares sum to ${given} below one node (reaches ${[...out].map((reach) => reaches.ids[reach]).join(', ')})`);
    const flow = sumOf(out, reaches.flow);
    if (Number.isNaN(given) && !(flow > 0)) even += 1;
    for (const reach of out) share[reach] = Number.isNaN(given) ? (flow > 0 ? (reaches.flow[reach] ?? 0) / flow : 1 / out.length) : (reaches.share[reach] ?? 0) / given;
  }
  return ok({ share, even });
}

const sumOf = (reaches: Int32Array, values: Float64Array): number => reaches.reduce((sum, reach) => sum + (values[reach] ?? Number.NaN), 0);
