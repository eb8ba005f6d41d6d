import { afterEach, expect, test, vi } from 'vitest';
import { fetchFile, linesIn, nameOf, type Progress } from './fetch-file.ts';

const path = '/api/export/readings/2026-03-01?kind=air-station&period=hour';
const csv = 'point,value\na,1\nb,2\n';
afterEach(() => vi.unstubAllGlobals());

function answers(text: string, init: ResponseInit): void {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream({
    start(stream) {
      for (let at = 0; at < bytes.length; at += 7) stream.enqueue(bytes.slice(at, at + 7));
      stream.close();
    },
  });
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', async () => new Response(body, init));
}
const headers = {
  'content-type': 'text/csv; charset=utf-8', 'qingshan-bytes': String(csv.length), 'qingshan-basis': encodeURIComponent('演练|空气站'),
  'qingshan-sha256': '4ce1fbd8ae9bb8bd6e7ae3d67ea6b48fcd1f3dd22ebdc10a3e8fe2be5f2cdcfe', 'content-disposition': "attachment; filename*=UTF-8''%E7%A9%BA%E6%B0%94.csv",
};

test('piece by piece, with size, rows, name and 口径; a digest that is not the server\'s is told', async () => {
  answers(csv, { headers });
  const told: Progress[] = [];
  const file = await fetchFile(path, (progress) => told.push(progress), new AbortController().signal);
  expect(told[0]).toEqual({ got: 0, total: csv.length, rows: undefined });
  expect(told.at(-1)).toEqual({ got: csv.length, total: csv.length, rows: 2 });
  expect(file).toMatchObject({ name: '空气.csv', bytes: csv.length, rows: 2, basis: '演练|空气站', sound: false });
  expect(await file.blob.text()).toBe(csv);
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(csv))).toString('hex');
  answers(csv, { headers: { ...headers, 'qingshan-sha256': digest } });
  expect((await fetchFile(path, () => undefined, new AbortController().signal)).sound).toBe(true);
});

test('a refusal is the fault that the server named', async () => {
  answers(JSON.stringify({ fault: 'export.no-points', message: { zh: '', en: '' }, detail: 'air-outlet' }), { status: 404 });
  await expect(fetchFile(path, () => undefined, new AbortController().signal)).rejects.toMatchObject({ fault: 'export.no-points' });
});

test.each([
  ['attachment; filename="a.csv"; filename*=UTF-8\'\'%E4%B8%80.csv', '一.csv'], ['attachment; filename="a.csv"', 'a.csv'], ['', 'readings'],
])('the name of %j is %s', (disposition, want) => expect(nameOf(disposition)).toBe(want));
test('lines', () => expect([linesIn(new Uint8Array()), linesIn(new TextEncoder().encode('a\nb\n'))]).toEqual([0, 2]));
