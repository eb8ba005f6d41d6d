import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Check, Errors } from 'typebox/value';
import { TwoHighRules } from '../model/two-high-rule.ts';

/** `standards/checks/two-high-rules.json` as shipped. A malformed file is a bug of ours: it throws. */
export function loadTwoHighRules(): TwoHighRules {
  const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../standards/checks/two-high-rules.json'), 'utf8'));
  if (!Check(TwoHighRules, file)) throw new Error(`standards/checks/two-high-rules: ${Errors(TwoHighRules, file)[0]?.instancePath ?? ''}`);
  return file;
}
