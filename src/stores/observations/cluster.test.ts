import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openChdb } from './chdb.ts';
import { clusterStatements } from './cluster.ts';
import type { SqlEngine } from './engine.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { sqlText } from './text.ts';

test('every table of ours lies replicated on each shard and over all of them, and the dialect reads the statements', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-cluster-'));
  const engine = openChdb({ folder });
  try {
    for (const statement of migrations.flatMap((migration) => migration.statements('qs')).filter((each) => each.startsWith('CREATE TABLE'))) {
      const made = clusterStatements(statement, 'province');
      expect(made).toHaveLength(2);
      expect(made.every((each) => each.includes(' ON CLUSTER province '))).toBe(true);
      for (const each of made) {
        const [[formatted] = []] = await engine.rows(`SELECT formatQuery(${sqlText(each)})`);
        expect(String(formatted)).toContain('ON CLUSTER province');
      }
    }
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
});

test('what a cluster is told, word for word', async () => {
  const said: string[] = [];
  const engine: SqlEngine = {
    name: 'told', database: 'qs', scratch: '', cluster: 'province', command: async (sql) => void said.push(sql.replaceAll(/\s+/g, ' ')), native: async () => new Uint8Array(0), file: async () => undefined, insert: async () => undefined,
    rows: async (sql) => (sql.includes('system.tables') ? migrations.flatMap((migration) => migration.statements('qs')).map((each) => [/qs\.(\w+)/.exec(each)?.[1] ?? '']) : []),
    close: async () => undefined,
  };
  await migrate(engine);
  expect(said[0]).toBe('CREATE DATABASE IF NOT EXISTS qs ON CLUSTER province');
  expect(said.filter((each) => /^CREATE TABLE.* qs\.readings/.test(each))).toEqual([
    "CREATE TABLE IF NOT EXISTS qs.readings_local ON CLUSTER province ( point UInt32, factor UInt16, period UInt8, field UInt8, at DateTime64(3, 'UTC') CODEC(DoubleDelta, ZSTD(1)), "
    + "value Decimal(18, 6) CODEC(T64, ZSTD(1)), flag UInt8 CODEC(ZSTD(1)), frame UInt64 CODEC(Delta, ZSTD(1)) ) "
    + "ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/qs/readings', '{replica}', frame) PARTITION BY toYYYYMM(at) ORDER BY (point, factor, period, field, at) "
    + 'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1',
    'CREATE TABLE IF NOT EXISTS qs.readings ON CLUSTER province AS qs.readings_local ENGINE = Distributed(province, qs, readings_local, point)',
  ]);
  expect(said.filter((each) => each.startsWith('ALTER TABLE qs.readings'))).toEqual([
    'ALTER TABLE qs.readings_local ON CLUSTER province MODIFY SETTING min_rows_to_fsync_after_merge = 1',
  ]);
  expect(() => clusterStatements('CREATE TABLE qs.other (a UInt8) ENGINE = ReplacingMergeTree ORDER BY a', 'province')).toThrow('shard key');
});
