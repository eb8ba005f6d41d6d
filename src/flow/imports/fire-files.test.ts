import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { realData } from '../../../tools/need.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import type { ImportRun } from '../ports/records.ts';
import { machineViewer, publicViewer } from '../viewer.ts';
import { why } from '../why/why.ts';
import { ImportDesk } from './import-desk.ts';
import { imported, inPieces, upload } from './imports.fixture.ts';
import { lookAtFile } from './look-at-file.ts';

const door = { kind: 'firms' } as const;
const header = 'latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,confidence,version,bright_t31,frp,daynight';
const fileOf = (rows: readonly string[], name = 'fires.csv') => ({ name, text: [header, ...rows, ''].join('\n') });
const rowOf = (place: number, { frp = '1.5', version = '6.1NRT' } = {}): string => {
  const minute = place % 1440;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
  return [(30 + (place % 997) / 100).toFixed(2), (110 + Math.floor(place / 997) / 100).toFixed(2), '321.5', '1', '1', '2022-06-05', time,
    'T', '58', version, '299.7', frp, 'D'].join();
};
const figures = ({ state, rows, stored, already, refused }: ImportRun) => ({ state, rows, stored, already, refused });
const held = (house: House) => house.observations.fireDetections({ window: { from: 0, to: 5e12 }, limit: 1e6 });
/** What is stored, without where it came from. */
const content = async (house: House): Promise<readonly string[]> => (await held(house)).map(({ id, text, edition }) => `${id} ${text} ${edition}`);

test('good, repeated and refused rows balance, and every refusal has its line and text', async () => {
  const { house } = await testHouse('real');
  const bad = rowOf(3).replace('2022-06-05', '2022-06-31');
  const run = await imported(house, door, [fileOf([rowOf(1), rowOf(2), rowOf(1), bad, 'x,y'])]);
  expect(figures(run)).toEqual({ state: 'done', rows: 5, stored: 2, already: 1, refused: 2 });
  expect(run.refusedBy).toEqual({ 'row.bad-time': 1, 'row.malformed': 1 });
  expect(await house.records.read(machineViewer).refusedRows(run.id, 9)).toMatchObject([{ line: 5, row: bad }, { line: 6, row: 'x,y' }]);
  expect(figures(await imported(house, door, [fileOf([rowOf(2), rowOf(9)], 'again.csv')]))).toMatchObject({ rows: 2, stored: 1, already: 1 });
});

test('a dry run says the same and stores nothing; the header is known by itself', async () => {
  const { house } = await testHouse('real');
  const desk = new ImportDesk(house, (error) => { throw error; });
  const file = fileOf([rowOf(1), rowOf(1440), rowOf(5).replace('321.5', '')]);
  await imported(house, door, [fileOf([rowOf(1)])]);
  expect(await desk.dryRun(door, await upload(house, [file]))).toMatchObject({
    ok: true, value: { rows: 3, good: 2, known: 1, refused: 1, from: Date.UTC(2022, 5, 5), to: Date.UTC(2022, 5, 5, 0, 1), points: 0, newPoints: [] },
  });
  expect((await held(house)).length).toBe(1);
  expect(await lookAtFile(house, inPieces(file.text))).toMatchObject({ ok: true, value: { kind: 'firms' } });
  expect(await desk.dryRun(door, await upload(house, [{ name: 'a.csv', text: 'a,b\n1,2\n' }]))).toMatchObject({ fault: 'import.unknown-columns' });
  expect(await desk.dryRun(door, await upload(house, [{ name: 'b.csv', text: `${header}\n` }]))).toMatchObject({ fault: 'import.header-only' });
});

test('"why?" of a hot spot ends at its row, for officers and not for the public', async () => {
  const { house } = await testHouse('real');
  await imported(house, door, [fileOf([rowOf(1), rowOf(2)], 'June.csv')]);
  const [one] = await held(house);
  const chain = await why(house, machineViewer, one?.id ?? '', () => false);
  expect(chain).toMatchObject({ ok: true, value: { chain: [{ kind: 'detection', id: one?.id, raw: { text: rowOf(2) },
    title: { zh: expect.stringMatching(/疑似火点,未核实.*June\.csv 第3行/u) } }] } });
  expect(await why(house, publicViewer, one?.id ?? '', () => true)).toMatchObject({ fault: 'why.unknown-id' });
  expect(await why(house, machineViewer, one?.id.replace('30.02', '30.03') ?? '', () => true)).toMatchObject({ fault: 'why.unknown-id' });
});

test('in any order, repeated, cut into any files and runs: the same is stored', async () => {
  const pool = Array.from({ length: 24 }, (_, place) => (place % 3 === 0 ? rowOf(place % 4, { version: ['6.1NRT', '6.1RT', '6.1', '6.1URT'][place % 4] ?? '', frp: String(place) })
    : rowOf(place % 9, { frp: String(place % 5) })));
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray(pool, { minLength: 1 }), fc.array(fc.nat(30), { maxLength: 3 }), fc.nat(30), async (rows, cuts, again) => {
    const [whole, parts] = [(await testHouse('real')).house, (await testHouse('real')).house];
    const run = await imported(whole, door, [fileOf(rows.toSorted())]);
    expect(run.rows).toBe(run.stored + run.already + run.refused);
    const edges = [0, ...cuts.map((cut) => cut % rows.length).sort((a, b) => a - b), rows.length];
    for (const [place, from] of edges.entries()) {
      const piece = rows.slice(from, edges[place + 1]);
      if (piece.length > 0) await imported(parts, door, [fileOf(piece, `${place}.csv`), fileOf(rows.slice(0, 1 + (again % rows.length)))]);
    }
    expect(await content(parts)).toEqual(await content(whole));
  }), { numRuns: 25 });
}, 120_000);

/** A house whose nth call of a kind breaks, before or after it has been carried out: what a kill leaves. */
function breaking(house: House, at: 'put' | 'records', call: number, after: boolean): House {
  let calls = 0;
  const broken = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls !== call) return work();
    if (after) await work();
    throw new Error('killed');
  };
  if (at === 'records') return { ...house, records: { ...house.records, write: (viewer, work) => broken(() => house.records.write(viewer, work)) } };
  return { ...house, observations: { ...house.observations, putFireDetections: (rows) => broken(() => house.observations.putFireDetections(rows)) } };
}

test.each((['put', 'records'] as const).flatMap((at) => [2, 3].flatMap((call) => [true, false].map((after) => [at, call, after] as const))))(
  'killed at %s call %i (done: %s) and gone on with: the same counts, the same rows', async (at, call, after) => {
    const rows = Array.from({ length: 12_500 }, (_, place) => (place % 50 === 7 ? 'no' : place % 6000 === 3 ? rowOf(4, { version: '6.1' }) : rowOf(place % 11_000)));
    const [clean, hurt] = [(await testHouse('real')).house, (await testHouse('real')).house];
    const want = await imported(clean, door, [fileOf(rows)]);
    const files = await upload(hurt, [fileOf(rows)]);
    const broken = new ImportDesk(breaking(hurt, at, call, after), () => undefined);
    const begun = await broken.start(door, files, 'test').catch(() => undefined);
    await broken.settled();
    const desk = new ImportDesk(hurt, (error) => { throw error; });
    await desk.catchUp();
    await desk.settled();
    const [run] = await hurt.records.read(machineViewer).imports(1);
    expect(begun === undefined || run?.id === (begun.ok ? begun.value.id : '')).toBe(true);
    expect(run === undefined ? undefined : figures(run)).toEqual(figures(want));
    expect(await content(hurt)).toEqual(await content(clean));
  }, 120_000);

test('a hundred thousand rows: counts, and every page of the list', async () => {
  const { house } = await testHouse('real');
  const count = 100_000;
  const run = await imported(house, door, [fileOf(Array.from({ length: count }, (_, place) => rowOf(place)))]);
  expect(figures(run)).toEqual({ state: 'done', rows: count, stored: count, already: 0, refused: 0 });
  expect(new Set((await held(house)).map(({ id }) => id)).size).toBe(count);
}, 300_000);

describe.skipIf(realData.skip)(realData.named('real files of NASA FIRMS'), () => {
  test.each([['modis_c61_nrt_east_asia_20220226_20220227.csv.gz', 1919], ['modis_c61_nrt_east_asia_20220528_20220604.csv.gz', 1577]] as const)(
    '%s: rows and the sum of power as an independent reading has them', async (name, count) => {
      const bytes = readFileSync(join(realData.folder, 'firms-active-fire', name));
      const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n').slice(1).map((line) => line.trim().split(','));
      const { house } = await testHouse('real');
      expect(figures(await imported(house, door, [{ name, text: bytes }]))).toEqual({ state: 'done', rows: count, stored: count, already: 0, refused: 0 });
      const cents = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + Math.round(Number(text) * 100), 0);
      expect(lines.length).toBe(count);
      const rows = await held(house);
      expect(cents(rows.map(({ frp }) => frp))).toBe(cents(lines.map((line) => line[11] ?? '')));
      const inZhejiang = lines.filter(([lat, lon]) => Number(lat) >= 27 && Number(lat) <= 31.2 && Number(lon) >= 118 && Number(lon) <= 123).length;
      const box = { west: 118, south: 27, east: 123, north: 31.2 };
      expect((await house.observations.fireDetections({ window: { from: 0, to: 5e12 }, box, limit: 1e5 })).length).toBe(inZhejiang);
      expect(figures(await imported(house, door, [{ name: 'again', text: bytes }]))).toMatchObject({ stored: 0, already: count });
    });
});
