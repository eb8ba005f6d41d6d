import { seededRandom } from '../src/basis/random.ts';
import type { RiverReaches } from '../src/model/river-reaches.ts';

/** A synthetic province: every reach drains to an earlier one near it, so that one basin holds nearly all; about 2.6 % of nodes diverge as in NHDPlus. */
export function madeBasin(count: number, seed: number): RiverReaches {
  const random = seededRandom(seed);
  const column = (of: () => number): Float64Array => Float64Array.from({ length: count }, of);
  const [from, to] = [new Int32Array(count), new Int32Array(count)];
  // Most reaches start at a node of their own and end at that of an earlier one; one in forty starts at another's: a divergence. Node 0 is the outlet.
  const nodes = [1];
  from[0] = 1;
  for (let at = 1; at < count; at += 1) {
    const down = nodes.length - 1 - Math.floor(random() ** 3 * Math.min(nodes.length, 4000));
    to[at] = nodes[down] ?? 1;
    const shared = nodes[down + 1 + Math.floor(random() * 50)];
    if (random() < 0.026 && shared !== undefined) from[at] = shared;
    else nodes.push(from[at] = at + 1);
  }
  const nan = column(() => Number.NaN);
  return {
    ids: Array.from({ length: count }, (_, at) => `r${at}`), from, to, nodes: count + 1, length: column(() => 200 + 2000 * random()), travelHours: nan, velocity: column(() => 0.2 + random()),
    flow: column(() => 0.1 + random()), meanFlow: nan, area: nan, slope: nan, share: nan, decay: column(() => 0.3 * random()), reverses: new Uint8Array(count),
  };
}
