import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { CheckRow } from '../model/check-row.ts';

const File = Type.Object({ schema: Type.Literal('qingshan-checks/1'), rows: Type.Array(CheckRow) });

/** `standards/checks/`: the rules by which data are checked, as shipped. A malformed file is a bug of ours: it throws. */
export function loadCheckRows(): readonly CheckRow[] {
  const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../standards/checks/reading-checks.json'), 'utf8'));
  if (!Check(File, file)) throw new Error(`standards/checks: ${Errors(File, file)[0]?.instancePath ?? ''}`);
  return file.rows;
}
