import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The root of the repository, as a URL that ends with a slash. */
export const root = new URL('../', import.meta.url);

/** Paths that git tracks and that are there; what another hand is still writing does not count. Throws outside a git clone. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return listed.split('\0').filter((path) => path !== '' && existsSync(new URL(path, root)));
}
