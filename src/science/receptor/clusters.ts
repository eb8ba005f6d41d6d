import { fail, ok, type Result } from '../../basis/result.ts';
import { distancesOf, type DistanceKind, type Ways } from './distances.ts';
import { partition, silhouette } from './medoids.ts';

export type ClusterInput = { readonly ways: Ways; readonly distance: DistanceKind; readonly clusters: number; readonly upTo?: number };
export type Clusters = {
  /** Number of each way’s cluster, 1 the largest; the way at the heart of each; ways of each. */
  readonly cluster: Int32Array; readonly medoids: readonly number[]; readonly sizes: readonly number[];
  readonly cost: number;
  /** For each number of clusters from 2 up to `upTo`: cost and mean silhouette, to choose by. */
  readonly choices: readonly { readonly clusters: number; readonly cost: number; readonly silhouette: number }[];
};

/** Clusters of ways, from the largest. Faults: trace.too-few (not more ways than clusters, fewer than two points), trace.bad-parameter. */
export function clusterWays({ ways, distance, clusters, upTo = 0 }: ClusterInput): Result<Clusters> {
  if (!Number.isInteger(clusters) || clusters < 1) return fail('trace.bad-parameter', `${clusters} clusters`);
  if (ways.count <= Math.max(clusters, upTo) || ways.points < 2) return fail('trace.too-few', `${ways.count} trajectories of ${ways.points} points for ${Math.max(clusters, upTo)} clusters`);
  const distances = distancesOf(ways, distance);
  const found = partition(distances, ways.count, clusters);
  const sizes = found.medoids.map((_, of) => found.cluster.filter((own) => own === of).length);
  const order = sizes.map((_, of) => of).sort((one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0) || (found.medoids[one] ?? 0) - (found.medoids[other] ?? 0));
  return ok({
    cluster: found.cluster.map((of) => order.indexOf(of) + 1), medoids: order.map((of) => found.medoids[of] ?? 0), sizes: order.map((of) => sizes[of] ?? 0), cost: found.cost,
    choices: Array.from({ length: Math.max(0, upTo - 1) }, (_, at) => {
      const tried = partition(distances, ways.count, at + 2);
      return { clusters: at + 2, cost: tried.cost, silhouette: silhouette(distances, ways.count, tried) };
    }),
  });
}
