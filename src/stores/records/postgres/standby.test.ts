import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresql } from '../../../../tools/need.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { clusterIn, ensureCluster, giveTo, owner, runAs, type Cluster } from '../embedded/cluster.ts';
import { postmasterOf, stop, type Postmaster } from '../embedded/postmaster.ts';
import { serverUser } from '../embedded/server-user.ts';
import { start } from '../embedded/start.ts';
import { openFolder } from '../embedded/test-folder.ts';
import { Leases } from './leases.ts';
import { serversOf } from './primary.ts';
import { openServerRecords } from './server.ts';

test('a URL of several servers is one of each', () => {
  expect(serversOf('postgresql://q:p%40@a:5432,b/records?target_session_attrs=read-write&sslmode=require'))
    .toEqual(['postgresql://q:p%40@a:5432/records?sslmode=require', 'postgresql://q:p%40@b/records?sslmode=require']);
  expect(serversOf('postgresql://a/records')).toEqual(['postgresql://a/records']);
  expect(serversOf('postgresql://a,/records')).toBeUndefined();
  expect(serversOf('records')).toBeUndefined();
});

describe.skipIf(postgresql.skip || postgresql.url !== undefined)(postgresql.named('a primary with a standby'), () => {
  const folder = realpathSync(openFolder());
  const { bin } = postgresql;
  const binaries = { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), pg_ctl: join(bin, 'pg_ctl') };
  const user = serverUser(join(folder, 'cluster'));
  const first = clusterIn(folder, binaries, user);
  const second: Cluster = { ...first, folder: join(folder, 'standby'), log: join(folder, 'standby.log') };
  let url = '';

  beforeAll(async () => {
    await made(ensureCluster(first));
    const primary = await made(start(first));
    mkdirSync(second.folder, { mode: 0o700 });
    giveTo(user, second.folder);
    const { code, says } = await runAs(user, join(bin, 'pg_basebackup'), ['-h', primary.host, '-U', owner, '-D', second.folder, '-R', '-X', 'stream', '-C', '-S', 'standby']);
    if (code !== 0) throw new Error(says);
    const standby = await made(start(second));
    // A commit returns when both have it.
    await told(primary, `alter system set synchronous_standby_names = '*'`, 'select pg_reload_conf()', 'create database records');
    url = `postgresql://${owner}@${encodeURIComponent(standby.host)},${encodeURIComponent(primary.host)}/records`;
  }, 120_000);

  afterAll(async () => {
    await stop(first);
    await stop(second);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('when the primary dies everything that was committed is on the standby, and the same store goes on with it', async () => {
    const records = await made(openServerRecords(url));
    const leases = await made(Leases.open(url));
    expect(await leases.door(1, 61)).toBe(1);
    const note = (subject: string): Promise<void> => records.write(machineViewer, (writer) =>
      writer.putAudit([{ at: 1, worldAt: 1, actor: 'test', action: 'noted', subject, outcome: 'ok', detail: {} }]));
    const committed: string[] = [];
    let tried = 0;
    let failed = 0;
    const writing = (async () => {
      while (committed.length < 60) {
        const subject = `n${(tried += 1)}`;
        try {
          await note(subject);
          committed.push(subject);
        } catch {
          failed += 1;
          await pause(50);
        }
      }
    })();
    while (committed.length < 20) await pause(5);
    process.kill(postmasterOf(first)?.pid ?? 0, 'SIGQUIT');
    await leases.lost;
    expect((await runAs(user, binaries.pg_ctl, ['promote', '-D', second.folder, '-w'])).code).toBe(0);
    // Alone now, it must wait for no other.
    await told(postmasterOf(second) ?? { host: '', port: 0 }, `alter system set synchronous_standby_names = ''`, 'select pg_reload_conf()');
    await writing;
    const kept = new Set((await records.read(machineViewer).audit({ limit: 1000 })).map(({ subject }) => subject));
    expect(committed.filter((subject) => !kept.has(subject))).toEqual([]);
    expect(failed).toBeGreaterThan(0);
    const again = await made(Leases.open(url));
    expect(await again.door(1, 61)).toBe(1);
    await again.close();
    await records.close();
  }, 120_000);
});

async function made<T>(result: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string }>): Promise<T> {
  const done = await result;
  if (!done.ok) throw new Error(done.detail);
  return done.value;
}

/** As the owner, past every pool. */
async function told({ host, port }: Pick<Postmaster, 'host' | 'port'>, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ host, port, user: owner, database: 'postgres' });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
