import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Address, clientConfig } from '../postgres/connect.ts';
import { type Cluster, owner, passwordOf, runAs } from './cluster.ts';
import { socketPrefix } from './transport.ts';

/** What `postmaster.pid` says of the server that runs, or once ran, on a cluster. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly host: string; readonly ready: boolean };

export function postmasterOf(cluster: Cluster): Postmaster | undefined {
  const file = join(cluster.folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port, socket, listen, , state] = readFileSync(file, 'utf8').split('\n').map((line) => line.trim());
  return { pid: Number(pid), port: Number(port), host: socket || listen || '', ready: state === 'ready' };
}

export const addressOf = (cluster: Cluster, postmaster: Postmaster, database: string): Address =>
  ({ host: postmaster.host, port: postmaster.port, user: owner, database, password: passwordOf(cluster) });

/**
 * After a kill -9 of our process its server lives on: the healthy one is adopted, another is stopped; a pid file that no
 * server of this cluster stands behind is cleared. Never two on one cluster.
 */
export async function adopt(cluster: Cluster): Promise<Postmaster | undefined> {
  const left = postmasterOf(cluster);
  if (left === undefined) return undefined;
  if (runsOn(cluster, left.pid)) {
    if (await becomesHealthy(cluster)) return postmasterOf(cluster);
    await stop(cluster);
  }
  rmSync(join(cluster.folder, 'postmaster.pid'), { force: true });
  forgetSocket(left);
  return undefined;
}

/** Ends the server: open transactions are rolled back, everything is written (not in haste: `immediate`), its socket folder goes. */
export async function stop(cluster: Cluster, how: 'fast' | 'immediate' = 'fast'): Promise<void> {
  const running = postmasterOf(cluster);
  const end = (mode: 'fast' | 'immediate') =>
    runAs(cluster.user, cluster.binaries.pg_ctl, ['stop', '-D', cluster.folder, '-m', mode, '-w', '-t', '20']);
  const stopped = await end(how);
  if (stopped.code !== 0 && postmasterOf(cluster) !== undefined) await end('immediate');
  if (running === undefined) return;
  for (let tries = 0; tries < 500 && runsOn(cluster, running.pid); tries += 1) await pause(10);
  forgetSocket(running);
}

export function forgetSocket(postmaster: Pick<Postmaster, 'host'>): void {
  if (basename(postmaster.host).startsWith(socketPrefix)) rmSync(postmaster.host, { recursive: true, force: true });
}

async function becomesHealthy(cluster: Cluster): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const now = postmasterOf(cluster);
    if (now === undefined || !runsOn(cluster, now.pid)) return false;
    if (now.ready && await answers(cluster, now)) return true;
    await pause(100);
  }
  return false;
}

async function answers(cluster: Cluster, postmaster: Postmaster): Promise<boolean> {
  const client = new pg.Client({ ...clientConfig(addressOf(cluster, postmaster, 'postgres')), connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    const said = await client.query<{ data_directory: string }>('show data_directory');
    return said.rows[0]?.data_directory === cluster.folder;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the process is a server on this very cluster, and not a stranger with the same number. */
function runsOn(cluster: Cluster, pid: number): boolean {
  try {
    process.kill(pid, 0);
    return commandLine(pid).includes(cluster.folder);
  } catch {
    return false;
  }
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  if (process.platform === 'win32') return powershell(`(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`);
  return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
}

const powershell = (command: string): string => execFileSync('powershell', ['-NoProfile', '-Command', command], { encoding: 'utf8' });
