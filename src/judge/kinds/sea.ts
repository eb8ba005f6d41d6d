import { exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { bandOf, bandsOf } from '../../rulebook/bands.ts';
import type { Chosen } from '../../rulebook/choose-edition.ts';
import { ruleNeeded } from '../../rulebook/edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { SeaWater } from '../../rulebook/sea-water.ts';
import { seaClassOf } from '../sea-class.ts';
import { asNumber, confidenceOf, type Step } from '../verdict.ts';
import { readItems } from './items.ts';
import { badInput, editionFor, isObject, textOf, verdictOf, type JudgeRequest, type Kind } from './request.ts';
import { waterPower } from './unit.ts';

/** `sea-water-class`: the worst item; inorganic nitrogen is summed from its parts where they are given. */
export const seaWaterClass: Kind = (request, rulebook) => {
  const found = seaFor(request, rulebook);
  if (!found.ok) return found;
  const { chosen, water } = found.value;
  const { input } = request;
  if (!isObject(input['values'])) return badInput('values');
  if (input['unit'] !== undefined && waterPower(textOf(input, 'unit') ?? '', 'mg/L') !== 0) return fail('value.unknown-unit', `${String(input['unit'])} for mg/L`);
  const steps: Step[] = [];
  const judged = seaClassOf(water, input['values'], textOf(input, 'season'), steps);
  if (!judged.ok) return judged;
  const { seaClass, worst, place, reason, rows } = judged.value;
  const limits = worst[0]?.limits;
  const row = limits?.[Math.min(place, limits.length) - 1]?.row ?? water.nitrogen;
  if (seaClass === undefined) return ok(verdictOf(chosen, row, confidenceOf(rows), steps, { undeterminable: reason === '' ? 'no-deciding-item' : reason }));
  return ok(verdictOf(chosen, row, confidenceOf(rows), steps, { water_class: seaClass }));
};

const unit = 'mg/L';

/** `sea-eutrophication`: E = COD·DIN·SRP·10⁶/4500, mg/L. */
export const seaEutrophication: Kind = (request, rulebook) => {
  const found = seaFor(request, rulebook);
  if (!found.ok) return found;
  const { edition, day } = found.value.chosen;
  const { belowDetection } = found.value.water;
  const [factor, divisor] = [ruleNeeded(edition, 'eutrophication-factor'), ruleNeeded(edition, 'eutrophication-divisor')];
  const names = (code: string): string[] => [...found.value.water.itemByName].filter(([, item]) => item === code).map(([name]) => name);
  const items = readItems(request.input, (factor.pollutants ?? []).map((code) => ({ code, names: names(code), unit })));
  if (!items.ok) return items;
  const steps: Step[] = [];
  let product = exact(factor.value);
  for (const code of factor.pollutants ?? []) {
    const one = items.value.get(code);
    if (one === undefined) return ok(verdictOf(found.value.chosen, factor, factor.confidence, [{ name: 'missing', of: code }], { undeterminable: 'missing-pollutant' }));
    const value = one.below ? one.value.times(belowDetection.value) : one.value;
    steps.push({ name: one.below ? 'half-detection' : 'raw', of: code, value: value.toString(), unit, ...(one.below ? { row: belowDetection.id } : {}) });
    product = product.times(value);
  }
  // One division, the last: an index of 1 is 1.
  const index = product.dividedBy(divisor.value);
  const grade = bandOf(bandsOf(edition, 'eutrophication', day), index);
  if (grade === undefined) return fail('standard.no-row', 'eutrophication');
  steps.push({ name: 'graded', value: grade.name.zh, row: grade.id });
  return ok(verdictOf(found.value.chosen, factor, confidenceOf([factor, divisor, grade]), steps, { E: asNumber(index.toSignificantDigits(15)), grade: grade.grade }));
};

function seaFor(request: JudgeRequest, rulebook: Rulebook): Result<{ chosen: Chosen; water: SeaWater }> {
  const chosen = editionFor(request, rulebook, ['sea-water']);
  if (!chosen.ok) return chosen;
  const water = rulebook.seaWaters.find((one) => one.edition === chosen.value.edition);
  return water === undefined ? fail('standard.not-in-force', chosen.value.day) : ok({ chosen: chosen.value, water });
}
