import { beforeAll, expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import { makeCheckpoint } from '../flow/checkpoints.ts';
import { closeOut, noticedProblem, photo, rectifyingProblem, stepBy, type Handed } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { PublicPicture } from '../model/public-picture.ts';
import { verifyPublicFile } from '../publish/verify.ts';
import { picture } from '../../sim/officers/picture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const county = '980102';
const outlet = 200_000;
const clean = { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' };
let app: TestApp;
let id: string;
let [before, after, internal]: (Handed | undefined)[] = [];

/** Words of a camera before the end of the drawing: where it was, and whose it is. */
function withPlace(png: Uint8Array): Uint8Array {
  const words = Buffer.from('GPS 29.87N 121.55E, phone of Li');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(words.length);
  const end = png.length - 12;
  return Buffer.concat([png.subarray(0, end), size, Buffer.from('tEXt'), words, Buffer.alloc(4), png.subarray(end)]);
}

async function handed(name: string, bytes: Uint8Array, type = 'image/png', item = 'photos'): Promise<Handed> {
  return { hash: await app.house.files.put(bytes), name, type, size: bytes.length, item };
}

type Shown = { readonly content: { readonly pictures: readonly PublicPicture[]; readonly picturesWithheld: number }; readonly row: { readonly state: string } };
const shown = async (): Promise<Shown> => (await app.ask({ url: `/api/public/items/${id}` })).json();
const pictureAt = (hash: string) => app.ask({ url: `/api/public/items/${id}/pictures/${hash}` });

beforeAll(async () => {
  app = await testApp();
  const { house, time, sense } = app;
  ({ id } = await rectifyingProblem(house, county, [outlet]));
  const today = time.world - 10 * hourMs;
  for (let at = today - 2 * dayMs; at < today; at += hourMs) await sense(outlet, at, clean);
  before = await handed('李某拍摄 整改前.png', withPlace(picture('before', 1)));
  after = await handed('整改后.png', picture('after', 1));
  const broken = await handed('坏图.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4]), 'image/jpeg');
  const refused = await handed('未采用.png', picture('after', 2));
  internal = await handed('纪要.png', picture('before', 3), 'image/png', 'minutes');
  await noticedProblem(house, id, county, [before, after, broken, refused, internal], [before, after, broken, photo].map(({ hash }) => hash));
});

test('on notice: the photographs that the check accepted, cleaned, by hash; what cannot be cleaned or is lost is counted', async () => {
  const { content: { pictures, picturesWithheld } } = await shown();
  expect(pictures.map(({ item, type }) => [item, type])).toEqual([['photos', 'image/png'], ['photos', 'image/png']]);
  expect(picturesWithheld).toBe(2);
  const [first, second] = await Promise.all(pictures.map(({ hash }) => pictureAt(hash)));
  expect(Buffer.from(first?.rawPayload ?? [])).toEqual(Buffer.from(picture('before', 1)));
  expect(second?.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
  const told = JSON.stringify(await shown());
  expect(told).not.toMatch(/李某|GPS/u);
  // Of nobody but the two who sign: what they signed names their office, and is shown so that anyone can check it.
  expect(new Set(told.match(/appointment-[\w-]+/gu))).toEqual(new Set([`appointment-county-${county}-secretary`, `appointment-county-${county}-head`]));
});

test('no other file has a way out: neither the original with its place, nor other material, nor a photograph that was not accepted', async () => {
  for (const hash of [before?.hash ?? '', internal?.hash ?? '', await app.house.files.put(picture('after', 2)), 'a'.repeat(64)]) {
    expect(await app.house.files.get(hash) !== undefined || hash.startsWith('aaa')).toBe(true);
    expect((await pictureAt(hash)).statusCode).toBe(404);
  }
  expect((await app.ask({ url: `/api/public/items/${id}/pictures/..%2f..%2fetc` })).statusCode).toBe(400);
  expect((await app.ask({ url: `/api/public/items/no-such/pictures/${after?.hash ?? ''}` })).statusCode).toBe(404);
});

test('the public file carries their hashes under its seal; another picture breaks it', async () => {
  app.time.world += dayMs;
  await makeCheckpoint(app.house);
  const file = (await app.ask({ url: `/api/public/items/${id}/file` })).body;
  const { pictures } = (await shown()).content;
  expect(JSON.parse(file)).toMatchObject({ pictures });
  expect(verifyPublicFile(file, app.house.signer.key)).toMatchObject({ ok: true });
  expect(verifyPublicFile(file.replace(pictures[1]?.hash ?? '-', 'b'.repeat(64)), app.house.signer.key)).toMatchObject({ ok: false, where: 'seal' });
});

test('after close-out they stay; when it comes back they go with what they proved', async () => {
  app.time.world += 14 * dayMs;
  await closeOut(app.house, id);
  const { content, row } = await shown();
  expect([row.state, content.pictures.length]).toEqual(['closed', 2]);
  await stepBy(app.house, 'city-bureau-980100-officer', id, 'look-back-failed', { reason: '复现' });
  expect((await shown()).content.pictures).toEqual([]);
  expect((await pictureAt(content.pictures[0]?.hash ?? '')).statusCode).toBe(404);
  expect((await app.house.records.read(machineViewer).case(id))?.evidence).toHaveLength(6);
});
