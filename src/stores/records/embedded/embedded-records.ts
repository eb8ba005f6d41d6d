import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ok, type Result } from '../../../basis/result.ts';
import type { Records } from '../../../flow/ports/records.ts';
import { type FolderLock, lockFolder } from '../../folder-lock.ts';
import { clientConfig, type Address } from '../postgres/connect.ts';
import { openPostgresRecords } from '../postgres/postgres-records.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, clusterIn, ensureCluster } from './cluster.ts';
import { addressOf, adopt, type Postmaster, stop } from './postmaster.ts';
import { checkPassable, serverUser } from './server-user.ts';
import { start } from './start.ts';

const database = 'qingshan';

/** Records on a PostgreSQL of our own in `folder`: made at the first start, stopped by `close`. */
export async function openEmbeddedRecords(folder: string): Promise<Result<Records>> {
  const server = await openEmbeddedServer(folder);
  if (!server.ok) return server;
  const { cluster, postmaster, close } = server.value;
  try {
    await ensureDatabase(cluster, postmaster, database);
    return ok(await openPostgresRecords(addressOf(cluster, postmaster, database), 'PostgreSQL (embedded)', close));
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address of the records of a folder while `work` lasts; their server is started for it and stopped after it. */
export async function withEmbeddedAddress<T>(folder: string, work: (address: Address) => Promise<Result<T>>): Promise<Result<T>> {
  const server = await openEmbeddedServer(folder);
  if (!server.ok) return server;
  const { cluster, postmaster, close } = server.value;
  try {
    await ensureDatabase(cluster, postmaster, database);
    return await work(addressOf(cluster, postmaster, database));
  } finally {
    await close();
  }
}

export type EmbeddedServer = { readonly cluster: Cluster; readonly postmaster: Postmaster; close(): Promise<void> };

/** The server alone, ready, on a folder that nobody else holds. */
export async function openEmbeddedServer(folder: string): Promise<Result<EmbeddedServer>> {
  mkdirSync(folder, { recursive: true });
  const lock = lockFolder(folder);
  if (!lock.ok) return lock;
  const server = await startOrAdopt(realpathSync(folder), lock.value);
  if (!server.ok) lock.value.release();
  return server;
}

async function startOrAdopt(records: string, lock: FolderLock): Promise<Result<EmbeddedServer>> {
  const binaries = await findBinaries();
  if (!binaries.ok) return binaries;
  const user = serverUser(join(records, 'cluster'));
  const passable = checkPassable([realpathSync(binaries.value.postgres), join(records, 'cluster')], user);
  if (!passable.ok) return passable;
  const cluster = clusterIn(records, binaries.value, user);
  const made = await ensureCluster(cluster);
  if (!made.ok) return made;
  const adopted = await adopt(cluster);
  const running = adopted === undefined ? await start(cluster) : ok(adopted);
  if (!running.ok) return running;
  const close = async (): Promise<void> => {
    await stop(cluster);
    lock.release();
  };
  return ok({ cluster, postmaster: running.value, close });
}

export async function ensureDatabase(cluster: Cluster, postmaster: Postmaster, name: string): Promise<void> {
  const client = new pg.Client(clientConfig(addressOf(cluster, postmaster, 'postgres')));
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
