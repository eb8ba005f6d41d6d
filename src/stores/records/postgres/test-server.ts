import { randomBytes } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { postgresql } from '../../../../tools/need.ts';
import { clusterIn, ensureCluster } from '../embedded/cluster.ts';
import { addressOf, stop } from '../embedded/postmaster.ts';
import { serverUser } from '../embedded/server-user.ts';
import { start } from '../embedded/start.ts';
import { openFolder } from '../embedded/test-folder.ts';
import { clientConfig } from './connect.ts';

/** A server for the laws: by QINGSHAN_TEST_POSTGRES_URL, or Debian's PostgreSQL in a temporary folder where it is installed (`postgresql` of tools/need.ts). */
export type TestServer = {
  readonly url: string;
  /** The URL of a new, empty database on it, which is dropped at the close. */
  freshDatabase(): Promise<string>;
  close(): Promise<void>;
};
type Bare = Pick<TestServer, 'url' | 'close'>;

export async function openTestServer(): Promise<TestServer> {
  const { url: given, bin } = postgresql;
  const { url, close } = given === undefined ? await debianServer(bin) : { url: given, close: async () => {} };
  const made: string[] = [];
  return {
    url,
    freshDatabase: async () => {
      const name = `qingshan_test_${randomBytes(6).toString('hex')}`;
      await query(url, `create database ${name}`);
      made.push(name);
      return withDatabase(url, name);
    },
    close: async () => {
      // A server of our own goes with all that is on it; each drop would wait for a checkpoint.
      for (const name of given === undefined ? [] : made) await query(url, `drop database if exists ${name}`);
      await close();
    },
  };
}

async function debianServer(bin: string): Promise<Bare> {
  const folder = realpathSync(openFolder());
  const cluster = clusterIn(folder, { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), pg_ctl: join(bin, 'pg_ctl') }, serverUser(join(folder, 'cluster')));
  const made = await ensureCluster(cluster);
  if (!made.ok) throw new Error(made.detail);
  const started = await start(cluster);
  if (!started.ok) throw new Error(started.detail);
  const client = new pg.Client(clientConfig(addressOf(cluster, started.value, 'postgres')));
  await client.connect();
  await client.query('create role plain_owner login createrole createdb');
  await client.end();
  return {
    url: `postgresql://plain_owner@${encodeURIComponent(started.value.host)}/postgres`,
    close: async () => {
      await stop(cluster, 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Rows = readonly Record<string, unknown>[];

/** Rows of each statement of the text. */
export async function query(url: string, text: string): Promise<readonly Rows[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return [await client.query<Record<string, unknown>>(text)].flat().map((result) => result.rows);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
function withDatabase(url: string, database: string): string {
  const [, before = '', after = ''] = /^(\w+:\/\/[^/]*)\/?[^?]*(.*)$/.exec(url) ?? [];
  return `${before}/${database}${after}`;
}
