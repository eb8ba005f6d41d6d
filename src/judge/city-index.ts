import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { termsOf } from '../rulebook/bands.ts';
import { ruleOn, type Edition } from '../rulebook/edition.ts';
import { waterClasses, type SurfaceWater, type Waterbody } from '../rulebook/surface-water.ts';
import type { IndexTermRow } from '../rulebook/water-rows.ts';
import type { Measured } from './measured.ts';
import type { Step } from './verdict.ts';

/**
 * CWQI of one kind of water: the sum of the single indices of the 21 deciding items against class III. Null: an item is
 * missing (or an oxygen of nothing, which has no index). Values in mg/L by item; below detection counts as the evaluation rule says.
 */
export function cityWaterIndexOf(edition: Edition, day: string, water: SurfaceWater, waterbody: Waterbody, values: ReadonlyMap<string, Measured>, steps: Step[]): Result<Exact | null> {
  const rule = ruleOn(edition, 'class', day);
  if (!rule.ok) return rule;
  const at = waterClasses.findIndex((name) => name === rule.value.value);
  const terms = termsOf(edition, 'CWQI', day);
  let sum = exact(0);
  let missing = false;
  for (const item of water.items[waterbody].values()) {
    if (!item.decides) continue;
    const measured = values.get(item.item);
    if (measured === undefined) { steps.push({ name: 'missing', of: item.item }); missing = true; continue; }
    const term = terms.find((one) => one.pollutant === item.item) ?? terms.find((one) => one.pollutant === undefined);
    const limit = item.limits[at];
    if (term === undefined || limit === undefined) return fail('standard.no-row', `CWQI ${item.item}`);
    const single = singleIndex(term, measured.below ? measured.value.times(water.belowDetection) : measured.value, limit.max ?? limit.min);
    if (single === undefined) { steps.push({ name: 'no-index', of: item.item, value: measured.value.toString() }); missing = true; continue; }
    steps.push({ name: 'term', of: item.item, value: single.toSignificantDigits(12).toString(), row: term.id });
    sum = sum.plus(single);
  }
  return ok(missing ? null : sum);
}

function singleIndex({ form, neutral, low, high }: IndexTermRow, value: Exact, limit: Exact | undefined): Exact | undefined {
  if (form === 'distance' && neutral !== undefined && low !== undefined && high !== undefined) {
    const end = value.greaterThan(neutral) ? high : low;
    return value.minus(neutral).dividedBy(exact(end).minus(neutral));
  }
  if (limit === undefined) return undefined;
  if (form === 'over-limit') return value.dividedBy(limit);
  return form === 'limit-over' && !value.isZero() ? limit.dividedBy(value) : undefined;
}
