import type { RiverReaches } from '../../model/river-reaches.ts';
import type { NodeLinks } from './node-links.ts';

/** What `River` says of the order of its places. */
export type PreOrder = {
  readonly place: Int32Array; readonly reach: Int32Array; readonly size: Int32Array; readonly below: Int32Array; readonly head: Int32Array;
  readonly sibling: Int32Array; readonly minors: Int32Array; readonly flowOrder: Int32Array;
};

/** Depth-first pre-order from the outlets upward, without recursion. The network has no loop. */
export function preOrder(reaches: RiverReaches, links: NodeLinks, share: Float64Array): PreOrder {
  const count = reaches.ids.length;
  const main = mainOf(reaches, links, share);
  const { place, reach, end } = walk(reaches, links, main);
  const [size, below, head, sibling] = [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const minors: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const own = reach[at] ?? 0;
    const upper = reaches.from[own] ?? 0;
    const [after, first] = [main[reaches.to[own] ?? 0] ?? -1, main[upper] ?? -1];
    below[at] = after === -1 ? count : place[after] ?? 0;
    head[at] = place[first] ?? 0;
    size[at] = (end[own] ?? 0) - at;
    sibling[at] = place[siblingOf(own, upper, links)] ?? at;
    if (first !== own) minors.push(at);
  }
  const order = { place, reach, size, below, head, sibling, minors: Int32Array.from(minors) };
  return { ...order, flowOrder: flowOrder(order) };
}

/** The reach that takes most of each node's water, the first of equals; −1 at an outlet. */
function mainOf({ nodes }: RiverReaches, { leavingAt, leaving }: NodeLinks, share: Float64Array): Int32Array {
  const main = new Int32Array(nodes).fill(-1);
  for (let node = 0; node < nodes; node += 1) {
    for (let at = leavingAt[node] ?? 0; at < (leavingAt[node + 1] ?? 0); at += 1) {
      const [found, best] = [leaving[at] ?? 0, main[node] ?? -1];
      if (best === -1 || (share[found] ?? 0) > (share[best] ?? 0)) main[node] = found;
    }
  }
  return main;
}

function siblingOf(reach: number, node: number, { leavingAt, leaving }: NodeLinks): number {
  const start = leavingAt[node] ?? 0;
  const end = leavingAt[node + 1] ?? 0;
  if (end - start === 1) return reach;
  const at = leaving.indexOf(reach, start) + 1;
  return leaving[at < end ? at : start] ?? reach;
}

function walk({ ids, from, nodes }: RiverReaches, { comingAt, coming }: NodeLinks, main: Int32Array): { place: Int32Array; reach: Int32Array; end: Int32Array } {
  const [place, reach, end] = [new Int32Array(ids.length), new Int32Array(ids.length), new Int32Array(ids.length)];
  const stack = new Int32Array(2 * ids.length + nodes);
  let [taken, top] = [0, 0];
  const push = (node: number): void => { for (let at = comingAt[node] ?? 0; at < (comingAt[node + 1] ?? 0); at += 1) stack[top++] = coming[at] ?? 0; };
  for (let node = 0; node < nodes; node += 1) {
    if (main[node] !== -1) continue;
    push(node);
    while (top > 0) {
      const next = stack[--top] ?? 0;
      // A complement marks the reach whose upper part has been walked.
      if (next < 0) { end[~next] = taken; continue; }
      place[next] = taken;
      reach[taken++] = next;
      stack[top++] = ~next;
      const upper = from[next] ?? 0;
      if (main[upper] === next) push(upper);
    }
  }
  return { place, reach, end };
}

/** Backwards through the places, a minor reach and all below it only when its whole upper part is done: near to memory order. */
function flowOrder({ size, below, head, sibling, minors }: Omit<PreOrder, 'flowOrder'>): Int32Array {
  const count = size.length;
  const order = new Int32Array(count);
  if (minors.length === 0) return order.map((_, at) => count - 1 - at);
  /** Reaches that come to the upper node of a main place and are not done yet. */
  const open = new Int32Array(count + 1);
  for (const next of below) open[next] = (open[next] ?? 0) + 1;
  const isDone = new Uint8Array(count);
  let taken = 0;
  const ready: number[] = [];
  for (let at = count - 1; at >= 0; at -= 1) {
    if (head[at] !== at || open[at] !== 0 || isDone[at] === 1) continue;
    ready.push(at);
    while (ready.length > 0) {
      const first = ready.pop() ?? 0;
      isDone[first] = 1;
      let own = first;
      do {
        order[taken++] = own;
        const next = below[own] ?? count;
        open[next] = (open[next] ?? 0) - 1;
        // What stands still before `at` in the walk is met by it later; what it has passed is taken now.
        ready.push(...(next > at && next < count && open[next] === 0 ? [next] : []));
        own = sibling[own] ?? first;
      } while (own !== first);
    }
  }
  return order;
}
