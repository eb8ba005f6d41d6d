import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { inForce, ruleOn } from '../../rulebook/edition.ts';
import { classNumber, plainItem, waterClasses, type SurfaceWater, type Waterbody, type WaterItem } from '../../rulebook/surface-water.ts';
import { classify } from '../section-class.ts';
import { sectionPollutants, targetNumber } from '../section-pollutants.ts';
import { roundTo } from '../statistics.ts';
import { asNumber, confidenceOf, decimalOf, type Step } from '../verdict.ts';
import { badInput, editionFor, isObject, textOf, verdictOf, type JsonObject, type JudgeRequest, type Kind } from './request.ts';
import { inUnit, plainUnit } from './unit.ts';

/** `surface-water-class`: the worst of the deciding items. */
export const surfaceWaterClass: Kind = (request, rulebook) => {
  const found = waterFor(request, rulebook);
  if (!found.ok) return found;
  const { water, chosen, waterbody } = found.value;
  if (!isObject(request.input['values'])) return badInput('values');
  const values = inMilligrams(water, request.input['values'], textOf(request.input, 'unit'));
  if (!values.ok) return values;
  const steps: Step[] = [];
  const judged = classify(water, values.value, waterbody, steps);
  if (!judged.ok) return judged;
  const { waterClass, reason, worst } = judged.value;
  const row = water.items[waterbody].get(worst[0] ?? '')?.limits[Math.min(judged.value.class ?? 1, 5) - 1]?.row ?? water.decidingRow;
  const confidence = confidenceOf([row, water.decidingRow]);
  if (waterClass === undefined) return ok(verdictOf(chosen, row, confidence, steps, { undeterminable: reason === '' ? 'no-deciding-item' : reason }));
  return ok(verdictOf(chosen, row, confidence, steps, { water_class: waterClass }));
};

/**
 * `surface-water-multiple`: the best class that printed multiples over a target class allow. A printed multiple stands for
 * every value that rounds to it, so its lower edge decides; an item with a multiple is beyond its target in any case.
 * Without a target class multiples are over class III (evaluation method of 2011).
 */
export const surfaceWaterMultiple: Kind = (request, rulebook) => {
  const found = waterFor(request, rulebook);
  if (!found.ok) return found;
  const { water, chosen, waterbody } = found.value;
  const target = waterClasses.findIndex((name) => name === (request.input['target_class'] ?? 'III'));
  if (target < 0 || target > 4) return badInput('target_class');
  const multiples = request.input['exceed_multiples'];
  if (!isObject(multiples)) return badInput('exceed_multiples');
  const steps: Step[] = [];
  let worst = target;
  for (const name of Object.keys(multiples)) {
    const item = water.items[waterbody].get(water.itemByName.get(plainItem(name)) ?? '');
    if (item === undefined || water.withoutMultiple.has(item.item)) return fail('standard.no-row', `${name}: no multiple`);
    const lower = lowerEdge(multiples[name]);
    if (lower === undefined) return fail('value.not-a-number', name);
    const at = bestAllowed(item, target, lower);
    steps.push({ name: 'item-class', of: item.item, value: waterClasses[at] ?? '', row: item.limits[Math.min(at, 4)]?.row.id ?? '' });
    if (item.decides) worst = Math.max(worst, at);
  }
  return ok(verdictOf(chosen, water.decidingRow, water.decidingRow.confidence, steps, { water_class: waterClasses[worst] ?? '>V' }));
};

function bestAllowed(item: WaterItem, target: number, lower: Exact): number {
  const base = item.limits[target]?.max;
  if (base === undefined) return target;
  const least = base.times(lower.plus(1));
  const beyond = item.limits.findIndex((limit) => classNumber(limit.row) > target + 1 && limit.max?.greaterThan(base) === true && limit.max.greaterThanOrEqualTo(least));
  return beyond < 0 ? item.limits.length : beyond;
}

/** The least value that is printed as this multiple; undefined when it is no number or not above zero. */
function lowerEdge(multiple: unknown): Exact | undefined {
  const value = decimalOf(multiple);
  if (value === undefined || value.isNegative()) return undefined;
  const printed = String(multiple).trim();
  const decimals = Math.max(1, /\.(\d+)$/.exec(printed)?.[1]?.length ?? 0);
  const edge = value.minus(exact(`0.5e-${decimals}`));
  return edge.isNegative() ? exact(0) : edge;
}

/** `section-pollutants`: items beyond the target class (III when not said), their multiples and the main ones. */
export const sectionPollutantsOf: Kind = (request, rulebook) => {
  const found = waterFor(request, rulebook);
  if (!found.ok) return found;
  const { water, chosen, waterbody } = found.value;
  const evaluation = inForce(rulebook.families.get('surface-water-evaluation') ?? [], chosen.day);
  if (evaluation === undefined) return fail('standard.not-in-force', `surface-water-evaluation ${chosen.day}`);
  const three = ruleOn(evaluation, 'main-pollutants-class', chosen.day);
  if (!three.ok) return three;
  const target = targetNumber(request.input['target_class'] ?? three.value.value);
  if (!target.ok) return target;
  if (!isObject(request.input['values'])) return badInput('values');
  const values = inMilligrams(water, request.input['values'], textOf(request.input, 'unit'));
  if (!values.ok) return values;
  const judged = sectionPollutants(water, evaluation, chosen.day, values.value, waterbody, target.value);
  const [most, decimals] = [ruleOn(evaluation, 'main-pollutants-most', chosen.day), ruleOn(evaluation, 'multiple-decimals', chosen.day)];
  if (!judged.ok) return judged;
  if (!most.ok) return most;
  if (!decimals.ok) return decimals;
  const steps: Step[] = judged.value.beyond.map(({ item, class: itemClass, multiple }) => ({ name: multiple === undefined ? 'item-class' : 'multiple', of: item, value: multiple?.toSignificantDigits(12).toString() ?? waterClasses[itemClass - 1] ?? '' }));
  const confidence = confidenceOf([most.value, water.decidingRow]);
  const { reason } = judged.value;
  if (reason !== '') return ok(verdictOf(chosen, most.value, confidence, steps, { undeterminable: reason }));
  const multiples = Object.fromEntries(judged.value.beyond.flatMap(({ item, multiple }) => (multiple === undefined ? [] : [[item, asNumber(roundTo(multiple, Number(decimals.value.value)))]])));
  return ok(verdictOf(chosen, most.value, confidence, steps, { water_class: waterClasses[judged.value.class - 1] ?? '>V', beyond: judged.value.beyond.map(({ item }) => item), exceed_multiples: multiples, main: judged.value.main }));
};

type Found = { readonly water: SurfaceWater; readonly chosen: Chosen; readonly waterbody: Waterbody };

function waterFor(request: JudgeRequest, rulebook: Rulebook): Result<Found> {
  const chosen = editionFor(request, rulebook, ['surface-water', 'surface-water-evaluation']);
  if (!chosen.ok) return chosen;
  const waterbody = textOf(request.input, 'waterbody') ?? 'river';
  if (waterbody !== 'river' && waterbody !== 'lake') return badInput('waterbody');
  const water = rulebook.surfaceWaters.find((one) => one.edition === chosen.value.edition) ?? rulebook.surfaceWaters.find((one) => one.from <= chosen.value.day && (one.to === null || chosen.value.day <= one.to));
  return water === undefined ? fail('standard.not-in-force', chosen.value.day) : ok({ water, chosen: chosen.value, waterbody });
}

function inMilligrams(water: SurfaceWater, values: JsonObject, unit: string | undefined): Result<JsonObject> {
  if (unit === undefined || plainUnit(unit) === 'mg/l') return ok(values);
  const converted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const item = water.itemByName.get(plainItem(name));
    const own = item === undefined ? undefined : water.items.lake.get(item)?.limits[0]?.row.unit;
    if (own === undefined || plainUnit(own) !== 'mg/l' || value === null) { converted[name] = value; continue; }
    const one = inUnit(value, unit, own);
    if (!one.ok) return one;
    converted[name] = one.value;
  }
  return ok(converted);
}
