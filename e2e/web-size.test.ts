import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { ensureWebBuilt } from '../src/roof/web-build.ts';

const bytesMax = 400_000;

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] };
type Manifest = Readonly<Record<string, Chunk>>;

/** Everything the browser fetches before these entries can run: static imports and styles, each once. */
function filesOf(manifest: Manifest, entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const walk = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const next of chunk.imports ?? []) walk(next);
  };
  for (const entry of entries) walk(entry);
  return files;
}

// Pages that somebody may land on first: the entry, one language and the page.
const firstPages = ['features/sign-in/page.tsx', 'features/work/page.tsx', 'features/case/page.tsx'];

let dist = '';
beforeAll(async () => {
  dist = await ensureWebBuilt(() => undefined);
}, 180_000);

test.each(firstPages)('%s: first load stays under 400 kB compressed', (page) => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  expect(Object.keys(manifest)).toContain(page);
  const files = [...filesOf(manifest, ['index.html', 'app/words/zh.ts', page])];
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0);
  console.info(`${page}: ${(bytes / 1000).toFixed(1)} kB gzip in ${files.length} files`);
  expect(bytes).toBeLessThan(bytesMax);
});
