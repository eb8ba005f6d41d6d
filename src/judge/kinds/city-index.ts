import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok } from '../../basis/result.ts';
import { inForce, ruleNeeded } from '../../rulebook/edition.ts';
import { waterbodies, type SurfaceWater } from '../../rulebook/surface-water.ts';
import { termsOf } from '../../rulebook/bands.ts';
import { cityWaterIndexOf } from '../city-index.ts';
import { asNumber, confidenceOf, type Step } from '../verdict.ts';
import { readItems, type Wanted } from './items.ts';
import { badInput, countOf, editionFor, isObject, verdictOf, type Kind } from './request.ts';

/**
 * `city-water-index`: Σ of 21 single indices against class III, lower is better. One kind of water (`waterbody`, `values`),
 * or a city: `river` and `lake` each with `values` and `sections`, weighted by their numbers.
 */
export const cityWaterIndex: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['city-water-index']);
  if (!chosen.ok) return chosen;
  const { edition, day } = chosen.value;
  const water = inForce(rulebook.surfaceWaters, day);
  if (water === undefined) return fail('standard.not-in-force', `surface-water ${day}`);
  const { input } = request;
  const waterbody = input['waterbody'] ?? 'river';
  const single = isObject(input['values']);
  if (single && waterbody !== 'river' && waterbody !== 'lake') return badInput('waterbody');
  const steps: Step[] = [];
  const cityRule = ruleNeeded(edition, 'city');
  const rows = [...termsOf(edition, 'CWQI', day), cityRule];
  let [sum, sections]: [Exact, number] = [exact(0), 0];
  for (const kind of waterbodies) {
    const part = single ? (kind === waterbody ? input : undefined) : input[kind];
    if (part === undefined) continue;
    if (!isObject(part) || !isObject(part['values'])) return badInput(kind);
    const count = single ? 1 : countOf(part, 'sections', 1e9);
    if (count === undefined || count === 0) return badInput(`${kind}.sections`);
    const items = readItems(part, wantedOf(water));
    if (!items.ok) return items;
    const index = cityWaterIndexOf(edition, day, water, kind, items.value, steps);
    if (!index.ok) return index;
    if (index.value === null) return ok(verdictOf(chosen.value, cityRule, confidenceOf(rows), steps, { undeterminable: 'missing-pollutant' }));
    steps.push({ name: 'summed', of: kind, value: index.value.toSignificantDigits(12).toString() });
    sum = sum.plus(index.value.times(count));
    sections += count;
  }
  if (sections === 0) return badInput('values, or river and lake');
  const city = sum.dividedBy(sections);
  steps.push({ name: 'weighted', value: city.toSignificantDigits(12).toString(), row: cityRule.id });
  return ok(verdictOf(chosen.value, cityRule, confidenceOf(rows), steps, { CWQI: asNumber(city.toSignificantDigits(15)) }));
};

function wantedOf(water: SurfaceWater): readonly Wanted[] {
  const names = Map.groupBy(water.itemByName.keys(), (name) => water.itemByName.get(name) ?? '');
  return [...water.items.lake.values()].map(({ item, limits }) => ({ code: item, names: names.get(item) ?? [], unit: limits[0]?.row.unit ?? '' }));
}
