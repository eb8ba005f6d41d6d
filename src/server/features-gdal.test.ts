import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { machineViewer } from '../flow/viewer.ts';
import { gdal } from '../../tools/need.ts';
import { featureApp, type FeatureApp, type FeatureDocument } from './features.fixture.ts';

const run = promisify(execFile);
const layers = ['sites', 'outlets', 'regions', 'published-items'] as const;
const pageSize = 4;
let app: FeatureApp;
let source: string;

beforeAll(async () => {
  app = await featureApp();
  const published = await app.house.records.read(machineViewer).publication(app.items.atSite);
  if (published === undefined) throw new TypeError('the item is public');
  const { points } = published;
  await app.house.records.write(machineViewer, async (records) => {
    for (let more = 0; more < 10; more += 1) await records.putPublication({ ...published, id: `more-${more}`, points: more < 5 ? [] : [...points, 1000 + (more % 5)] });
  });
  source = `OAPIF:${await app.app.listen({ port: 0, host: '127.0.0.1' })}/ogc/features`;
});
afterAll(() => app.app.close());

type Row = Omit<FeatureDocument, 'id'>;
/** A layer as GDAL reads it over the network, written out by GDAL. */
async function readByGdal(layer: string, ...options: readonly string[]): Promise<readonly Row[]> {
  const { stdout } = await run('/usr/bin/ogr2ogr', ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=15', '/vsistdout/', '-oo', `PAGE_SIZE=${pageSize}`, ...options, source, layer], { maxBuffer: 64_000_000 });
  return (JSON.parse(stdout) as { readonly features: readonly Row[] }).features;
}
const requests = (): number => app.outcomes.filter(({ endpoint }) => endpoint === 'features.items').length;
const ours = async (layer: string, query = ''): Promise<readonly FeatureDocument[]> => (await app.page(`/collections/${layer}/items?limit=1000${query}`)).features;
/** GDAL writes moments without the milliseconds that are none. */
const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\.000Z$/u, 'Z') : value);

test.skipIf(gdal.skip).for(layers)(gdal.named('GDAL reads all of %s page by page: the same rows, columns and geometries'), async (layer) => {
  const want = await ours(layer);
  const before = requests();
  const read = await readByGdal(layer);
  expect(read).toHaveLength(want.length);
  expect(requests() - before).toBeGreaterThanOrEqual(Math.ceil(want.length / pageSize));
  expect(read.map(({ geometry, properties }) => [properties, geometry])).toEqual(want.map(({ id, geometry, properties }) =>
    [{ id, ...Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, plain(value)])) }, geometry]));
});

test.skipIf(gdal.skip)(gdal.named('GDAL finds the layers from the landing page, counts them, and takes the extent'), async () => {
  const { stdout } = await run('/usr/bin/ogrinfo', ['-ro', '-so', '-al', source]);
  const told = [...stdout.matchAll(/^Layer name: (\S+)\n[\s\S]*?^Feature Count: (\d+)$/gmu)].map(([, name, count]) => [name, Number(count)]);
  expect(told).toEqual(await Promise.all(layers.map(async (layer) => [layer, (await ours(layer)).length])));
  const [, ...extent] = /Layer name: regions[\s\S]*?^Extent: \(([-\d.]+), ([-\d.]+)\) - \(([-\d.]+), ([-\d.]+)\)$/mu.exec(stdout) ?? [];
  const { extent: said } = (await app.get('/collections/regions')).json() as { readonly extent: { readonly spatial: { readonly bbox: readonly (readonly number[])[] } } };
  expect(extent.map(Number)).toEqual(said.spatial.bbox[0]);
});

test.skipIf(gdal.skip).for([
  ['a box', ['-spat', '120', '28', '121', '30'], '&bbox=120,28,121,30'], ['a column', ['-where', "kind='air-station'"], '&kind=air-station'],
] as const)(gdal.named('GDAL asks for less by %s and gets what the door says'), async ([, options, query]) => {
  const want = await ours('sites', query);
  const read = await readByGdal('sites', ...options);
  expect(want.length).toBeGreaterThan(pageSize);
  expect(read.map(({ properties }) => properties['id'])).toEqual(want.map(({ id }) => id));
});
