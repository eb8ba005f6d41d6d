import type { Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { inForce, ruleOn, type Edition } from '../rulebook/edition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { waterClasses, type SurfaceWater, type Waterbody, type WaterClass } from '../rulebook/surface-water.ts';
import type { ItemMeans } from './item-means.ts';
import { bestClass } from './measured.ts';
import { sectionPollutants, targetNumber, type SectionPollutants } from './section-pollutants.ts';
import { roundTo } from './statistics.ts';
import { trophicIndex } from './trophic-index.ts';
import { confidenceOf, inUnitOf, type Confidence, type Step, type Undeterminable } from './verdict.ts';

/** `rounded`: class from means rounded as the statistics rule says; `full`: from the means as they are. */
export type Digits = 'rounded' | 'full';
export type PeriodTerms = {
  readonly waterbody: Waterbody; readonly digits: Digits; readonly day: string;
  /** 1…5 of the section's own target class. */ readonly target?: number;
};

export type AssessedMean = {
  readonly item: string; readonly full: Exact; readonly value: Exact; readonly count: number; readonly below: number;
  readonly class?: number;
};
export type SectionPeriod = {
  readonly editions: readonly string[];
  readonly means: readonly AssessedMean[];
  readonly class?: number;
  readonly waterClass?: WaterClass;
  readonly reason: Undeterminable | '';
  /** Over class III, as bulletins say; over the target class where the section has one. */
  readonly overThree: SectionPollutants;
  readonly overTarget?: SectionPollutants;
  readonly meetsTarget?: boolean;
  /** Lakes: TLI rounded once, its grade; absent when one of the five parameters is (chlorophyll-a in mg/m³, depth in m). */
  readonly trophic?: { readonly index: Exact; readonly grade: { readonly zh: string; readonly en: string } };
  readonly confidence: Confidence;
};

/** The class of the means of one section or lake over a period: class of the mean, never the mean of classes. Faults: standard.*, value.*. */
export function assessMeans(means: ItemMeans, terms: PeriodTerms, rulebook: Rulebook, steps?: Step[]): Result<SectionPeriod> {
  const { day, waterbody, target } = terms;
  const editions = editionsOn(rulebook, day);
  if (!editions.ok) return editions;
  const { water, evaluation, statistics } = editions.value;
  const over = mainClass(evaluation, day);
  if (!over.ok) return over;
  const values = new Map<string, Exact>();
  for (const [item, mean] of means) {
    const value = terms.digits === 'full' ? mean.full : roundedMean(statistics, day, item, mean.full);
    values.set(item, value);
    const unit = inUnitOf(water.items.lake.get(item)?.limits[0]?.row.unit);
    steps?.push({ name: 'valid', of: item, value: String(mean.count) },
      { name: 'averaged', of: item, value: mean.full.toSignificantDigits(12).toString(), ...unit },
      { name: 'rounded', of: item, value: value.toString(), ...unit });
  }
  const classed = Object.fromEntries([...values].filter(([item]) => water.items[waterbody].has(item)).map(([item, value]) => [item, value.toString()]));
  const overThree = sectionPollutants(water, evaluation, day, classed, waterbody, over.value);
  const overTarget = target === undefined ? undefined : sectionPollutants(water, evaluation, day, classed, waterbody, target);
  if (!overThree.ok) return overThree;
  if (overTarget?.ok === false) return overTarget;
  const assessed = [...means].map(([item, { full, count, below }]): AssessedMean => ({ item, full, value: values.get(item) ?? full, count, below, ...classOfItem(water, waterbody, item, values.get(item) ?? full) }));
  const hidden = hiddenByDetection(water, waterbody, means, assessed);
  const reason = hidden ? 'below-detection' : overThree.value.reason;
  const waterClass = reason === '' ? waterClasses[overThree.value.class - 1] : undefined;
  if (waterClass !== undefined) steps?.push({ name: 'maximum', value: waterClass });
  return ok({
    editions: [water.edition.standard, evaluation.standard, statistics.standard], means: assessed, reason, overThree: overThree.value, confidence: confidenceOf(statistics.rows),
    ...(waterClass === undefined ? {} : { class: overThree.value.class, waterClass }),
    ...(overTarget === undefined ? {} : { overTarget: overTarget.value }),
    ...(target === undefined || waterClass === undefined ? {} : { meetsTarget: overThree.value.class <= target }),
    ...trophicOf(rulebook, terms, values, steps),
  });
}

/** The class that bulletins count multiples over. */
function mainClass(evaluation: Edition, day: string): Result<number> {
  const rule = ruleOn(evaluation, 'main-pollutants-class', day);
  return rule.ok ? targetNumber(rule.value.value) : rule;
}

type Editions = { readonly water: SurfaceWater; readonly evaluation: Edition; readonly statistics: Edition };

function editionsOn(rulebook: Rulebook, day: string): Result<Editions> {
  const of = (family: string): Edition | undefined => inForce(rulebook.families.get(family) ?? [], day);
  const [water, evaluation, statistics] = [inForce(rulebook.surfaceWaters, day), of('surface-water-evaluation'), of('surface-water-statistics')];
  return water === undefined || evaluation === undefined || statistics === undefined ? fail('standard.not-in-force', `surface water ${day}`) : ok({ water, evaluation, statistics });
}

/** Half to even to the digits of the item; what would vanish keeps one digit; an item without digits keeps the full mean. */
function roundedMean(statistics: Edition, day: string, item: string, full: Exact): Exact {
  const digits = ruleOn(statistics, 'assessment-decimals', day, item);
  return digits.ok ? roundTo(full, Number(digits.value.value), ruleOn(statistics, 'keep-digit', day).ok) : full;
}

function classOfItem(water: SurfaceWater, waterbody: Waterbody, item: string, value: Exact): { class?: number } {
  const limits = water.items[waterbody].get(item)?.limits;
  return limits === undefined ? {} : { class: bestClass(limits, { value, below: false }).best };
}

/**
 * A detection limit above class I that all values lay below, or that is worse than the mean, leaves the item's class open up
 * to the limit's own. Hidden: no other item is as bad as that, so the section's class cannot be shown.
 */
function hiddenByDetection(water: SurfaceWater, waterbody: Waterbody, means: ItemMeans, assessed: readonly AssessedMean[]): boolean {
  let [sure, open] = [0, 0];
  for (const { item, class: itemClass, count, below } of assessed) {
    const found = water.items[waterbody].get(item);
    if (found?.decides !== true || itemClass === undefined) continue;
    const detection = means.get(item)?.detection;
    const atLimit = detection === undefined ? 1 : bestClass(found.limits, { value: detection, below: false }).best;
    if (atLimit > 1 && (below === count || atLimit > itemClass)) open = Math.max(open, atLimit);
    else sure = Math.max(sure, itemClass);
  }
  return open > sure;
}

function trophicOf(rulebook: Rulebook, { waterbody, day }: PeriodTerms, values: ReadonlyMap<string, Exact>, steps?: Step[]): Pick<SectionPeriod, 'trophic'> {
  const edition = inForce(rulebook.families.get('trophic-index') ?? [], day);
  if (waterbody !== 'lake' || edition === undefined || [...values.values()].some((value) => value.isZero())) return {};
  const index = trophicIndex(edition, day, values, steps);
  return index === null || index.grade === undefined ? {} : { trophic: { index: index.rounded, grade: index.grade.name } };
}
