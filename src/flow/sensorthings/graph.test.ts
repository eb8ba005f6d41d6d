import { expect, test } from 'vitest';
import type { Point } from '../../model/point.ts';
import type { TestHouse } from '../house.fixture.ts';
import { machineViewer } from '../viewer.ts';
import type { Graph } from './graph.ts';
import { graphOf, houseWithReadings } from './readings.fixture.ts';

const thing = (graph: Graph) => {
  const found = graph.all('Things').get(1000);
  if (found === undefined) throw new TypeError('no station 1000');
  return found;
};
const idsOf = (graph: Graph, link: string): readonly unknown[] => graph.related(thing(graph), link).map(({ id }) => id);

/** The register with further versions of station 1000, each from a day on. */
async function withVersions(drill: TestHouse, versions: readonly (readonly [from: string, change: Partial<Point>])[]): Promise<Graph> {
  const entries = await drill.house.records.read(machineViewer).entries('point');
  const first = entries.find(({ body }) => (body as Point).number === 1000);
  if (first === undefined) throw new TypeError('no station 1000');
  drill.house.directory.replace('point', [...entries, ...versions.map(([from, change], at) => ({ ...first, from, enteredAt: first.enteredAt + at, body: { ...(first.body as Point), ...change } }))]);
  return graphOf(drill);
}

test('a station that moved has both places, each from its day, and stands where it stands today', async () => {
  const graph = await withVersions(await houseWithReadings(), [['2025-05-01', { branch: 'branch-980102' }], ['2026-01-10', { lon: 120.5 }], ['2027-01-01', { lon: 121 }]]);
  expect(idsOf(graph, 'HistoricalLocations')).toEqual(['1000-2020-01-01', '1000-2026-01-10', '1000-2027-01-01']);
  expect(idsOf(graph, 'Locations')).toEqual(['1000-2026-01-10']);
  const [moved] = graph.related(thing(graph), 'HistoricalLocations').slice(1);
  expect(moved?.body).toEqual({ time: '2026-01-09T16:00:00.000Z' });
  const place = graph.all('Locations').get('1000-2020-01-01');
  expect(place === undefined ? [] : graph.related(place, 'Things')).toEqual([]);
  expect(place === undefined ? [] : graph.related(place, 'HistoricalLocations').map(({ id }) => id)).toEqual(['1000-2020-01-01']);
});

test('a place that is corrected on the day itself is one place; a point without a place has none', async () => {
  const corrected = await withVersions(await houseWithReadings(), [['2020-01-01', { lon: 120.5 }]]);
  expect(corrected.related(thing(corrected), 'Locations').map(({ body }) => body['location'])).toEqual([{ type: 'Point', coordinates: [120.5, 30.1332] }]);
  const drill = await houseWithReadings();
  const point = drill.house.directory.points.get(1000);
  if (point === undefined) throw new TypeError('no station 1000');
  const { lon: _lon, lat: _lat, ...placeless } = point;
  const entries = (await drill.house.records.read(machineViewer).entries('point')).map((entry) => ((entry.body as Point).number === 1000 ? { ...entry, body: placeless } : entry));
  drill.house.directory.replace('point', entries);
  const without = await graphOf(drill);
  expect([idsOf(without, 'Locations'), without.all('FeaturesOfInterest').get(1000)?.body['feature']]).toEqual([[], { type: 'Feature', geometry: null, properties: {} }]);
});

test('a point without a logger says where its values come from; a logger shows no secret', async () => {
  const drill = await houseWithReadings();
  const { password, mn } = drill.house.directory.deviceOf(1000) ?? { password: '', mn: '' };
  const sensor = (await graphOf(drill)).all('Sensors').get(1000);
  expect(sensor?.body).toMatchObject({ encodingType: 'text/html', properties: { mn, protocol: 'HJ 212-2017' } });
  expect(JSON.stringify(sensor)).not.toContain(password);
  drill.house.directory.replace('device', []);
  expect((await graphOf(drill)).all('Sensors').get(1000)?.body['metadata']).toContain('no logger is registered');
});

test('a series stands for what a limit names before anything has come', async () => {
  const streams = [...(await graphOf(await houseWithReadings())).streams.values()];
  const waiting = streams.filter(({ first }) => first === undefined);
  expect(waiting.length).toBeGreaterThan(10);
  expect(new Set(waiting.map(({ field }) => field))).toEqual(new Set(['Avg']));
  expect(streams.filter(({ first }) => first !== undefined)).toHaveLength(5);
});
