import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openChdb } from './chdb.ts';
import { frameColumns } from './columns.ts';
import type { SqlEngine } from './engine.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { noReadings, readingsOf, sampleFrame } from './samples.ts';
import { openSqlStore } from './sql-store.ts';

let folder = '';
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'qingshan-recovery-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const t0 = Date.UTC(2026, 2, 1);
const window = { from: t0, to: t0 + 1 };
const series = { point: 7, factors: ['w01018'], period: 'hour', fields: ['Avg'], window, limit: 10 } as const;

test('frames whose readings a crash cut off are decoded again at the next opening, once', async () => {
  const engine = openChdb({ folder });
  await migrate(engine);
  const old = sampleFrame({ number: 10n, batch: 10n, point: 6, bytes: new Uint8Array([1]) });
  const cut = [sampleFrame({ number: 20n, batch: 20n, point: 7 }), sampleFrame({ number: 21n, batch: 20n, point: 7, dataTime: t0 + 1 })];
  await engine.insert('frames', frameColumns([old]));
  await engine.insert('frames', frameColumns(cut));
  await engine.close();
  const asked: bigint[] = [];
  for (const _ of [1, 2]) {
    const store = await openSqlStore(openChdb({ folder }), async (frames, factorNumbers) => {
      asked.push(...frames.map((frame) => frame.number));
      return readingsOf(frames.slice(0, 1).map((frame) => ({ point: frame.point, at: t0, value: 3_500_000n, frame: frame.number })), await factorNumbers(['w01018']));
    });
    expect(await store.series(series)).toMatchObject([{ value: '3.5', frame: '20' }]);
    expect(await store.counts()).toMatchObject({ received: 3, stored: 3 });
    expect(await store.lastNumber()).toBe(21n);
    await store.close();
  }
  expect(asked).toEqual([20n, 21n, 20n, 21n]);
}, 60_000);

test('the latest and the first readings that a crash kept from their tables are found again; an older store gets the tables at its first opening', async () => {
  const put = async (engine: SqlEngine, number: bigint, at: number, value: bigint): Promise<void> => {
    const store = await openSqlStore(engine, async () => noReadings);
    const readings = readingsOf([{ point: 7, at, value, frame: number }], await store.factorNumbers(['w01018']));
    await store.append({ frames: [sampleFrame({ number, point: 7, dataTime: at })], readings, repeated: [], refused: [] });
  };
  const latest = async (): Promise<unknown> => {
    const store = await openSqlStore(openChdb({ folder }), async () => noReadings);
    const found = await store.latestReadings([7], 'hour');
    const stored = await store.storedSeries(['Avg']);
    await store.close();
    return [...found.map(({ at, value }) => [at - t0, value]), ...stored.map(({ first, last }) => [first - t0, last - t0])];
  };
  const first = openChdb({ folder });
  await put(first, 20n, t0, 1n);
  await first.close();
  expect(await latest()).toEqual([[0, '0.000001'], [0, 0]]);
  for (const [number, at, value] of [[21n, t0 + 5, 2n], [22n, t0 - 5, 3n]] as const) {
    const engine = openChdb({ folder });
    await put(engine, number, at, value);
    await engine.close();
  }
  expect(await latest()).toEqual([[5, '0.000002'], [-5, 5]]);
  const old = openChdb({ folder });
  for (const table of ['latest_readings', 'first_readings']) await old.command(`DROP TABLE qingshan.${table}`);
  await old.command('ALTER TABLE qingshan.migrations DELETE WHERE number >= 4 SETTINGS mutations_sync = 2');
  await old.close();
  expect(await latest()).toEqual([[5, '0.000002'], [-5, 5]]);
}, 60_000);

test('a schema with a gap, of a newer version, or without a table is refused', async () => {
  const engine = openChdb({ folder });
  await migrate(engine, migrations.slice(0, 1));
  await migrate(engine);
  await expect(migrate(engine, migrations.slice(0, 2))).rejects.toThrow('this version knows 2');
  await expect(migrate(engine, migrations.slice(1))).rejects.toThrow('migration 2 stands at place 1');
  await engine.command('DROP TABLE qingshan.readings');
  await expect(migrate(engine)).rejects.toThrow('table readings is missing');
  await engine.command('ALTER TABLE qingshan.migrations DELETE WHERE number = 2 SETTINGS mutations_sync = 2');
  await expect(migrate(engine)).rejects.toThrow('gap before migration 3');
  await engine.close();
}, 60_000);

test('a second process on the folder is refused, and the first goes on', async () => {
  const engine = openChdb({ folder });
  await migrate(engine);
  const other = `const { openChdb } = await import(process.argv[1]); openChdb({ folder: process.argv[2] });`;
  const { spawnSync } = await import('node:child_process');
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', other, new URL('chdb.ts', import.meta.url).pathname, folder]);
  expect(ended.status).not.toBe(0);
  expect(await engine.rows('SELECT 1')).toEqual([[1]]);
  await engine.close();
}, 60_000);

test('no readings are asked for in an empty store', async () => {
  const store = await openSqlStore(openChdb({ folder }), async () => { throw new Error('asked'); });
  await store.append({ frames: [], readings: noReadings, repeated: [], refused: [] });
  expect(await store.about()).toMatchObject({ engine: 'chdb', tables: { migrations: { rows: migrations.length } } });
  await store.close();
}, 60_000);
