import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composePage } from './verify-page/compose.ts';

const root = join(import.meta.dirname, '../..');
const builds = join(root, 'dist/web');
const sources = [
  'src/web', 'src/contract', 'src/model', 'src/basis', 'src/publish', 'src/codecs/proof', 'src/roof/verify-page', 'package-lock.json',
] as const;
const keepMs = 24 * 3_600_000;

/**
 * The folder of the built web, named by the hash of its sources: built first when there is none for these sources. Built
 * aside and moved into place, so that two processes at once do no harm, and a running server keeps the files it began with.
 */
export async function ensureWebBuilt(say: (text: string) => void): Promise<string> {
  const target = join(builds, sourceHash().slice(0, 16));
  if (existsSync(target)) return target;
  say('building the web, once');
  mkdirSync(builds, { recursive: true });
  const aside = mkdtempSync(join(builds, '.building-'));
  try {
    await vite([join(root, 'src/web'), '--outDir', aside]);
    await buildVerifyPage(aside);
    renameSync(aside, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  removeOld(target);
  return target;
}

/** Builds of other sources that nobody has made lately. */
function removeOld(present: string): void {
  for (const name of readdirSync(builds)) {
    const folder = join(builds, name);
    if (folder !== present && Date.now() - statSync(folder).mtimeMs > keepMs) rmSync(folder, { recursive: true, force: true });
  }
}

/** `verify.html` into the folder: built aside, because it is one file and nothing else. */
export async function buildVerifyPage(outDir: string): Promise<void> {
  const aside = mkdtempSync(join(tmpdir(), 'qs-verify-'));
  try {
    await vite([join(import.meta.dirname, 'verify-page'), '--outDir', aside]);
    writeFileSync(join(outDir, 'verify.html'), composePage(readFileSync(join(aside, 'verify.js'), 'utf8')));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function vite(given: readonly string[]): Promise<void> {
  const program = join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [program, 'build', ...given, '--emptyOutDir', '--logLevel', 'error'], {
    // A test runner's NODE_ENV would make React's development build, half as heavy again.
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' },
  });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => { said += bytes.toString(); });
  child.stderr.on('data', (bytes: Buffer) => { said += bytes.toString(); });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the web could not be built:\n${said}`))));
  });
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const source of sources) for (const file of filesIn(join(root, source))) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => filesIn(join(path, entry.name)));
}
