import { clusterStatements } from './cluster.ts';
import type { Row, SqlEngine } from './engine.ts';
import { migrations, type Migration } from './migrations.ts';

/**
 * Brings the schema up to the newest number. Throws when the store holds a number that this code does not know, when
 * one in between is missing, or when a table that a done migration made is gone.
 */
export async function migrate(engine: SqlEngine, list: readonly Migration[] = migrations): Promise<void> {
  list.forEach((migration, index) => {
    if (migration.number !== index + 1) throw new Error(`migration ${migration.number} stands at place ${index + 1}`);
  });
  const db = engine.database;
  await make(engine, `CREATE DATABASE IF NOT EXISTS ${db}`);
  await make(engine, `CREATE TABLE IF NOT EXISTS ${db}.migrations (number UInt16, name String, done_at DateTime64(3, 'UTC'))
    ENGINE = ReplacingMergeTree ORDER BY number SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1`);
  const done = (await engine.rows(`SELECT number FROM ${db}.migrations FINAL ORDER BY number`)).map((row) => Number(row[0]));
  done.forEach((number, index) => {
    if (number !== index + 1) throw new Error(`the observations' schema has a gap before migration ${number}`);
  });
  if (done.length > list.length) throw new Error(`the observations' schema is at ${done.length}, this version knows ${list.length}`);
  for (const migration of list.slice(done.length)) await apply(engine, migration);
  await checkTables(engine, list);
}

/** On a cluster each table is made on every server, and over them. */
async function make(engine: SqlEngine, statement: string): Promise<void> {
  for (const each of engine.cluster === undefined ? [statement] : clusterStatements(statement, engine.cluster)) await engine.command(each);
}

/** A migration cut short by a crash runs again: what it made before is met by IF NOT EXISTS. */
async function apply(engine: SqlEngine, migration: Migration): Promise<void> {
  for (const statement of migration.statements(engine.database)) {
    await make(engine, statement.replace(/^CREATE TABLE /, 'CREATE TABLE IF NOT EXISTS '));
  }
  await engine.insert('migrations', [
    { name: 'number', kind: 'u16', data: Uint16Array.of(migration.number) },
    { name: 'name', kind: 'text', data: [migration.name] },
    { name: 'done_at', kind: 'time', data: BigInt64Array.of(BigInt(Date.now())) },
  ]);
}

async function checkTables(engine: SqlEngine, list: readonly Migration[]): Promise<void> {
  const rows: readonly Row[] = await engine.rows(`SELECT name FROM system.tables WHERE database = '${engine.database}'`);
  const present = new Set(rows.map((row) => String(row[0])));
  for (const statement of list.flatMap((migration) => migration.statements(engine.database))) {
    const table = /^CREATE TABLE \w+\.(\w+)/.exec(statement)?.[1];
    if (table !== undefined && !present.has(table)) throw new Error(`the observations' table ${table} is missing`);
  }
}
