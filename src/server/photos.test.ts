import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import { noticedProblem, rectifyingProblem, stepBy, tryStep } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { EvidenceFile } from '../model/case.ts';
import { photograph, type Said } from '../stores/pictures/photograph.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const county = '980102';
const outlet = 200_000;
const officer = `county-${county}-officer`;
let app: TestApp;
let id: string;
let serial = 0;

type View = { readonly case: { readonly seq: number; readonly evidence: readonly EvidenceFile[] }; readonly photos: readonly { readonly hash: string; readonly marks: readonly { readonly mark: string; readonly says: { readonly zh: string } }[]; readonly nearest?: { readonly metres: number } }[] };
const seen = async (as = officer, of = id): Promise<View> => (await app.ask({ url: `/api/cases/${of}`, as })).json();

async function handIn(bytes: Uint8Array, of = id, name = `${(serial += 1)}.jpg`) {
  const { case: { seq } } = await seen(officer, of);
  const part = (field: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
  const body = Buffer.concat([Buffer.from(`${part('item', 'photos')}${part('seenSeq', String(seq))}--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`), bytes, Buffer.from('\r\n--b--\r\n')]);
  return app.ask({ method: 'POST', url: `/api/cases/${of}/evidence`, as: officer, body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' } });
}
const place = () => { const { lon = 0, lat = 0 } = app.house.directory.points.get(outlet) ?? {}; return { lon, lat }; };
/** As the camera writes a moment in Beijing. */
const civil = (at: number) => new Date(at + 8 * hourMs).toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ');
const good = (more: Said = {}): Said => ({ taken: civil(app.time.world - hourMs), offset: '+08:00', ...place(), make: 'HUAWEI',
  model: 'P60', serial: 'SN4711', ...more });

beforeAll(async () => {
  app = await testApp();
  ({ id } = await rectifyingProblem(app.house, county, [outlet]));
  app.time.world += 10 * dayMs;
});

test.each([
  ['whole, on the spot', () => good(), []],
  ['without a place', () => ({ taken: civil(app.time.world - hourMs), colour: '#101010' }), ['no-place']],
  ['far away, by a clock ahead, changed', () => good({ lat: place().lat + 0.1, taken: civil(app.time.world + 80 * hourMs),
    software: 'GIMP 2.10' }), ['far', 'clock-ahead', 'edited']],
  ['of last year', () => good({ taken: '2025:12:01 08:00:00' }), ['before-opening', 'taken-earlier']],
  ['nothing', () => ({ colour: '#808080' }), ['no-time', 'no-place']],
] as const)('a photograph %s: handed in, and its marks said', async (_name, said, want) => {
  const reply = await handIn(await photograph(said()));
  expect(reply.statusCode).toBe(200);
  const view: View = reply.json();
  const file = view.case.evidence.at(-1);
  expect(view.photos.find(({ hash }) => hash === file?.hash)?.marks.map(({ mark }) => mark)).toEqual(want);
});

test('facts stand in the history beside the hash, without the serial number; the bytes are as they came', async () => {
  const bytes = await photograph(good({ colour: '#123456', direction: 90 }));
  await handIn(bytes);
  const file = (await seen()).case.evidence.at(-1);
  expect(file?.photo).toMatchObject({ takenAt: app.time.world - hourMs, direction: 90, device: 'HUAWEI P60' });
  expect(Math.abs((file?.photo?.lat ?? 0) - place().lat)).toBeLessThan(1e-5);
  expect(JSON.stringify(await seen())).not.toContain('SN4711');
  expect(Buffer.from((await app.ask({ url: `/api/cases/${id}/files/${file?.hash ?? ''}`,
    as: officer })).rawPayload)).toEqual(Buffer.from(bytes));
});

test('the same bytes in another item are said in both, by number where the office may see it', async () => {
  const other = await rectifyingProblem(app.house, '980103', []);
  const bytes = await photograph(good({ colour: '#654321' }));
  await handIn(bytes);
  const hash = (await seen()).case.evidence.at(-1)?.hash ?? '';
  await stepBy(app.house, 'county-980103-officer', other.id, 'work', { files: [{ hash, name: 'x.jpg', type: 'image/jpeg',
    size: bytes.length, item: 'photos' }] });
  const marks = async (as: string) => (await seen(as)).photos.find((photo) => photo.hash === hash)?.marks.map(({ says }) => says.zh);
  expect(await marks('rectification-98-officer')).toEqual([`同一文件也用于:${other.number}`]);
  expect(await marks(officer)).toEqual(['同一文件也用于:另有1件不在本单位权限内']);
});

test('where the place demands time and place, a photograph without them, or from elsewhere, is refused in words and nothing changes',
  async () => {
  const strict = app.house.parameters['rectification/problem'] as Record<string, number>;
  strict['photo-demand'] = 1;
  const before = (await seen()).case.seq;
  const refused = async (said: Said): Promise<string> => (await handIn(await photograph({ ...said,
    colour: '#abcdef' }))).json<{ fault: string }>().fault;
  expect([await refused({}), await refused({ taken: civil(app.time.world) }),
    await refused(good({ lat: place().lat + 0.01 }))]).toEqual(['file.time-missing', 'file.place-missing', 'file.taken-elsewhere']);
  expect((await seen()).case.seq).toBe(before);
  expect((await handIn(await photograph(good({ colour: '#fedcba' })))).statusCode).toBe(200);
  strict['photo-demand'] = 0;
});

test('the public sees the photograph without device, place and what was read of them', async () => {
  const { id: published } = await rectifyingProblem(app.house, county, [outlet]);
  const bytes = await photograph(good({ colour: '#00ff00' }));
  const file = { hash: await app.house.files.put(bytes), name: '后.jpg', type: 'image/jpeg', size: bytes.length, item: 'photos' };
  for (let at = app.time.world - 4 * dayMs; at < app.time.world - 10 * hourMs; at += hourMs) await app.sense(outlet,
    Math.floor(at / hourMs) * hourMs, { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' });
  await noticedProblem(app.house, published, county, [file], [file.hash]);
  const item = await app.ask({ url: `/api/public/items/${published}` });
  const [shown] = item.json<{ content: { pictures: { hash: string }[] } }>().content.pictures;
  const served = await app.ask({ url: `/api/public/items/${published}/pictures/${shown?.hash ?? ''}` });
  expect(served.statusCode).toBe(200);
  expect(item.body).not.toMatch(/HUAWEI|takenAt|SN4711/);
  const thumb = await app.ask({ url: `/api/public/items/${published}/pictures/${shown?.hash ?? ''}?size=thumb` });
  expect([thumb.statusCode, thumb.headers['content-type']]).toEqual([200, 'image/jpeg']);
  expect((await app.ask({ url: `/api/public/items/${published}/pictures/${file.hash}?size=thumb` })).statusCode).toBe(404);
  expect(Buffer.from(bytes).toString('latin1')).toContain('HUAWEI');
  expect(Buffer.from(served.rawPayload).toString('latin1')).not.toMatch(/HUAWEI|SN4711|Exif/);
});

test('a scaled picture comes for who may see the case, made once, with its right side up and nothing else in it', async () => {
  const bytes = await photograph(good({ size: [800, 400], orientation: 6, colour: '#aa5500' }));
  await handIn(bytes);
  const hash = (await seen()).case.evidence.at(-1)?.hash ?? '';
  const url = `/api/cases/${id}/files/${hash}?size=thumb`;
  const thumb = await app.ask({ url, as: officer });
  expect(thumb.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff' });
  expect(await sharp(thumb.rawPayload).metadata()).toMatchObject({ width: 160, height: 320 });
  expect(Buffer.from(thumb.rawPayload).toString('latin1')).not.toMatch(/HUAWEI|SN4711/);
  const kept = await app.house.files.about();
  expect((await app.ask({ url, as: officer })).rawPayload).toEqual(thumb.rawPayload);
  expect(await app.house.files.about()).toEqual(kept);
  expect((await app.ask({ url, as: 'county-980103-officer' })).statusCode).toBe(404);
  expect((await app.ask({ url: `${url}s`, as: officer })).statusCode).toBe(400);
  expect((await app.ask({ url })).statusCode).toBe(401);
});

test('of a file that is no picture none is made, and it is tried once', async () => {
  await handIn(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4]));
  const hash = (await seen()).case.evidence.at(-1)?.hash ?? '';
  const asked = async () => (await app.ask({ url: `/api/cases/${id}/files/${hash}?size=view`,
    as: officer })).json<{ fault: string }>().fault;
  expect([await asked(), await asked()]).toEqual(['file.no-picture', 'file.no-picture']);
  expect(await app.house.records.read(machineViewer).rendition(hash, 'view')).toEqual({ source: hash, size: 'view', at: app.time.machine });
});

test('a pair of two photographs stands on the item, is signed with it, and the public sees which is before and after, and when, not where', async () => {
  const { id: item } = await rectifyingProblem(app.house, county, [outlet]);
  const [before, after] = await Promise.all([good({ colour: '#111111', taken: civil(app.time.world - 9 * dayMs) }),
    good({ colour: '#22ff22' })].map(async (said) => {
    const bytes = await photograph(said);
    return { hash: await app.house.files.put(bytes), name: 'x.jpg', type: 'image/jpeg', size: bytes.length, item: 'photos' };
  }));
  if (before === undefined || after === undefined) throw new TypeError('two photographs');
  const choose = (pair: Record<string, string>) => tryStep(app.house, officer, item, 'work', { pair });
  expect(await choose({ before: before.hash, after: after.hash })).toMatchObject({ ok: false, fault: 'case.field-invalid',
    detail: 'pair' });
  await stepBy(app.house, officer, item, 'work', { files: [before, after] });
  for (const wrong of [{ before: before.hash, after: before.hash }, { before: before.hash },
    { before: before.hash, after: 'f'.repeat(64) }]) {
    expect(await choose(wrong as Record<string, string>)).toMatchObject({ ok: false, fault: 'case.field-invalid', detail: 'pair' });
  }
  const pair = { before: before.hash, after: after.hash };
  expect((await choose(pair)).ok).toBe(true);
  const today = Math.floor(app.time.world / hourMs) * hourMs - 10 * hourMs;
  for (let at = today - 3 * dayMs; at < today; at += hourMs) {
    await app.sense(outlet, at, { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' });
  }
  const { frozen } = await noticedProblem(app.house, item, county, [], [before.hash, after.hash]);
  expect(frozen?.content).toMatchObject({ fields: { pair } });
  const { content } = (await app.ask({ url: `/api/public/items/${item}` })).json<{ content: { pictures: { side?: string; takenAt?: number }[] } }>();
  expect(content.pictures.map(({ side, takenAt }) => [side, takenAt])).toEqual([['before', app.time.world - 9 * dayMs],
    ['after', app.time.world - hourMs]]);
  expect(JSON.stringify(content)).not.toMatch(/"lon"|"lat"|HUAWEI/);
});
