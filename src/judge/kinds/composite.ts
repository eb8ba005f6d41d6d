import type { Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { CompositeTermRow } from '../../rulebook/air-noise-rows.ts';
import { holdsOn, ruleOn, type Edition } from '../../rulebook/edition.ts';
import { compositeIndex } from '../composite.ts';
import { roundTo } from '../statistics.ts';
import { asNumber, confidenceOf, type Step } from '../verdict.ts';
import { concentrationReader, editionForPeriod } from './air-period.ts';
import { badInput, isObject, verdictOf, type JsonObject, type Kind } from './request.ts';

/** `composite-index`: Σ C/S of the six pollutants by the denominators of the period. */
export const composite: Kind = (request, rulebook) => {
  const found = editionForPeriod(request, rulebook, 'air-evaluation', (edition, day) => termRows(edition, day).map((row) => `${row.pollutant} ${row.denominator}`).join());
  if (!found.ok) return found;
  const { chosen, steps, undecided } = found.value;
  const { input } = request;
  const values = input['values'];
  if (!isObject(values)) return badInput('values');
  const decimals = ruleOn(chosen.edition, 'composite-decimals', chosen.day);
  if (!decimals.ok) return decimals;
  const rows = termRows(chosen.edition, chosen.day);
  if (undecided) return ok(verdictOf(chosen, decimals.value, 'low', steps, { undeterminable: 'period-over-editions' }));
  const gap = chosen.edition.rows.find((row) => row.kind === 'gap' && row.subject === 'composite-denominators' && holdsOn(row, chosen.day));
  if (rows.length === 0 && gap !== undefined) return ok(verdictOf(chosen, gap, 'low', [...steps, { name: 'not-found', row: gap.id }], { undeterminable: 'parameter-unknown' }));
  if (rows.length === 0) return fail('standard.no-row', `${chosen.edition.standard} composite-term ${chosen.day}`);
  const read = readTerms(rows, input, values);
  if (!read.ok) return read;
  const { sum, terms, main, missing } = compositeIndex(rows, read.value);
  const keys = new Set(rows.flatMap((row) => row.keys));
  const said: Step[] = [
    ...steps, ...Object.keys(values).filter((name) => !keys.has(name)).map((of) => ({ name: 'ignored', of }) as const),
    ...terms.map(({ pollutant, value, row }) => ({ name: 'term', of: pollutant, value: value.toSignificantDigits(20).toString(), row }) as const),
    ...missing.map((of) => ({ name: 'missing', of }) as const),
  ];
  const row = rows[0] ?? decimals.value;
  const confidence = confidenceOf(rows);
  if (missing.length > 0) return ok(verdictOf(chosen, row, confidence, said, { undeterminable: 'missing-pollutant' }));
  const digits = Number(decimals.value.value);
  const rounded = roundTo(sum, digits);
  said.push({ name: 'main', value: main.join(', ') }, { name: 'rounded', value: rounded.toFixed(digits), row: decimals.value.id });
  return ok(verdictOf(chosen, row, confidence, said, { composite: asNumber(rounded) }));
};

const termRows = (edition: Edition, day: string): readonly CompositeTermRow[] =>
  edition.rows.filter((row): row is CompositeTermRow => row.kind === 'composite-term' && holdsOn(row, day));

function readTerms(rows: readonly CompositeTermRow[], input: JsonObject, values: JsonObject): Result<ReadonlyMap<string, Exact>> {
  const read = concentrationReader(input, values);
  const found = new Map<string, Exact>();
  for (const { pollutant, keys, unit } of rows) {
    const value = read(keys, unit);
    if (!value.ok) return value;
    if (value.value !== undefined) found.set(pollutant, value.value);
  }
  return ok(found);
}
