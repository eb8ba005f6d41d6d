import { ledgerFigures, statedFigures } from '../../close/stated-figures.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { StatedFigure } from '../../model/stated-figure.ts';
import type { RecordReader } from '../ports/records.ts';
import { childrenOf } from './children-of.ts';

/** Of a type that checks figures: each number that the case states beside the ledger of its parent, as both stand now. */
export async function figuresOf(type: CaseType, of: Case, records: RecordReader): Promise<readonly StatedFigure[] | undefined> {
  const rule = type.steps.flatMap(({ effects }) => effects).find((effect) => effect.effect === 'check-figures');
  const parent = rule === undefined || of.parent === undefined ? undefined : await records.case(of.parent);
  if (rule === undefined || parent === undefined) return undefined;
  const below = await childrenOf(records, parent.id);
  const texts = rule.fields.flatMap((field) => {
    const text = of.fields[field];
    return typeof text === 'string' || typeof text === 'number' ? [{ field, text: String(text) }] : [];
  });
  return statedFigures(texts, ledgerFigures(parent, below.filter(({ id }) => id !== of.id)));
}
