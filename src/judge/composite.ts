import { exact, type Exact } from '../basis/decimal.ts';
import type { CompositeTermRow } from '../rulebook/air-noise-rows.ts';

export type Term = { readonly pollutant: string; readonly row: string; readonly value: Exact };

/**
 * Composite air index Σ C/S (ministry ranking rules): exact sum (over one common denominator, divided once), its terms, and the pollutants of the largest term.
 * `values` by pollutant in the unit of the row; `missing` names what is absent: then the sum stands for nothing.
 */
export function compositeIndex(rows: readonly CompositeTermRow[], values: ReadonlyMap<string, Exact>): { readonly sum: Exact; readonly terms: readonly Term[]; readonly main: readonly string[]; readonly missing: readonly string[] } {
  const terms = rows.flatMap(({ pollutant, denominator, id }) => {
    const value = values.get(pollutant);
    return value === undefined ? [] : [{ pollutant, row: id, value: value.dividedBy(denominator) }];
  });
  const largest = terms.reduce((most, { value }) => (value.greaterThan(most) ? value : most), exact(-1));
  const common = rows.reduce((all, { denominator }) => all.times(denominator), exact(1));
  const sum = rows.reduce((all, { pollutant, denominator }) => all.plus((values.get(pollutant) ?? exact(0)).times(common.dividedBy(denominator))), exact(0)).dividedBy(common);
  return {
    sum, terms,
    main: terms.filter(({ value }) => value.equals(largest)).map(({ pollutant }) => pollutant),
    missing: rows.filter(({ pollutant }) => !values.has(pollutant)).map(({ pollutant }) => pollutant),
  };
}
