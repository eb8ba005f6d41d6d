import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ImportMapping } from '../../model/import-mapping.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import type { ImportRun } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { ImportDesk } from './import-desk.ts';
import { imported, inPieces, upload } from './imports.fixture.ts';
import { lookAtFile } from './look-at-file.ts';
import { rememberMapping } from './remember-mapping.ts';

const noise: ImportMapping = {
  name: '声级', columns: ['timestamp', 'node', 'level'], delimiter: ',', time: { columns: ['timestamp'], format: 'YYYY/MM/DD HH:mm:ss',
    offsetMinutes: 0, names: 'start' },
  period: 'realtime', kind: 'noise-station', point: { column: 'node', by: 'id' }, newPointsIn: '980102',
  factors: { wide: [{ column: 'level', factor: 'LA', unit: 'dB' }] }, missing: ['NA'], belowDetection: 'refuse',
};

async function remembered(house: House, mapping: ImportMapping): Promise<{ readonly mapping: string }> {
  const kept = await rememberMapping(house, mapping, 'test');
  if (!kept.ok) throw new Error(`${kept.fault} ${kept.detail}`);
  return { mapping: kept.value.id };
}

const pad = (number: number): string => String(number).padStart(2, '0');
/** Rows of two nodes, every ninth without a number. */
const lines = (count: number): string[] => Array.from({ length: count }, (_, at) => {
  const second = Math.floor(at / 2);
  return `2019/10/01 ${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)},node-${at % 2},${at % 9 === 0 ? 'loud' : 50 + (at % 300) / 10}`;
});
const fileOf = (rows: readonly string[]) => ({ name: 'sound.csv', text: ['timestamp,node,level', ...rows, ''].join('\n') });

/** What is stored of the nodes, without the numbers of frames. */
async function stored(house: House): Promise<readonly string[]> {
  const points = [...house.directory.points.values()].filter((point) => point.id.startsWith('node-'));
  const read = await Promise.all(points.map(async ({ number, id }) =>
    (await house.observations.series({ point: number, factors: ['LA'], period: 'realtime', fields: ['Rtd'], window: { from: 0, to: 4e12 },
      limit: 1e6 }))
      .map(({ at, value, flag }) => `${id} ${at} ${value} ${flag}`)));
  return read.flat().sort();
}
const figures = ({ state, rows, stored: kept, already, refused, refusedBy }: ImportRun) => ({ state, rows, stored: kept, already, refused,
  refusedBy });

const count = 12_001;
const whole = await (async () => {
  const { house } = await testHouse('real');
  const run = await imported(house, await remembered(house, noise), [fileOf(lines(count))]);
  return { run, readings: await stored(house), refusals: await house.records.read(machineViewer).refusedRows(run.id, 1e6) };
})();

test('rows = stored + already + refused; each refused row is kept with its line and text', () => {
  const refused = Math.ceil(count / 9);
  expect(figures(whole.run)).toEqual({ state: 'done', rows: count, stored: count - refused, already: 0, refused,
    refusedBy: { 'row.bad-value': refused } });
  expect(whole.readings.length).toBe(count - refused);
  expect(whole.refusals.length).toBe(refused);
  expect(whole.refusals[1]).toMatchObject({ line: 11, fault: 'row.bad-value', detail: 'level loud', row: lines(10)[9] });
});

/** A house whose nth call of a kind breaks, before or after it has been carried out: what a kill leaves. */
function breaking(house: House, at: 'append' | 'records', call: number, after: boolean): House {
  let calls = 0;
  const broken = async <T>(work: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls !== call) return work();
    if (after) await work();
    throw new Error('killed');
  };
  if (at === 'append') return { ...house, observations: Object.assign(Object.create(house.observations) as House['observations'],
    { append: (batch: never) => broken(() => house.observations.append(batch)) }) };
  return { ...house, records: { ...house.records, read: house.records.read,
    write: (viewer, work) => broken(() => house.records.write(viewer, work)) } };
}

describe('law: killed anywhere and taken up again it ends the same', () => {
  test.each([
    ...[1, 2, 3].flatMap((call) => [['append', call, false] as const, ['append', call, true] as const]),
    ...[2, 3, 4, 5].flatMap((call) => [['records', call, false] as const, ['records', call, true] as const]),
  ])('at %s %i, carried out %s', async (at, call, after) => {
    const { house, time } = await testHouse('real');
    const door = await remembered(house, noise);
    const files = await upload(house, [fileOf(lines(count))]);
    const troubles: unknown[] = [];
    const first = new ImportDesk(breaking(house, at, call, after), (error) => troubles.push(error));
    await first.start(door, files, 'test');
    await first.settled();
    expect(troubles.length).toBe(1);
    time.machine += 60_000;
    const next = new ImportDesk(house, (error) => { throw error; });
    if (after) await next.catchUp();
    else expect(await next.resume((await house.records.read(machineViewer).imports(1))[0]?.id ?? '')).toMatchObject({ ok: true });
    await next.settled();
    const [run] = await house.records.read(machineViewer).imports(1);
    expect(run === undefined ? undefined : figures(run)).toEqual(figures(whole.run));
    expect(await stored(house)).toEqual(whole.readings);
    const kept = await house.records.read(machineViewer).refusedRows(run?.id ?? '', 1e6);
    expect(kept.map(({ run: _run, ...row }) => row)).toEqual(whole.refusals.map(({ run: _run, ...row }) => row));
  });
});

test('the same again stores nothing twice; in any order the same is stored; a repeated row is counted as known', async () => {
  const { house } = await testHouse('real');
  const door = await remembered(house, noise);
  const shuffled = lines(count).map((line, at) => [(at * 7919) % count, line] as const).sort(([a], [b]) => a - b).map(([, line]) => line);
  expect(figures(await imported(house, door, [fileOf(shuffled)]))).toEqual(figures(whole.run));
  expect(await stored(house)).toEqual(whole.readings);
  const counts = await house.observations.counts();
  expect(figures(await imported(house, door, [fileOf(lines(count))]))).toEqual({ ...figures(whole.run), stored: 0,
    already: whole.run.stored });
  expect(await house.observations.counts()).toEqual(counts);
  const twice = lines(20).slice(1, 2);
  expect(await imported(house, door, [fileOf(['2019/10/03 00:00:00,node-0,60', '2019/10/03 00:00:00,node-0,60',
    ...twice])])).toMatchObject({ rows: 3, stored: 1, already: 2, refused: 0 });
});

test('a buoy series as its publisher lays it out: looked at, tried, refused rows and cells without value counted, then stored once', async () => {
  const { house } = await testHouse('real');
  const text = [
    '#YY  MM DD hh mm WDIR WSPD GST  WVHT   DPD   APD MWD   PRES  ATMP  WTMP  DEWP  VIS  TIDE',
    '#yr  mo dy hr mn degT m/s  m/s     m   sec   sec degT   hPa  degC  degC  degC  nmi    ft',
    '2026 03 01 23 50  99  4.8  6.0  0.92  5.56  4.88 999 1008.1   6.8   8.1   6.8  99.0 99.00',
    '2026 03 02 00 50 999 99.0 99.0 99.00 99.00 99.00 999 9999.0 999.0 999.0 999.0  99.0 99.00',
    '2026 03 02 01 50 311 99.0 10.0  0.87    MM  4.09 180 1008.2   5.5   8.1   5.5   1.5  2.00', '',
  ].join('\n');
  const file = { name: 'buoy.txt', text };
  const look = await lookAtFile(house, inPieces(new TextEncoder().encode(text)));
  if (!look.ok) throw new Error(look.fault);
  expect(look.value.guess).toMatchObject({ kind: 'sea-buoy', delimiter: 'spaces', period: 'realtime',
    time: { columns: ['#YY', 'MM', 'DD', 'hh', 'mm'], format: 'YYYY MM D H mm', offsetMinutes: 0 } });
  const door = await remembered(house, { ...look.value.guess as ImportMapping, name: '浮标', point: { fixed: 30_000 } });
  const desk = new ImportDesk(house, (error) => { throw error; });
  expect(await desk.dryRun(door, await upload(house, [file]))).toMatchObject({ ok: true, value: {
    rows: 4, good: 2, refused: 2, known: 0, refusedBy: { 'row.bad-time': 1, 'row.no-value': 1 }, from: Date.UTC(2026, 2, 1, 23, 50),
    factors: { a01008: 2, a01007: 1, h01003: 1, w01010: 2 }, absent: { a01008: 0, a01007: 1, h01003: 1, h01005: 1, h01008: 1, w01010: 0 } } });
  expect(figures(await imported(house, door, [file]))).toMatchObject({ state: 'done', rows: 4, stored: 2, already: 0, refused: 2 });
  expect(figures(await imported(house, door, [file]))).toMatchObject({ stored: 0, already: 2, refused: 2 });
  const read = await house.observations.series({ point: 30_000, factors: ['a01008', 'h01008', 'h01009', 'h01003'], period: 'realtime', fields: ['Rtd'],
    window: { from: 0, to: 4e12 }, limit: 99 });
  expect(read.map(({ at, factor, value }) => [new Date(at).toISOString().slice(5, 16), factor, value]).toSorted())
    .toEqual([['03-01T23:50', 'a01008', '99'], ['03-01T23:50', 'h01003', '5.56'], ['03-02T01:50', 'a01008', '311'], ['03-02T01:50', 'h01008', '2.778'],
      ['03-02T01:50', 'h01009', '0.6096']]);
});

test('a person pauses a run and goes on with it; what is over cannot be paused', async () => {
  const { house } = await testHouse('real');
  const desk = new ImportDesk(house, (error) => { throw error; });
  const begun = await desk.start(await remembered(house, noise), await upload(house, [fileOf(lines(count))]), 'test');
  const id = begun.ok ? begun.value.id : '';
  desk.onProgress((run) => { if (run.state === 'running' && run.rows === 5_000) void desk.pause(id); });
  await desk.settled();
  const paused = await house.records.read(machineViewer).importRun(id);
  expect(paused).toMatchObject({ state: 'paused' });
  expect(paused?.rows).toBeLessThan(count);
  expect(await desk.resume(id)).toMatchObject({ ok: true, value: { state: 'waiting' } });
  await desk.settled();
  const done = await house.records.read(machineViewer).importRun(id);
  expect(done === undefined ? undefined : figures(done)).toEqual(figures(whole.run));
  expect(await desk.pause(id)).toMatchObject({ ok: false, fault: 'import.busy' });
  expect(await desk.resume(id)).toMatchObject({ ok: false, fault: 'import.busy' });
  expect(await desk.resume('none')).toMatchObject({ ok: false, fault: 'request.not-found' });
});

test('a dry run says what would come and stores nothing', async () => {
  const { house } = await testHouse('real');
  const desk = new ImportDesk(house, (error) => { throw error; });
  const before = [await house.observations.counts(), house.directory.points.size];
  const dry = await desk.dryRun({ mapping: noise, edition: '' }, await upload(house, [fileOf(lines(count))]));
  expect(dry).toMatchObject({
    ok: true, value: {
      rows: count, good: whole.run.stored, refused: whole.run.refused, known: 0, refusedBy: whole.run.refusedBy,
        newPoints: ['node-1', 'node-0'], points: 2,
      from: Date.UTC(2019, 9, 1), factors: { LA: whole.run.stored },
    },
  });
  expect(dry.ok ? dry.value.firstRefused.map(({ line }) => line) : []).toEqual([2, 11, 20, 29, 38]);
  expect([await house.observations.counts(), house.directory.points.size]).toEqual(before);
});

test('points come in only where that was chosen; names that several have are refused', async () => {
  const { house } = await testHouse('real');
  const { newPointsIn: _in, ...strict } = noise;
  const file = fileOf(['2019/10/01 00:00:00,node-1,60']);
  expect(await imported(house, await remembered(house, strict), [file])).toMatchObject({ rows: 1, stored: 0,
    refusedBy: { 'row.unknown-point': 1 } });
  expect(await imported(house, await remembered(house, noise), [file])).toMatchObject({ rows: 1, stored: 1 });
  expect(await imported(house, await remembered(house, strict), [fileOf(['2019/10/01 00:00:10,node-1,61'])])).toMatchObject({ rows: 1,
    stored: 1 });
  expect((await house.records.read(machineViewer).mappings()).map(({ version }) => version)).toEqual([3]);
});

test('a mended mapping brings new values of the same rows', async () => {
  const { house, time } = await testHouse('real');
  const file = fileOf(['2019/10/01 00:00:00,node-1,60']);
  await imported(house, await remembered(house, noise), [file]);
  time.machine += 1000;
  expect(await imported(house, await remembered(house, { ...noise, time: { ...noise.time, offsetMinutes: 480 } }),
    [file])).toMatchObject({ stored: 1 });
  expect(await stored(house)).toHaveLength(2);
});

test('a header is known again whatever its case; a guess is offered for one that is not', async () => {
  const { house } = await testHouse('real');
  await remembered(house, noise);
  const look = await lookAtFile(house, inPieces('Timestamp,NODE,level\n2019/10/01 00:00:00,node-1,60\n'));
  expect(look).toMatchObject({ ok: true, value: { columns: ['Timestamp', 'NODE', 'level'],
    remembered: [{ version: 1, mapping: { name: '声级' } }] } });
  expect(await lookAtFile(house, inPieces('timestamp,node,other\n2019/10/01 00:00:07,node-1,60\n'))).toMatchObject({ ok: true,
    value: { remembered: [], guess: { period: 'realtime' } } });
});

test.each([
  ['a fixed point that is not held', { ...noise, point: { fixed: 4_000_000_000 } }, 'import.bad-mapping'],
    ['a region that is not held', { ...noise, newPointsIn: '123456' }, 'import.bad-mapping'],
] as const)('%s fails the run in words', async (_name, mapping, fault) => {
  const { house } = await testHouse('real');
  expect(await imported(house, await remembered(house, mapping), [fileOf(lines(3))])).toMatchObject({ state: 'failed', fault, rows: 0 });
});

test('a million rows pass through a heap that could not hold them', () => {
  const ran = spawnSync(process.execPath, ['--max-old-space-size=192', new URL('million-rows.fixture.ts', import.meta.url).pathname],
    { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  expect(JSON.parse(ran.stdout)).toMatchObject({ rows: 1_000_000, good: 999_000, refused: 1_000 });
}, 900_000);
