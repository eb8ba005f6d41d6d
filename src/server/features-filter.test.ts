import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { featureApp, type FeatureApp, type FeatureDocument } from './features.fixture.ts';

let app: FeatureApp;
let sites: readonly FeatureDocument[];
beforeAll(async () => {
  app = await featureApp();
  ({ features: sites } = await app.page('/collections/sites/items?limit=1000'));
});

const found = async (layer: string, parameters: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await app.page(`/collections/${layer}/items?limit=1000&${new URLSearchParams(parameters).toString()}`)).features.map(({ id }) => id);
type Column = (name: string) => unknown;
const those = (holds: (column: Column, at: readonly number[]) => boolean): readonly string[] =>
  sites.filter(({ geometry, properties }) => holds((name) => properties[name], (geometry?.coordinates ?? []) as readonly number[])).map(({ id }) => id);

test.each<readonly [string, (column: Column, at: readonly number[]) => boolean]>([
  ["kind = 'water-section'", (column) => column('kind') === 'water-section'],
  ["kind <> 'water-section'", (column) => column('kind') !== 'water-section'],
  ["NOT river = 'x'", (column) => column('river') !== null],
  ['river IS NULL AND zone IS NULL', (column) => column('river') === null && column('zone') === null],
  ['number BETWEEN 1000 AND 9999', (column) => Number(column('number')) >= 1000 && Number(column('number')) <= 9999],
  ["kind IN ('air-station', 'noise-station') AND NOT region = '980101'", (column) => ['air-station', 'noise-station'].includes(String(column('kind'))) && column('region') !== '980101'],
  ["nameZh LIKE '%断面' OR nameEn LIKE '%School'", (column) => String(column('nameZh')).endsWith('断面') || String(column('nameEn')).endsWith('School')],
  ['nameZh = nameEn OR number >= 10000', (column) => Number(column('number')) >= 10_000],
  ['S_INTERSECTS(geometry, BBOX(120,28,121,30))', (_column, [x = 0, y = 0]) => x >= 120 && x <= 121 && y >= 28 && y <= 30],
  ['NOT S_INTERSECTS(geometry, POLYGON((119 27,121 27,121 31,119 31,119 27)))', (_column, [x = 0]) => x > 121],
  ['geometry IS NULL', () => false],
])('%s finds what it says', async (filter, holds) => {
  const want = those(holds);
  expect(await found('sites', { filter })).toEqual(want);
  expect(await found('sites', { filter, 'filter-lang': 'cql2-text' })).toEqual(want);
});

test('the same shape in a system with latitude first finds the same', async () => {
  const want = those((_column, [x = 0, y = 0]) => x >= 120 && x <= 121 && y >= 28 && y <= 30);
  expect(want.length).toBeGreaterThan(0);
  expect(await found('sites', { 'filter': 'S_INTERSECTS(geometry, BBOX(28,120,30,121))', 'filter-crs': 'http://www.opengis.net/def/crs/EPSG/0/4490' })).toEqual(want);
  expect(await found('sites', { 'filter': 'S_INTERSECTS(POLYGON((28 120,28 121,30 121,30 120,28 120)), geometry)', 'filter-crs': 'http://www.opengis.net/def/crs/EPSG/0/4326' })).toEqual(want);
});

test('moments are compared as moments', async () => {
  const now = new Date(app.time.world).toISOString();
  expect(await found('published-items', { filter: `publishedAt = TIMESTAMP('${now}')` })).toHaveLength(2);
  expect(await found('published-items', { filter: `publishedAt > TIMESTAMP('${now}') OR noticeFrom > TIMESTAMP('2000-01-01T00:00:00Z')` })).toEqual([]);
  expect(await found('published-items', { publishedAt: '2026-03-02T10:00:00+08:00' })).toHaveLength(2);
});

test('what is asked in several ways has to hold in all of them', async () => {
  const kind = 'air-station';
  expect(await found('sites', { kind, filter: "region = '980101'", bbox: '-180,-90,180,90' })).toEqual(those((column) => column('kind') === kind && column('region') === '980101'));
  expect(await found('sites', { kind, filter: 'FALSE' })).toEqual([]);
  expect(await found('outlets', { filter: 'TRUE' })).toEqual(['200000']);
});

test.each([
  ['no such name      ', 'sites', "rivr = 'x'", 'at character 1: the name "rivr" is not among the queryables'],
  ['of another layer  ', 'regions', "river = 'x'", 'at character 1: the name "river" is not among the queryables'],
  ['a table has none  ', 'outlets', 'geometry IS NULL', 'at character 1: the name "geometry" is not among the queryables'],
  ['another kind      ', 'sites', "number = '1'", 'at character 10: a number is needed here, this is a text'],
  ['outside the world ', 'sites', 'S_INTERSECTS(geometry, BBOX(0,0,0,91))', 'a box outside the world; the longitude comes first here'],
  ['a box within IS   ', 'sites', 'BBOX(0,5,0,1) IS NULL', 'a box with its south above its north'],
  ['nothing           ', 'sites', '', 'at character 1: a name or a value is needed here; the filter ends'],
])('refused, with where: %s', async (_name, layer, filter, why) => {
  const said = await app.get(`/collections/${layer}/items?filter=${encodeURIComponent(filter)}`);
  expect([said.statusCode, said.json()]).toEqual([400, { code: 'features.bad-filter', description: expect.stringContaining(`: ${why}`) }]);
});

test('law: a column as a parameter is the column compared in a filter, and its counterpart finds the rest', async () => {
  const named = fc.constantFrom(...sites).chain(({ properties }) => fc.constantFrom(...Object.entries(properties).filter(([, value]) => value !== null)));
  await fc.assert(fc.asyncProperty(named, async ([name, value]) => {
    const literal = typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
    const want = those((column) => column(name) === value);
    expect(await found('sites', { [name]: String(value) })).toEqual(want);
    expect(await found('sites', { filter: `${name} = ${literal}` })).toEqual(want);
    expect([...want, ...await found('sites', { filter: `"${name}" <> ${literal} OR ${name} IS NULL` })].sort()).toEqual(sites.map(({ id }) => id).sort());
  }), { numRuns: 30 });
});

test('queryables are the columns of the features, each with its type', async () => {
  for (const layer of ['sites', 'outlets', 'regions', 'published-items']) {
    const schema = (await app.get(`/collections/${layer}/queryables`)).json() as { readonly $id: string; readonly additionalProperties: boolean; readonly properties: Readonly<Record<string, { readonly type?: string; readonly format?: string }>> };
    const [feature] = (await app.page(`/collections/${layer}/items?limit=1`)).features;
    expect([schema.$id, schema.additionalProperties]).toEqual([`http://localhost:80/ogc/features/collections/${layer}/queryables`, false]);
    expect(Object.keys(schema.properties).filter((name) => name !== 'geometry')).toEqual(Object.keys(feature?.properties ?? {}));
    for (const [name, { type, format }] of Object.entries(schema.properties)) {
      const value = feature?.properties[name] ?? null;
      if (name === 'geometry') expect([type, format]).toEqual([undefined, expect.stringMatching(/^geometry-/u)]);
      else if (value !== null) expect(typeof value, name).toBe(type === 'integer' ? 'number' : type);
    }
  }
});
