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
export type TestServer = { readonly url: string; close(): Promise<void> };

export async function openTestServer(): Promise<TestServer> {
  const { url, bin } = postgresql;
  return url === undefined ? debianServer(bin) : { url, close: async () => {} };
}

async function debianServer(bin: string): Promise<TestServer> {
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
      await stop(cluster);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const [, before = '', after = ''] = /^(\w+:\/\/[^/]*)\/?[^?]*(.*)$/.exec(url) ?? [];
  return `${before}/${database}${after}`;
}
