import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../basis/random.ts';
import { realData } from '../../../tools/need.ts';
import { clusterDetections, type Density } from './cluster-detections.ts';
import { earthRadius, type Detections } from './detections.ts';
import { densityDefaults, findFires, type FindFiresOutput } from './find-fires.ts';

type Spot = readonly [lat: number, lon: number, hours: number];

const detectionsOf = (spots: readonly Spot[], frp = 5, night = 1): Detections => ({
  lat: Float64Array.from(spots, ([lat]) => lat), lon: Float64Array.from(spots, ([, lon]) => lon), at: Float64Array.from(spots, ([, , hours]) => 1.65e12 + hours * 3_600_000),
  frp: new Float64Array(spots.length).fill(frp), night: new Uint8Array(spots.length).fill(night),
});

/** Every pair by the haversine, cores, components by colouring, borders by their nearest core: slow and plain. */
function everyPair({ lat, lon, at }: Detections, { reach, hours, least }: Density): readonly number[] {
  const count = lat.length;
  const apart = (a: number, b: number): number => {
    const [y1 = 0, y2 = 0, x1 = 0, x2 = 0] = [lat[a], lat[b], lon[a], lon[b]].map((degrees) => (degrees ?? 0) * Math.PI / 180);
    return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(Math.sin((y2 - y1) / 2) ** 2 + Math.cos(y1) * Math.cos(y2) * Math.sin((x2 - x1) / 2) ** 2)));
  };
  const near = Array.from({ length: count }, (_, a) => [...lat.keys()].filter((b) => Math.abs((at[a] ?? 0) - (at[b] ?? 0)) <= hours * 3_600_000 && apart(a, b) <= reach));
  const isCore = near.map((all) => all.length >= least);
  const labels = Array.from({ length: count }, () => -1);
  let next = 0;
  for (let start = 0; start < count; start += 1) {
    if (isCore[start] !== true || labels[start] !== -1) continue;
    const open = [start];
    labels[start] = next;
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (const other of near[one] ?? []) if (isCore[other] === true && labels[other] === -1) { labels[other] = next; open.push(other); }
    }
    next += 1;
  }
  return labels.map((label, one) => {
    if (isCore[one] === true) return label;
    const cores = (near[one] ?? []).filter((other) => isCore[other]).sort((a, b) => apart(one, a) - apart(one, b) || a - b);
    return cores[0] === undefined ? -1 : labels[cores[0]] ?? -1;
  });
}

const anywhere = fc.tuple(fc.double({ min: -89, max: 89, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }), fc.integer({ min: 1, max: 80 }), fc.integer({ min: 2, max: 5 }), fc.nat());

test('labels are those of every pair, at any latitude and across 180°, also of borders', () => {
  fc.assert(fc.property(anywhere, ([lat, lon, count, least, seed]) => {
    const random = seededRandom(seed);
    const spread = 0.06 / Math.cos(lat * Math.PI / 180);
    const spots = Array.from({ length: count }, (): Spot => [
      Math.max(-90, Math.min(90, lat + 0.06 * (random() - 0.5))), ((lon + spread * (random() - 0.5) + 540) % 360) - 180, Math.floor(random() * 200)]);
    const detections = detectionsOf(spots);
    expect([...clusterDetections(detections, { ...densityDefaults, least })]).toEqual(everyPair(detections, { ...densityDefaults, least }));
  }), { numRuns: 150 });
});

test('a reach of metres over decades and the whole earth is counted as exactly', () => {
  const spots = [0, 150_000].flatMap((hours): readonly Spot[] => [[-60, -179.999_99, hours], [-60, 179.999_99, hours], [80, 10, hours], [80.000_01, 10, hours + 0.5], [80.000_1, 10, hours]]);
  const rule = { reach: 2, hours: 0.5, least: 2 };
  expect([...clusterDetections(detectionsOf(spots), rule)]).toEqual(everyPair(detectionsOf(spots), rule));
  expect(everyPair(detectionsOf(spots), rule)).toEqual([0, 0, 1, 1, -1, 2, 2, 3, 3, -1]);
});

test('a border between two clusters joins the nearer core, of equals the lower place', () => {
  const line = [0, 0.001, 0.002, 0.0105, 0.0111, 0.019, 0.02, 0.021].map((lat): Spot => [30 + lat, 120, 0]);
  const rule = { ...densityDefaults, least: 4 };
  expect([...clusterDetections(detectionsOf(line), rule)]).toEqual(everyPair(detectionsOf(line), rule));
});

const found = (spots: readonly Spot[], more: Partial<Parameters<typeof findFires>[0]> = {}): FindFiresOutput => {
  const answer = findFires({ detections: detectionsOf(spots), ...more });
  if (!answer.ok) throw new Error(answer.detail);
  return answer.value;
};

const monthly = Array.from({ length: 8 }, (_, month): Spot => [29.9001, 121.5, month * 732]);
const nightly = Array.from({ length: 21 }, (_, night): Spot => [28.3, 120.2, 24 * night]);

test('what is lit in eight months or on more than twenty nights is a heat source, one less is none', () => {
  const all = found([...monthly, ...nightly, [27.5, 119.5, 0], [27.501, 119.5, 3]]);
  expect(all.heatSources.map(({ why, detections, months, nights }) => [why, detections, months, nights])).toEqual([['months', 8, 8, 8], ['nights', 21, 2, 21]]);
  expect(all.counts).toEqual({ detections: 31, inEvents: 2, alone: 0, atHeatSources: 29, presumedOther: 0 });
  expect(found([...monthly.slice(1), ...nightly.slice(1)]).heatSources).toEqual([]);
  expect(found(nightly, { detections: detectionsOf(nightly, 5, 0) }).heatSources).toEqual([]);
});

test('listed points take what is within their reach, the nearer one first; what the publisher presumes is counted apart', () => {
  const industrial = { ids: ['mill', 'kiln'], lat: Float64Array.of(30, 30.006), lon: Float64Array.of(120, 120) };
  const all = found([[30.001, 120, 0], [30.004, 120, 0], [30.02, 120, 0], [30.021, 120, 1]], { industrial, presumedOther: Uint8Array.of(0, 0, 1, 0) });
  expect(all.heatSources.map(({ listed, detections }) => [listed, detections])).toEqual([['mill', 1], ['kiln', 1]]);
  expect([all.counts, [...all.alone], all.reasons]).toEqual([{ detections: 4, inEvents: 0, alone: 1, atHeatSources: 2, presumedOther: 1 }, [3], ['record-short', 'no-land-cover']]);
});

test('an event tells its time, power, hull and cropland', () => {
  const [event] = found([[30, 120, 5], [30, 120.005, 0], [30.005, 120, 7], [30.001, 120.001, 6]], { cropland: Uint8Array.of(1, 0, 255, 1) }).events;
  expect(event).toMatchObject({ id: '20220415T0520_30.0000_120.0050', members: [0, 1, 2, 3], frpSum: 20, frpMax: 5, hull: [[120, 30], [120.005, 30], [120, 30.005]] });
  expect([event?.last, event?.croplandShare]).toEqual([1.65e12 + 7 * 3_600_000, 2 / 3]);
});

test.each([
  ['nothing        ', [], {}, 'trace.too-few'],
  ['no place       ', [[91, 0, 0]], {}, 'trace.bad-number'],
  ['no time        ', [[30, 120, Number.NaN]], {}, 'trace.bad-number'],
  ['a cluster of one', [[30, 120, 0]], { density: { least: 1 } }, 'trace.bad-parameter'],
  ['no months      ', [[30, 120, 0]], { persistence: { months: 0 } }, 'trace.bad-parameter'],
] as const)('bad input is a named fault: %s', (_name, spots, more, fault) => {
  expect(findFires({ detections: detectionsOf(spots), ...more })).toMatchObject({ ok: false, fault });
});

// 1,577 and 1,919 rows, 15 and 36 in the box of Zhejiang: README of the data.
test.skipIf(realData.skip)(realData.named('MODIS over East Asia: every row is in an event, alone, or at a source, as every pair has it'), () => {
  for (const [file, rows, box] of [['20220528_20220604', 1577, 15], ['20220226_20220227', 1919, 36]] as const) {
    const text = gunzipSync(readFileSync(join(realData.folder, `firms-active-fire/modis_c61_nrt_east_asia_${file}.csv.gz`))).toString();
    const cells = text.trim().split('\n').slice(1).map((line) => line.split(','));
    const spots = cells.map((row): Spot => [Number(row[0]), Number(row[1]), (Date.parse(`${row[5]}T${row[6]?.slice(0, 2)}:${row[6]?.slice(2)}Z`) - 1.65e12) / 3_600_000]);
    const detections = detectionsOf(spots);
    const answer = found(spots);
    expect([answer.counts.detections, answer.counts.inEvents + answer.counts.alone]).toEqual([rows, rows]);
    expect([...clusterDetections(detections, densityDefaults)]).toEqual(everyPair(detections, densityDefaults));
    expect(spots.filter(([lat, lon]) => lat >= 27 && lat <= 31.3 && lon >= 118 && lon <= 123).length, file).toBe(box);
  }
}, 20_000);
