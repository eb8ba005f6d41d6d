import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildRulebook, type Rulebook } from './rulebook.ts';
import type { StandardFile } from './standard-file.ts';

const folder = join(import.meta.dirname, '../../standards');

/** Tests only: the files of standards/ as parsed JSON. The product loads them at an edge. */
export const standardFiles = (): StandardFile[] =>
  readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('calendar-')).sort().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StandardFile);

export function testRulebook(): Rulebook {
  const built = buildRulebook(standardFiles());
  if (!built.ok) throw new TypeError(built.detail);
  return built.value;
}
