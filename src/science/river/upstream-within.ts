import { fail, ok, type Result } from '../../basis/result.ts';
import { Nearest } from './nearest.ts';
import type { River } from './river.ts';

/** Reaches above within the hours, nearest first; the reach asked for is the first, with nought hours. */
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
 * too far; from the first divergence on, a search of the shortest time. Fault trace.reversing-reach where a reach within the hours reverses.
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
  return sortedBy(Int32Array.from(places), Float64Array.from(times), new Float64Array(places.length).fill(1), new Int32Array(0));
}

function searchAll(river: River, place: number, limit: number): Upstream {
  const reached = new Map<number, number>();
  const unknown: number[] = [];
  const next = new Nearest();
  next.push(place, 0);
  for (let own = next.pop(); own !== undefined; own = next.pop()) {
    if (reached.has(own.place)) continue;
    reached.set(own.place, own.cost);
    const through = river.hours[own.place] ?? Number.NaN;
    if (Number.isNaN(through)) unknown.push(own.place);
    else if (own.cost + through <= limit) for (const above of placesAbove(river, own.place)) next.push(above, own.cost + through);
  }
  const places = Int32Array.from(reached.keys());
  return sortedBy(places, Float64Array.from(reached.values()), sharesTo(river, place, reached), Int32Array.from(unknown));
}

/** Reaches that come to the upper node of a place: the children of its main reach. */
export function placesAbove({ head, size }: River, place: number): readonly number[] {
  const main = head[place] ?? 0;
  const above: number[] = [];
  for (let at = main + 1; at < main + (size[main] ?? 0); at += size[at] ?? 1) above.push(at);
  return above;
}

/** Reaches that leave the lower node of a place. */
export function placesBelow({ below, sibling }: River, place: number): readonly number[] {
  const main = below[place] ?? 0;
  if (main >= sibling.length) return [];
  const all = [main];
  for (let at = sibling[main] ?? main; at !== main; at = sibling[at] ?? main) all.push(at);
  return all;
}

/** In the order of `reached`: the sum over the ways down, each the product of its splits. */
function sharesTo(river: River, target: number, reached: ReadonlyMap<number, number>): Float64Array {
  const shares = new Map([[target, 1]]);
  const shareOf = (start: number): number => {
    const stack = [start];
    for (let place = stack.at(-1); place !== undefined; place = stack.at(-1)) {
      const open = shares.has(place) ? [] : placesBelow(river, place).filter((next) => reached.has(next) && !shares.has(next));
      if (open.length > 0) { stack.push(...open); continue; }
      stack.pop();
      if (shares.has(place)) continue;
      shares.set(place, placesBelow(river, place).reduce((sum, next) => sum + (shares.get(next) ?? 0) * (river.share[next] ?? 0), 0));
    }
    return shares.get(start) ?? 0;
  };
  return Float64Array.from(reached.keys(), shareOf);
}

function sortedBy(places: Int32Array, hours: Float64Array, share: Float64Array, unknown: Int32Array): Upstream {
  const order = Int32Array.from(places.keys()).sort((a, b) => (hours[a] ?? 0) - (hours[b] ?? 0) || (places[a] ?? 0) - (places[b] ?? 0));
  return { places: Int32Array.from(order, (at) => places[at] ?? 0), hours: Float64Array.from(order, (at) => hours[at] ?? 0), share: Float64Array.from(order, (at) => share[at] ?? 0), unknown };
}
