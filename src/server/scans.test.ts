import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import { noticedProblem, rectifyingProblem } from '../flow/story.fixture.ts';
import { scanAgain } from '../flow/scans.ts';
import { machineViewer } from '../flow/viewer.ts';
import { clamd } from '../stores/scanners/clamd.ts';
import { eicar, fakeClamd, type FakeClamd } from '../stores/scanners/clamd.fixture.ts';
import { photograph } from '../stores/pictures/photograph.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [county, outlet] = ['980102', 200_000] as const;
const officer = `county-${county}-officer`;
let app: TestApp;
let daemon: FakeClamd;
let id: string;
let old = '';

type View = { readonly case: { readonly seq: number; readonly evidence: readonly { readonly hash: string }[] }; readonly scans: readonly { readonly hash: string; readonly state: string }[] };
const seen = async (of = id): Promise<View> => (await app.ask({ url: `/api/cases/${of}`, as: officer })).json();
const stateOf = async (hash: string, of = id): Promise<string | undefined> => (await seen(of)).scans.find((scan) => scan.hash === hash)?.state;
const newest = async (): Promise<string> => (await seen()).case.evidence.at(-1)?.hash ?? '';

async function handIn(name: string, bytes: Uint8Array, of = id) {
  const { case: { seq } } = await seen(of);
  const part = (field: string, value: string) => `--b\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
  const head = `${part('item', 'photos')}${part('seenSeq', String(seq))}--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]);
  return app.ask({ method: 'POST', url: `/api/cases/${of}/evidence`, as: officer, body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' } });
}
const served = async (hash: string, query = ''): Promise<number> => (await app.ask({ url: `/api/cases/${id}/files/${hash}${query}`,
  as: officer })).statusCode;

beforeAll(async () => {
  app = await testApp();
  daemon = await fakeClamd();
  ({ id } = await rectifyingProblem(app.house, county, [outlet]));
  await handIn('旧.txt', Buffer.from('before there was a scanner'));
  old = await newest();
  Object.assign(app.house, { scanner: clamd({ host: '127.0.0.1', port: daemon.port }) });
});
afterAll(() => daemon.close());

test('a file from before there was a scanner says so, and is served as before', async () => {
  expect([await stateOf(old), await served(old)]).toEqual(['never', 200]);
});

test('a clean file is taken, and known as clean', async () => {
  expect((await handIn('清洁.txt', Buffer.from('clean'))).statusCode).toBe(200);
  expect([await stateOf(await newest()), daemon.scanned.at(-1)]).toEqual(['clean', 5]);
});

test('an infected file is refused in words, counted, and changes nothing of the case; it is in quarantine', async () => {
  const before = (await seen()).case.seq;
  const refused = await handIn('病毒.txt', Buffer.from(eicar));
  expect([refused.statusCode, refused.json()]).toMatchObject([422, { fault: 'file.infected' }]);
  expect(refused.body).toContain('Eicar-Test-Signature');
  expect((await seen()).case.seq).toBe(before);
  expect(app.outcomes.at(-2)).toMatchObject({ endpoint: 'case.evidence', outcome: 'file.infected' });
  expect((await app.house.records.read(machineViewer).scanCounts()).infected).toBe(1);
});

test('while the scanner is down a file is taken as not looked at yet; asked again it turns out infected, and is served to nobody from then on', async () => {
  daemon.says = 'INSTREAM size limit exceeded. ERROR';
  expect((await handIn('后来.jpg', Buffer.concat([await photograph(), Buffer.from(eicar)]))).statusCode).toBe(200);
  const hash = await newest();
  expect([await stateOf(hash), await served(hash)]).toEqual(['waiting', 200]);
  daemon.says = undefined;
  expect(await scanAgain(app.house)).toBe(0);
  app.time.machine += 60_000;
  expect(await scanAgain(app.house)).toBe(1);
  expect([await stateOf(hash), await served(hash), await served(hash, '?size=thumb')]).toEqual(['infected', 422, 422]);
  expect(await scanAgain(app.house)).toBe(0);
});

test('a scanner that stays down is asked less and less often, and nothing is lost', async () => {
  daemon.says = 'silent';
  await handIn('久等.txt', Buffer.from('waits'));
  const hash = await newest();
  for (const [minutes, tries] of [[1, 2], [1, 2], [1, 3], [3, 3], [1, 4]] as const) {
    app.time.machine += minutes * 60_000;
    await scanAgain(app.house);
    expect((await app.house.records.read(machineViewer).fileScans([hash]))[0]?.tries).toBe(tries);
  }
  daemon.says = undefined;
  app.time.machine += hourMs;
  expect([await scanAgain(app.house), await stateOf(hash)]).toEqual([1, 'clean']);
});

test('the public sees a photograph only once the scanner found it clean', async () => {
  const { id: published } = await rectifyingProblem(app.house, county, [outlet]);
  const bytes = await photograph({ colour: '#00ff00' });
  const file = { hash: await app.house.files.put(bytes), name: '后.jpg', type: 'image/jpeg', size: bytes.length, item: 'photos' };
  const today = Math.floor(app.time.world / hourMs) * hourMs - 10 * hourMs;
  for (let at = today - 3 * dayMs; at < today; at += hourMs) await app.sense(outlet, at,
    { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' });
  await noticedProblem(app.house, published, county, [file], [file.hash]);
  const shown = async () => (await app.ask({ url: `/api/public/items/${published}` })).json<{ content: { pictures: unknown[]; picturesWithheld: number } }>().content;
  expect(await shown()).toMatchObject({ pictures: [], picturesWithheld: 1 });
  expect(await stateOf(file.hash, published)).toBe('waiting');
  expect(await scanAgain(app.house)).toBe(1);
  expect(await shown()).toMatchObject({ pictures: [{ item: 'photos' }], picturesWithheld: 0 });
});
