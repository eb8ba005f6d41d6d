import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterWays } from './clusters.ts';
import { pairAt, type Ways } from './distances.ts';
import { seededRandom } from '../../basis/random.ts';
import type { EndpointSet } from './endpoints.ts';
import { partition } from './medoids.ts';
import { sourceField, type Field, type FieldStatistic } from './source-field.ts';

/** Two days, three trajectories of three points; the second brings most. */
const three: EndpointSet = {
  lat: Float64Array.of(30, 30, 31, 30, 29, 28, 30, 30, 31), lon: Float64Array.of(120, 121, 121.4, 120, 119.6, 119, 120, 121.2, 122), of: Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2),
  values: Float64Array.of(10, 40, 20), days: Int32Array.of(1, 1, 2),
};
function field(set: EndpointSet, statistic: FieldStatistic, more: object = {}): Field {
  const found = sourceField({ ...set, statistic, cell: 1, ...more });
  if (!found.ok) throw new Error(`${found.fault} ${found.detail}`);
  return found.value;
}
const cell = (of: Field, lat: number, lon: number) => of.cells.find((one) => one.lat === lat && one.lon === lon);

describe('fields', () => {
  test('PSCF and CWT by hand', () => {
    const [pscf, cwt] = [field(three, { kind: 'pscf', percentile: 60 }), field(three, { kind: 'cwt' })];
    // Nine values, three of each: the 60th percentile (type 7) is the one between 20 and 20.
    expect(pscf.threshold).toBe(20);
    expect(cell(pscf, 30, 120)).toMatchObject({ n: 3, value: 1 / 3, weight: 0.75 });
    expect(cell(pscf, 28, 119)).toMatchObject({ n: 1, value: 1, weight: 0.5 });
    expect(cell(cwt, 30, 121)).toMatchObject({ n: 2, value: 15, weight: 0.05 });
    expect(cwt.cells.reduce((sum, { n }) => sum + n, 0)).toBe(9);
    expect(cwt.reasons).toEqual(['few-trajectories']);
  });

  test('a trajectory without a value is left out and counted; a common factor changes CWT alone', () => {
    const gap = { ...three, values: Float64Array.of(10, Number.NaN, 20) };
    expect([field(gap, { kind: 'cwt' }).points, field(gap, { kind: 'cwt' }).left]).toEqual([6, 3]);
    fc.assert(fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), (times) => {
      const scaled = { ...three, values: three.values.map((value) => value * times) };
      const values = (of: Field): readonly number[] => of.cells.map(({ value }) => value);
      expect(values(field(scaled, { kind: 'pscf', percentile: 60 }))).toEqual(values(field(three, { kind: 'pscf', percentile: 60 })));
      values(field(scaled, { kind: 'cwt' })).forEach((value, at) => { expect(value / times).toBeCloseTo(values(field(three, { kind: 'cwt' }))[at] ?? 0, 9); });
    }), { numRuns: 30 });
  });

  test('resamples are those of their seed, and a cell that always brings most always stands out', () => {
    const many = { resamples: 60, seed: 4 };
    const days = { ...three, days: Int32Array.of(1, 2, 3) };
    const one = field(days, { kind: 'cwt' }, { bootstrap: many });
    expect(field(days, { kind: 'cwt' }, { bootstrap: many })).toEqual(one);
    // In a resample of that day alone every cell is as high as the mean.
    expect(cell(one, 28, 119)?.standsOut).toBeGreaterThan(0.9);
    expect(cell(one, 30, 121)?.standsOut).toBeLessThan(0.2);
  });

  test.each([
    ['no cell size', { cell: 0 }, 'trace.bad-parameter'], ['a percentile of 100', { statistic: { kind: 'pscf', percentile: 100 } }, 'trace.bad-parameter'],
    ['no value', { values: three.values.map(() => Number.NaN) }, 'trace.too-few'], ['a place beyond the pole', { lat: three.lat.with(0, 91) }, 'trace.bad-number'],
  ] as const)('refused: %s', (_name, change, fault) => {
    const found = sourceField({ ...three, statistic: { kind: 'cwt' }, cell: 1, ...change });
    expect(found.ok ? 'taken' : found.fault).toBe(fault);
  });
});

describe('clusters', () => {
  // Two alone in a cluster are as good a heart as each other, so that several partitions may be right: what is tested is what all of them are.
  test('no swap of a heart with another object lowers the cost, and everybody is with the nearest heart', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 8, max: 22 }), fc.integer({ min: 1, max: 4 }), (seed, n, k) => {
      const random = seededRandom(seed);
      const places = Array.from({ length: n }, () => [random(), random()] as const);
      const between = (i: number, j: number): number => Math.hypot((places[i]?.[0] ?? 0) - (places[j]?.[0] ?? 0), (places[i]?.[1] ?? 0) - (places[j]?.[1] ?? 0));
      const d = new Float64Array((n * (n - 1)) / 2);
      for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) d[pairAt(i, j, n)] = between(i, j);
      const cost = (hearts: readonly number[]): number => places.reduce((sum, _, i) => sum + Math.min(...hearts.map((heart) => between(i, heart))), 0);
      const { medoids, cluster, cost: found } = partition(d, n, k);
      expect(found).toBeCloseTo(cost(medoids), 9);
      expect(places.reduce((sum, _, i) => sum + between(i, medoids[cluster[i] ?? 0] ?? 0), 0)).toBeCloseTo(found, 9);
      const swaps = places.flatMap((_, into) => medoids.map((out) => medoids.map((heart) => (heart === out ? into : heart))));
      expect(Math.min(...swaps.map(cost))).toBeGreaterThan(found - 1e-9);
    }), { numRuns: 60 });
  });

  const bundle: Ways = { count: 6, points: 2, lat: Float64Array.of(30, 31, 30, 31.1, 30, 29, 30, 29.1, 30, 31.05, 30, 29.05), lon: new Float64Array(12).fill(120) };
  test('ways to the north and ways to the south are two bundles', () => {
    const found = clusterWays({ ways: bundle, distance: 'angle', clusters: 2, upTo: 3 });
    if (!found.ok) throw new Error(found.fault);
    expect(found.value.sizes).toEqual([3, 3]);
    expect(found.value.choices[0]?.silhouette).toBeCloseTo(1, 6);
    expect(new Set([found.value.cluster[0], found.value.cluster[1], found.value.cluster[4]]).size).toBe(1);
  });
  test.each([['no cluster', 0, 'trace.bad-parameter'], ['as many clusters as ways', 6, 'trace.too-few']] as const)('refused: %s', (_name, clusters, fault) => {
    const found = clusterWays({ ways: bundle, distance: 'euclid', clusters });
    expect(found.ok ? 'taken' : found.fault).toBe(fault);
  });
});
