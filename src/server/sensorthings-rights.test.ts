import { beforeAll, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { officeOf } from './app.fixture.ts';
import { outlets, rowsOf, sensorThingsApp, type SensorThingsApp } from './sensorthings.fixture.ts';

let app: SensorThingsApp;
beforeAll(async () => {
  app = await sensorThingsApp();
});

const askers = [['public', undefined], ...Object.entries(officeOf)] as const;

test.each(askers)('%s: the Things are the points of its other pages, and what firms disclose', async (_role, as) => {
  const found: unknown[] = rowsOf(await app.get('Things?$top=1000&$select=id', as)).map((row) => row['@iot.id']);
  const want: number[] = [];
  for (const { number } of app.house.directory.points.values()) {
    const page = await app.ask({ url: `/api/points/${number}`, peer: `10.8.0.${number % 200}`, ...(as === undefined ? {} : { as }) });
    if (page.statusCode === 200 || number === outlets.disclosed) want.push(number);
  }
  expect(found).toEqual(want.sort((a, b) => a - b));
});

/** Ways to the same things: whole sets, expansions, filters and orders over what is hidden, ids, places of pages. */
const ways = [
  'Things?$top=1000&$expand=Locations,HistoricalLocations,Datastreams($expand=Observations,Sensor,ObservedProperty)', 'Locations?$expand=Things', 'Sensors?$top=1000&$expand=Datastreams', 'HistoricalLocations?$expand=Thing,Locations',
  'Datastreams?$top=1000&$expand=Thing($expand=Locations),Sensor', 'Observations?$top=1000&$expand=Datastream($expand=Thing,Sensor),FeatureOfInterest', 'Observations?$resultFormat=dataArray&$top=1000', 'Observations/$ref?$top=1000',
  'FeaturesOfInterest?$expand=Observations', "ObservedProperties('w01018')?$expand=Datastreams($expand=Observations,Thing)", "ObservedProperties('w01018')/Datastreams", 'Observations?$orderby=result desc&$top=1000',
  "Things?$filter=Datastreams/Observations/result gt 0", "Datastreams?$filter=Thing/properties/kind eq 'water-outlet'&$expand=Thing", "Things?$filter=contains(name,'DW001') or id gt 0&$top=1000", 'Observations?$skiptoken=0~200004-w01018-hour-Avg&$top=1000',
];

test.each(ways)('the public learns nothing of other outlets by %s', async (way) => {
  const reply = await app.get(way);
  expect(reply.status, reply.text.slice(0, 200)).toBe(200);
  const points = [...app.house.directory.points.values()].filter(({ enterprise, number }) => enterprise !== undefined && number !== outlets.disclosed);
  for (const { number, name, id } of points) for (const secret of [`(${number})`, `'${number}-`, `-${number}-`, `:${number},`, name.zh, name.en, id]) expect(reply.text).not.toContain(secret);
  for (const device of app.house.directory.devices.values()) {
    expect(reply.text).not.toContain(`"${device.password}"`);
    if (app.house.directory.points.get(device.point)?.enterprise !== undefined) expect(reply.text).not.toContain(device.mn);
  }
  // Of the disclosed outlet: values and hours, as its page has them; no reading, frame, flag or place.
  for (const secret of [`R-${outlets.disclosed}-`, `${outlets.disclosed}-w01018-hour-Avg`, 'enterprise-98-0001']) expect(reply.text).not.toContain(secret);
});

test.each([
  `Things(${outlets.foreign})`, `Things(${outlets.foreign})/Datastreams`, `Sensors(${outlets.foreign})`, `FeaturesOfInterest(${outlets.foreign})/Observations`, `Datastreams('${outlets.foreign}-w01018-hour-Avg')`,
  `Datastreams('${outlets.foreign}-w01018-hour-disclosed')`, `Datastreams('${outlets.disclosed}-w01018-hour-Avg')`, `Locations('${outlets.disclosed}-2020-01-01')`,
])('%s does not exist for the public, as if it had never been', async (path) => {
  expect((await app.get(path)).status).toBe(404);
});

test('an Observation of a hidden series does not exist, nor does it count', async () => {
  const at = app.time.world - 2 * hourMs;
  for (const id of [`R-${outlets.foreign}-w01018-hour-Avg-${at}`, `R-${outlets.disclosed}-w01018-hour-Avg-${at}`, `D-${outlets.foreign}-w01018-hour-${at}`]) expect((await app.get(`Observations('${id}')`)).status).toBe(404);
  for (const path of [`Observations('R-${outlets.foreign}-w01018-hour-Avg-${at}')`, `Locations('${outlets.disclosed}-2020-01-01')`]) expect((await app.get(path, 'province-98-officer')).status).toBe(200);
  const [all, seen] = await Promise.all([app.get('Observations?$count=true&$top=0', 'province-98-officer'), app.get('Observations?$count=true&$top=0')]);
  // A day and a half of two factors, two hours of a section's two; two hours of two factors that are disclosed; the province has all three outlets beside.
  expect([seen.json()['@iot.count'], all.json()['@iot.count']]).toEqual([72 + 4 + 4, 72 + 4 + 4 + 3 * 4]);
});

test('what a firm discloses is what its public page shows: hour and value, and nothing of it when the item is withdrawn', async () => {
  const reply = await app.get(`Datastreams('${outlets.disclosed}-w01018-hour-disclosed')?$expand=Observations,Thing($expand=Locations),Sensor,ObservedProperty($select=name)`);
  const { Observations: values, Thing: thing, Sensor: sensor } = reply.json() as { Observations: readonly Record<string, unknown>[]; Thing: Record<string, unknown>; Sensor: Record<string, unknown> };
  expect(values.map((row) => row['result'])).toEqual([43, 42]);
  expect(Object.keys(values[0] ?? {}).filter((name) => !name.includes('@'))).toEqual(['phenomenonTime', 'result', 'resultTime']);
  expect([thing['properties'], thing['Locations'], sensor['properties']]).toEqual([{ kind: 'water-outlet', name: app.house.directory.points.get(outlets.disclosed)?.name, drill: true }, [], { drill: true }]);
  const firm = app.house.directory.enterprises.get('enterprise-98-0001');
  if (firm === undefined) throw new TypeError('no firm');
  (app.house.directory.enterprises as Map<string, typeof firm>).set(firm.unit, { ...firm, keyUnitKinds: ['air'] });
  expect((await app.get(`Things(${outlets.disclosed})`)).status).toBe(404);
  expect((await app.get(`Things(${outlets.disclosed})`, 'enterprise-98-0001-officer')).status).toBe(200);
  (app.house.directory.enterprises as Map<string, typeof firm>).set(firm.unit, firm);
});
