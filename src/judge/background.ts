import { exact, type Exact } from '../basis/decimal.ts';
import type { BackgroundRow } from '../rulebook/air-noise-rows.ts';
import { ruleNeeded, type Edition } from '../rulebook/edition.ts';
import type { RuleRow } from '../rulebook/standard-file.ts';
import { roundTo } from './statistics.ts';

export type Correction =
  { readonly correction: Exact; readonly corrected: Exact; readonly unit: string; readonly row: BackgroundRow | RuleRow };

/**
 * Background correction of GB 12348-2008 table 4, dB(A). The full difference decides whether it is in the table's range,
 * the rounded one which row. `row` alone: too close, measure again.
 */
export function correctBackground(edition: Edition, measured: Exact, background: Exact): Correction | { readonly row: RuleRow } {
  const [none, least] = [ruleNeeded(edition, 'background-none-above'), ruleNeeded(edition, 'background-least')];
  const difference = measured.minus(background);
  if (difference.lessThan(least.value)) return { row: least };
  if (difference.greaterThan(none.value)) return { correction: exact(0), corrected: measured, unit: none.unit ?? '', row: none };
  const rounded = roundTo(difference, Number(ruleNeeded(edition, 'difference-decimals').value));
  const row = edition.rows.find((one): one is BackgroundRow => one.kind === 'background' && rounded.greaterThanOrEqualTo(one.least) && rounded.lessThanOrEqualTo(one.most));
  if (row === undefined) throw new TypeError(`${edition.standard} has no correction for a difference of ${rounded.toString()}`);
  return { correction: exact(row.correction), corrected: measured.plus(row.correction), unit: row.unit, row };
}
