import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { GradeBandRow } from '../../rulebook/standard-file.ts';
import { ruleNeeded } from '../../rulebook/edition.ts';
import { mean } from '../statistics.ts';
import { asNumber, confidenceOf, decimalOf, type Step } from '../verdict.ts';
import { badInput, editionFor, isObject, verdictOf, type JsonObject, type Kind } from './request.ts';

/**
 * `nemerow`: P_N = √((mean(P)² + max(P)²)/2) over P = C/S, from `values` and `limits` by item (one unit) or `indices` by item.
 * The grade is found by the exact square, before the root; the printed index is the root's nearest number.
 */
export const nemerow: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['soil-index']);
  if (!chosen.ok) return chosen;
  const { edition } = chosen.value;
  const formula = ruleNeeded(edition, 'formula');
  const steps: Step[] = [];
  const indices = indicesOf(request.input, steps);
  if (!indices.ok) return indices;
  const most = indices.value.reduce<Exact | undefined>((best, one) => (best === undefined || one.greaterThan(best) ? one : best), undefined);
  if (most === undefined) return ok(verdictOf(chosen.value, formula, formula.confidence, steps, { undeterminable: 'no-valid-value' }));
  const average = mean(indices.value);
  steps.push({ name: 'averaged', value: average.toSignificantDigits(20).toString() }, { name: 'maximum', value: most.toSignificantDigits(20).toString() });
  const square = average.times(average).plus(most.times(most)).dividedBy(2);
  const bands = edition.rows.filter((row): row is GradeBandRow => row.kind === 'grade-band');
  const band = bands.find((row) => (row.above === undefined || square.greaterThan(squared(row.above))) && (row.upTo === undefined || !square.greaterThan(squared(row.upTo))));
  if (band === undefined) return fail('standard.no-row', 'grade-band');
  return ok(verdictOf(chosen.value, band, confidenceOf([band, formula]), steps, { index: asNumber(square.sqrt()), grade: band.grade, name: band.name.zh }));
};

const squared = (text: string): Exact => exact(text).times(text);

function indicesOf(input: JsonObject, steps: Step[]): Result<readonly Exact[]> {
  const { indices, values, limits } = input;
  const given = isObject(indices) ? indices : isObject(values) && isObject(limits) ? values : undefined;
  if (given === undefined) return badInput('indices, or values and limits');
  const found: Exact[] = [];
  for (const [item, raw] of Object.entries(given)) {
    if (raw === null) return badInput(`${item}: null`);
    const value = decimalOf(raw);
    const limit = given === indices ? exact(1) : decimalOf(isObject(limits) && Object.hasOwn(limits, item) ? limits[item] : undefined);
    if (value === undefined || limit === undefined) return fail('value.not-a-number', item);
    if ((value.isNegative() && !value.isZero()) || limit.isNegative() || limit.isZero()) return fail('value.out-of-range', item);
    const index = value.dividedBy(limit);
    steps.push({ name: 'item-index', of: item, value: index.toSignificantDigits(20).toString() });
    found.push(index);
  }
  return ok(found);
}
