import { beforeEach, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { hourMs } from '../../basis/time.ts';
import { forwarding, platform, type Forwarding } from './upper.fixture.ts';

let home: Forwarding;
beforeEach(async () => { home = await forwarding(); });

const outlet = 200_000;
const text = (path: string): string => Buffer.from(home.outbox.files.get(path) ?? []).toString();
const sha = (path: string): string => createHash('sha256').update(home.outbox.files.get(path) ?? new Uint8Array()).digest('hex');
const paths = (): readonly string[] => [...home.outbox.files.keys()].toSorted();

test('an hour of receipt becomes one part once it is over: frames, hour readings with a header, and a manifest that fits both', async () => {
  await home.desk.put(platform({ address: { kind: 'files', folder: 'city', every: 'hour' } }), '某人');
  await home.pass(2);
  await home.send(outlet, home.time.world - 2 * hourMs, { w01018: '32.5', w21003: '1.25' });
  await home.pass(5);
  expect(paths()).toEqual([]);
  home.time.world += hourMs;
  await home.pass(2);
  const part = 'city/2026-03-02/10/part-0001';
  expect(paths()).toEqual([`${part}/frames.txt`, `${part}/manifest.json`, `${part}/readings.csv`]);
  expect(text(`${part}/frames.txt`)).toMatch(/^##\d{4}QN=\d{17};ST=32;CN=2061;PW=[^;]+;MN=[^;]+;Flag=4;CP=&&DataTime=20260302080000;w01018-Avg=32.5,.*&&[0-9A-F]{4}\r\n$/);
  const [header, ...rows] = text(`${part}/readings.csv`).trim().split('\r\n');
  expect(header).toBe('point,point_name,factor,factor_name,unit,field,hour_start_beijing,value,flag,frame');
  expect(rows.map((row) => row.split(',').slice(2, 9).join(',')).toSorted()).toEqual(['w01018,化学需氧量,mg/L,Avg,2026-03-02 08:00,32.5,N', 'w21003,氨氮,mg/L,Avg,2026-03-02 08:00,1.25,N']);
  const manifest = JSON.parse(text(`${part}/manifest.json`));
  expect(manifest).toMatchObject({ frames: { count: 1, sha256: sha(`${part}/frames.txt`) }, readings: { count: 2, sha256: sha(`${part}/readings.csv`) } });
});

test('what is sent again is a new part; the part that is there stays as it is', async () => {
  await home.desk.put(platform({ address: { kind: 'files', folder: 'city', every: 'day' } }), '某人');
  for (const value of ['1', '2']) await home.send(outlet, home.time.world - Number(value) * hourMs, { w01018: value });
  home.time.world += 24 * hourMs;
  await home.pass(2);
  const first = sha('city/2026-03-02/part-0001/frames.txt');
  await home.send(outlet, home.time.world - 9 * hourMs, { w01018: '9' });
  home.time.world += 24 * hourMs;
  await home.pass(2);
  expect(paths().filter((path) => path.endsWith('manifest.json'))).toEqual(['city/2026-03-02/part-0001/manifest.json', 'city/2026-03-03/part-0001/manifest.json']);
  home.outbox.files.set('city/2026-03-02/part-0002/frames.txt', new Uint8Array([1]));
  await home.desk.resend('ministry', { kind: 'span', from: home.time.world - 48 * hourMs - 1, to: home.time.world - 24 * hourMs }, '某人');
  await home.pass(3);
  expect(sha('city/2026-03-02/part-0001/frames.txt')).toBe(first);
  const [held] = await home.desk.standings();
  expect(held?.state).toMatchObject({ accepted: 5, selected: 5, backlog: [] });
  expect(JSON.parse(text('city/2026-03-02/part-0001/manifest.json')).frames.count).toBe(2);
});

test('a part that a crash left without its manifest does not count and is not written over', async () => {
  home.outbox.files.set('city/2026-03-02/10/part-0001/frames.txt', new Uint8Array([1]));
  await home.desk.put(platform({ address: { kind: 'files', folder: 'city', every: 'hour' } }), '某人');
  await home.send(outlet, home.time.world - 2 * hourMs, { w01018: '1' });
  home.time.world += hourMs;
  await home.pass(2);
  expect(home.outbox.files.get('city/2026-03-02/10/part-0001/frames.txt')).toEqual(new Uint8Array([1]));
  expect(paths().filter((path) => path.endsWith('manifest.json'))).toEqual(['city/2026-03-02/10/part-0002/manifest.json']);
});
