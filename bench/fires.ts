import { createHash } from 'node:crypto';
import { clusterDetections } from '../src/science/fire/cluster-detections.ts';
import { earthRadius, type Detections } from '../src/science/fire/detections.ts';
import { densityDefaults, findFires } from '../src/science/fire/find-fires.ts';
import { sklearnLabels } from './peers/sklearn-fires.ts';
import { madeSeason } from './fire-season.ts';
import { least } from './least.ts';

export type FiresInputs = { readonly detections: number; readonly brute: number; readonly seed: number; readonly peers: number };
export type FiresFigures = {
  /** All of `findFires`: heat sources, clusters, events; the clusters alone. Least of five. */
  readonly wholeMs: number; readonly clusterMs: number; readonly events: number; readonly heatSources: number;
  /** Every pair of the first `brute` detections, and ours on the same; whether the labels are the same. */
  readonly everyPairMs: number; readonly ourMsOnThose: number; readonly sameLabels: boolean;
  /** scikit-learn on all of them: pairs by a tree, dropped by time, then its DBSCAN on the sparse graph. Null: not installed or not asked. */
  readonly sklearnMs: number | null; readonly sklearnSameGroups: boolean | null;
};

export function benchFires({ detections: count, brute, seed, peers }: FiresInputs): { figures: FiresFigures; inputs: FiresInputs; hash: string } {
  const detections = madeSeason(count, seed);
  const whole = least(() => findFires({ detections }));
  if (!whole.value.ok) throw new Error(whole.value.detail);
  const cluster = least(() => clusterDetections(detections, densityDefaults));
  const few: Detections = madeSeason(brute, seed + 1);
  const ours = least(() => clusterDetections(few, densityDefaults));
  const started = performance.now();
  const plain = everyPair(few);
  const everyPairMs = performance.now() - started;
  const peer = peers > 1 ? undefined : sklearnLabels(detections, densityDefaults.reach / earthRadius, densityDefaults.hours * 3_600_000);
  const { events, heatSources } = whole.value.value;
  return {
    figures: {
      wholeMs: whole.ms, clusterMs: cluster.ms, events: events.length, heatSources: heatSources.length, everyPairMs, ourMsOnThose: ours.ms,
      sameLabels: plain.every((label, at) => label === ours.value[at]),
      sklearnMs: peer?.ms ?? null, sklearnSameGroups: peer === undefined ? null : sameGroups(peer.labels, cluster.value),
    },
    inputs: { detections: count, brute, seed, peers },
    hash: createHash('sha256').update(cluster.value).update(JSON.stringify(heatSources)).digest('hex').slice(0, 16),
  };
}

/** The same with no index: every pair, twos make a cluster, numbered by first member. */
function everyPair(detections: Detections): Int32Array {
  const labels = new Int32Array(detections.lat.length).fill(-1);
  let next = 0;
  for (let start = 0; start < labels.length; start += 1) {
    if (labels[start] !== -1) continue;
    labels[start] = next;
    const open = [start];
    let size = 0;
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const found = freeNeighbours(detections, labels, one);
      for (const other of found) labels[other] = next;
      open.push(...found);
      size += 1;
    }
    if (size === 1) labels[start] = -1;
    else next += 1;
  }
  return labels;
}

function freeNeighbours({ lat, lon, at }: Detections, labels: Int32Array, one: number): readonly number[] {
  const span = densityDefaults.hours * 3_600_000;
  const found: number[] = [];
  for (let other = 0; other < lat.length; other += 1) {
    if (labels[other] === -1 && Math.abs((at[one] ?? 0) - (at[other] ?? 0)) <= span && near(lat, lon, one, other)) found.push(other);
  }
  return found;
}

function near(lat: Float64Array, lon: Float64Array, a: number, b: number): boolean {
  const [y1 = 0, y2 = 0, x1 = 0, x2 = 0] = [lat[a], lat[b], lon[a], lon[b]].map((degrees) => (degrees ?? 0) * Math.PI / 180);
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(Math.sin((y2 - y1) / 2) ** 2 + Math.cos(y1) * Math.cos(y2) * Math.sin((x2 - x1) / 2) ** 2))) <= densityDefaults.reach;
}

/** Whether two labellings are the same but for the numbers of the groups. */
function sameGroups(one: Int32Array, other: Int32Array): boolean {
  const [there, back] = [new Map<number, number>(), new Map<number, number>()];
  return one.every((label, at) => {
    const mate = other[at] ?? -1;
    if (label === -1 || mate === -1) return label === mate;
    if (!there.has(label)) there.set(label, mate);
    if (!back.has(mate)) back.set(mate, label);
    return there.get(label) === mate && back.get(mate) === label;
  });
}
