import { fail, ok, type Result } from '../../basis/result.ts';
import type { River } from './river.ts';

/** Reaches above within the hours, in no order but that the reach asked for is the first, with nought hours. */
export type Upstream = {
  readonly places: Int32Array;
  /** From the lower end of the reach to the lower end of the reach asked for, on the fastest way [h]. */
  readonly hours: Float64Array;
  /** Share of the reach's water that comes by the reach asked for, by ways that lie within the hours. */
  readonly share: Float64Array;
  /** Places at which the search ended because the hours through them are not known. */
  readonly unknown: Int32Array;
};

/**
 * Reaches whose water is at the lower end of `place` within `limit` hours. In the tree part a walk along the pre-order that jumps over what is
 * too far; where a divergence lies within, a search of the shortest time. Fault trace.reversing-reach where a reach within the hours reverses.
 */
export function upstreamWithin(river: River, place: number, limit: number): Result<Upstream> {
  const found = walkTree(river, place, limit) ?? searchAll(river, place, limit);
  const reversing = found.places.find((at) => river.reverses[at] === 1);
  return reversing === undefined ? ok(found) : fail('trace.reversing-reach', river.ids[river.reach[reversing] ?? 0] ?? '');
}

/** Undefined where a divergence or a reach of unknown time lies within the hours: then the walk does not say all. */
function walkTree({ head, size, toOutlet, hours, minors, sibling }: River, place: number, limit: number): Upstream | undefined {
  const [places, times]: [number[], number[]] = [[], []];
  const base = toOutlet[place] ?? Number.NaN;
  if (Number.isNaN(base) || head[place] !== place) return undefined;
  const end = place + (size[place] ?? 0);
  const branching = minors.length > 0;
  for (let at = place; at < end;) {
    const time = (toOutlet[at] ?? Number.NaN) - base;
    if (time <= limit) {
      if (Number.isNaN(hours[at]) || (branching && sibling[at] !== at)) return undefined;
      places.push(at);
      times.push(time);
      at += 1;
    } else at += size[at] ?? 1;
  }
  return { places: Int32Array.from(places), hours: Float64Array.from(times), share: new Float64Array(places.length).fill(1), unknown: new Int32Array(0) };
}

/** Fewest hours by place of the search that runs, told from those of earlier ones by its number; kept with the network so that a question allocates little. */
type Scratch = { readonly hours: Float64Array; readonly share: Float64Array; readonly run: Int32Array; readonly shared: Int32Array; number: number };
const scratches = new WeakMap<River, Scratch>();

function scratchOf(river: River): Scratch {
  const count = river.size.length;
  const known = scratches.get(river) ?? { hours: new Float64Array(count), share: new Float64Array(count), run: new Int32Array(count), shared: new Int32Array(count), number: 0 };
  known.number += 1;
  scratches.set(river, known);
  return known;
}

/** Corrects labels until none falls: in the tree part each place is met once, below a divergence as often as a faster way comes. */
function searchAll(river: River, place: number, limit: number): Upstream {
  const { hours, head, size } = river;
  const scratch = scratchOf(river);
  const [places, unknown, stack]: [number[], number[], number[]] = [[place], [], [place]];
  scratch.hours[place] = 0;
  scratch.run[place] = scratch.number;
  for (let own = stack.pop(); own !== undefined; own = stack.pop()) {
    const time = (scratch.hours[own] ?? 0) + (hours[own] ?? Number.NaN);
    if (!(time <= limit)) continue;
    const main = head[own] ?? 0;
    for (let at = main + 1; at < main + (size[main] ?? 0); at += size[at] ?? 1) {
      const isNew = scratch.run[at] !== scratch.number;
      if (!isNew && (scratch.hours[at] ?? 0) <= time) continue;
      if (isNew) places.push(at);
      scratch.run[at] = scratch.number;
      scratch.hours[at] = time;
      stack.push(at);
    }
  }
  for (const at of places) if (Number.isNaN(hours[at])) unknown.push(at);
  return { places: Int32Array.from(places), hours: Float64Array.from(places, (at) => scratch.hours[at] ?? 0), share: sharesTo(river, scratch, places), unknown: Int32Array.from(unknown) };
}

/** Reaches that leave the lower node of a place. */
export function placesBelow({ below, sibling }: River, place: number): readonly number[] {
  const main = below[place] ?? 0;
  if (main >= sibling.length) return [];
  const all = [main];
  for (let at = sibling[main] ?? main; at !== main; at = sibling[at] ?? main) all.push(at);
  return all;
}

/** Sum over the ways down to the first of `places`, each the product of its splits; nought outside of `places`. */
function sharesTo({ below, sibling, share }: River, scratch: Scratch, places: readonly number[]): Float64Array {
  const [target = 0] = places;
  scratch.share[target] = 1;
  scratch.shared[target] = scratch.number;
  const stack: number[] = [];
  for (const start of places) {
    stack.push(start);
    for (let own = stack.at(-1); own !== undefined; own = stack.at(-1)) {
      const open = scratch.shared[own] === scratch.number ? -1 : openBelow(own, below, sibling, scratch);
      if (open !== -1) { stack.push(open); continue; }
      stack.pop();
      if (scratch.shared[own] === scratch.number) continue;
      scratch.shared[own] = scratch.number;
      scratch.share[own] = sumBelow(below[own] ?? 0, sibling, share, scratch);
    }
  }
  return Float64Array.from(places, (at) => scratch.share[at] ?? 0);
}

function sumBelow(main: number, sibling: Int32Array, split: Float64Array, { run, share, number }: Scratch): number {
  let [sum, next] = [0, main];
  do {
    if (run[next] === number) sum += (share[next] ?? 0) * (split[next] ?? 0);
    next = sibling[next] ?? main;
  } while (next !== main);
  return sum;
}

/** A reach that leaves the lower node, was found and has no share yet; −1: none. */
function openBelow(place: number, below: Int32Array, sibling: Int32Array, { run, shared, number }: Scratch): number {
  const main = below[place] ?? 0;
  let next = main;
  do {
    if (run[next] === number && shared[next] !== number) return next;
    next = sibling[next] ?? main;
  } while (next !== main);
  return -1;
}
