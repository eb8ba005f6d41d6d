import { beforeAll, expect, test } from 'vitest';
import { endpoints } from '../contract/index.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp } from './app.fixture.ts';
import { featureApp, outletOf, type FeatureApp, type PageDocument } from './features.fixture.ts';

const door = '/ogc/features';
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const epsg = (code: number): string => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
let app: FeatureApp;
beforeAll(async () => { app = await featureApp(); });

test.each([
  ['', 'application/json'], ['/conformance', 'application/json'], ['/api', 'application/vnd.oai.openapi+json;version=3.0'], ['/api.html', 'text/html; charset=utf-8'],
  ['/collections', 'application/json'], ['/collections/sites', 'application/json'], ['/collections/sites/queryables', 'application/schema+json'],
  ['/collections/sites/items', 'application/geo+json'], ['/collections/sites/items/1000', 'application/geo+json'],
])('%s answers in its media type, says how often one may ask, and any site may read it', async (path, media) => {
  const said = await app.get(`${door}${path}`);
  expect([said.statusCode, said.headers['content-type']]).toEqual([200, media]);
  expect(said.headers).toMatchObject({ 'access-control-allow-origin': '*', 'ratelimit-limit': expect.any(String), 'ratelimit-remaining': expect.any(String), 'ratelimit-reset': expect.any(String) });
  const refused = await app.get(`${door}${path}?nope=1`);
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([400, 'application/json; charset=utf-8']);
  expect(refused.json()).toEqual({ code: expect.stringMatching(/^(?:request\.invalid|features\.unknown-parameter)$/u), description: expect.any(String) });
});

type Linked = { readonly href: string; readonly rel: string; readonly type: string };
const linksIn = (body: unknown): readonly Linked[] => {
  if (typeof body !== 'object' || body === null) return [];
  return [...('href' in body ? [body as Linked] : []), ...Object.values(body).flatMap(linksIn)];
};

test('every link from the landing page on leads somewhere, in the type that it names', async () => {
  const seen = new Map<string, string>();
  const waiting: Linked[] = [{ href: `http://localhost:80${door}`, rel: 'start', type: 'application/json' }];
  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    const path = link.href.slice('http://localhost:80'.length);
    if (seen.has(path) || !path.startsWith(door)) continue;
    const said = await app.get(path);
    expect([said.statusCode, String(said.headers['content-type']).replace('; charset=utf-8', '')], path).toEqual([200, link.type]);
    seen.set(path, link.rel);
    if (link.type !== 'text/html') waiting.push(...linksIn(said.json()));
  }
  expect([...new Set(seen.values())].sort()).toEqual(['conformance', 'data', 'http://www.opengis.net/def/rel/ogc/1.0/queryables', 'items', 'self', 'service-desc', 'service-doc', 'start']);
  expect(seen.size).toBe(17);
});

test('links are whole, by the way the caller came', async () => {
  const said = await app.ask({ url: door, headers: { 'host': 'map.example:8443', 'x-forwarded-proto': 'https' } });
  expect(linksIn(said.json()).every(({ href }) => href.startsWith('https://map.example:8443/'))).toBe(true);
});

const follow = async (first: string, between: () => Promise<void> = async () => undefined): Promise<readonly PageDocument[]> => {
  const pages = [await app.page(first)];
  for (let next = pages[0]?.links.find(({ rel }) => rel === 'next'); next !== undefined; next = pages.at(-1)?.links.find(({ rel }) => rel === 'next')) {
    await between();
    pages.push(await app.page(next.href.slice('http://localhost:80'.length)));
  }
  return pages;
};
const ids = (pages: readonly PageDocument[]): readonly string[] => pages.flatMap(({ features }) => features.map(({ id }) => id));

test('pages: every site once, by three; all pages count alike and say when', async () => {
  const pages = await follow('/collections/sites/items?limit=3');
  const sites = [...app.house.directory.points.values()].filter(({ enterprise }) => enterprise === undefined);
  expect([...ids(pages)].sort()).toEqual(sites.map(({ number }) => String(number)).sort());
  expect(pages.map(({ numberMatched, numberReturned, features }) => [numberMatched, numberReturned - features.length])).toEqual(pages.map(() => [sites.length, 0]));
  expect(pages).toHaveLength(Math.ceil(sites.length / 3));
  expect(pages[0]?.timeStamp).toBe(new Date(app.time.machine).toISOString());
  expect(pages.every(({ links }) => ['self', 'collection'].every((rel) => links.some((link) => link.rel === rel)))).toBe(true);
});

test('pages stay true while rows come and go: none that stays is passed over, none comes twice', async () => {
  const before = ids(await follow('/collections/published-items/items'));
  const row = (id: string) => ({ id, kind: 'rectification/problem', region: '980102', title: { zh: '甲', en: 'a' }, state: 'rectifying', points: [], content: null, publishedAt: 1 });
  const added = ['0', 'a', 'b', 'c', 'd'];
  await app.house.records.write(machineViewer, async (records) => { await Promise.all(added.map((id) => records.putPublication(row(id)))); });
  let turns = 0;
  const seen = ids(await follow('/collections/published-items/items?limit=1', async () => {
    turns += 1;
    await app.house.records.write(machineViewer, async (records) => {
      if (turns === 3) await records.withdrawPublication('b');
      await records.putPublication(row(`00-late-${turns}`));
    });
  }));
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining([...before, '0', 'a', 'c', 'd']));
  const all = ids(await follow('/collections/published-items/items'));
  await app.house.records.write(machineViewer, async (records) => { await Promise.all(all.filter((id) => !before.includes(id)).map((id) => records.withdrawPublication(id))); });
});

test.each([
  ['more than the most is cut, not refused', '/collections/sites/items?limit=1000000', 200],
  ['none                                  ', '/collections/sites/items?limit=0', 400],
  ['less than none                        ', '/collections/sites/items?limit=-1', 400],
  ['no number                             ', '/collections/sites/items?limit=many', 400],
  ['a limit twice                         ', '/collections/sites/items?limit=1&limit=2', 400],
  ['a cursor of nobody                    ', '/collections/sites/items?cursor=***', 400],
  ['a cursor that is no text              ', '/collections/sites/items?cursor=_w', 400],
  ['an unknown layer                      ', '/collections/secrets/items', 404],
  ['an unknown layer                      ', '/collections/__proto__', 404],
  ['an unknown layer                      ', '/collections/secrets/queryables', 404],
  ['an unknown feature                    ', '/collections/sites/items/7', 404],
  ['a feature of an unknown layer         ', '/collections/secrets/items/7', 404],
  ['a column of another layer             ', '/collections/regions/items?river=x', 400],
  ['a value that the column cannot have   ', '/collections/sites/items?kind=air-outlet', 400],
  ['a number that is none                 ', '/collections/sites/items?number=1e3', 400],
  ['a moment that is none                 ', '/collections/published-items/items?publishedAt=2026-03-02', 400],
  ['a box of three                        ', '/collections/sites/items?bbox=1,2,3', 400],
  ['a time that is none                   ', '/collections/sites/items?datetime=yesterday', 400],
  ['an unknown system                     ', `/collections/sites/items?crs=${epsg(3857)}`, 400],
  ['an unknown system of the box          ', `/collections/sites/items?bbox=1,2,3,4&bbox-crs=${epsg(3857)}`, 400],
  ['an unknown system of the filter       ', `/collections/sites/items?filter=TRUE&filter-crs=${epsg(3857)}`, 400],
  ['an unknown language                   ', '/collections/sites/items?filter=TRUE&filter-lang=cql2-json', 400],
  ['an unknown system for one feature     ', `/collections/sites/items/1000?crs=EPSG:4490`, 400],
])('%s: %s', async (_name, path, status) => {
  const said = await app.get(path);
  expect(said.statusCode, said.body).toBe(status);
  if (status !== 200) expect(said.json()).toEqual({ code: expect.stringMatching(/^(?:request|features)\./u), description: expect.any(String) });
});

test('an unknown system is answered with those that are offered', async () => {
  const { description } = (await app.get(`/collections/sites/items?crs=${epsg(3857)}`)).json() as { readonly description: string };
  expect([crs84, epsg(4326), epsg(4490)].every((uri) => description.includes(uri))).toBe(true);
});

test.each([[crs84, [0, 1]], [epsg(4326), [1, 0]], [epsg(4490), [1, 0]]] as const)('in %s the axes are in the order of the register, and the header says which system', async (uri, [x, y]) => {
  const { lon, lat } = app.house.directory.points.get(app.section) ?? {};
  for (const path of [`/collections/sites/items/${app.section}?crs=${uri}`, `/collections/sites/items?number=${app.section}&crs=${uri}`]) {
    const said = await app.get(path);
    const body = said.json() as PageDocument & PageDocument['features'][number];
    const { coordinates = [] } = (body.features?.[0] ?? body).geometry ?? {};
    expect([coordinates[x], coordinates[y], said.headers['content-crs']]).toEqual([lon, lat, `<${uri}>`]);
  }
});

test('a box finds the same in every system; what has no place is in every box; regions meet it by their area', async () => {
  const { lon = 0, lat = 0 } = app.house.directory.points.get(app.section) ?? {};
  const small = 0.0001;
  const found = await Promise.all([
    `bbox=${lon - small},${lat - small},${lon + small},${lat + small}`, `bbox=${lon},${lat},${lon},${lat}&bbox-crs=${crs84}`,
    `bbox=${lat - small},${lon - small},${lat + small},${lon + small}&bbox-crs=${epsg(4490)}`, `bbox=${lon - small},${lat - small},-9,${lon + small},${lat + small},9`,
  ].map(async (box) => ids([await app.page(`/collections/sites/items?${box}`)])));
  expect(found).toEqual(found.map(() => [String(app.section)]));
  expect(ids([await app.page('/collections/outlets/items?bbox=0,0,1,1')])).toEqual([String(outletOf.disclosing)]);
  const county = app.house.directory.regions.get('980102');
  const regions = (await app.page(`/collections/regions/items?bbox=${county?.lon},${county?.lat},${county?.lon},${county?.lat}`)).features;
  expect(regions.map(({ id, properties }) => [id, properties['level']])).toEqual([['980000', 'province'], ['980100', 'city'], ['980102', 'county']]);
  expect((await app.page('/collections/regions/items?bbox=0,0,1,1')).numberMatched).toBe(0);
});

test.each([['now', '', 2], ['until now', '../', 2], ['before', '', 0]] as const)('datetime: items by their publication, sites by none (%s)', async (name, prefix, count) => {
  const at = new Date(app.time.world - (name === 'before' ? 1 : 0)).toISOString();
  expect((await app.page(`/collections/published-items/items?datetime=${prefix}${at}`)).numberMatched).toBe(count);
  expect((await app.page(`/collections/sites/items?datetime=${prefix}${at}`)).numberMatched).toBe(20);
});

test('the extent of a layer holds all of it', async () => {
  const { extent } = (await app.get('/collections/published-items')).json() as { readonly extent: { readonly spatial: { readonly bbox: readonly (readonly number[])[] }; readonly temporal: object } };
  const at = new Date(app.time.world).toISOString();
  expect(extent.temporal).toEqual({ interval: [[at, at]] });
  const [box = []] = extent.spatial.bbox;
  expect((await app.page(`/collections/published-items/items?bbox=${box.join()}`)).numberMatched).toBe(2);
  expect((await app.get('/collections/outlets')).json()).toMatchObject({ extent: {}, itemType: 'feature', storageCrs: crs84 });
});

type Definition = { readonly openapi: string; readonly components: { readonly responses: object }; readonly paths: Readonly<Record<string, { readonly get: { readonly operationId: string; readonly parameters: readonly { readonly name: string; readonly schema: object }[] } }>> };

test('the definition is OpenAPI 3.0: every path of the door, each layer written out, columns among the parameters', async () => {
  const definition = (await app.get('/api')).json() as Definition;
  expect(definition.openapi).toBe('3.0.3');
  const declared = endpoints.filter(({ id }) => id.startsWith('features.')).flatMap(({ path }) =>
    (path.includes(':collection') ? ['sites', 'outlets', 'regions', 'published-items'].map((layer) => path.replace(':collection', layer).replace(':feature', '{feature}')) : [path]));
  expect(Object.keys(definition.paths).sort()).toEqual(declared.sort());
  const operations = Object.values(definition.paths).map(({ get }) => get);
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  const parameters = definition.paths[`${door}/collections/regions/items`]?.get.parameters.map(({ name }) => name);
  expect(parameters).toEqual(['f', 'limit', 'offset', 'bbox', 'bbox-crs', 'datetime', 'crs', 'filter', 'filter-lang', 'filter-crs', 'cursor', 'code', 'level', 'nameZh', 'nameEn']);
  // Words of OpenAPI 3.1 that 3.0 does not know.
  expect(JSON.stringify(definition)).not.toMatch(/"(?:const|prefixItems|patternProperties|\$defs|type":\[|exclusiveMinimum":\d)/u);
  const references = JSON.stringify(definition).match(/#\/components\/responses\/\d+/gu) ?? [];
  
  expect(new Set(references.map((one) => one.split('/').at(-1)))).toEqual(new Set(Object.keys(definition.components.responses)));
});

test('the page to read names the address for QGIS, and nothing of the caller\'s word is markup', async () => {
  const { body } = await app.ask({ url: `${door}/api.html`, headers: { host: 'a.example"><script>' } });
  expect(body).toContain('<code>http://');
  expect(body).not.toContain('<script');
  expect((await app.get('/api.html')).body).toContain('<code>http://localhost:80/ogc/features</code>');
});

test('who asks too often is told so as an exception, with when to come back', async () => {
  const { ask } = await testApp('drill', { requestsTo: { 'features.items': 1 } });
  await ask({ url: `${door}/collections/sites/items` });
  const said = await ask({ url: `${door}/collections/sites/items` });
  expect([said.statusCode, said.json()]).toEqual([429, { code: 'access.too-many-requests', description: expect.any(String) }]);
  expect(said.headers).toMatchObject({ 'retry-after': expect.any(String), 'ratelimit-remaining': '0', 'access-control-allow-origin': '*' });
});
