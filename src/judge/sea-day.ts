import { fail, ok, type Result } from '../basis/result.ts';
import { inForce, ruleNeeded, ruleOn } from '../rulebook/edition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { seaClasses, type SeaWater } from '../rulebook/sea-water.ts';
import type { RuleRow } from '../rulebook/standard-file.ts';
import { meansOverTime, type WaterSample } from './item-means.ts';
import { seaClassOf, type SeaVerdict } from './sea-class.ts';
import { confidenceOf, type Confidence, type Step, type Undeterminable } from './verdict.ts';

/** One item as it was held against the classes: decimal text in full, class 1 … 5 (5 is worse than class 4), how many values. */
export type SeaItemResult = { readonly value: string; readonly class?: number; readonly count: number };
export type SeaResult = {
  readonly edition: string;
  readonly verdict: 'meets' | 'exceeds' | 'assessed' | 'undeterminable';
  readonly reason: Undeterminable | '';
  /** 1 … 5; absent: cannot be determined. */
  readonly class?: number;
  readonly target?: number;
  /** By code of GB 3097; `DIN` is the sum of its parts. */
  readonly items: ReadonlyMap<string, SeaItemResult>;
  /** Hours with a valid value of any item. */
  readonly hours: number;
  readonly confidence: Confidence;
  /** The row that decides: the limit of the worst item, or why nothing could be said. */
  readonly row: { readonly id: string; readonly clause: string; readonly from: string; readonly confidence: Confidence };
};

/** Items of one hour, the class of the worst (GB 3097). Not held against a target. Faults: standard.not-in-force, value.*. */
export function judgeSeaHour(values: Readonly<Record<string, string>>, rulebook: Rulebook, day: string, steps: Step[] = []): Result<SeaResult> {
  const water = waterOn(rulebook, day);
  if (!water.ok) return water;
  const judged = seaClassOf(water.value, values, undefined, steps);
  return judged.ok ? ok(resultOf(water.value, judged.value, new Map(), 1, undefined)) : judged;
}

/**
 * A natural day of a buoy: means of its valid hours by item (pH through the hydrogen ion), their classes, the worst of them, against the class
 * that its function zone asks for. How many hours are enough GB 3097 does not say: the rule `buoy-day-hours` is a parameter of the installation.
 * Faults: standard.not-in-force, standard.no-row, value.*.
 */
export function judgeSeaDay(hours: readonly WaterSample[], zone: string | undefined, rulebook: Rulebook, day: string, steps: Step[] = []): Result<SeaResult> {
  const water = waterOn(rulebook, day);
  if (!water.ok) return water;
  const { edition } = water.value;
  const [least, target] = [ruleOn(edition, 'buoy-day-hours', day), targetOf(water.value, zone, day)];
  if (!least.ok) return least;
  const valid = hours.filter(({ values }) => Object.keys(values).length > 0);
  const means = meansOverTime(valid, edition, day);
  if (!means.ok) return means;
  for (const [item, { full, count }] of means.value) steps.push({ name: 'averaged', of: item, value: `${full.toSignificantDigits(shownDigits).toString()} (${count})`, row: least.value.id });
  const judged = seaClassOf(water.value, Object.fromEntries([...means.value].map(([item, { full }]) => [item, full.toFixed()])), undefined, steps);
  if (!judged.ok) return judged;
  const counts = new Map([...means.value].map(([item, { count }]) => [item, count]));
  steps.push({ name: 'valid', value: `${valid.length}/${least.value.value}`, row: least.value.id });
  const result = resultOf(water.value, judged.value, counts, valid.length, target);
  if (valid.length < Number(least.value.value)) {
    const { class: _class, target: _target, ...rest } = result;
    return ok({ ...rest, verdict: 'undeterminable', reason: 'too-few-values', row: least.value, confidence: least.value.confidence });
  }
  if (result.class !== undefined && target !== undefined) {
    steps.push(
      { name: 'target', value: target.value, row: target.id },
      { name: 'compared', value: `${seaClasses[result.class - 1] ?? ''} ${result.verdict === 'exceeds' ? '>' : '<='} ${target.value}`, row: target.id },
    );
  }
  return ok({ ...result, confidence: confidenceOf([{ confidence: result.confidence }, least.value, ...(target === undefined ? [] : [target])]) });
}

/** The class that a function zone asks for: its row, undefined where the zone is not known. */
export const targetOf = ({ edition }: Pick<SeaWater, 'edition'>, zone: string | undefined, day: string): RuleRow | undefined =>
  (zone === undefined ? undefined : inForce(edition.rules.get(`function-zone-${zone}`) ?? [], day));

function waterOn(rulebook: Rulebook, day: string): Result<SeaWater> {
  const water = rulebook.seaWaters.find(({ edition }) => edition.from <= day && (edition.to === null || day <= edition.to));
  return water === undefined ? fail('standard.not-in-force', `sea-water ${day}`) : ok(water);
}

const shownDigits = 12;
/** Digits that a mean keeps in the store: far below any rounding that could decide. */
const storedDigits = 20;

function resultOf(water: SeaWater, judged: SeaVerdict, counts: ReadonlyMap<string, number>, hours: number, target: RuleRow | undefined): SeaResult {
  const { seaClass, worst, place, reason, rows, items } = judged;
  const nitrogen = Math.min(...(water.nitrogen.pollutants ?? []).map((part) => counts.get(part) ?? 1));
  const limits = worst[0]?.limits;
  const base = {
    edition: water.edition.standard, hours, confidence: confidenceOf(rows),
    row: limits?.[Math.min(place, limits.length) - 1]?.row ?? ruleNeeded(water.edition, 'inorganic-nitrogen'),
    items: new Map([...items].map(([item, { value, best, surely }]): [string, SeaItemResult] =>
      [item, { value: value.toSignificantDigits(storedDigits).toFixed(), count: item === 'DIN' ? nitrogen : counts.get(item) ?? 1, ...(surely ? { class: best } : {}) }])),
  };
  if (seaClass === undefined) return { ...base, verdict: 'undeterminable', reason: reason === '' ? 'no-deciding-item' : reason };
  if (target === undefined) return { ...base, class: place, verdict: 'assessed', reason: '' };
  const wanted = Number(target.value);
  return { ...base, class: place, target: wanted, verdict: place > wanted ? 'exceeds' : 'meets', reason: '' };
}
