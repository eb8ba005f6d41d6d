import { fail, ok, type Result } from '../../basis/result.ts';
import type { Exact } from '../../basis/decimal.ts';
import type { Soil } from '../../rulebook/soil.ts';
import { buildingLands, farmUses, judgeSoil, type BuildingLand, type FarmUse, type SoilSample } from '../soil.ts';
import { asNumber, confidenceOf, decimalOf, type Step } from '../verdict.ts';
import { badInput, editionFor, textOf, verdictOf, type JsonObject, type JudgeRequest, type Kind } from './request.ts';
import { inUnit } from './unit.ts';

/** Words that people write for the uses of farm land. */
const farmWords: Readonly<Record<string, FarmUse>> = {
  水田: 'paddy', 其他: 'other', 旱地: 'other', 水浇地: 'other', upland: 'other', vegetable: 'other', 菜地: 'other', 果园: 'orchard', fruit: 'orchard', 水旱轮作: 'rotation', 轮作: 'rotation',
};
/** And for the two classes of building land; null or 不明确: the planning is unclear. */
const buildingWords: Readonly<Record<string, BuildingLand>> = {
  '1': 'class-1', class1: 'class-1', 'class-1': 'class-1', class1land: 'class-1', i: 'class-1', 第一类: 'class-1', 第一类用地: 'class-1', 一类: 'class-1', 一类用地: 'class-1',
  '2': 'class-2', class2: 'class-2', 'class-2': 'class-2', class2land: 'class-2', ii: 'class-2', 第二类: 'class-2', 第二类用地: 'class-2', 二类: 'class-2', 二类用地: 'class-2',
  unclear: 'unclear', unknown: 'unclear', 不明确: 'unclear', 规划不明确: 'unclear', 未明确: 'unclear',
};
const landKeys = ['land', 'use', 'class', 'land_class'] as const;

/** `soil`: one item against GB 15618 (`use`, `pH`) or GB 36600 (`land`, optional `background`). Without a standard the kind of land chooses. */
export const soil: Kind = (request, rulebook) => {
  const land = landOf(request.input);
  if (!land.ok) return land;
  const families = land.value.land === undefined ? ['soil-farmland', 'soil-building-land'] : ['soil-building-land', 'soil-farmland'];
  const chosen = editionFor(request, rulebook, families);
  if (!chosen.ok) return chosen;
  const table = rulebook.soils.find((one) => one.edition === chosen.value.edition);
  if (table === undefined) return fail('standard.unknown', chosen.value.edition.standard);
  const sample = sampleOf(request, table, land.value);
  if (!sample.ok) return sample;
  const steps: Step[] = [];
  const judged = judgeSoil(table, sample.value, steps);
  if (!judged.ok) return judged;
  if ('reason' in judged.value) {
    const { reason, of, rows } = judged.value;
    const row = rows[0]?.row;
    return row === undefined ? fail('standard.no-row', sample.value.item) : ok(verdictOf(chosen.value, row, confidenceOf(rows.map((one) => one.row)), [...steps, { name: 'missing', of }], { undeterminable: reason }));
  }
  const { screening, intervention, status, rules } = judged.value;
  const deciding = status === 'above-intervention' && intervention !== undefined ? intervention.row : screening.row;
  const confidence = confidenceOf([screening.row, ...(intervention === undefined ? [] : [intervention.row]), ...rules]);
  return ok(verdictOf(chosen.value, deciding, confidence, steps, { screening: asNumber(screening.max), ...(intervention === undefined ? {} : { intervention: asNumber(intervention.max) }), status }));
};

type Land = { readonly use?: FarmUse; readonly land?: BuildingLand };

/** The first of the keys that names a use or a class; a word that is neither is a fault, never a guess. */
function landOf(input: JsonObject): Result<Land> {
  for (const key of landKeys) {
    if (!Object.hasOwn(input, key)) continue;
    const given = input[key];
    if (given === null) return ok({ land: 'unclear' });
    if (typeof given !== 'string' && typeof given !== 'number') return badInput(key);
    const word = String(given).trim().toLowerCase();
    const use = farmUses.find((one) => one === word) ?? own(farmWords, word);
    if (use !== undefined) return ok({ use });
    const land = buildingLands.find((one) => one === word) ?? own(buildingWords, word.replace(/\s+/g, ''));
    return land === undefined ? badInput(`${key} ${word}`) : ok({ land });
  }
  return ok({});
}

const own = <T>(words: Readonly<Record<string, T>>, word: string): T | undefined => (Object.hasOwn(words, word) ? words[word] : undefined);

function sampleOf({ input }: JudgeRequest, table: Soil, land: Land): Result<SoilSample> {
  const item = textOf(input, 'item') ?? textOf(input, 'pollutant');
  if (item === undefined) return badInput('item');
  if (input['value'] === undefined || input['value'] === null) return badInput('value');
  const value = inUnit(input['value'], textOf(input, 'unit') ?? 'mg/kg', 'mg/kg');
  if (!value.ok) return value;
  const number = decimalOf(value.value);
  if (number === undefined) return fail('value.not-a-number', `${item} ${String(input['value'])}`);
  const pH = optional(input, 'pH');
  const background = optional(input, 'background');
  if (!pH.ok) return pH;
  if (!background.ok) return background;
  if (land.use !== undefined && table.land === 'building') return badInput(`use ${land.use} for ${table.edition.standard}`);
  if (land.land !== undefined && table.land === 'farm') return badInput(`land ${land.land} for ${table.edition.standard}`);
  return ok({
    item, value: number, ...land,
    ...(pH.value === undefined ? {} : { pH: pH.value }), ...(background.value === undefined ? {} : { background: background.value }),
  });
}

function optional(input: JsonObject, key: string): Result<Exact | undefined> {
  const given = input[key];
  if (given === undefined || given === null) return ok(undefined);
  const value = decimalOf(given);
  return value === undefined ? fail('value.not-a-number', `${key} ${String(given)}`) : ok(value);
}
