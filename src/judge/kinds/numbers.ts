import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { ruleOn } from '../../rulebook/edition.ts';
import { percentile, phMean, roundTo } from '../statistics.ts';
import { asNumber, confidenceOf, decimalOf } from '../verdict.ts';
import { badInput, countOf, editionFor, isObject, verdictOf, type Kind } from './request.ts';

/** `rounding`: GB/T 8170; answers decimal text with the asked decimals. */
export const rounding: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['rounding', 'surface-water-statistics']);
  if (!chosen.ok) return chosen;
  const half = rulebook.families.get('rounding')?.[0]?.rules.get('half-even')?.[0];
  const row = chosen.value.edition.rules.get('half-even')?.[0] ?? half;
  if (row === undefined) return fail('standard.no-row', 'half-even');
  const value = decimalOf(request.input['value']);
  if (value === undefined) return fail('value.not-a-number', String(request.input['value']));
  const decimals = countOf(request.input, 'decimals', 20);
  if (decimals === undefined) return badInput('decimals');
  const rounded = roundTo(value, decimals, request.input['keep_one_digit_if_zero'] === true);
  const text = rounded.isZero() ? exact(0).toFixed(decimals) : rounded.toFixed(Math.max(decimals, rounded.decimalPlaces()));
  const negative = chosen.value.edition.rules.get('negative')?.[0];
  const rows = value.isNegative() && negative !== undefined ? [row, negative] : [row];
  return ok(verdictOf(chosen.value, row, confidenceOf(rows), [{ name: 'raw', value: value.toString() }, { name: 'rounded', value: text }], { result: text }));
};

/** `percentile` by HJ 663. `"1..365"` stands for the whole numbers. Null values are left out. */
export const percentileOf: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['air-evaluation']);
  if (!chosen.ok) return chosen;
  const row = ruleOn(chosen.value.edition, 'percentile-method', chosen.value.day);
  if (!row.ok) return row;
  const values = numbersOf(request.input['values']);
  if (!values.ok) return values;
  const percent = decimalOf(request.input['p']);
  if (percent === undefined || percent.isNegative() || percent.greaterThan(100)) return fail('value.out-of-range', 'p');
  if (values.value.length === 0) return ok(verdictOf(chosen.value, row.value, row.value.confidence, [], { undeterminable: 'no-valid-value' }));
  const found = percentile(values.value, percent);
  return ok(verdictOf(chosen.value, row.value, row.value.confidence,
    [{ name: 'valid', value: String(values.value.length) }, { name: 'ranked', value: found.rank.toString() }], { result: asNumber(found.value) }));
};

/** `ph-mean`: through the hydrogen ion, two decimals of a station value. */
export const phMeanOf: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['surface-water-statistics']);
  if (!chosen.ok) return chosen;
  const row = ruleOn(chosen.value.edition, 'ph-mean', chosen.value.day);
  const digits = ruleOn(chosen.value.edition, 'hourly-decimals', chosen.value.day, 'pH');
  if (!row.ok) return row;
  if (!digits.ok) return digits;
  const values = numbersOf(request.input['values']);
  if (!values.ok) return values;
  if (values.value.some((value) => value.isNegative() || value.greaterThan(14))) return fail('value.out-of-range', 'pH');
  if (values.value.length === 0) return ok(verdictOf(chosen.value, row.value, row.value.confidence, [], { undeterminable: 'no-valid-value' }));
  const decimals = request.input['decimals'] === undefined ? Number(digits.value.value) : countOf(request.input, 'decimals', 10);
  if (decimals === undefined) return badInput('decimals');
  const full = phMean(values.value);
  const rounded = roundTo(full, decimals);
  return ok(verdictOf(chosen.value, row.value, row.value.confidence, [
    { name: 'valid', value: String(values.value.length) }, { name: 'averaged', value: full.toSignificantDigits(20).toString() }, { name: 'rounded', value: rounded.toFixed(decimals) },
  ], { mean: asNumber(rounded), decimals }));
};

/** `share-rounding`: shares as bulletins print them; they need not add to 100. */
export const shareRounding: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['surface-water-evaluation', 'rounding']);
  if (!chosen.ok) return chosen;
  const row = (rulebook.families.get('surface-water-evaluation') ?? []).map((edition) => edition.rules.get('share-decimals')?.[0]).find((rule) => rule !== undefined);
  if (row === undefined) return fail('standard.no-row', 'share-decimals');
  const counts = request.input['counts'];
  if (!isObject(counts)) return badInput('counts');
  const shares: Record<string, number> = {};
  const numbers: Record<string, number> = {};
  for (const key of Object.keys(counts)) {
    const count = countOf(counts, key, 1e9);
    if (count === undefined) return fail('value.out-of-range', `counts.${key}`);
    numbers[key] = count;
  }
  const sum = Object.values(numbers).reduce((all, count) => all + count, 0);
  const total = request.input['total'] === undefined ? sum : countOf(request.input, 'total', 1e9);
  if (total === undefined || total < sum) return fail('value.out-of-range', 'total');
  if (total === 0) return ok(verdictOf(chosen.value, row, row.confidence, [], { undeterminable: 'no-valid-value' }));
  const decimals = countOf(request.input, 'decimals', 10) ?? Number(row.value);
  for (const [key, count] of Object.entries(numbers)) shares[key] = asNumber(roundTo(exact(count).times(100).dividedBy(total), decimals));
  return ok(verdictOf(chosen.value, row, row.confidence, [{ name: 'valid', value: String(total) }, { name: 'rounded', value: String(decimals) }], { published_percent: shares }));
};

const range = /^\s*(-?\d{1,7})\s*\.\.\s*(-?\d{1,7})\s*$/;
/** Values of one line; a year of hours in every station of a city is far below. */
const countMax = 100_000;

function numbersOf(given: unknown): Result<readonly Exact[]> {
  const between = typeof given === 'string' ? range.exec(given) : null;
  if (between !== null) {
    const from = Number(between[1]);
    const to = Number(between[2]);
    return to - from >= countMax || to < from ? badInput('values') : ok(Array.from({ length: to - from + 1 }, (_one, at) => exact(from + at)));
  }
  if (!Array.isArray(given) || given.length > countMax) return badInput('values');
  const numbers: Exact[] = [];
  for (const one of given as readonly unknown[]) {
    if (one === null) continue;
    const value = decimalOf(one);
    if (value === undefined) return fail('value.not-a-number', String(one));
    numbers.push(value);
  }
  return ok(numbers);
}
