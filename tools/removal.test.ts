import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { root, trackedFiles } from './tracked.ts';
import { inspect } from './walls/check.ts';
import { graphRules } from './walls/rules.ts';

const paths = trackedFiles();
const wiring = ['src/programmes/index.ts', 'src/web/panels/index.ts'];
const names = [...new Set(paths.flatMap((path) => /^src\/programmes\/([^/]+)\/programme\.ts$/u.exec(path)?.[1] ?? []))];

/** The tree without a programme: its folder, its panels, and its line in each of the two lists. */
const without = (name: string): readonly string[] =>
  paths.filter((path) => !path.startsWith(`src/programmes/${name}/`) && !path.startsWith(`src/web/panels/${name}/`));

function textWithout(name: string, path: string): string {
  const text = readFileSync(new URL(path, root), 'utf8');
  if (!wiring.includes(path)) return text;
  const declared = new RegExp(`^import \\{ (\\w+) \\} from '\\./${name}/programme\\.ts';\\n`, 'mu').exec(text)?.[1];
  const kept = text.split('\n').filter((line) => !line.includes(`'./${name}/`)).join('\n');
  return declared === undefined ? kept : kept.replace(new RegExp(`(?<=[[ ])${declared}(?:, |(?=\\]))`, 'u'), '');
}

test('programmes were found', () => expect(names.length).toBeGreaterThanOrEqual(2));

test.each(names)('without %s no import leads nowhere', (name) => {
  const { breaches } = inspect({ paths: without(name), read: (path) => textWithout(name, path) });
  expect(breaches.filter(({ rule }) => rule === graphRules.leadsNowhere.name).map(({ at, what }) => `${at} ${what}`)).toEqual([]);
});

test('without integrity, which has a panel, both type checks are green', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingshan-removal-'));
  try {
    for (const path of without('integrity')) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (wiring.includes(path)) writeFileSync(join(folder, path), textWithout('integrity', path));
      else cpSync(new URL(path, root), join(folder, path));
    }
    symlinkSync(fileURLToPath(new URL('node_modules', root)), join(folder, 'node_modules'));
    expect(await typeErrors(folder, '.')).toBe('');
    expect(await typeErrors(folder, 'src/web')).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 240_000);

function typeErrors(folder: string, project: string): Promise<string> {
  const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', project], { cwd: folder }, (error, said) => resolve(error === null ? '' : said));
  });
}
