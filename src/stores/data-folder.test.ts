import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DataFolder, diskSpace, type Mode, modeOf, openDataFolder, readRun } from './data-folder.ts';

let folder = '';
beforeEach(() => { folder = join(mkdtempSync(join(tmpdir(), 'qs-data-')), 'data'); });
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

function opened(mode: Mode): DataFolder {
  const held = openDataFolder(folder, mode);
  if (!held.ok) throw new Error(held.fault);
  return held.value;
}

test('the folder keeps its mode and refuses the other', () => {
  expect(modeOf(folder)).toBeUndefined();
  opened('drill').release();
  expect(modeOf(folder)).toBe('drill');
  expect(openDataFolder(folder, 'real')).toMatchObject({ ok: false, fault: 'system.wrong-mode' });
  opened('drill').release();
});

test('a folder that says nothing we know is refused, not overwritten', () => {
  opened('real').release();
  writeFileSync(join(folder, 'qingshan.json'), '{"format":2,"mode":"real"}');
  expect(modeOf(folder)).toBeUndefined();
  expect(openDataFolder(folder, 'real')).toMatchObject({ ok: false, fault: 'system.wrong-mode' });
});

test('a path that cannot be a folder is named', () => {
  writeFileSync(folder, 'a file');
  expect(openDataFolder(folder, 'drill')).toMatchObject({ ok: false, fault: 'system.folder-not-writable' });
});

test('one process, one holder', () => {
  const held = opened('drill');
  expect(openDataFolder(folder, 'drill')).toMatchObject({ ok: false, fault: 'system.data-folder-in-use' });
  held.release();
  opened('drill').release();
});

test('another process is kept out while the holder lives, and let in at once after its kill -9', async () => {
  const script = `import { openDataFolder } from ${JSON.stringify(fileURLToPath(new URL('data-folder.ts', import.meta.url)))};
    const held = openDataFolder(${JSON.stringify(folder)}, 'drill');
    held.value.announce({ pid: process.pid, port: 1, gatewayPort: 2, startedAt: 3, terminalToken: 't' });
    process.stdout.write('held'); setInterval(() => {}, 60000);`;
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('no output');
  await once(child.stdout, 'data');
  expect(openDataFolder(folder, 'drill')).toMatchObject({ ok: false, fault: 'system.data-folder-in-use' });
  expect(readRun(folder)).toMatchObject({ ok: true, value: { pid: child.pid } });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(readRun(folder)).toMatchObject({ ok: false, fault: 'system.not-running' });
  opened('drill').release();
}, 30_000);

test('run.json is for our own user only, and gone at the end', () => {
  const held = opened('drill');
  const run = { pid: process.pid, port: 8080, gatewayPort: 9000, startedAt: 1, terminalToken: 'secret' };
  held.announce(run);
  held.announce(run);
  expect(statSync(join(folder, 'run.json')).mode & 0o777).toBe(0o600);
  expect(readRun(folder)).toEqual({ ok: true, value: run });
  held.release();
  expect(existsSync(join(folder, 'run.json'))).toBe(false);
  expect(readRun(folder)).toMatchObject({ ok: false, fault: 'system.not-running' });
});

test('free space is told in bytes', async () => {
  const { free, total } = await diskSpace(tmpdir());
  expect(free).toBeGreaterThan(0);
  expect(free).toBeLessThanOrEqual(total);
});
