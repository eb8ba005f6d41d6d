import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const target = join(root, 'dist/web');
const sources = ['src/web', 'src/contract', 'src/model', 'src/basis', 'package-lock.json'] as const;

/**
 * The folder of the built web, built first when it is absent or its sources have changed. Built aside and moved into place,
 * so that two processes at once do no harm.
 */
export async function ensureWebBuilt(say: (text: string) => void): Promise<string> {
  const wanted = sourceHash();
  const mark = join(target, '.source');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return target;
  say('building the web, once');
  mkdirSync(join(root, 'dist'), { recursive: true });
  const aside = mkdtempSync(join(root, 'dist/.web-'));
  try {
    await build(aside);
    writeFileSync(join(aside, '.source'), wanted);
    rmSync(target, { recursive: true, force: true });
    renameSync(aside, target);
  } catch (error) {
    if (!existsSync(mark)) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return target;
}

function build(outDir: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', join(root, 'src/web'), '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
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
