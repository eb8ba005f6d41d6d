import type { Degrees } from './lattice.ts';

/**
 * The outline of cells that tile: edges that two of the rings run in opposite ways are inside and fall out, the rest is
 * chained into rings again. A ring inside another (a hole) does not occur in the drill: groups of cells are strips.
 */
export function union(rings: readonly (readonly Degrees[])[]): readonly (readonly Degrees[])[] {
  const next = new Map<string, Degrees[]>();
  const sides = new Set<string>();
  for (const ring of rings) for (const [from, to] of sidesOf(ring)) sides.add(`${keyOf(from)}>${keyOf(to)}`);
  for (const ring of rings) {
    for (const [from, to] of sidesOf(ring)) {
      if (!sides.has(`${keyOf(to)}>${keyOf(from)}`)) next.set(keyOf(from), [...(next.get(keyOf(from)) ?? []), to]);
    }
  }
  const outlines: (readonly Degrees[])[] = [];
  for (const start of next.keys()) {
    const outline = follow(next, start);
    if (outline.length > 3) outlines.push(outline);
  }
  return outlines;
}

function follow(next: Map<string, Degrees[]>, start: string): readonly Degrees[] {
  const walked: Degrees[] = [];
  for (let key = start; ; ) {
    const to = next.get(key)?.pop();
    if (to === undefined) break;
    walked.push(to);
    key = keyOf(to);
    if (key === start) break;
  }
  const last = walked.at(-1);
  return last === undefined ? [] : [last, ...walked];
}

const keyOf = ([lon, lat]: Degrees): string => `${lon},${lat}`;

function* sidesOf(ring: readonly Degrees[]): Generator<readonly [Degrees, Degrees]> {
  for (let at = 1; at < ring.length; at += 1) {
    const from = ring[at - 1];
    const to = ring[at];
    if (from !== undefined && to !== undefined) yield [from, to];
  }
}
