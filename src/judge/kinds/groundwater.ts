import { fail, ok, type Result } from '../../basis/result.ts';
import { groundwaterClasses, type Groundwater } from '../../rulebook/groundwater.ts';
import { groundwaterItem, judgeGroundwaterItem, type ItemVerdict } from '../groundwater.ts';
import { confidenceOf, type Step } from '../verdict.ts';
import { badInput, editionFor, isObject, textOf, verdictOf, type Kind } from './request.ts';
import { inUnit, plainUnit, unitsOf } from './unit.ts';

/** `groundwater-class`: one item (`item`, `value`, `unit`), or `values` by item: then the worst item decides (6.3). */
export const groundwaterClass: Kind = (request, rulebook) => {
  const chosen = editionFor(request, rulebook, ['groundwater']);
  if (!chosen.ok) return chosen;
  const water = rulebook.groundwaters.find((one) => one.edition === chosen.value.edition);
  if (water === undefined) return fail('standard.unknown', chosen.value.edition.standard);
  const { input } = request;
  const steps: Step[] = [];
  if (input['values'] !== undefined) return overall(water, input['values'], textOf(input, 'units') ?? textOf(input, 'unit'), steps, (row, confidence, result) => verdictOf(chosen.value, row, confidence, steps, result));
  const name = textOf(input, 'item') ?? textOf(input, 'pollutant');
  if (name === undefined) return badInput('item');
  if (input['value'] === undefined || input['value'] === null) return badInput('value');
  const one = judgeOne(water, name, input['value'], textOf(input, 'unit'), steps);
  if (!one.ok) return one;
  const { limit, waterClass, reason } = one.value;
  return ok(verdictOf(chosen.value, limit.row, limit.row.confidence, steps, waterClass === undefined ? { undeterminable: reason === '' ? 'no-valid-value' : reason } : { water_class: waterClass }));
};

/** In water a mass per volume without a unit is mg/L (domain/judge-io.md), whatever unit the table prints. */
function judgeOne(water: Groundwater, name: string, value: unknown, unit: string | undefined, steps: Step[]): Result<ItemVerdict> {
  const item = groundwaterItem(water, name);
  if (!item.ok) return item;
  const own = item.value.unit;
  const mass = ['mg/l', 'ug/l'].includes(plainUnit(own));
  const given = unit ?? (mass ? 'mg/L' : own);
  if (!mass) return sameUnit(given, own) ? judgeGroundwaterItem(item.value, value, steps) : fail('value.unknown-unit', `${given} for ${own}`);
  const below = typeof value === 'string' ? /^(<\s*)?([^<lL]+?)(\s*[lL])?$/.exec(value.trim()) : null;
  const plain = below !== null && (below[1] !== undefined || below[3] !== undefined);
  const number = inUnit(plain ? below[2] : value, given, own);
  if (!number.ok) return number.fault === 'value.not-a-number' && typeof value === 'string' ? judgeGroundwaterItem(item.value, value, steps) : number;
  if (plainUnit(given) !== plainUnit(own)) steps.push({ name: 'unit', of: item.value.item, value: `${given} → ${own}` });
  return judgeGroundwaterItem(item.value, plain ? `<${String(number.value)}` : number.value, steps);
}

const unitless = new Set(['1', '', 'none', '无量纲', 'ph', '度']);
const sameUnit = (given: string, own: string): boolean => plainUnit(given) === plainUnit(own) || (unitless.has(plainUnit(given)) && unitless.has(plainUnit(own)));

type Say = (row: ItemVerdict['limit']['row'], confidence: 'high' | 'low', result: Parameters<typeof verdictOf>[4]) => ReturnType<typeof verdictOf>;

function overall(water: Groundwater, values: unknown, units: string | undefined, steps: Step[], say: Say): ReturnType<Kind> {
  if (!isObject(values)) return badInput('values');
  const unitOf = unitsOf(units ?? '');
  const judged: ItemVerdict[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    const one = judgeOne(water, name, value, unitOf(name), steps);
    if (!one.ok) return one;
    judged.push(one.value);
  }
  const order = (one: ItemVerdict): number => (one.waterClass === undefined ? -1 : groundwaterClasses.indexOf(one.waterClass));
  const worst = judged.toSorted((a, b) => order(b) - order(a))[0];
  if (worst === undefined) return badInput('values');
  const confidence = confidenceOf([...judged.map((one) => one.limit.row), water.worstItem]);
  // What cannot be told of one item cannot be told of the whole, unless another is at the worst class already.
  const open = judged.find((one) => one.waterClass === undefined);
  if (open !== undefined && worst.waterClass !== 'V') return ok(say(open.limit.row, confidence, { undeterminable: open.reason === '' ? 'no-valid-value' : open.reason }));
  steps.push({ name: 'maximum', value: worst.waterClass ?? '' });
  const items = Object.fromEntries(judged.map((one) => [one.item.item, one.waterClass ?? null]));
  return ok(say(worst.limit.row, confidence, { water_class: worst.waterClass ?? '', items }));
}
