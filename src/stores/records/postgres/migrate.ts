import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { type Address, clientConfig } from './connect.ts';
import { applicationRole, migrationLock, schema } from './dialect.ts';
import { primaryOf } from './primary.ts';

export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly hash: string };

const folder = new URL('migrations/', import.meta.url);

/** Every migration in order of number. Never edit one: databases in the field have run it. */
export const migrations = (): readonly Migration[] =>
  readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8');
    return { number: Number(name.slice(0, 4)), name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });

/** Brings the database to the newest migration, as its owner, one process at a time. Throws when its history is not ours. */
export async function migrate(address: Address): Promise<void> {
  const client = new pg.Client(clientConfig(await primaryOf(address)));
  await client.connect();
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await prepare(client);
    const applied = await client.query<{ number: number; hash: string }>('select number, hash from migrations order by number');
    const known = new Map(applied.rows.map((row) => [row.number, row.hash]));
    for (const migration of migrations()) {
      const hash = known.get(migration.number);
      if (hash === undefined) await apply(client, migration);
      else if (hash !== migration.hash) throw new Error(`migration ${migration.name} differs from the one this database has run`);
      known.delete(migration.number);
    }
    if (known.size > 0) throw new Error(`the database has run migrations that this version does not know: ${[...known.keys()].join(', ')}`);
  } finally {
    await client.end();
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const found = await client.query<{ version: string; encoding: string }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  const { version, encoding } = found.rows[0] ?? { version: '0', encoding: '' };
  if (Number(version) < 150_000) throw new Error(`PostgreSQL 15 or later is needed, this one is ${version}`);
  if (encoding !== 'UTF8') throw new Error(`the database must be UTF8, this one is ${encoding}`);
}

async function prepare(client: pg.Client): Promise<void> {
  const role = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole]);
  if (role.rowCount === 0) await createRole(client);
  await client.query(`create schema if not exists ${schema}`);
  await client.query(`set search_path = ${schema}, public`);
  await client.query('create table if not exists migrations (number integer primary key, hash text not null, applied_at bigint not null)');
  await client.query(`grant usage on schema ${schema} to ${applicationRole}`);
}

/** Roles belong to the whole server: another database's start may make it at the same moment. */
async function createRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin create role ${applicationRole} nologin nobypassrls; exception when duplicate_object or unique_violation then null; end $$`);
  await client.query(`grant ${applicationRole} to current_user`);
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  await client.query(migration.sql);
  await client.query('insert into migrations (number, hash, applied_at) values ($1, $2, $3)', [migration.number, migration.hash, Date.now()]);
  await client.query('commit');
}
