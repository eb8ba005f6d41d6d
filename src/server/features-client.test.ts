import { OgcApiEndpoint } from '@camptocamp/ogc-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { featureApp, type FeatureApp, type FeatureDocument } from './features.fixture.ts';

/** A web client of strangers, as map portals use it: what it finds from the landing page alone. */
let app: FeatureApp;
let endpoint: OgcApiEndpoint;
beforeAll(async () => {
  app = await featureApp();
  endpoint = new OgcApiEndpoint(`${await app.app.listen({ port: 0, host: '127.0.0.1' })}/ogc/features`);
});
afterAll(() => app.app.close());

const ours = async (layer: string, query = ''): Promise<readonly FeatureDocument[]> => (await app.page(`/collections/${layer}/items?limit=1000${query}`)).features;

test('ogc-client finds the service, its layers and their systems of reference', async () => {
  expect(await endpoint.info).toMatchObject({ title: expect.any(String) as string });
  expect(await endpoint.hasFeatures).toBe(true);
  const listed = (await app.get('/collections')).json() as { readonly collections: readonly { readonly id: string; readonly title: string; readonly crs: readonly string[] }[] };
  expect(await endpoint.featureCollections).toEqual(listed.collections.map(({ id }) => id));
  for (const { id, title, crs } of listed.collections) {
    expect(await endpoint.getCollectionInfo(id)).toMatchObject({ id, title, crs: expect.arrayContaining([expect.stringMatching(/4326|CRS84/u)]) as unknown });
    expect(crs.length).toBeGreaterThan(1);
  }
});

test.each(['sites', 'outlets', 'regions', 'published-items'])('ogc-client reads %s: the same features', async (layer) => {
  const want = await ours(layer);
  expect(want.length).toBeGreaterThan(0);
  expect(await endpoint.getCollectionItems(layer, 1000)).toMatchObject(want.map(({ id, geometry, properties }) => ({ id, geometry, properties })));
});

test('ogc-client reads one feature, a page, and a box', async () => {
  const [first] = await ours('sites');
  expect(await endpoint.getCollectionItem('sites', first?.id ?? '')).toMatchObject({ id: first?.id, properties: first?.properties });
  expect((await endpoint.getCollectionItems('sites', 2, 3)).map(({ id }) => id)).toEqual((await ours('sites')).slice(3, 5).map(({ id }) => id));
  const [lon = 0, lat = 0] = (first?.geometry?.coordinates ?? []) as readonly number[];
  const box = [lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001] as const;
  const found = await endpoint.getCollectionItems('sites', 10, 0, undefined, undefined, [...box]);
  expect(found.map(({ id }) => id)).toEqual((await ours('sites', `&bbox=${box.join()}`)).map(({ id }) => id));
  expect(found.map(({ id }) => id)).toContain(first?.id);
});
