import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineViewer } from '../../../flow/viewer.ts';
import { openEmbeddedRecords } from './embedded-records.ts';
import { openFolder } from './test-folder.ts';

const keeper = fileURLToPath(new URL('keeper.ts', import.meta.url));
let folder = '';
beforeEach(() => { folder = openFolder(); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pidFile = () => join(folder, 'cluster', 'postmaster.pid');
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function killedKeeper(): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [keeper, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('no output');
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function reopened(): Promise<void> {
  const opened = await openEmbeddedRecords(folder);
  if (!opened.ok) throw new Error(`${opened.fault}: ${opened.detail}`);
  expect(await opened.value.read(machineViewer).cursor('kept')).toBe('yes');
  await opened.value.close();
  expect(existsSync(pidFile())).toBe(false);
}

test('kill -9 of our process leaves the server; the next start adopts it and stops it at the end', async () => {
  await killedKeeper();
  const left = serverPid();
  expect(alive(left)).toBe(true);
  const opened = await openEmbeddedRecords(folder);
  expect(opened.ok).toBe(true);
  expect(serverPid()).toBe(left);
  if (opened.ok) await opened.value.close();
  await expect.poll(() => alive(left), { timeout: 10_000 }).toBe(false);
  await reopened();
}, 60_000);

test('kill -9 of both leaves a stale pid file, also one that names a stranger', async () => {
  await killedKeeper();
  const left = serverPid();
  process.kill(left, 'SIGKILL');
  while (alive(left)) await new Promise((resolve) => setTimeout(resolve, 10));
  writeFileSync(pidFile(), readFileSync(pidFile(), 'utf8').replace(String(left), String(process.pid)));
  await reopened();
}, 60_000);
