import { beforeEach, expect, test } from 'vitest';
import type { Region } from '../model/region.ts';
import { machineViewer } from '../flow/viewer.ts';
import { rectifyingProblem } from '../flow/story.fixture.ts';
import { featureApp, hideFirm, outletOf, type FeatureApp, type FeatureDocument } from './features.fixture.ts';

/** Nothing leaves by the door for map programmes that is not on the public site. Each row is held against what the site itself answers. */
const layers = ['sites', 'outlets', 'regions', 'published-items'] as const;
let app: FeatureApp;
beforeEach(async () => { app = await featureApp(); });

const all = async (layer: (typeof layers)[number]): Promise<readonly FeatureDocument[]> => (await app.page(`/collections/${layer}/items?limit=1000`)).features;
const publicly = async (path: string): Promise<{ readonly status: number; readonly body: unknown }> => {
  const said = await app.ask({ url: `/api/${path}` });
  return { status: said.statusCode, body: said.json() };
};

test('every site is one whose page anyone may read, with the same place and name; no outlet is among them', async () => {
  const rows = await all('sites');
  expect(rows).toHaveLength([...app.house.directory.points.values()].filter(({ kind }) => ['air-station', 'water-section', 'noise-station', 'sea-buoy'].includes(kind)).length);
  for (const { id, geometry, properties } of rows) {
    const { status, body } = await publicly(`points/${id}`);
    const { point, region } = body as { readonly point: { readonly lon: number; readonly lat: number; readonly id: string; readonly attributes: Readonly<Record<string, string>> }; readonly region: { readonly name: object } };
    expect([status, geometry?.coordinates]).toEqual([200, [point.lon, point.lat]]);
    expect(properties).toMatchObject({ code: point.id, level: point.attributes['level'] ?? null, zone: point.attributes['zone'] ?? null });
    expect(region.name).toEqual({ zh: properties['regionZh'], en: properties['regionEn'] });
  }
});

test('every outlet is one that the page of its item discloses, and shows nothing that the page does not', async () => {
  const rows = await all('outlets');
  expect(rows.map(({ id }) => Number(id))).toEqual([outletOf.disclosing]);
  for (const { id, geometry, properties } of rows) {
    const { body } = await publicly(`public/items/${String(properties['item'])}/series`);
    const shown = (body as { readonly outlets: readonly { readonly number: number; readonly name: { zh: string; en: string }; readonly disclosed: boolean }[] }).outlets.find(({ number }) => number === Number(id));
    expect(shown).toMatchObject({ disclosed: true, name: { zh: properties['nameZh'], en: properties['nameEn'] } });
    expect([geometry, Object.keys(properties)]).toEqual([null, ['number', 'kind', 'nameZh', 'nameEn', 'region', 'regionZh', 'regionEn', 'item']]);
  }
});

test('every item is one of the public list, as the list has it', async () => {
  const list = (await publicly('public/items')).body as readonly { readonly id: string; readonly number: string; readonly title: object; readonly region: { readonly code: string }; readonly state: string; readonly publishedAt: number }[];
  const rows = await all('published-items');
  expect(rows.map(({ id }) => id).sort()).toEqual([app.items.atSite, app.items.inRegion].sort());
  for (const { id, properties } of rows) {
    const item = list.find((one) => one.id === id);
    expect(item).toMatchObject({ number: properties['number'], title: { zh: properties['titleZh'], en: properties['titleEn'] }, region: { code: properties['region'] }, state: properties['state'] });
    expect(properties['publishedAt']).toBe(new Date(item?.publishedAt ?? 0).toISOString());
  }
});

test('every region is one of the public map, with its boundary', async () => {
  const { regions } = (await publicly('map/regions')).body as { readonly regions: readonly Region[] };
  const rows = await all('regions');
  expect(rows.map(({ id, geometry }) => [id, geometry?.coordinates])).toEqual(regions.map(({ code, boundary }) => [code, boundary]).sort());
});

test('a township whose boundary is held is in no layer, as on the public map; a county without boundary is left out', async () => {
  const regions = app.house.directory.regions as Map<string, Region>;
  const [town, county] = [[...regions.values()].find(({ level }) => level === 'township'), regions.get('980102')];
  if (town === undefined || county?.boundary === undefined) throw new TypeError('a town and a county with its boundary');
  const { boundary, ...bare } = county;
  regions.set(town.code, { ...town, boundary });
  regions.set(county.code, bare);
  expect((await all('regions')).map(({ id }) => id)).toEqual(['980000', '980100', '980101', '980103']);
  expect((await app.get(`/collections/regions/items/${town.code}`)).statusCode).toBe(404);
});

const numbersIn = (of: unknown): readonly number[] => (Array.isArray(of) ? of.flatMap(numbersIn) : typeof of === 'number' ? [of] : []);

test('no coordinate of an outlet, a firm or a township is in any layer, whatever the items name', async () => {
  const { directory } = app.house;
  const open = new Set([
    ...[...directory.points.values()].filter(({ enterprise }) => enterprise === undefined), ...[...directory.regions.values()].filter(({ level }) => level !== 'township'),
  ].flatMap(({ lon, lat }) => [lon, lat]));
  const rows = (await Promise.all((['sites', 'outlets', 'published-items'] as const).map(all))).flat();
  expect(rows.flatMap(({ geometry }) => numbersIn(geometry?.coordinates)).filter((degrees) => !open.has(degrees))).toEqual([]);
  const places = (await all('published-items')).map(({ id, properties }) => [id, properties['place']]);
  expect(Object.fromEntries(places)).toEqual({ [app.items.atSite]: 'site', [app.items.inRegion]: 'region' });
});

test('an item that is not published is in no layer: neither it nor its outlet, by no way of asking', async () => {
  const { secret } = app.items;
  const paths = layers.flatMap((layer) => [`/collections/${layer}/items?limit=1000`, `/collections/${layer}`]);
  const bodies = await Promise.all(paths.map(async (path) => (await app.get(path)).body));
  expect(bodies.some((body) => body.includes(secret) || body.includes(String(outletOf.unnamed)))).toBe(false);
  for (const path of [`/collections/published-items/items/${secret}`, `/collections/outlets/items/${outletOf.unnamed}`, `/collections/sites/items/${outletOf.unnamed}`]) {
    expect((await app.get(path)).statusCode, path).toBe(404);
  }
  expect((await app.page(`/collections/outlets/items?filter=number=${outletOf.unnamed}`)).numberMatched).toBe(0);
  expect((await app.page(`/collections/published-items/items?filter=${encodeURIComponent("number LIKE '%00003%'")}`)).numberMatched).toBe(0);
});

test('the outlet of a firm that need not disclose is in no layer, though a published item names it; nor is one that stops being bound', async () => {
  for (const path of [`/collections/outlets/items/${outletOf.hidden}`, `/collections/sites/items/${outletOf.hidden}`]) expect((await app.get(path)).statusCode).toBe(404);
  expect((await app.get(`/collections/outlets/items/${outletOf.disclosing}`)).statusCode).toBe(200);
  hideFirm(app, outletOf.disclosing);
  expect(await all('outlets')).toEqual([]);
});

test('what is withdrawn from the public is gone from the layers at once, its outlet too', async () => {
  await app.house.records.write(machineViewer, (records) => records.withdrawPublication(app.items.atSite));
  expect((await all('published-items')).map(({ id }) => id)).toEqual([app.items.inRegion]);
  expect(await all('outlets')).toEqual([]);
});

test('a telephone number in the title of an item leaves neither by the public list nor by the layer', async () => {
  const title = { zh: '李某(13800138000)反映夜间排放', en: 'discharge at night, told by 13800138000' };
  const { id } = await rectifyingProblem(app.house, '980102', [], title);
  const bodies = [await app.get(`/collections/published-items/items/${id}`), await app.ask({ url: '/api/public/items' }), await app.ask({ url: `/api/public/items/${id}` })].map(({ body }) => body);
  expect(bodies.map((body) => [body.includes('反映夜间排放'), body.includes('13800138000')])).toEqual(bodies.map(() => [true, false]));
});

test('the title is that of the published record, which is cleared of persons, and a township\'s item stands in its county', async () => {
  const published = await app.house.records.read(machineViewer).publication(app.items.inRegion);
  if (published === undefined) throw new TypeError('the item is public');
  const content = { case: { number: 'N-1', title: { zh: '某户焚烧', en: 'burning' } }, notice: { from: 1_000, to: 2_000, objections: [{ text: '张三家', answer: null }] } };
  await app.house.records.write(machineViewer, (records) => records.putPublication({ ...published, region: '980102001', title: { zh: '张三焚烧', en: 'Zhang San burns' }, content }));
  const row = (await all('published-items')).find(({ id }) => id === app.items.inRegion);
  const county = app.house.directory.regions.get('980102');
  expect(row?.properties).toMatchObject({ titleZh: '某户焚烧', titleEn: 'burning', noticeFrom: '1970-01-01T00:00:01.000Z', noticeTo: '1970-01-01T00:00:02.000Z' });
  expect(row?.geometry).toEqual({ type: 'MultiPoint', coordinates: [[county?.lon, county?.lat]] });
  expect((await app.get('/collections/published-items/items')).body).not.toMatch(/张三|Zhang San/u);
});
