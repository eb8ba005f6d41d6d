import { fail, ok, type Result } from '../../basis/result.ts';
import type { RiverReaches } from '../../model/river-reaches.ts';
import type { Watch } from '../watch.ts';
import { loopIn, nodeLinks } from './node-links.ts';
import { preOrder } from './pre-order.ts';
import { splits } from './splits.ts';
import { travelTimes } from './travel-time.ts';

/**
 * A network ready for questions. Every array but `place` runs over places: the reaches in depth-first pre-order from the outlets, each node
 * entered through its main reach, the one that takes most of its water. All that lies above a main reach is then the slice `[place, place + size)`,
 * minor reaches of divergences apart. A place `n` (one past the last) stands for the outlets.
 */
export type River = {
  readonly ids: readonly string[];
  /** Place of each reach, and reach at each place. */
  readonly place: Int32Array;
  readonly reach: Int32Array;
  readonly size: Int32Array;
  /** Place of the main reach that leaves the node at the lower end, or n; of the main reach that leaves the node at the upper end. */
  readonly below: Int32Array;
  readonly head: Int32Array;
  /** Next reach that leaves the same upper node, in a circle; the place itself where it is alone. */
  readonly sibling: Int32Array;
  /** Places of minor reaches, ascending. */
  readonly minors: Int32Array;
  /** Places from the springs to the outlets: nobody stands before one above it. */
  readonly flowOrder: Int32Array;
  /** Hours through the reach, and from its lower end to the outlet along main reaches; NaN where not known. */
  readonly hours: Float64Array;
  readonly toOutlet: Float64Array;
  readonly basis: Uint8Array;
  readonly share: Float64Array;
  readonly flow: Float64Array;
  readonly meanFlow: Float64Array;
  /** Decay at 20 °C [1/d]; nought where none is given. */
  readonly decay: Float64Array;
  /** 1 where the reach or one that meets it at an end reverses. */
  readonly reverses: Uint8Array;
  /** Divergences split evenly because neither shares nor flows are given. */
  readonly evenSplits: number;
};
export type RiverInput = {
  readonly reaches: RiverReaches;
  /** Velocity for reaches of which nothing is known [m/s]; without it a search ends at them and says so. */
  readonly assumedVelocity?: number;
};

/**
 * Builds the network: compressed links both ways, loops refused, pre-order with subtree sizes, cumulative hours. Linear in reaches.
 * Faults trace.too-few (none), trace.network-loop (its reaches named), trace.bad-number (a length, time, flow, share or node that cannot be).
 */
export function buildRiver({ reaches, assumedVelocity }: RiverInput, watch?: Watch): Result<River> {
  if (reaches.ids.length === 0) return fail('trace.too-few', 'a network without reaches');
  const links = nodeLinks(reaches);
  if (!links.ok) return links;
  const loop = loopIn(reaches, links.value);
  if (loop !== undefined) return fail('trace.network-loop', [...loop, loop[0]].join(' → '));
  watch?.(0.4);
  const times = travelTimes(reaches, assumedVelocity);
  if (!times.ok) return times;
  const split = splits(reaches, links.value);
  if (!split.ok) return split;
  watch?.(0.6);
  const order = preOrder(reaches, links.value, split.value.share);
  const hours = gathered(times.value.hours, order.reach);
  return ok({
    ids: reaches.ids, ...order, hours, toOutlet: toOutlet(hours, order.below), basis: order.reach.length > 0 ? Uint8Array.from(order.reach, (reach) => times.value.basis[reach] ?? 0) : new Uint8Array(0),
    share: gathered(split.value.share, order.reach), flow: gathered(reaches.flow, order.reach), meanFlow: gathered(reaches.meanFlow, order.reach),
    decay: gathered(reaches.decay, order.reach).map((rate) => (Number.isNaN(rate) ? 0 : rate)), reverses: nearReversing(reaches, order.reach), evenSplits: split.value.even,
  });
}

/** Number of the reach of this name in `ids`, or fault trace.no-such-reach. */
export function placeNamed(river: River, id: string): Result<number> {
  const reach = river.ids.indexOf(id);
  return reach === -1 ? fail('trace.no-such-reach', id) : ok(river.place[reach] ?? 0);
}

function gathered(values: Float64Array, reach: Int32Array): Float64Array {
  const out = new Float64Array(reach.length);
  for (let place = 0; place < out.length; place += 1) out[place] = values[reach[place] ?? 0] ?? Number.NaN;
  return out;
}

function toOutlet(hours: Float64Array, below: Int32Array): Float64Array {
  const sums = new Float64Array(hours.length);
  for (let place = 0; place < sums.length; place += 1) {
    const next = below[place] ?? 0;
    sums[place] = next < sums.length ? (sums[next] ?? 0) + (hours[next] ?? 0) : 0;
  }
  return sums;
}

function nearReversing({ from, to, nodes, reverses }: RiverReaches, reach: Int32Array): Uint8Array {
  const near = new Uint8Array(reach.length);
  if (!reverses.includes(1)) return near;
  const atNode = new Uint8Array(nodes);
  for (let at = 0; at < reverses.length; at += 1) if (reverses[at] === 1) atNode[from[at] ?? 0] = atNode[to[at] ?? 0] = 1;
  return near.map((_, place) => (atNode[from[reach[place] ?? 0] ?? 0] === 1 || atNode[to[reach[place] ?? 0] ?? 0] === 1 ? 1 : 0));
}
