import type { Position } from 'geojson';
import type { RiverReaches } from '../../model/river-reaches.ts';
import { Snap } from './distance.ts';

export type Graph = Pick<RiverReaches, 'ids' | 'from' | 'to' | 'nodes'> & { readonly positions: readonly (Position | undefined)[] };

/** Reaches inside each strongly connected part (Tarjan 1972, without recursion), and each reach that leads to its own node. */
export function loops({ ids, from, to, nodes }: Graph): readonly (readonly string[])[] {
  const part = strongParts(outgoing({ from, nodes }), to, nodes);
  const found = new Map<number, string[]>();
  for (const [at, id] of ids.entries()) {
    const own = part[from[at] ?? 0] ?? -1;
    if (own === part[to[at] ?? 0]) found.set(own, [...found.get(own) ?? [], id]);
  }
  return [...found.values()];
}

/** The largest part apart, reaches of every other one. */
export function parts({ ids, from, to, nodes }: Graph): readonly (readonly string[])[] {
  const root = components(from, to, nodes);
  const found = Map.groupBy(ids.keys(), (at) => root(from[at] ?? 0));
  return [...found.values()].sort((a, b) => b.length - a.length).slice(1).map((reaches) => reaches.map((at) => ids[at] ?? ''));
}

/** Outlets beside the one of most reaches in each connected part, and ends that nearly meet another node. */
export function danglingEnds({ ids, from, to, nodes, positions }: Graph, snap: number): readonly string[] {
  const leaves = new Set(from);
  const root = components(from, to, nodes);
  const outlets = Map.groupBy([...ids.keys()].filter((at) => !leaves.has(to[at] ?? 0)), (at) => root(to[at] ?? 0));
  const incoming = outgoing({ from: to, nodes });
  const minor = [...outlets.values()].flatMap((reaches) => {
    const ends = [...new Set(reaches.map((at) => to[at] ?? 0))];
    if (ends.length < 2) return [];
    const sized = ends.map((node) => ({ node, size: reachedFrom(node, incoming, from) })).sort((a, b) => b.size - a.size);
    return reaches.filter((at) => to[at] !== sized[0]?.node);
  });
  const snaps = new Snap(snap);
  for (const [node, at] of positions.entries()) if (at !== undefined) snaps.node(at === undefined ? [node] : at);
  const nearly = [...ids.keys()].filter((at) => {
    const end = positions[to[at] ?? 0];
    return end !== undefined && !leaves.has(to[at] ?? 0) && snaps.near(end, 10 * snap, snaps.near(end, snap)) !== undefined;
  });
  return [...new Set([...minor, ...nearly])].map((at) => ids[at] ?? '');
}

/** Where two or more reaches lead to a node that none leaves although their part has another outlet: one of them may be drawn the wrong way. */
export function headsMeeting({ ids, from, to, nodes }: Graph): readonly (readonly string[])[] {
  const leaves = new Set(from);
  const root = components(from, to, nodes);
  const outlets = Map.groupBy([...ids.keys()].filter((at) => !leaves.has(to[at] ?? 0)), (at) => to[at] ?? 0);
  const ofPart = Map.groupBy(outlets.keys(), root);
  return [...outlets].filter(([node, reaches]) => reaches.length > 1 && (ofPart.get(root(node))?.length ?? 0) > 1).map(([, reaches]) => reaches.map((at) => ids[at] ?? ''));
}

function outgoing({ from, nodes }: { readonly from: Int32Array; readonly nodes: number }): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: nodes }, () => []);
  for (const [at, node] of from.entries()) rows[node]?.push(at);
  return rows;
}

function reachedFrom(node: number, incoming: readonly (readonly number[])[], from: Int32Array): number {
  const [seen, stack] = [new Set<number>(), [node]];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const reach of incoming[at] ?? []) {
      if (seen.has(reach)) continue;
      seen.add(reach);
      stack.push(from[reach] ?? 0);
    }
  }
  return seen.size;
}

function components(from: Int32Array, to: Int32Array, nodes: number): (node: number) => number {
  const up = Int32Array.from({ length: nodes }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (up[at] !== at) at = up[at] = up[up[at] ?? 0] ?? 0;
    return at;
  };
  for (const [at, node] of from.entries()) up[root(node)] = root(to[at] ?? 0);
  return root;
}

function strongParts(rows: readonly (readonly number[])[], to: Int32Array, nodes: number): Int32Array {
  const [part, index, low, next] = [new Int32Array(nodes).fill(-1), new Int32Array(nodes).fill(-1), new Int32Array(nodes), new Int32Array(nodes)];
  const [path, open]: [number[], number[]] = [[], []];
  let [count, found] = [0, 0];
  const enter = (node: number): void => { index[node] = low[node] = count; count += 1; path.push(node); open.push(node); };
  const close = (node: number): void => {
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
    if (low[node] !== index[node]) return;
    for (let own = -1; own !== node;) { own = open.pop() ?? node; part[own] = found; }
    found += 1;
  };
  for (let start = 0; start < nodes; start += 1) {
    if (index[start] === -1) enter(start);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const reach = rows[node]?.[next[node] ?? 0];
      next[node] = (next[node] ?? 0) + 1;
      if (reach === undefined) { close(node); continue; }
      const below = to[reach] ?? 0;
      if (index[below] === -1) enter(below);
      else if (part[below] === -1) low[node] = Math.min(low[node] ?? 0, index[below] ?? 0);
    }
  }
  return part;
}
