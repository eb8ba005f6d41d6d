import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { exportReadings } from '../flow/export-readings.ts';
import { machineViewer } from '../flow/viewer.ts';
import { readingFileColumns } from '../model/reading.ts';
import { officeOf, testApp, type Ask, type TestApp } from './app.fixture.ts';

const today = '2026-03-02';
let app: TestApp;
let midnight: number;
beforeAll(async () => {
  app = await testApp();
  midnight = app.time.world - 10 * hourMs;
  for (const [point, hours] of [[1000, [-1, 0, 1, 9]], [200_000, [0]], [200_004, [0, 2]]] as const) {
    for (const hour of hours) await app.send(point, midnight + hour * hourMs, point === 1000 ? { a34004: '35.20', a21026: '-0.5' } : { w01018: '12.5' });
  }
});

const get = async (query: string, ask: Partial<Ask> = {}, day = today) => app.ask({ url: `/api/export/readings/${day}?${query}`, ...ask });
type Said = Awaited<ReturnType<typeof get>>;
const rowsOf = ({ body }: Said): readonly Readonly<Record<string, string>>[] => body.trimEnd().split('\r\n').slice(1)
  .map((line) => Object.fromEntries(line.split(',').map((cell, at) => [readingFileColumns[at] ?? '', cell.replaceAll('"', '')])));
const pointsOf = (said: Said): readonly string[] => [...new Set(rowsOf(said).map(({ point = '' }) => point))].sort();

describe('the file', () => {
  test('holds the rows of that civil day as the store has them, in order, and says its digest, size and 口径', async () => {
    const said = await get('kind=air-station&period=hour');
    const series = ['a21026', 'a34004'].map((factor) => ({ point: 1000, factor, period: 'hour', field: 'Avg' } as const));
    const stored = await app.house.observations.readingsBetween({ series, window: { from: midnight, to: midnight + 24 * hourMs }, newestFirst: false, limit: 1000 });
    const rows = rowsOf(said);
    expect(rows.map(({ factor, at_utc, value, flag, frame }) => [factor, Date.parse(at_utc ?? ''), value, flag, frame].join()).sort())
      .toEqual(stored.map(({ factor, at, value, flag, frame }) => [factor, at, value, flag, frame].join()).sort());
    expect(rows.filter(({ factor }) => factor === 'a34004').map(({ at_beijing }) => at_beijing)).toEqual(['2026-03-02 00:00:00', '2026-03-02 01:00:00', '2026-03-02 09:00:00']);
    expect(rows.find(({ factor }) => factor === 'a34004')).toMatchObject({ unit: 'µg/m³', period: 'hour', field: 'Avg', value: '35.2' });
    expect(said.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8', 'qingshan-sha256': createHash('sha256').update(said.rawPayload).digest('hex'),
      'qingshan-bytes': String(said.rawPayload.length), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
    });
    expect(decodeURIComponent(String(said.headers['qingshan-basis']))).toBe('演练|空气站|小时数据|上报值_审核前|2026-03-02 00:00–24:00 UTC+8');
    expect(decodeURIComponent(String(said.headers['content-disposition']))).toContain('演练_空气站_小时数据_上报值_审核前_2026-03-02.csv');
  });

  test('compressed on the way it is the same file', async () => {
    for (let hour = 2; hour < 9; hour += 1) await app.send(1001, midnight + hour * hourMs, { a34004: '1', a21026: '2', a05024: '3' });
    const said = await get('kind=air-station&period=hour', { headers: { 'accept-encoding': 'gzip' } });
    expect(said.headers['content-encoding']).toBe('gzip');
    const content = Buffer.from(await new Response(new Blob([new Uint8Array(said.rawPayload)]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
    expect(createHash('sha256').update(content).digest('hex')).toBe(said.headers['qingshan-sha256']);
  });

  test('in English, without the mark; for a spreadsheet with it, no name taken for a formula', async () => {
    const [plain, marked] = [await get('kind=air-station&period=hour&lang=en'), await get('kind=air-station&period=hour&bom=true')];
    expect(plain.rawPayload[0]).toBe('"'.charCodeAt(0));
    expect(plain.headers['content-disposition']).toContain('drill_air%20stations_hours');
    expect([...marked.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { points } = app.house.directory;
    const point = points.get(1000);
    if (point === undefined) throw new TypeError('no point 1000');
    points.set(1000, { ...point, id: '=1+1' });
    const named = [pointsOf(await get('kind=air-station&period=hour')), pointsOf(await get('kind=air-station&period=hour&bom=true'))];
    points.set(1000, point);
    expect(named).toEqual([expect.arrayContaining(['=1+1']), expect.arrayContaining(["'=1+1"])]);
  });
});

describe('who sees what', () => {
  const outlets = 'kind=water-outlet&period=hour';
  const idOf = (number: number): string => app.house.directory.points.get(number)?.id ?? '';

  test('the public: stations, no outlet', async () => {
    expect(pointsOf(await get('kind=air-station&period=hour'))).toContain(idOf(1000));
    expect((await get(outlets)).json()).toMatchObject({ fault: 'export.no-points' });
  });

  test('offices and keys: the outlets of their region, firm or branch', async () => {
    const here = [idOf(200_000)];
    const both = [idOf(200_000), idOf(200_004)].sort();
    expect(pointsOf(await get(outlets, { as: officeOf.county }))).toEqual(here);
    expect(pointsOf(await get(outlets, { as: officeOf.city }))).toEqual(both);
    expect(pointsOf(await get(outlets, { key: await app.keyOf({ region: '980102' }) }))).toEqual(here);
    expect(pointsOf(await get(outlets, { key: await app.keyOf({ region: '980100' }) }))).toEqual(both);
    expect((await get(outlets, { key: await app.keyOf({}) })).json()).toMatchObject({ fault: 'export.no-points' });
    expect((await get(outlets, { key: 'qs_never' })).json()).toMatchObject({ fault: 'key.unknown' });
  });

  test('a region narrows and never widens', async () => {
    expect(pointsOf(await get(`${outlets}&region=980102`, { as: officeOf.city }))).toEqual([idOf(200_000)]);
    expect(pointsOf(await get(`${outlets}&region=980000`, { as: officeOf.county }))).toEqual([idOf(200_000)]);
  });
});

describe('what is not made', () => {
  test.each([
    ['no day at all', 'today', 'kind=air-station&period=hour', 'request.invalid'], ['a day that no month has', '2026-02-30', 'kind=air-station&period=hour', 'request.invalid'],
    ['a day to come', '2026-03-03', 'kind=air-station&period=hour', 'export.future-day'], ['no kind', today, 'period=hour', 'request.invalid'],
    ['another period', today, 'kind=air-station&period=year', 'request.invalid'], ['another format', today, 'kind=air-station&period=hour&format=xlsx', 'request.invalid'],
    ['no such region', today, 'kind=air-station&period=hour&region=110000', 'request.invalid'],
    ['Parquet from memory', today, 'kind=air-station&period=hour&format=parquet', 'export.no-parquet'],
  ])('%s', async (_name, day, query, fault) => {
    expect((await get(query, {}, day)).json()).toMatchObject({ fault });
  });

  test('a day before anything was measured: columns alone', async () => {
    expect((await get('kind=air-station&period=hour', {}, '2020-01-01')).body).toBe(`${readingFileColumns.map((name) => `"${name}"`).join()}\r\n`);
  });

  test('more points than one file names', async () => {
    const wish = { day: today, kind: 'air-station', period: 'hour', format: 'csv', lang: 'zh', bom: false } as const;
    expect(await exportReadings(app.house, () => machineViewer.scope === 'all', wish, 2)).toMatchObject({ fault: 'export.too-many-points', detail: expect.stringMatching(/> 2$/u) });
  });

  test('a third file while two are being made', async () => {
    const said = await Promise.all([1, 2, 3].map(async () => get('kind=air-station&period=hour')));
    expect(said.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 503]);
    expect((await get('kind=air-station&period=hour')).statusCode).toBe(200);
  });
});
