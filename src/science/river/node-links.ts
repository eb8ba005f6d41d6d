import { fail, ok, type Result } from '../../basis/result.ts';
import type { RiverReaches } from '../../model/river-reaches.ts';

/** Compressed rows, both ways: the reaches that leave a node stand in `leaving` from `leavingAt[node]` to `leavingAt[node + 1]`, those that come in likewise. */
export type NodeLinks = { readonly leavingAt: Int32Array; readonly leaving: Int32Array; readonly comingAt: Int32Array; readonly coming: Int32Array };

/** Fault trace.bad-number where an end is no node of the network. */
export function nodeLinks({ ids, from, to, nodes }: RiverReaches): Result<NodeLinks> {
  const wrong = ids.findIndex((_, at) => !isNode(from[at], nodes) || !isNode(to[at], nodes));
  if (wrong !== -1) return fail('trace.bad-number', `node ${from[wrong]} → ${to[wrong]} (reach ${ids[wrong]})`);
  const [leavingAt, leaving] = rowsOf(from, nodes);
  const [comingAt, coming] = rowsOf(to, nodes);
  return ok({ leavingAt, leaving, comingAt, coming });
}

const isNode = (node: number | undefined, nodes: number): boolean => node !== undefined && node >= 0 && node < nodes;

function rowsOf(end: Int32Array, nodes: number): readonly [Int32Array, Int32Array] {
  const starts = new Int32Array(nodes + 1);
  for (const node of end) starts[node + 1] = (starts[node + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const [next, rows] = [starts.slice(0, nodes), new Int32Array(end.length)];
  for (let reach = 0; reach < end.length; reach += 1) {
    const node = end[reach] ?? 0;
    const at = next[node] ?? 0;
    rows[at] = reach;
    next[node] = at + 1;
  }
  return [starts, rows];
}

/** Ids of the reaches of one loop, in the direction of flow; undefined where the network has none (Kahn 1962). */
export function loopIn(reaches: RiverReaches, links: NodeLinks): readonly string[] | undefined {
  const { nodes, from, to, ids } = reaches;
  const { leavingAt, leaving, comingAt, coming } = links;
  const open = Int32Array.from({ length: nodes }, (_, node) => (comingAt[node + 1] ?? 0) - (comingAt[node] ?? 0));
  const ready = new Int32Array(nodes);
  let [done, waiting] = [0, 0];
  for (let node = 0; node < nodes; node += 1) if (open[node] === 0) ready[waiting++] = node;
  for (; done < waiting; done += 1) {
    const node = ready[done] ?? 0;
    for (let at = leavingAt[node] ?? 0; at < (leavingAt[node + 1] ?? 0); at += 1) {
      const below = to[leaving[at] ?? 0] ?? 0;
      if ((open[below] = (open[below] ?? 0) - 1) === 0) ready[waiting++] = below;
    }
  }
  if (done === nodes) return undefined;
  // Into every open node leads a reach from an open node: up along these until a node comes twice.
  const [walked, seen] = [[] as number[], new Map<number, number>()];
  let node = open.findIndex((count) => count > 0);
  while (!seen.has(node)) {
    seen.set(node, walked.length);
    const reach = coming.subarray(comingAt[node], comingAt[node + 1]).find((found) => (open[from[found] ?? 0] ?? 0) > 0) ?? 0;
    walked.push(reach);
    node = from[reach] ?? 0;
  }
  return walked.slice(seen.get(node)).toReversed().map((reach) => ids[reach] ?? '');
}
