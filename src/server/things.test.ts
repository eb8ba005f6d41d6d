import { beforeAll, describe, expect, test } from 'vitest';
import { machineViewer } from '../flow/viewer.ts';
import { datastream, feature, location, property, sensor, thing, thingsApp, whole, type Said, type ThingsApp } from './things.fixture.ts';

let app: ThingsApp;
beforeAll(async () => {
  app = await thingsApp();
});

const id = ({ json }: Said): unknown => json['@iot.id'];
const link = (of: Said): { readonly '@iot.id': unknown } => ({ '@iot.id': id(of) });
const made = async (path: string, body: unknown): Promise<Said> => {
  const said = await app.write('POST', path, body);
  expect([path, said.status, said.json['fault']]).toEqual([path, 201, undefined]);
  return said;
};
const ids = async (path: string): Promise<readonly unknown[]> => (await app.values(path)).map((row) => row['@iot.id']);
const streamOn = async (at: Said): Promise<Said> => made('Datastreams', { ...datastream, Thing: link(at), Sensor: sensor, ObservedProperty: property });

/** OGC 18-088 §10, requirement by requirement. */
const requirements: readonly (readonly [requirement: string, expectMet: () => Promise<void>])[] = [
  ['create-update-delete/create-entity', async () => {
    for (const [set, body] of [['Things', thing], ['Locations', location], ['Sensors', sensor], ['ObservedProperties', property], ['FeaturesOfInterest', feature]] as const) {
      const said = await made(set, body);
      expect(said.location).toBe(said.json['@iot.selfLink']);
      const { status, json } = await app.get(said.location);
      expect([status, json]).toEqual([200, said.json]);
      expect(json).toMatchObject(body);
    }
    const [at, place] = [await made('Things', thing), await made('Locations', location)];
    const past = await made('HistoricalLocations', { time: '2026-02-01T00:00:00.000Z', Thing: link(at), Locations: [link(place)] });
    expect(await ids(`Things(${String(id(at))})/HistoricalLocations`)).toEqual([id(past)]);
    // A link in the address links as one in the body does.
    const stream = await made(`Things(${String(id(at))})/Datastreams`, { ...datastream, Sensor: sensor, ObservedProperty: property });
    expect((await app.get(`${stream.location}/Thing`)).json['@iot.id']).toBe(id(at));
  }],
  ['create-update-delete/link-to-existing-entities', async () => {
    const [at, by, of] = [await made('Things', thing), await made('Sensors', sensor), await made('ObservedProperties', property)];
    const stream = await made('Datastreams', { ...datastream, Thing: link(at), Sensor: link(by), ObservedProperty: link(of) });
    for (const [name, want] of [['Thing', at], ['Sensor', by], ['ObservedProperty', of]] as const) {
      expect((await app.get(`${stream.location}/${name}`)).json).toEqual(want.json);
      expect(await ids(`${want.location}/Datastreams`)).toEqual([id(stream)]);
    }
    const official = await made('Datastreams', { ...datastream, Thing: link(at), Sensor: link(by), ObservedProperty: { '@iot.id': 'a34004' } });
    expect(await ids(`${official.location}/ObservedProperty/Datastreams`)).toContain(id(official));
  }],
  ['create-update-delete/deep-insert', async () => {
    const said = await made('Things', { ...whole, Datastreams: [{ ...whole.Datastreams[0], Observations: [{ phenomenonTime: '2026-03-02T01:30:00Z', result: 7.25, FeatureOfInterest: feature }] }] });
    const { json } = await app.get(`${said.location}?$expand=Locations,Datastreams($expand=Sensor,ObservedProperty,Observations($expand=FeatureOfInterest))`);
    expect(json).toMatchObject({
      ...thing, Locations: [location], Datastreams: [{ ...datastream, Sensor: sensor, ObservedProperty: property, Observations: [{ result: 7.25, FeatureOfInterest: feature }] }],
    });
  }],
  ['create-update-delete/deep-insert-status-code', async () => {
    const said = await made('Sensors', { ...sensor, Datastreams: [{ ...datastream, Thing: whole, ObservedProperty: property }] });
    expect([said.status, (await app.get(said.location)).status]).toEqual([201, 200]);
    expect(await app.values(`${said.location}/Datastreams?$expand=Thing/Locations`)).toMatchObject([{ Thing: { name: thing.name, Locations: [location] } }]);
  }],
  ['create-update-delete/update-entity', async () => {
    const at = await made('Things', whole);
    expect(await app.write('PATCH', at.location, { description: '改过' })).toMatchObject({ status: 200, json: { ...thing, description: '改过' } });
    expect((await app.get(at.location)).json).toMatchObject({ ...thing, description: '改过' });
    expect((await app.write('PUT', at.location, { name: '甲', description: '乙' })).json).not.toHaveProperty('properties');
    const [stream] = await app.values(`${at.location}/Datastreams`);
    const self = String(stream?.['@iot.selfLink']);
    expect((await app.write('PATCH', self, { unitOfMeasurement: { name: '臭气单位' } })).json['unitOfMeasurement']).toEqual({ ...datastream.unitOfMeasurement, name: '臭气单位' });
    const other = await made('Sensors', sensor);
    await app.write('PATCH', self, { Sensor: link(other) });
    expect((await app.get(`${self}/Sensor`)).json['@iot.id']).toBe(id(other));
    const observation = await made(`${self.split('/v1.1/')[1] ?? ''}/Observations`, { result: 3 });
    expect(await app.write('PATCH', observation.location, { result: 3.125 })).toMatchObject({ status: 200, json: { '@iot.id': id(observation), 'result': 3.125 } });
    expect((await app.get(observation.location)).json['result']).toBe(3.125);
  }],
  ['create-update-delete/historical-location-auto-creation', async () => {
    const at = await made('Things', whole);
    const [first] = await ids(`${at.location}/Locations`);
    app.time.world += 60_000;
    const second = await made(`Things(${String(id(at))})/Locations`, { ...location, name: '南门' });
    expect(await ids(`${at.location}/Locations`)).toEqual([id(second)]);
    expect(await app.values(`${at.location}/HistoricalLocations?$orderby=time&$expand=Locations`)).toMatchObject([{ Locations: [{ '@iot.id': first }] }, { Locations: [{ '@iot.id': id(second) }] }]);
    await app.write('PATCH', at.location, { Locations: [{ '@iot.id': first }] });
    expect([await ids(`${at.location}/Locations`), (await ids(`${at.location}/HistoricalLocations`)).length]).toEqual([[first], 3]);
  }],
];

test.each(requirements)('OGC 18-088 %s', (_requirement, expectMet) => expectMet());

test('what is declared of writing is what is asked here', async () => {
  const { conformance } = (await app.get('')).json['serverSettings'] as { conformance: readonly string[] };
  const declared = conformance.flatMap((one) => one.split('/req/')[1] ?? '').filter((name) => name.startsWith('create-update-delete'));
  expect(declared).toEqual(requirements.map(([requirement]) => requirement));
});

describe('deleted', () => {
  const gone: readonly (readonly [what: string, ask: (at: Said) => Promise<string>, goes: readonly string[]])[] = [
    ['a Thing', async (at) => at.location, ['Thing', 'Datastream', 'HistoricalLocation']],
    ['a Location', async (at) => String((await app.values(`${at.location}/Locations`))[0]?.['@iot.selfLink']), ['Location', 'HistoricalLocation']],
    ['a Sensor', async (at) => String((await app.values(`${at.location}/Datastreams?$expand=Sensor`)).map((row) => (row['Sensor'] as { '@iot.selfLink': string })['@iot.selfLink'])[0]), ['Sensor', 'Datastream']],
    ['an ObservedProperty', async (at) => String((await app.values(`${at.location}/Datastreams?$expand=ObservedProperty`)).map((row) => (row['ObservedProperty'] as { '@iot.selfLink': string })['@iot.selfLink'])[0]), ['ObservedProperty', 'Datastream']],
    ['a HistoricalLocation', async (at) => String((await app.values(`${at.location}/HistoricalLocations`))[0]?.['@iot.selfLink']), ['HistoricalLocation']],
  ];
  test.each(gone)('%s: with what the table of §10.4 says, and nothing else', async (_what, ask, goes) => {
    const at = await made('Things', whole);
    const { json } = await app.get(`${at.location}?$expand=Locations,HistoricalLocations,Datastreams($expand=Sensor,ObservedProperty)`);
    type Row = Readonly<Record<string, string>> & { readonly Sensor: Readonly<Record<string, string>>; readonly ObservedProperty: Readonly<Record<string, string>> };
    const [place] = json['Locations'] as readonly Row[];
    const [past] = json['HistoricalLocations'] as readonly Row[];
    const [stream] = json['Datastreams'] as readonly Row[];
    const self = '@iot.selfLink';
    const all = { Thing: at.location, Location: place?.[self], HistoricalLocation: past?.[self], Datastream: stream?.[self], Sensor: stream?.Sensor[self], ObservedProperty: stream?.ObservedProperty[self] };
    const address = await ask(at);
    expect((await app.write('DELETE', address)).status).toBe(200);
    for (const [name, one] of Object.entries(all)) expect([name, (await app.get(String(one))).status]).toEqual([name, goes.includes(name) ? 404 : 200]);
    expect((await app.write('DELETE', address)).status).toBe(404);
  });

  test('a FeatureOfInterest goes with the Datastream whose Observations concern it', async () => {
    const [at, of] = [await made('Things', whole), await made('FeaturesOfInterest', feature)];
    const stream = await streamOn(at);
    await made(`Datastreams('${String(id(stream))}')/Observations`, { result: 1, FeatureOfInterest: link(of) });
    expect(await ids(`FeaturesOfInterest(${String(id(of))})/Observations`)).toHaveLength(1);
    await app.write('DELETE', of.location);
    expect([(await app.get(of.location)).status, (await app.get(stream.location)).status]).toEqual([404, 404]);
  });

  test('what was measured stays stored: the frame, the reading, and the point with its day', async () => {
    const at = await made('Things', whole);
    const [stream] = await ids(`${at.location}/Datastreams`);
    const observation = await made(`Datastreams('${String(stream)}')/Observations`, { result: 4.5 });
    await app.write('DELETE', at.location);
    expect((await app.get(observation.location)).status).toBe(404);
    expect(await app.write('POST', `Datastreams('${String(stream)}')/Observations`, { result: 1 })).toMatchObject({ status: 404, json: { fault: 'push.unknown-datastream' } });
    const point = app.house.directory.points.get(Number(id(at)));
    expect(point).toMatchObject({ kind: 'application-point', name: { zh: thing.name }, lon: 118.9, attributes: { application: '园区微站平台', withdrawn: '2026-03-02' } });
    expect((await app.house.observations.latestFrames(Number(id(at)), 1)).length).toBe(1);
    const why = await app.ask({ url: `/api/why/${String(id(observation))}`, as: 'branch-980102-head' });
    expect((why.json() as { chain: readonly { kind: string }[] }).chain.map(({ kind }) => kind)).toEqual(['reading', 'frame']);
  });
});

describe('refused', () => {
  const stationed = (): Promise<Said> => made('Things', whole);
  const table: readonly (readonly [what: string, ask: () => Promise<Said>, status: number, fault: string])[] = [
    ['no JSON', () => app.write('POST', 'Things', '{'), 400, 'thing.malformed'],
    ['a mandatory property missing', () => app.write('POST', 'Things', { name: '甲' }), 400, 'thing.missing'],
    ['a mandatory relation missing', () => app.write('POST', 'Datastreams', { ...datastream, Sensor: sensor, ObservedProperty: property }), 400, 'thing.missing'],
    ['a property that the entity has not', () => app.write('POST', 'Things', { ...thing, weight: 3 }), 400, 'thing.malformed'],
    ['a link that the entity has not', () => app.write('POST', 'Things', { ...thing, Sensors: [] }), 400, 'thing.malformed'],
    ['one entity where a list stands', () => app.write('POST', 'Things', { ...thing, Locations: location }), 400, 'thing.malformed'],
    ['a place outside the world', () => app.write('POST', 'Locations', { ...location, location: { type: 'Point', coordinates: [181, 0] } }), 400, 'thing.malformed'],
    ['a place that is none', () => app.write('POST', 'Locations', { ...location, location: '北门' }), 400, 'thing.malformed'],
    ['results that are no numbers', () => app.write('POST', 'Datastreams', { ...datastream, observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_TruthObservation', Thing: thing, Sensor: sensor, ObservedProperty: property }), 422, 'thing.unfit'],
    ['a period that is none', () => app.write('POST', 'Datastreams', { ...datastream, properties: { period: 'week' }, Thing: thing, Sensor: sensor, ObservedProperty: property }), 422, 'thing.unfit'],
    ['a link to what is not there', () => app.write('POST', 'Datastreams', { ...datastream, Thing: { '@iot.id': 4_294_000_000 }, Sensor: sensor, ObservedProperty: property }), 400, 'thing.unknown-link'],
    ['a link to a station of the authorities', () => app.write('POST', 'Datastreams', { ...datastream, Thing: { '@iot.id': 1000 }, Sensor: sensor, ObservedProperty: property }), 403, 'thing.official'],
    ['a Datastream at a station of the authorities', () => app.write('POST', 'Things(1000)/Datastreams', { ...datastream, Sensor: sensor, ObservedProperty: property }), 403, 'thing.official'],
    ['a change of a station', () => app.write('PATCH', 'Things(1000)', { name: '甲' }), 403, 'thing.official'],
    ['a change of a factor of the book', () => app.write('PATCH', "ObservedProperties('a34004')", { name: '甲' }), 403, 'thing.official'],
    ['the end of a station', () => app.write('DELETE', 'Things(1000)'), 403, 'thing.official'],
    ['a change of what is not there', () => app.write('PATCH', 'Things(4294000000)', { name: '甲' }), 404, 'request.not-found'],
    ['an entity inside a change', async () => app.write('PATCH', (await stationed()).location, { Locations: [location] }), 400, 'thing.malformed'],
    ['a PUT that leaves a mandatory property out', async () => app.write('PUT', (await stationed()).location, { name: '甲' }), 400, 'thing.missing'],
    ['another unit under readings', async () => app.write('PATCH', (await streamOn(await stationed())).location, { unitOfMeasurement: { symbol: 'ppm' } }), 409, 'thing.series-fixed'],
    ['another Thing under readings', async () => app.write('PATCH', (await streamOn(await stationed())).location, { Thing: link(await stationed()) }), 409, 'thing.series-fixed'],
    ['a change of the feature that a Thing’s place is', async () => app.write('PATCH', `FeaturesOfInterest(${String(id(await stationed()))})`, { name: '甲' }), 409, 'thing.comes-with-thing'],
    ['a path that leads to no set', () => app.write('POST', 'Things(1000)/name', {}), 404, 'request.not-found'],
    ['nested without end', () => app.write('POST', 'Things', nested(30)), 400, 'thing.malformed'],
    ['an application that may not register', async () => app.write('POST', 'Things', thing, await app.keyOf({ writes: [1000] })), 403, 'thing.may-not-register'],
    ['nobody', () => app.write('POST', 'Things', thing, ''), 401, 'key.needed'],
  ];
  test.each(table)('%s', async (_what, ask, status, fault) => {
    expect(await ask()).toMatchObject({ status, json: { code: status, fault } });
  });

  test('a deletion and anything but a correction of an Observation', async () => {
    const stream = await streamOn(await stationed());
    const observation = await made(`Datastreams('${String(id(stream))}')/Observations`, { result: 1 });
    expect(await app.write('DELETE', observation.location)).toMatchObject({ status: 405, json: { fault: 'thing.observation-stays' } });
    expect(await app.write('PATCH', observation.location, { phenomenonTime: '2026-03-01T00:00:00Z' })).toMatchObject({ status: 409, json: { fault: 'thing.observation-fixed' } });
    expect(await app.write('POST', `Datastreams('${String(id(stream))}')/Observations`, { result: 2, FeatureOfInterest: feature })).toMatchObject({ status: 409, json: { fault: 'thing.other-feature' } });
  });

  test('an insert of which one part is wrong leaves nothing behind', async () => {
    const before = app.house.things.seq;
    const wrong = { ...whole, Datastreams: [{ ...whole.Datastreams[0], Observations: [{ result: 1 }, { result: 'x' }] }] };
    expect(await app.write('POST', 'Things', wrong)).toMatchObject({ status: 422, json: { fault: 'value.not-a-number' } });
    expect(await app.write('POST', 'Things', { ...whole, Datastreams: [...whole.Datastreams, { ...datastream, Sensor: sensor }] })).toMatchObject({ status: 400, json: { fault: 'thing.missing' } });
    expect(app.house.things.seq).toBe(before);
  });
});

/** A Location at which a Thing stands at a Location at which … */
function nested(depth: number): object {
  return depth === 0 ? thing : { ...thing, Locations: [{ ...location, Things: [nested(depth - 1)] }] };
}

describe('whose it is', () => {
  test('another application of the unit neither sees nor changes it; a new key of the same application does both', async () => {
    const at = await made('Things', whole);
    const other = await app.keyOf({ name: '另一平台', things: { region: '980102', public: false } });
    expect((await app.get(at.location, other)).status).toBe(404);
    expect((await app.write('PATCH', at.location, { name: '甲' }, other)).status).toBe(404);
    const again = await app.keyOf({ name: '园区微站平台', things: { region: '980102', public: false } });
    expect([(await app.get(at.location, again)).status, (await app.write('PATCH', at.location, { name: '乙' }, again)).status]).toEqual([200, 200]);
  });

  test.each([
    ['the region’s branch', 'branch-980102-head', 200], ['the city', 'city-bureau-980100-officer', 200], ['the province', 'province-98-officer', 200], ['a firm', 'enterprise-98-0001-officer', 404],
  ])('%s: %s', async (_who, as, status) => {
    const at = await made('Things', whole);
    expect((await app.ask({ url: new URL(at.location).pathname, as })).statusCode).toBe(status);
  });

  test('the public sees what a key registers for the public, and nobody else may change it', async () => {
    const shown = await app.keyOf({ name: '公众微站', things: { region: '980102', public: true } });
    const at = await app.write('POST', 'Things', whole, shown);
    expect([(await app.get(at.location, '')).status, (await app.get((await made('Things', whole)).location, '')).status]).toEqual([200, 404]);
    expect(await app.write('PATCH', at.location, { name: '甲' })).toMatchObject({ status: 403, json: { fault: 'thing.not-yours' } });
  });

  test('every change is in the audit trail: which key, what', async () => {
    const at = await made('Things', whole);
    await app.write('PATCH', at.location, { name: '甲' });
    await app.write('DELETE', at.location);
    const trail = await app.house.records.read(machineViewer).audit({ limit: 3 });
    const self = `Things(${String(id(at))})`;
    expect(trail.map(({ action, subject }) => `${action} ${subject}`)).toEqual([`thing.withdraw ${self}`, `thing.change ${self}`, `thing.create ${self}`]);
    expect(trail.every(({ actor }) => /^key:\S+ 园区微站平台$/u.test(actor))).toBe(true);
  });

  test('no number of an application stands under a factor of the authorities', async () => {
    const at = await made('Things', thing);
    const stream = await made('Datastreams', { ...datastream, Thing: link(at), Sensor: sensor, ObservedProperty: { '@iot.id': 'a34004' } });
    const other = await made('Datastreams', { ...datastream, Thing: link(at), Sensor: sensor, ObservedProperty: { '@iot.id': 'a34004' } });
    const factors = [stream, other].map((one) => String(id(one)).split('-')[1] ?? '');
    expect(new Set(factors).size).toBe(2);
    for (const factor of factors) expect(app.house.factors.get(factor)).toMatchObject({ name: app.house.factors.get('a34004')?.name, unit: 'OU' });
    expect((await ids('ObservedProperties?$top=1000')).filter((one) => factors.includes(String(one)))).toEqual([]);
  });
});

test('an office finds what applications registered in its region, by whom, with the newest value', async () => {
  const fresh = await thingsApp();
  const at = await fresh.write('POST', 'Things', { ...whole, Datastreams: [{ ...whole.Datastreams[0], Observations: [{ phenomenonTime: '2026-03-02T01:00:00Z', result: 1 }, { phenomenonTime: '2026-03-02T01:30:00Z', result: 2.5 }] }] });
  const listed = async (as: string): Promise<readonly unknown[]> => (await fresh.ask({ url: '/api/things', as })).json();
  expect(await listed('branch-980102-head')).toMatchObject([{
    number: id(at), name: thing.name, application: '园区微站平台', unit: { id: 'city-bureau-980100' }, region: { code: '980102' }, public: false,
    streams: [{ name: datastream.name, property: { zh: property.name, en: property.name }, unit: 'OU', newest: { at: Date.parse('2026-03-02T01:30:00Z'), value: '2.5' } }],
  }]);
  expect(await listed('enterprise-98-0001-officer')).toEqual([]);
  await fresh.write('DELETE', at.location);
  expect(await listed('branch-980102-head')).toEqual([]);
});
