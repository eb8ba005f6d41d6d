import { expect, test } from 'vitest';
import { realData } from '../../../tools/need.ts';
import { distancesOf } from '../../science/receptor/distances.ts';
import { partition, silhouette } from '../../science/receptor/medoids.ts';
import { sourceField } from '../../science/receptor/source-field.ts';
import { readPoints, waysOf } from './endpoint-files.ts';

// R 4.2.2, cluster::pam(d, k, diss = TRUE) on the same distances: medoids (from 1), mean distance, mean silhouette.
test.skipIf(realData.skip).each([
  ['euclid', 4, [7, 22, 34, 52], 28_166.0652971776, 0.413972220671], ['euclid', 6, [7, 19, 27, 37, 43, 53], 20_301.2138157104, 0.450927860597],
  ['angle', 3, [1, 19, 50], 0.356254389124378, 0.399475476658], ['angle', 5, [2, 10, 17, 22, 50], 0.276826376250773, 0.361034725697],
] as const)(realData.named('London 2010, %s, %i clusters: R’s medoids'), (kind, k, medoids, mean, width) => {
  const points = readPoints(`${realData.folder}/hysplit-london-2010/traj_data.csv.gz`, undefined);
  if (!points.ok) throw new Error(points.detail);
  const { ways, left } = waysOf(points.value);
  expect([ways.count, ways.points, left]).toEqual([56, 97, 0]);
  const d = distancesOf(ways, kind);
  const found = partition(d, 56, k);
  expect(found.medoids.map((at) => at + 1).sort((one, other) => one - other)).toEqual(medoids);
  expect(found.cost / 56 / mean).toBeCloseTo(1, 12);
  expect(silhouette(d, 56, found)).toBeCloseTo(width, 11);
});

test.skipIf(realData.skip)(realData.named('London 2010: fields are the same to the last digit'), () => {
  const points = readPoints(`${realData.folder}/hysplit-london-2010/traj_data.csv.gz`, 'pm2.5');
  if (!points.ok) throw new Error(points.detail);
  const { lat, lon, of, values, days } = points.value;
  const [one, other] = [1, 2].map(() => {
    const found = sourceField({ lat, lon, of, values, days, statistic: { kind: 'pscf', percentile: 90 }, cell: 1, bootstrap: { resamples: 200, seed: 1 } });
    if (!found.ok) throw new Error(found.detail);
    return found.value;
  });
  expect(one).toEqual(other);
  expect([one?.trajectories, one?.points, one?.left]).toEqual([54, 5238, 194]);
  expect(one?.cells.reduce((sum, { n, value }) => sum + n * value, 0)).toBeCloseTo(97 * values.filter((value) => value > (one?.threshold ?? 0)).length, 6);
});
