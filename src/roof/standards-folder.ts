import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRulebook, type Rulebook } from '../rulebook/rulebook.ts';

const folder = join(import.meta.dirname, '../../standards');

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const names = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.json')).sort();

/** All dated standards that ship with the product, compiled. A malformed file is a bug of ours: it throws. */
export function loadRulebook(): Rulebook {
  const files = names().filter((name) => !name.startsWith('calendar-') && !name.startsWith('hj212-')).map(readJson);
  const built = buildRulebook(files);
  if (!built.ok) throw new Error(`standards/: ${built.detail}`);
  return built.value;
}
