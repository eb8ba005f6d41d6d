import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Check, Errors } from 'typebox/value';
import { paperFigures, PaperFile, type PaperForm } from '../model/paper-form.ts';

/** `standards/papers/`: the layout of official papers, as shipped. A malformed file, or one without a figure, is a bug of ours: it throws. */
export function loadPaperForm(): PaperForm {
  const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../standards/papers/gbt9704-2012.json'), 'utf8'));
  if (!Check(PaperFile, file)) throw new Error(`standards/papers: ${Errors(PaperFile, file)[0]?.instancePath ?? ''}`);
  const held = new Map(file.rows.map(({ id, value }) => [id, value]));
  return Object.fromEntries(paperFigures.map((id) => {
    const value = held.get(id);
    if (value === undefined) throw new Error(`standards/papers: no ${id}`);
    return [id, value];
  })) as PaperForm;
}
