import { cellIndex, laterRanges, type CellIndex } from './cell-index.ts';
import { apartSquared, chordSquared, sphereOf, type Detections, type Sphere } from './detections.ts';

export type Density = {
  /** Neighbours are no farther than `reach` m and `hours` apart; a core has `least` of them, itself counted. */
  readonly reach: number; readonly hours: number; readonly least: number;
};

/** Cells may be wider than the reach, not narrower than this (m, ms): the earth over decades must number its cells exactly. */
const [leastCell, leastSpan] = [250, 6 * 3_600_000];

/**
 * ST-DBSCAN on place and time (Birant and Kut 2007): label of each detection from 0, −1 for those in no cluster. Clusters are what cores reach one
 * another by; a detection that is none joins the cluster of its nearest core (of equals the lower place), so that labels do not hang on the order of a
 * walk. Clusters are numbered by their first core.
 */
export function clusterDetections({ lat, lon, at }: Pick<Detections, 'lat' | 'lon' | 'at'>, { reach, hours, least }: Density): Int32Array {
  const span = hours * 3_600_000;
  const walk: Walk = { index: cellIndex(lat, lon, at, Math.max(reach, leastCell), Math.max(span, leastSpan)), sphere: sphereOf(lat, lon), at, near: chordSquared(reach), span };
  const neighbours = new Uint32Array(lat.length).fill(1);
  const parents = Uint32Array.from(lat.keys());
  const pairs: Visit = (meet) => { eachPair(walk, meet); };
  // With two to a cluster every pair is of cores: one walk does.
  if (least <= 2) pairs((a, b) => { neighbours[a] = 2; neighbours[b] = 2; join(parents, a, b); });
  else {
    pairs((a, b) => { neighbours[a] = (neighbours[a] ?? 0) + 1; neighbours[b] = (neighbours[b] ?? 0) + 1; });
    pairs((a, b) => { if ((neighbours[a] ?? 0) >= least && (neighbours[b] ?? 0) >= least) join(parents, a, b); });
  }
  const labels = labelsOf(parents, neighbours, least);
  if (least > 2) joinBorders(labels, neighbours, least, pairs);
  return labels;
}

type Meet = (a: number, b: number, apart: number) => void;
type Visit = (meet: Meet) => void;
type Walk = { readonly index: CellIndex; readonly sphere: Sphere; readonly at: Float64Array; readonly near: number; readonly span: number };

function eachPair(walk: Walk, meet: Meet): void {
  const { order, first, keys } = walk.index;
  const ranges = new Uint32Array(64);
  for (let cell = 0; cell < keys.length; cell += 1) {
    const count = laterRanges(walk.index, cell, ranges);
    for (let place = first[cell] ?? 0; place < (first[cell + 1] ?? 0); place += 1) {
      for (let range = 0; range < count; range += 2) pairsOf(walk, order[place] ?? 0, Math.max(place + 1, ranges[range] ?? 0), ranges[range + 1] ?? 0, meet);
    }
  }
}

/** Meets `one` with its neighbours among those from place `from` of the order to before `end`. */
function pairsOf({ index: { order }, sphere, at, near, span }: Walk, one: number, from: number, end: number, meet: Meet): void {
  const moment = at[one] ?? 0;
  for (let place = from; place < end; place += 1) {
    const other = order[place] ?? 0;
    if (Math.abs((at[other] ?? 0) - moment) > span) continue;
    const apart = apartSquared(sphere, one, other);
    if (apart <= near) meet(one, other, apart);
  }
}

function rootOf(parents: Uint32Array, one: number): number {
  let at = one;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? 0] ?? 0;
    at = parents[at] ?? 0;
  }
  return at;
}

/** The lower place stays the root. */
function join(parents: Uint32Array, a: number, b: number): void {
  const [one, other] = [rootOf(parents, a), rootOf(parents, b)];
  if (one < other) parents[other] = one;
  else parents[one] = other;
}

function labelsOf(parents: Uint32Array, neighbours: Uint32Array, least: number): Int32Array {
  const labels = new Int32Array(parents.length).fill(-1);
  let next = 0;
  for (let one = 0; one < parents.length; one += 1) {
    if ((neighbours[one] ?? 0) < least) continue;
    const root = rootOf(parents, one);
    if (root === one) { labels[one] = next; next += 1; } else labels[one] = labels[root] ?? -1;
  }
  return labels;
}

function joinBorders(labels: Int32Array, neighbours: Uint32Array, least: number, pairs: Visit): void {
  const nearest = new Float64Array(labels.length).fill(Number.POSITIVE_INFINITY);
  const cores = new Int32Array(labels.length).fill(-1);
  const offer = (border: number, core: number, apart: number): void => {
    if ((neighbours[border] ?? 0) >= least || (neighbours[core] ?? 0) < least) return;
    const held = nearest[border] ?? 0;
    if (apart > held || (apart === held && core > (cores[border] ?? 0))) return;
    nearest[border] = apart;
    cores[border] = core;
  };
  pairs((a, b, apart) => { offer(a, b, apart); offer(b, a, apart); });
  for (const [border, core] of cores.entries()) if (core >= 0) labels[border] = labels[core] ?? -1;
}
