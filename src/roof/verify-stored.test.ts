import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseNow, rectifyingProblem } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from '../server/app.fixture.ts';
import { folderFiles, keyOf } from '../stores/files/folder-files.ts';
import { verifyStored } from './verify-stored.ts';

/** 佐证材料 changed by a hand on the disk: noticed where it is read and where the installation is checked, with where it stands. */
const county = 'county-980102-officer';
const folder = mkdtempSync(join(tmpdir(), 'qs-evidence-'));
let app: TestApp;
let item: string;
let path: string;
let hash: string;
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  app = await testApp();
  Object.assign(app.house, { files: await folderFiles(folder) });
  item = (await rectifyingProblem(app.house, '980102', [])).id;
  const part = (name: string, value: string, more = ''): string =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const { seq } = await caseNow(app.house, item);
  const said = await app.ask({
    method: 'POST', url: `/api/cases/${item}/evidence`, as: county, headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: Buffer.from([
      part('item', 'minutes'), part('seenSeq', String(seq)), part('file', '会议纪要:限期整改', '; filename="minutes.txt"'), '--b--\r\n',
    ].join('')),
  });
  if (said.statusCode !== 200) throw new Error(said.body);
  hash = (await caseNow(app.house, item)).evidence.at(-1)?.hash ?? '';
  path = join(folder, keyOf(hash));
});

const read = async () => {
  const said = await app.ask({ url: `/api/cases/${item}/files/${hash}`, as: county });
  const told: { fault?: string; message?: { zh: string; en: string } } = said.statusCode === 200 ? {} : said.json();
  return { status: said.statusCode, body: said.body, told };
};

test('untouched, it is served and the store verifies', async () => {
  expect((await read()).body).toBe('会议纪要:限期整改');
  expect(await verifyStored(app.house)).toMatchObject({ cases: 1, files: 1, flaws: [] });
});

test('one byte changed on the disk: not served, told in words, found with case, event and file; the original back mends it', async () => {
  const original = readFileSync(path);
  writeFileSync(path, original.with(5, (original[5] ?? 0) ^ 1));
  const { status, told } = await read();
  expect([status, told.fault]).toEqual([500, 'file.damaged']);
  expect([told.message?.zh, told.message?.en]).toEqual([expect.stringContaining('从备份恢复'), expect.stringContaining('from a backup')]);
  const { flaws } = await verifyStored(app.house);
  const { seq } = await caseNow(app.house, item);
  const where = `case ${item}, event ${seq}, file minutes.txt (${hash.slice(0, 12)})`;
  expect(flaws).toMatchObject([{ fault: 'file.damaged', where }]);
  writeFileSync(path, original);
  expect([(await read()).status, (await verifyStored(app.house)).flaws]).toEqual([200, []]);
});

test('a file that is gone is told as missing, not as damaged', async () => {
  const original = readFileSync(path);
  rmSync(path);
  expect((await read()).told.fault).toBe('file.missing');
  expect((await verifyStored(app.house)).flaws.map(({ fault }) => fault)).toEqual(['file.missing']);
  writeFileSync(path, original);
});
