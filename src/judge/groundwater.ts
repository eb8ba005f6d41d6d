import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import {
  groundwaterClasses, type Groundwater, type GroundwaterClass, type GroundwaterItem, type GroundwaterLimit,
} from '../rulebook/groundwater.ts';
import { plainItemName } from '../rulebook/item-names.ts';
import { decimalOf, inUnitOf, type Step, type Undeterminable } from './verdict.ts';

/** Class of one item; `row` is the last limit looked at: the one that the value keeps, or the last that it breaks. */
export type ItemVerdict = {
  readonly item: GroundwaterItem; readonly limit: GroundwaterLimit; readonly waterClass: GroundwaterClass | undefined;
  readonly reason: Undeterminable | '';
};

export function groundwaterItem(water: Groundwater, name: string): Result<GroundwaterItem> {
  const item = water.items.get(water.edition.items.get(plainItemName(name)) ?? '');
  return item === undefined ? fail('standard.no-row', name) : ok(item);
}

/**
 * GB/T 14848-2017, 6.2: the best class whose limit the value keeps, limits included; beyond class IV it is V. A value below
 * a detection limit (`<0.05`, `0.05L`, 未检出) is of the best class only when that limit shows it. Values in the item's unit.
 * Faults: value.not-a-number, value.out-of-range.
 */
export function judgeGroundwaterItem(item: GroundwaterItem, value: unknown, steps: Step[]): Result<ItemVerdict> {
  const seen = sight(item, value);
  if (!seen.ok) return seen;
  steps.push({ name: 'raw', of: item.item, value: String(value), ...inUnitOf(item.unit) });
  const at = item.limits.findIndex((limit) => keeps(limit, seen.value));
  const limit = at < 0 ? item.limits.at(-1) : item.limits[at];
  if (limit === undefined) return fail('standard.no-row', item.item);
  const best = groundwaterClasses[at < 0 ? item.limits.length : at];
  if (seen.value.unsure && at !== 0) return ok({ item, limit, waterClass: undefined, reason: 'below-detection' });
  if (at < 0 && item.undivided) return ok({ item, limit, waterClass: undefined, reason: 'classes-undivided' });
  steps.push({ name: 'item-class', of: item.item, value: best ?? '', row: limit.row.id });
  return ok({ item, limit, waterClass: best, reason: '' });
}

/** `present`: for what must be absent. `unsure`: the value lies somewhere at or below `most`. */
type Sight = { readonly most: Exact | undefined; readonly present: boolean; readonly unsure: boolean };

const absentWords = new Set(['无', '未检出', 'none', 'absent', 'nd', 'not detected']);
const presentWords = new Set(['有', 'present', 'detected']);

function sight(item: GroundwaterItem, value: unknown): Result<Sight> {
  const perceived = item.limits.every((limit) => limit.row.op === 'absent');
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (absentWords.has(text)) return ok({ most: undefined, present: false, unsure: !perceived });
  if (perceived) return presentWords.has(text) ? ok({ most: undefined, present: true, unsure: false }) : fail('assess.bad-input', `${item.item}: 无 or 有`);
  const below = /^<\s*(.+)$|^(.+?)\s*l$/.exec(text);
  const most = decimalOf(below === null ? value : (below[1] ?? below[2]));
  if (most === undefined) return fail('value.not-a-number', `${item.item} ${String(value)}`);
  if (most.isNegative() && !most.isZero()) return fail('value.out-of-range', `${item.item} ${most.toString()}`);
  if (absurd(item, most)) return fail('value.out-of-range', `${item.item} ${most.toString()}`);
  return ok({ most, present: !most.isZero(), unsure: below !== null });
}

/** pH beyond 0..14, more than a kilogram in a litre. */
const absurd = (item: GroundwaterItem, value: Exact): boolean =>
  (item.item === 'pH' && value.greaterThan(14)) || (item.unit.toLowerCase() === 'mg/l' && value.greaterThan(exact('1e6')));

function keeps({ row, max, min }: GroundwaterLimit, { most, present, unsure }: Sight): boolean {
  if (row.op === 'absent') return !present;
  if (row.op === 'not-detected') return unsure || !present;
  if (most === undefined) return false;
  return (max === undefined || most.lessThanOrEqualTo(max)) && (min === undefined || most.greaterThanOrEqualTo(min));
}
