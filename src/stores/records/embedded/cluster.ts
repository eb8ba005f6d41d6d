import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../basis/result.ts';
import type { Binaries } from './binaries.ts';
import type { ServerUser } from './server-user.ts';

/** One PostgreSQL cluster of ours on disk. */
export type Cluster = {
  readonly binaries: Binaries;
  readonly user: ServerUser | undefined;
  /** Data folder of the server. */
  readonly folder: string;
  readonly log: string;
  /** File with the owner's password, asked for only where there are no sockets. */
  readonly passwordFile: string;
};

export const owner = 'qingshan_owner';

export const clusterIn = (records: string, binaries: Binaries, user: ServerUser | undefined): Cluster => ({
  binaries, user, folder: join(records, 'cluster'), log: join(records, 'postgres.log'), passwordFile: join(records, 'password'),
});

export const passwordOf = (cluster: Cluster): string => readFileSync(cluster.passwordFile, 'utf8');

/** Makes the cluster where there is none: in a side folder first, so that a kill in the middle leaves no half one. */
export async function ensureCluster(cluster: Cluster): Promise<Result<void>> {
  if (existsSync(cluster.folder)) return ok(undefined);
  const fresh = `${cluster.folder}.new`;
  let says = '';
  for (const locale of locales) {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { mode: 0o700 });
    writeFileSync(cluster.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
    giveTo(cluster.user, fresh, cluster.passwordFile);
    const made = await runAs(cluster.user, cluster.binaries.initdb, [
      '-D', fresh, '--encoding=UTF8', `--locale=${locale}`, `--username=${owner}`, '--auth-local=trust', '--auth-host=scram-sha-256',
      `--pwfile=${cluster.passwordFile}`, '--no-instructions', '--data-checksums',
    ]);
    if (made.code === 0) {
      renameSync(fresh, cluster.folder);
      return ok(undefined);
    }
    says = made.says;
  }
  return fail('system.engine-unreachable', `initdb: ${says.trim().slice(-500)}`);
}

/** Under plain C the trigram index finds no Chinese (searches stay right, only slow), so it comes last. */
const locales = ['C.UTF-8', 'en_US.UTF-8', 'C'] as const;

export function giveTo(user: ServerUser | undefined, ...paths: readonly string[]): void {
  if (user !== undefined) for (const path of paths) chownSync(path, user.uid, user.gid);
}

/** Runs one of PostgreSQL's programs to its end. `says`: what it printed. */
export function runAs(user: ServerUser | undefined, program: string, args: readonly string[]): Promise<{ readonly code: number; readonly says: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...user, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let says = '';
    child.stdout.on('data', (part: Buffer) => { says += part.toString(); });
    child.stderr.on('data', (part: Buffer) => { says += part.toString(); });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, says }));
  });
}
