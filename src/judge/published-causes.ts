import { exact, type Exact } from '../basis/decimal.ts';
import type { Day, Instant } from '../basis/time.ts';
import { inForce, ruleOn } from '../rulebook/edition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Waterbody } from '../rulebook/surface-water.ts';
import { judgeSectionClass, type WaterValues } from './section-class.ts';
import { roundTo } from './statistics.ts';

/**
 * Why a published class is not ours, tried in this order; the first that yields the published class is taken.
 * - `at-a-limit`: half a unit of the last printed digit carries an item over a limit: the value behind the print decided;
 * - `source-error`: the class is that of the reading before: the values were renewed, the class was not;
 * - `wrong-table`: the other phosphorus column gives it;
 * - `rounding`: values rounded first (digits of the 2020 rule, or of the limits) give it;
 * - `missing-item`: an item is not in the row, was left out of the class, or total nitrogen was let in;
 * - `other`: none of these.
 */
export type ClassCause = 'at-a-limit' | 'source-error' | 'wrong-table' | 'rounding' | 'missing-item' | 'other';

/** A comparable reading: classes 1…6 as published and by either table; values are those that the class is made of. */
export type Compared = {
  readonly published: number; readonly river: number; readonly lake: number; readonly at: Instant; readonly day: Day;
  readonly values: Readonly<Record<string, string>>; readonly nitrogen: string | undefined;
};

export function causeOf(reading: Compared, preceding: Compared | undefined, waterbody: Waterbody, rulebook: Rulebook): ClassCause {
  const { published, values } = reading;
  const fits = (changed: WaterValues, table: Waterbody = waterbody): boolean => classOf(changed, table, reading.day, rulebook) === published;
  if (nudged(reading, rulebook).some((changed) => fits(changed))) return 'at-a-limit';
  if (preceding !== undefined && preceding[waterbody] === published) return 'source-error';
  if (fits(values, waterbody === 'river' ? 'lake' : 'river')) return 'wrong-table';
  if (fits(roundedBy(values, (item) => digitsOf(item, 'assessment-decimals', reading.day, rulebook))) || fits(roundedBy(values, (item) => limitDigits(item, waterbody, reading.day, rulebook)))) return 'rounding';
  if (missesItem(reading, waterbody, rulebook, fits)) return 'missing-item';
  return 'other';
}

function classOf(values: WaterValues, waterbody: Waterbody, day: Day, rulebook: Rulebook): number | undefined {
  const judged = judgeSectionClass(values, waterbody, rulebook, day);
  return judged.ok ? judged.value.class : undefined;
}

const itemsOfClass = 5;

function missesItem(reading: Compared, waterbody: Waterbody, rulebook: Rulebook, fits: (changed: WaterValues, table?: Waterbody) => boolean): boolean {
  const { values, published, nitrogen } = reading;
  const names = Object.keys(values);
  if (names.length < itemsOfClass && published > reading[waterbody]) return true;
  if (names.some((left) => fits(Object.fromEntries(Object.entries(values).filter(([name]) => name !== left))))) return true;
  const byNitrogen = nitrogen === undefined ? undefined : nitrogenClass(nitrogen, reading.day, rulebook);
  return byNitrogen === published && published > reading[waterbody];
}

/** The class that total nitrogen would have by the limits of lakes, which are the only ones. */
function nitrogenClass(nitrogen: string, day: Day, rulebook: Rulebook): number | undefined {
  const judged = judgeSectionClass({ TN: nitrogen }, 'lake', rulebook, day);
  return judged.ok ? judged.value.items['TN'] : undefined;
}

/** All items up and all down by half a unit of the last printed digit: worse water (less oxygen, more of the rest) and better water. */
function nudged({ values, day }: Compared, rulebook: Rulebook): readonly WaterValues[] {
  const by = (direction: number): WaterValues => Object.fromEntries(Object.entries(values).map(([item, text]) => [item, exact(text).plus(halfUnit(item, text, day, rulebook).times(item === 'DO' ? -direction : direction)).toString()]));
  return [by(1), by(-1), ...Object.keys(values).flatMap((item) => [1, -1].map((direction) => ({ ...values, [item]: by(direction)[item] })))];
}

/** Half of the unit of the last digit that the source prints: its own digits, at least those of hour values. */
const halfUnit = (item: string, text: string, day: Day, rulebook: Rulebook): Exact => unitOf(item, text, day, rulebook).dividedBy(2);

function unitOf(item: string, text: string, day: Day, rulebook: Rulebook): Exact {
  return exact(10).pow(-Math.max(exact(text).decimalPlaces(), digitsOf(item, 'hourly-decimals', day, rulebook) ?? 0));
}

function digitsOf(item: string, key: string, day: Day, rulebook: Rulebook): number | undefined {
  const statistics = inForce(rulebook.families.get('surface-water-statistics') ?? [], day);
  const row = statistics === undefined ? undefined : ruleOn(statistics, key, day, item);
  return row?.ok === true ? Number(row.value.value) : undefined;
}

function limitDigits(item: string, waterbody: Waterbody, day: Day, rulebook: Rulebook): number | undefined {
  const limits = inForce(rulebook.surfaceWaters, day)?.items[waterbody].get(item)?.limits;
  return limits === undefined ? undefined : Math.max(...limits.map(({ max, min }) => (max ?? min ?? exact(0)).decimalPlaces()));
}

const roundedBy = (values: Compared['values'], digits: (item: string) => number | undefined): WaterValues =>
  Object.fromEntries(Object.entries(values).map(([item, text]) => [item, roundTo(exact(text), digits(item) ?? exact(text).decimalPlaces()).toString()]));

/** Would one unit of the last printed digit move an item over a limit? Then the unrounded value may have been beyond it. */
export function isAtLimit({ values, day }: Compared, waterbody: Waterbody, rulebook: Rulebook): boolean {
  const water = inForce(rulebook.surfaceWaters, day);
  return Object.entries(values).some(([name, text]) => {
    const value = exact(text);
    const unit = exact(10).pow(-value.decimalPlaces());
    const limits = water?.items[waterbody].get(name)?.limits ?? [];
    return limits.some(({ max, min }) => [max, min].some((limit) => limit !== undefined && limit.minus(value).abs().lessThanOrEqualTo(unit)));
  });
}
