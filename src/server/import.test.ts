import { beforeAll, expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { ImportView } from '../contract/import.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp('real'); });

const province = officeOf.province;
const send = async (name: string, content: string, as = province) => app.ask({
  method: 'POST', url: '/api/imports/files', as, headers: { 'content-type': 'multipart/form-data; boundary=b' },
  body: `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--b--\r\n`,
});
const post = async (url: string, body?: unknown, as = province) => app.ask({ method: 'POST', url, as,
  ...(body === undefined ? {} : { body }) });
const get = async <T>(url: string, as = province): Promise<T> => (await app.ask({ url, as })).json<T>();
type Run = Static<typeof ImportView>;

const csv = '时间,点位,PM2.5(mg/m3)\n2026-02-01 08:00,甲站,0.035\n2026-02-01 09:00,甲站,坏\n2026-02-01 10:00,乙站,0.040\n';

test('upload, guess, dry run, mapping, run, refused rows: by the API alone', async () => {
  const look = (await send('二月.csv', csv)).json<{ hash: string; size: number; guess: Record<string, unknown>; columns: string[] }>();
  expect(look).toMatchObject({ name: '二月.csv', size: Buffer.byteLength(csv), columns: ['时间', '点位', 'PM2.5(mg/m3)'], remembered: [],
    sample: [['2026-02-01 08:00', '甲站', '0.035'], {}, {}] });
  const mapping = { ...look.guess, name: '二月', point: { column: '点位', by: 'id' }, newPointsIn: '980102' };
  const dry = await post('/api/imports/dry-run', { files: [look.hash], door: { unsaved: mapping } });
  expect(dry.json()).toMatchObject({ rows: 3, good: 2, known: 0, refused: 1, refusedBy: [{ fault: 'row.bad-value', count: 1 }],
    newPoints: ['甲站', '乙站'], factors: [{ code: 'a34004', values: 2 }] });
  const kept = (await post('/api/import-mappings', mapping)).json<{ id: string; version: number }>();
  expect(kept.version).toBe(1);
  const run = (await post('/api/imports', { files: [look.hash], door: { mapping: kept.id }, expected: 3 })).json<Run>();
  await app.imports.settled();
  expect(await get<Run>(`/api/imports/${run.id}`)).toMatchObject({ state: 'done', rows: 3, stored: 2, already: 0, refused: 1, mappingName: '二月', mappingVersion: 1, expected: 3, by: expect.stringMatching(/./u) });
  expect(await get(`/api/imports/${run.id}/refused`)).toMatchObject({ total: 1,
    rows: [{ line: 3, fault: 'row.bad-value', row: '2026-02-01 09:00,甲站,坏' }] });
  const file = await app.ask({ url: `/api/imports/${run.id}/refused.csv`, as: province });
  expect(file.body).toBe('\uFEFFline,fault,message,detail,row\r\n3,"row.bad-value","监测值不是数值或为负","PM2.5(mg/m3) 坏","2026-02-01 09:00,甲站,坏"\r\n');
  const again = (await send('三月.csv', csv.replaceAll('2026-02', '2026-03'))).json<{ remembered: { id: string }[] }>();
  expect(again.remembered.map(({ id }) => id)).toEqual([kept.id]);
  const point = [...app.house.directory.points.values()].find(({ id }) => id === '甲站');
  const [reading] = await app.house.observations.series({ point: point?.number ?? 0, factors: ['a34004'], period: 'hour', fields: ['Avg'],
    window: { from: 0, to: 4e12 }, limit: 9 });
  expect(reading).toMatchObject({ value: '35', at: Date.parse('2026-02-01T00:00:00Z') });
  expect((await post(`/api/imports/${run.id}/pause`)).json()).toMatchObject({ fault: 'import.busy' });
});

test('every refusal has its own code', async () => {
  expect((await send('空.csv', '')).json()).toMatchObject({ fault: 'file.empty' });
  expect((await send('表头.csv', 'a,b\n')).json()).toMatchObject({ fault: 'import.header-only' });
  expect((await send('../x.csv', csv)).json()).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/u), name: 'x.csv' });
  expect((await post('/api/imports', { files: ['0'.repeat(64)],
    door: { kind: 'cnemc' } })).json()).toMatchObject({ fault: 'file.missing' });
  const { hash } = (await send('a.csv', csv)).json<{ hash: string }>();
  expect((await post('/api/imports', { files: [hash], door: { mapping: 'none' } })).json()).toMatchObject({ fault: 'import.no-mapping' });
  expect((await post('/api/imports/dry-run', { files: [hash],
    door: { kind: 'cnemc' } })).json()).toMatchObject({ fault: 'import.unknown-columns' });
  expect((await post('/api/import-mappings', { name: 'x' })).json()).toMatchObject({ fault: 'request.invalid' });
  expect((await post('/api/imports/none/resume')).json()).toMatchObject({ fault: 'request.not-found' });
});

test('evidence of a case cannot be read by its hash through an import', async () => {
  const hash = await app.house.files.put(new TextEncoder().encode(csv));
  expect((await post('/api/imports/dry-run', { files: [`${hash.slice(0, 63)}${hash.endsWith('0') ? '1' : '0'}`],
    door: { kind: 'cnemc' } })).json()).toMatchObject({ fault: 'file.missing' });
  const secret = await app.house.files.put(new TextEncoder().encode('姓名,电话\n甲,1\n'));
  expect((await post('/api/imports/dry-run', { files: [secret],
    door: { kind: 'cnemc' } })).json()).toMatchObject({ fault: 'file.missing' });
});

test('an auditor looks and brings nothing', async () => {
  expect((await app.ask({ url: '/api/imports', as: officeOf.auditor })).statusCode).toBe(200);
  expect((await send('a.csv', csv, officeOf.auditor)).json()).toMatchObject({ fault: 'access.no-right' });
});
