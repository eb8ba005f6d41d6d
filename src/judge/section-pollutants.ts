import type { Exact } from '../basis/decimal.ts';
import { ruleOn, type Edition } from '../rulebook/edition.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { plainItem, waterClasses, type SurfaceWater, type Waterbody } from '../rulebook/surface-water.ts';
import { classify, type WaterValues } from './section-class.ts';
import { readMeasured } from './measured.ts';
import type { Undeterminable } from './verdict.ts';

/** An item beyond the target class; `multiple` (C − S)/S in full, absent for pH and oxygen and where the value is below detection. */
export type BeyondTarget = { readonly item: string; readonly class: number; readonly multiple?: Exact };
/** `class` 0: not determined, `reason` says why. */
export type SectionPollutants = {
  readonly class: number; readonly reason: Undeterminable | ''; readonly beyond: readonly BeyondTarget[];
  readonly main: readonly string[];
};

/**
 * Items of a section beyond its target class, worst class first, then by multiple; the main ones: at most so many, cyanide
 * and heavy metals first, only where the section is worse than its target. Class of the values as given, one rounding before.
 */
export function sectionPollutants(water: SurfaceWater, evaluation: Edition, day: string, values: WaterValues, waterbody: Waterbody, target: number): Result<SectionPollutants> {
  const judged = classify(water, values, waterbody);
  if (!judged.ok) return judged;
  const most = ruleOn(evaluation, 'main-pollutants-most', day);
  const first = ruleOn(evaluation, 'main-pollutants-first', day);
  if (!most.ok) return most;
  if (!first.ok) return first;
  const beyond: BeyondTarget[] = [];
  for (const [name, raw] of Object.entries(values)) {
    const item = water.items[waterbody].get(water.itemByName.get(plainItem(name)) ?? '');
    const itemClass = item === undefined ? undefined : judged.value.items[item.item];
    if (item === undefined || !item.decides || itemClass === undefined || itemClass <= target) continue;
    const multiple = multipleOver(water, item.item, waterbody, target, raw);
    beyond.push({ item: item.item, class: itemClass, ...(multiple === undefined ? {} : { multiple }) });
  }
  const early = new Set(first.value.pollutants);
  beyond.sort((a, b) => b.class - a.class || compareMultiples(a, b) || (a.item < b.item ? -1 : 1));
  const ordered = [...beyond.filter(({ item }) => early.has(item)), ...beyond.filter(({ item }) => !early.has(item))];
  return ok({ class: judged.value.class ?? 0, reason: judged.value.reason, beyond, main: ordered.slice(0, Number(most.value.value)).map(({ item }) => item) });
}

const compareMultiples = (a: BeyondTarget, b: BeyondTarget): number =>
  (a.multiple === undefined || b.multiple === undefined ? Number(a.multiple === undefined) - Number(b.multiple === undefined) : b.multiple.comparedTo(a.multiple));

/** Times over the limit of a class, in full; undefined where the rule gives none (pH, oxygen) or the value is not over it. */
export function multipleOver(water: SurfaceWater, item: string, waterbody: Waterbody, target: number, raw: unknown): Exact | undefined {
  const limit = water.items[waterbody].get(item)?.limits[target - 1]?.max;
  const measured = readMeasured(item, raw);
  if (limit === undefined || water.withoutMultiple.has(item) || !measured.ok || measured.value.below || !measured.value.value.greaterThan(limit)) return undefined;
  return measured.value.value.minus(limit).dividedBy(limit);
}

/** Main pollutants of a basin: by the share of sections in which the item is beyond class III, the first so many. */
export function basinPollutants(sections: readonly SectionPollutants[], evaluation: Edition, day: string): Result<readonly { readonly item: string; readonly sections: number }[]> {
  const most = ruleOn(evaluation, 'main-pollutants-basin', day);
  if (!most.ok) return most;
  const counts = new Map<string, number>();
  for (const { beyond } of sections) for (const { item } of beyond) counts.set(item, (counts.get(item) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return ok(sorted.slice(0, Number(most.value.value)).map(([item, count]) => ({ item, sections: count })));
}

/** 1…5 of a target class; a section is never set to be worse than V. */
export function targetNumber(name: unknown): Result<number> {
  const at = waterClasses.findIndex((one) => one === name);
  return at < 0 || at > 4 ? fail('assess.bad-input', 'target_class') : ok(at + 1);
}
