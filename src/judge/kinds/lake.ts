import type { Exact } from '../../basis/decimal.ts';
import { fail, ok } from '../../basis/result.ts';
import { termsOf } from '../../rulebook/bands.ts';
import { inForce, ruleNeeded } from '../../rulebook/edition.ts';
import { trophicIndex } from '../trophic-index.ts';
import { asNumber, confidenceOf, inUnitOf, type Step } from '../verdict.ts';
import { readItems, type Wanted } from './items.ts';
import { editionFor, verdictOf, type Kind } from './request.ts';

/** `tli`: comprehensive trophic state index of a lake; all five parameters or nothing. Below detection counts as half of it. */
export const trophicStateIndex: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['trophic-index']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const terms = termsOf(edition, 'TLI', day);
  const wanted = terms.map((term): Wanted => ({ code: term.pollutant ?? '', names: [...(term.keys ?? []), term.name.zh, term.name.en], unit: term.unit }));
  const items = readItems(request.input, wanted);
  if (!items.ok) return items;
  const water = inForce(rulebook.surfaceWaters, day);
  if (water === undefined) return fail('standard.not-in-force', `surface-water ${day}`);
  const steps: Step[] = [];
  const values = new Map<string, Exact>();
  for (const [item, { value, below }] of items.value) {
    if (!value.isPositive() || value.isZero()) return fail('value.out-of-range', `${item} ${value.toString()}`);
    values.set(item, below ? value.times(water.belowDetection) : value);
    if (below) steps.push(
      { name: 'half-detection', of: item, value: value.times(water.belowDetection).toString(),
      ...inUnitOf(terms.find((term) => term.pollutant === item)?.unit) });
  }
  const index = trophicIndex(edition, day, values, steps);
  const missing = ruleNeeded(edition, 'missing');
  if (index === null) return ok(verdictOf(chosen.value, missing, missing.confidence, steps, { undeterminable: 'missing-pollutant' }));
  const { full, rounded, decimals, grade, rows } = index;
  steps.push({ name: 'weighted', value: full.toSignificantDigits(12).toString() }, { name: 'rounded', value: rounded.toFixed(decimals) });
  if (grade !== undefined) steps.push({ name: 'graded', value: grade.name.zh, row: grade.id });
  const row = terms[0] ?? missing;
  return ok(verdictOf(chosen.value, row, confidenceOf(rows), steps, { TLI: asNumber(rounded) }));
};
