import { exact, type Exact } from '../basis/decimal.ts';
import { bandOf, bandsOf, termsOf } from '../rulebook/bands.ts';
import { ruleNeeded, type Edition } from '../rulebook/edition.ts';
import type { RuleRow } from '../rulebook/standard-file.ts';
import type { BandRow, IndexTermRow } from '../rulebook/water-rows.ts';
import { roundTo } from './statistics.ts';
import type { Step } from './verdict.ts';

export type TrophicIndex = {
  readonly full: Exact; readonly rounded: Exact; readonly decimals: number;
  readonly grade: BandRow | undefined; readonly rows: readonly (IndexTermRow | RuleRow)[];
};

/** 10·(a + b·ln C) of one parameter; C in the unit of the row, above zero. */
export const trophicTerm = (term: IndexTermRow, value: Exact): Exact => value.ln().times(term.b ?? 0).plus(term.a ?? 0).times(10);

/**
 * TLI(Σ) = Σ W·TLI(j), in full, rounded once; the grade by the full value. Null: a parameter is missing, then there is no
 * weight for the others and nothing is reported. `values` by pollutant in the units of the rows, all above zero.
 */
export function trophicIndex(edition: Edition, day: string, values: ReadonlyMap<string, Exact>, steps?: Step[]): TrophicIndex | null {
  const terms = termsOf(edition, 'TLI', day);
  const decimals = ruleNeeded(edition, 'decimals');
  let full = exact(0);
  let missing = false;
  for (const term of terms) {
    const value = values.get(term.pollutant ?? '');
    if (value === undefined) {
      steps?.push({ name: 'missing', of: term.pollutant ?? '', row: term.id });
      missing = true;
      continue;
    }
    const index = trophicTerm(term, value);
    steps?.push({ name: 'term', of: term.pollutant ?? '', value: index.toSignificantDigits(12).toString(), row: term.id });
    full = full.plus(index.times(term.weight ?? 0));
  }
  if (missing) return null;
  return { full, rounded: roundTo(full, Number(decimals.value)), decimals: Number(decimals.value), grade: bandOf(bandsOf(edition, 'trophic', day), full), rows: [...terms, decimals] };
}
