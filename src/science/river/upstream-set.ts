import type { River } from './river.ts';

/**
 * Everything above a reach and the reach itself, as slices of places [start, end) that are apart and ascending: one slice in the tree part,
 * one more for each minor reach of a divergence in it whose main reach lies elsewhere.
 */
export function upstreamSlices(river: River, place: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const open = [place, place + (river.size[place] ?? 0)];
  if (river.minors.length === 0) return [[open[0] ?? 0, open[1] ?? 0]];
  const isOpen = new Uint8Array(river.size.length);
  if (river.head[place] !== place) openAbove(river, place, open, isOpen);
  while (open.length > 0) {
    const end = open.pop() ?? 0;
    const start = open.pop() ?? 0;
    found.push([start, end]);
    for (let at = firstFrom(river.minors, start); at < river.minors.length && (river.minors[at] ?? 0) < end; at += 1) openAbove(river, river.minors[at] ?? 0, open, isOpen);
  }
  return joined(found);
}

/** Ids of `upstreamSlices`. */
export const upstreamReaches = (river: River, place: number): Int32Array => {
  const slices = upstreamSlices(river, place);
  const [first] = slices;
  if (slices.length === 1 && first !== undefined) return river.reach.subarray(first[0], first[1]);
  const all = new Int32Array(slices.reduce((sum, [start, end]) => sum + end - start, 0));
  let at = 0;
  for (const [start, end] of slices) {
    all.set(river.reach.subarray(start, end), at);
    at += end - start;
  }
  return all;
};

/** Above a minor reach lies what lies above the main one of its node. */
function openAbove({ head, size }: River, minor: number, open: number[], isOpen: Uint8Array): void {
  const main = head[minor] ?? 0;
  if (isOpen[main] === 1) return;
  isOpen[main] = 1;
  if ((size[main] ?? 0) > 1) open.push(main + 1, main + (size[main] ?? 0));
}

function firstFrom(sorted: Int32Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Slices of a pre-order are apart or one in the other. */
function joined(slices: [number, number][]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const slice of slices.sort(([a], [b]) => a - b)) {
    const last = out.at(-1);
    if (last === undefined || slice[0] > last[1]) out.push(slice);
    else last[1] = Math.max(last[1], slice[1]);
  }
  return out;
}
