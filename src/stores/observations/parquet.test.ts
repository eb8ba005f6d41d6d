import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ObservationStore, ReadingExport } from '../../flow/ports/observations.ts';
import { openMemoryStore } from './memory.ts';
import { openObservations } from './open.ts';
import { noReadings, readingsOf } from './samples.ts';

const t0 = Date.UTC(2026, 2, 1, 16);
const hour = 3_600_000;
const asked: ReadingExport = {
  format: 'parquet', byteOrderMark: false, period: 'hour', window: { from: t0, to: t0 + 24 * hour },
  points: [{ number: 7, id: 'unit/DA001', name: '一号排口' }], factors: [{ code: 'w01018', name: '化学需氧量', unit: 'mg/L' }],
};

let folder = '';
let store: ObservationStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingshan-parquet-'));
  store = await openObservations({ folder: join(folder, 'chdb'), recover: async () => noReadings });
  const rows = Array.from({ length: 24 }, (_, index) => ({ point: 7, at: t0 + index * hour, value: BigInt(index * 1_000_001), frame: BigInt(index + 1) }));
  await store.append({ frames: [], readings: readingsOf(rows, await store.factorNumbers(['w01018'])), repeated: [], refused: [] });
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test('a stranger reads the Parquet file: names, types, exact decimals, moments', async () => {
  const made = await store.exportReadings(asked);
  const bytes = Buffer.concat(await Array.fromAsync(made.ok ? made.value.content : []));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { schema, num_rows } = await parquetMetadataAsync(file);
  expect(num_rows).toBe(24n);
  expect(schema.slice(1).map(({ name, logical_type, precision = '', scale = '' }) => `${name} ${logical_type?.type} ${precision} ${scale}`.trim())).toEqual([
    'point STRING', 'point_name STRING', 'factor STRING', 'factor_name STRING', 'unit STRING', 'period STRING', 'field STRING', 'at_utc TIMESTAMP', 'at_beijing STRING',
    'value DECIMAL 18 6', 'flag STRING', 'frame INTEGER',
  ]);
  const rows = await parquetReadObjects({ file });
  expect(rows.map((row) => row['frame'])).toEqual(rows.map((_, index) => BigInt(index + 1)));
  expect(rows[1]).toEqual({
    point: 'unit/DA001', point_name: '一号排口', factor: 'w01018', factor_name: '化学需氧量', unit: 'mg/L', period: 'hour', field: 'Avg',
    at_utc: new Date(t0 + hour), at_beijing: '2026-03-02 01:00:00', value: 1.000001, flag: 'N', frame: 2n,
  });
});

test('nothing of a file stays behind, whether it is read, given up or fails', async () => {
  const given = await store.exportReadings(asked);
  expect(given.ok).toBe(true);
  for await (const first of given.ok ? given.value.content : []) {
    expect(first.length).toBeGreaterThan(0);
    break;
  }
  await expect(store.exportReadings({ ...asked, window: { from: Number.NaN, to: 0 } })).rejects.toThrow('whole number');
  expect(await readdir(join(folder, 'chdb.scratch'))).toEqual([]);
});

test('memory prints no Parquet and says so', async () => {
  expect(await openMemoryStore().exportReadings(asked)).toMatchObject({ ok: false, fault: 'export.no-parquet' });
});
