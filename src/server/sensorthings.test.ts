import { beforeAll, expect, test } from 'vitest';
import { entityTypes, setNames, type SetName } from '../codecs/sensorthings/model.ts';
import { rowsOf, sensorThingsApp, type SensorThingsApp } from './sensorthings.fixture.ts';

let app: SensorThingsApp;
beforeAll(async () => {
  app = await sensorThingsApp();
});

const root = 'http://www.opengis.net/spec/iot_sensing/1.1/req';
const names = async (path: string): Promise<readonly unknown[]> => rowsOf(await app.get(path)).map((row) => row['@iot.id'] ?? row['name']);
const results = async (options: string): Promise<readonly unknown[]> => rowsOf(await app.get(`Datastreams('1000-a34004-hour-Avg')/Observations?${options}`)).map((row) => row['result']);
const count = async (path: string): Promise<unknown> => (await app.get(`${path}${path.includes('?') ? '&' : '?'}$count=true&$top=0`)).json()['@iot.count'];
/** Properties of OGC 18-088 §8.2 that every entity of the set must have. */
const mandatory: Readonly<Record<SetName, readonly string[]>> = {
  Things: ['name', 'description'], Locations: ['name', 'description', 'encodingType', 'location'], HistoricalLocations: ['time'],
  Datastreams: ['name', 'description', 'unitOfMeasurement', 'observationType'], Sensors: ['name', 'description', 'encodingType', 'metadata'],
  ObservedProperties: ['name', 'definition', 'description'], Observations: ['phenomenonTime', 'result', 'resultTime'], FeaturesOfInterest: ['name', 'description', 'encodingType', 'feature'],
};
const segments: Readonly<Record<SetName, string>> = {
  Things: 'thing', Locations: 'location', HistoricalLocations: 'historical-location', Datastreams: 'datastream', Sensors: 'sensor', ObservedProperties: 'observed-property', Observations: 'observation',
  FeaturesOfInterest: 'feature-of-interest',
};

async function expectProperties(set: SetName): Promise<void> {
  const rows = rowsOf(await app.get(set));
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(Object.keys(row)).toEqual(expect.arrayContaining([...mandatory[set]]));
}

/** Every link leads to what links back. */
async function expectRelations(set: SetName): Promise<void> {
  // Most factors of the book are measured nowhere.
  const [first] = rowsOf(await app.get(`${set}?$top=1${set === 'ObservedProperties' ? "&$filter=id eq 'a34004'" : ''}`));
  for (const [link, { to, many }] of Object.entries(entityTypes[set].links)) {
    const address = new URL(String(first?.[`${link}@iot.navigationLink`])).pathname;
    const there = await app.get(address);
    const [one] = many ? rowsOf(there) : [there.json()];
    expect(String(one?.['@iot.selfLink']), link).toContain(`/${to}(`);
    const back = Object.entries(entityTypes[to].links).find(([, found]) => found.to === set);
    const returned = await app.get(`${new URL(String(one?.['@iot.selfLink'])).pathname}/${back?.[0]}`);
    const selves = back?.[1].many === true ? rowsOf(returned).map((row) => row['@iot.selfLink']) : [returned.json()['@iot.selfLink']];
    expect(selves, `${set} ${link} and back`).toContain(first?.['@iot.selfLink']);
  }
}

/** Requirements of the standard, each asked. */
const requirements: readonly (readonly [requirement: string, ask: () => Promise<void>])[] = [
  ...setNames.flatMap((set) => [
    [`datamodel/${segments[set]}/properties`, () => expectProperties(set)] as const, [`datamodel/${segments[set]}/relations`, () => expectRelations(set)] as const,
  ]),
  ['datamodel/entity-control-information/common-control-information', async () => {
    for (const set of setNames) {
      const [first] = rowsOf(await app.get(`${set}?$top=1`));
      const self = await app.get(new URL(String(first?.['@iot.selfLink'])).pathname);
      expect(self.json()).toEqual(first);
      const links = Object.keys(first ?? {}).filter((name) => name.endsWith('@iot.navigationLink'));
      expect(links).toEqual(Object.keys(entityTypes[set].links).map((link) => `${link}@iot.navigationLink`));
    }
  }],
  ['resource-path/resource-path-to-entities', async () => {
    expect((await app.get('Things(1000)/name')).json()).toEqual({ name: '砚泉实验小学' });
    const value = await app.get('Things(1000)/name/$value');
    expect([value.text, value.type]).toEqual(['砚泉实验小学', 'text/plain; charset=utf-8']);
    expect((await app.get('Things(1000)/properties/region/en/$value')).text).toBe('Yanquan District');
    expect(rowsOf(await app.get('Things(1000)/Datastreams/$ref?$top=1'))).toEqual([{ '@iot.selfLink': expect.stringMatching(/Datastreams\('1000-a21026-hour-Avg'\)$/u) as string }]);
    expect((await app.get("Things(1000)/Datastreams('1000-a34004-hour-Avg')/Thing/id")).json()).toEqual({ id: 1000 });
    expect((await app.get("Things(1001)/Datastreams('1000-a34004-hour-Avg')")).status).toBe(404);
    expect((await app.get("Datastreams('1000-a34004-hour-Avg')/observedArea")).status).toBe(204);
    expect((await app.get('')).json()['value']).toHaveLength(8);
    expect((await app.get('/ogc/sensorthings/v1.1/')).json()).toEqual((await app.get('')).json());
  }],
  ['request-data/order', async () => {
    // First filter, then count, order, skip and top; then what is expanded and selected.
    const reply = await app.get("Things?$select=name&$filter=properties/kind eq 'air-station'&$count=true&$orderby=id desc&$skip=1&$top=2&$expand=Locations($select=id)");
    expect(reply.json()).toMatchObject({ '@iot.count': 6, 'value': [{ name: expect.any(String) as string, Locations: [{ '@iot.id': '1004-2020-01-01' }] }, { Locations: [{ '@iot.id': '1003-2020-01-01' }] }] });
  }],
  ['request-data/expand', async () => {
    const [thing] = rowsOf(await app.get('Things?$filter=id eq 1000&$expand=Datastreams/ObservedProperty,Datastreams/Sensor,Locations'));
    expect(thing).toMatchObject({ Datastreams: [{ ObservedProperty: { '@iot.id': 'a21026' }, Sensor: { '@iot.id': 1000 } }, { ObservedProperty: { '@iot.id': 'a34004' } }], Locations: [{ '@iot.id': '1000-2020-01-01' }] });
    const nested = await app.get("Things(1000)?$expand=Datastreams($filter=ObservedProperty/id eq 'a34004';$expand=Observations($orderby=phenomenonTime desc;$top=2;$select=result;$count=true))");
    expect(nested.json()['Datastreams']).toMatchObject([{ 'Observations': [{ result: 21 }, { result: 22 }], 'Observations@iot.count': 36, 'Observations@iot.nextLink': expect.stringContaining('$skiptoken=') as string }]);
  }],
  ['request-data/select', async () => {
    expect(rowsOf(await app.get('Observations?$top=1&$select=result,resultTime'))).toEqual([{ result: expect.any(Number) as number, resultTime: expect.any(String) as string }]);
    expect((await app.get('Things(1000)?$select=id,name,Datastreams')).json()).toEqual({ '@iot.id': 1000, 'name': '砚泉实验小学', 'Datastreams@iot.navigationLink': expect.stringContaining('Things(1000)/Datastreams') as string });
  }],
  ['request-data/status-code', async () => {
    expect([(await app.get('Things(1000)')).status, (await app.get('Things(1)')).status, (await app.get("Things('1000')")).status, (await app.get('Nothings')).status, (await app.get('Things(1000)/weight')).status]).toEqual([200, 404, 404, 404, 404]);
  }],
  ['request-data/query-status-code', async () => {
    expect([(await app.get('Things?$search=x')).status, (await app.get('Things?$expand=Locations($levels=2)')).status, (await app.get('Things?$filter=name eq')).status, (await app.get('Things?$top=-1')).status]).toEqual([501, 501, 400, 400]);
  }],
  ['request-data/orderby', async () => {
    expect(await results('$orderby=result desc,phenomenonTime desc&$top=3')).toEqual([43, 42, 41]);
    expect(await results('$orderby=result mod 10,result desc&$top=3')).toEqual([40, 30, 30]);
    expect(await results('$orderby=phenomenonTime desc&$top=3')).toEqual([21, 22, 23]);
    expect((await names('Datastreams?$orderby=Thing/name desc,id&$top=1'))[0]).toMatch(/^\d+-/u);
  }],
  ['request-data/top', async () => {
    expect([(await results('$top=4')).length, (await results('$top=0')).length, (await results('$top=5000')).length]).toEqual([4, 0, 36]);
  }],
  ['request-data/skip', async () => {
    expect(await results('$orderby=phenomenonTime desc&$skip=2&$top=1')).toEqual([23]);
    expect(await results('$skip=36')).toEqual([]);
  }],
  ['request-data/count', async () => {
    expect([await count("Datastreams('1000-a34004-hour-Avg')/Observations"), await count('Things'), await count("Datastreams('1000-a34004-hour-Avg')/Observations?$filter=result gt 40")]).toEqual([36, 21, 3]);
    expect((await app.get('Things?$count=false')).json()).not.toHaveProperty('@iot.count');
  }],
  ['request-data/filter', async () => {
    expect(await names("ObservedProperties?$filter=name eq '二氧化硫'")).toEqual(['a21026']);
    expect(await names("Things?$filter=Datastreams/ObservedProperty/id eq 'a34004'")).toEqual([1000]);
    expect(await names('Things?$filter=Datastreams/Observations/result gt 43.5')).toEqual([]);
    expect(await names('Things?$filter=Datastreams/Observations/result gt 42.5 and id lt 2000')).toEqual([1000]);
    expect(await results("$filter=resultQuality ne 'N'")).toEqual([27]);
  }],
  ['request-data/built-in-filter-operations', async () => {
    const rows: readonly (readonly [string, number])[] = [
      ['result eq 21', 2], ['result ne 21', 34], ['result gt 42', 1], ['result ge 42', 2], ['result lt 21', 1], ['result le 21', 3], ['result gt 20 and result lt 23', 4], ['result eq 20 or result eq 43', 2],
      ['not (result eq 21)', 34], ['result add 1 eq 22', 2], ['result sub 1 eq 20', 2], ['result mul 2 eq 42', 2], ['result div 2 eq 10.5', 2], ['result mod 10 eq 0', 4], ['(result sub 20) mul 2 eq 2', 2],
    ];
    for (const [filter, want] of rows) expect(await count(`Datastreams('1000-a34004-hour-Avg')/Observations?$filter=${filter}`), filter).toBe(want);
  }],
  // What each function says of its arguments stands in codecs/odata/functions.test.ts; here, that it reaches the data.
  ['request-data/built-in-query-functions', async () => {
    const things: readonly (readonly [string, unknown])[] = [
      ["Things?$filter=substringof('砚泉实验',name)", 1], ["Things?$filter=endswith(properties/name/en,'quan School')", 1], ["Things?$filter=startswith(tolower(concat(properties/name/en,'!')),'yanquan s')", 1],
      ["Datastreams('1000-a34004-hour-Avg')/Observations?$filter=hour(phenomenonTime) eq 1 and day(phenomenonTime) eq 2", 1], ["Datastreams('1000-a34004-hour-Avg')/Observations?$filter=date(resultTime) eq 2026-03-01", 24],
      ["Datastreams('1000-a34004-hour-Avg')/Observations?$filter=phenomenonTime ge now() sub duration'PT3H'", 3], ["Observations?$filter=round(result) eq 5 and Datastream/Thing/id eq 1000", 36],
      ["Locations?$filter=st_within(location,geography'POLYGON((120.29 30.13,120.30 30.13,120.30 30.14,120.29 30.14,120.29 30.13))')", 1], ["Locations?$filter=geo.distance(location,geography'POINT(120.293 30.1332)') lt 0.0001", 1],
      ["Things?$filter=geo.distance(Locations/location,geography'POINT(120.293 30.1332)') lt 0.0001", 1], ["FeaturesOfInterest?$filter=st_equals(feature,geography'POINT(120.293 30.1332)')", 1],
      ["Observations?$filter=st_disjoint(FeatureOfInterest/feature,geography'POINT(120.293 30.1332)')", 4],
    ];
    for (const [path, want] of things) expect(await count(path), path).toBe(want);
  }],
  ['request-data/pagination', async () => {
    const whole = await names('Datastreams');
    const found: unknown[] = [];
    let next: string | undefined = 'Datastreams?$top=1&$filter=id ne null';
    while (next !== undefined) {
      const reply = await app.get(next);
      found.push(...rowsOf(reply).map((row) => row['@iot.id']));
      const link = reply.json()['@iot.nextLink'] as string | undefined;
      next = link === undefined ? undefined : new URL(link).pathname + new URL(link).search;
    }
    expect(found).toEqual(whole);
  }],
];

test.each(requirements)('OGC 18-088 %s', (_requirement, expectMet) => expectMet());

/** By `push.test.ts` and `mqtt/mqtt.test.ts`; what begins with `create-update-delete` by `things.test.ts`. */
const shownElsewhere = ['data-array/data-array', 'create-observations-via-mqtt/observations-creation'];

test('what the service declares is what is asked above, and the classes that are whole by it', async () => {
  const { conformance } = (await app.get('')).json()['serverSettings'] as { conformance: readonly string[] };
  expect(conformance.filter((name) => !name.includes('create-update-delete')).toSorted()).toEqual([...requirements.map(([requirement]) => requirement), 'datamodel', 'request-data', ...shownElsewhere].map((name) => `${root}/${name}`).sort());
});

test('a table of Observations: the same rows, by Datastream', async () => {
  const reply = await app.get("Things(1000)/Datastreams('1000-a34004-hour-Avg')/Observations?$resultFormat=dataArray&$top=2&$orderby=phenomenonTime desc&$select=phenomenonTime,result&$count=true");
  expect(reply.json()).toMatchObject({ '@iot.count': 36, 'value': [{
    'Datastream@iot.navigationLink': expect.stringMatching(/Datastreams\('1000-a34004-hour-Avg'\)$/u) as string, 'components': ['phenomenonTime', 'result'], 'dataArray@iot.count': 2,
    'dataArray': [['2026-03-02T01:00:00.000Z/2026-03-02T02:00:00.000Z', 21], ['2026-03-02T00:00:00.000Z/2026-03-02T01:00:00.000Z', 22]],
  }] });
});

test('an Observation: interval, flag, and the way to its frame', async () => {
  const [row] = rowsOf(await app.get("Datastreams('1000-a34004-hour-Avg')/Observations?$filter=resultQuality eq 'D'"));
  expect(row).toMatchObject({ '@iot.id': 'R-1000-a34004-hour-Avg-1772391600000', 'phenomenonTime': '2026-03-01T19:00:00.000Z/2026-03-01T20:00:00.000Z', 'resultTime': '2026-03-01T20:00:00.000Z', 'result': 27, 'resultQuality': 'D', 'parameters': { frame: 'FR-7' } });
  const why = await app.get(new URL(String((row?.['parameters'] as { why?: string } | undefined)?.why)).pathname);
  expect((why.json()['chain'] as readonly { id: string }[]).map(({ id }) => id)).toEqual(['R-1000-a34004-hour-Avg-1772391600000', 'FR-7']);
});

test.each([
  ['Things?$filter=nam eq 1', '$filter', 0, 'Things have no nam'], ["Things?$filter=name eq 'x' and year(", '$filter', 21, 'a value'], ['Things?$filter=Datastreams eq 1', '$filter', 0, 'is a link'], ['Things?$filter=name/x eq 1', '$filter', 0, 'nothing inside'],
  ['Things?$orderby=name,weight', '$orderby', 5, 'have no weight'], ['Things?$select=name,weight', '$select', 5, 'have no weight'], ['Things?$expand=Datastreams($expand=Thing($filter=id eq 1))', '$expand', 20, 'is one thing'],
  ['Things?$expand=Locations,Sensors', '$expand', 10, 'no link Sensors'], ['Things?$top=ten', '$top', 0, 'a whole number'], ['Things?$count=yes', '$count', 0, 'was expected'], ['Things?top=1', 'top', 0, 'unknown option'],
  ['Things?$resultFormat=dataArray', '$resultFormat', 0, 'a format of Observations'], ['Things(1000)?$top=1', '$top', 0, 'one entity takes'], ['Things(1000)/name?$select=name', '$select', 0, 'no option fits'], ['?$top=1', '$top', 0, 'no option fits'],
  ['Observations?$filter=Datastream/Thing/Datastreams/Observations/result gt 1', '$filter', 0, 'does not lead through Observations'],
  ['Things?$filter=Datastreams/Observations/Datastream/Observations/result gt 1', '$filter', 0, 'does not lead on'], ['Datastreams?$filter=Observations/result eq Observations/result', '$filter', 20, 'two paths through sets'],
  ["Things?$orderby=concat(Datastreams/name,Datastreams/id)", '$orderby', 0, 'two paths through sets'], ['Things?$filter=Datastreams/Thing/Datastreams/Thing/Datastreams/Thing/Datastreams/id eq 1', '$filter', 0, 'through 3 sets'],
  ['Observations?$filter=Datastream/Thing/Datastreams/Thing/Datastreams/id eq 1', '$filter', 0, 'through 1 sets'], ['Observations?$skiptoken=x', '$skiptoken', 0, 'not a place'], ['Things?$skiptoken=7', '$skiptoken', 0, 'not a place'],
] as const)('%s is refused: %s at %i', async (path, option, position, says) => {
  const reply = await app.get(path);
  expect([reply.status, reply.json()]).toEqual([400, { code: 400, type: 'error', message: expect.stringContaining(says) as string, fault: 'query.malformed', option, position }]);
});

test('an option given twice is refused, a fault is in the form of this door, pages of other sites may read', async () => {
  const twice = await app.get('Things?$top=1&$top=2');
  expect([twice.status, twice.json()['code'], twice.json()['type']]).toEqual([400, 400, 'error']);
  const headers = (await app.ask({ url: '/ogc/sensorthings/v1.1/Things' })).headers;
  expect([headers['access-control-allow-origin'], headers['cache-control']]).toEqual(['*', 'no-store']);
});
