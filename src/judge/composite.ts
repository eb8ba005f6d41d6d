import { exact, type Exact } from '../basis/decimal.ts';
import type { CompositeTermRow } from '../rulebook/air-noise-rows.ts';

export type Term = { readonly pollutant: string; readonly row: string; readonly value: Exact };

/**
 * Composite air index Σ C/S (ministry ranking rules): unrounded sum, its terms, and the pollutants of the largest term.
 * `values` by pollutant in the unit of the row; `missing` names what is absent: then the sum stands for nothing.
 */
export function compositeIndex(rows: readonly CompositeTermRow[], values: ReadonlyMap<string, Exact>): { readonly sum: Exact; readonly terms: readonly Term[]; readonly main: readonly string[]; readonly missing: readonly string[] } {
  const terms = rows.flatMap(({ pollutant, denominator, id }) => {
    const value = values.get(pollutant);
    return value === undefined ? [] : [{ pollutant, row: id, value: value.dividedBy(denominator) }];
  });
  const largest = terms.reduce((most, { value }) => (value.greaterThan(most) ? value : most), exact(-1));
  return {
    sum: terms.reduce((all, { value }) => all.plus(value), exact(0)), terms,
    main: terms.filter(({ value }) => value.equals(largest)).map(({ pollutant }) => pollutant),
    missing: rows.filter(({ pollutant }) => !values.has(pollutant)).map(({ pollutant }) => pollutant),
  };
}
