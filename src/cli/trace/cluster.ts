import { fail, ok } from '../../basis/result.ts';
import { clusterWays } from '../../science/receptor/clusters.ts';
import type { DistanceKind } from '../../science/receptor/distances.ts';
import { command } from '../command.ts';
import { wholeNumber } from '../options.ts';
import { readPoints, readTdumps, waysOf } from './endpoint-files.ts';
import { say } from './say.ts';

const flags = {
  in: { type: 'string-list', says: 'one CSV with date, hour.inc, lat, lon, or endpoint files of HYSPLIT (given again for each)' },
  distance: { type: 'string', fallback: 'euclid', says: 'euclid or angle' },
  clusters: { type: 'string', says: 'how many' },
  'up-to': { type: 'string', says: 'also cost and silhouette of 2 to this many, to choose by' },
  json: { type: 'boolean', says: 'one line' },
} as const;

const distances: readonly string[] = ['euclid', 'angle'] satisfies readonly DistanceKind[];

export const run = command({
  calls: ['trace cluster --in POINTS.csv --clusters 5 [--distance euclid|angle] [--up-to 8] [--json]'], flags,
  says: `Trajectories to clusters around medoids (PAM). Ends with {"clusters":[{"size":…,"medoid":ARRIVAL}…],"of":{ARRIVAL:NUMBER…},"cost":…,"choices":[…],
"trajectories":…,"left":…}: clusters from the largest; left: trajectories of another length than most, which are left out.`,
}, async ({ flags: given, lists }) => {
  const paths = lists['in'] ?? [];
  const clusters = wholeNumber('clusters', given.clusters, 1, 100);
  if (!clusters.ok) return clusters;
  const upTo = given['up-to'] === undefined ? ok(0) : wholeNumber('up-to', given['up-to'], 2, 100);
  if (!upTo.ok) return upTo;
  const distance = given.distance ?? '';
  if (!distances.includes(distance)) return fail('system.bad-option', `--distance euclid|angle, got ${distance}`);
  const [first] = paths;
  if (first === undefined) return fail('system.bad-option', '--in POINTS.csv or endpoint files');
  const points = paths.length === 1 && /\.csv(?:\.gz)?$/u.test(first) ? readPoints(first, undefined) : readTdumps(paths);
  if (!points.ok) return points;
  const { ways, kept, left } = waysOf(points.value);
  const found = clusterWays({ ways, distance: distance === 'angle' ? 'angle' : 'euclid', clusters: clusters.value, upTo: upTo.value });
  if (!found.ok) return found;
  const arrival = (way: number): string => points.value.arrivals[kept[way] ?? 0] ?? '';
  say({
    clusters: found.value.medoids.map((medoid, at) => ({ size: found.value.sizes[at], medoid: arrival(medoid) })),
    of: Object.fromEntries(Array.from(found.value.cluster, (number, way) => [arrival(way), number])), cost: found.value.cost, choices: found.value.choices, trajectories: ways.count, left,
  }, given.json);
  return ok(0);
});
