import { Check, Errors } from 'typebox/value';
import { fail, ok, type Result } from '../basis/result.ts';
import { compileAirIndex, type AirIndex } from './air-index.ts';
import { compileDataMarks, type DataMarkRules } from './data-marks.ts';
import { ruleKey, type Edition } from './edition.ts';
import { compileEmissionData, type EmissionData } from './emission-data.ts';
import { compileGroundwater, type Groundwater } from './groundwater.ts';
import { itemsByName } from './item-names.ts';
import { unknownWay } from './methods.ts';
import { compileSeaWater, type SeaWater } from './sea-water.ts';
import { compileSoil, type Soil } from './soil.ts';
import { StandardFile, type RuleRow } from './standard-file.ts';
import { compileSurfaceWater, type SurfaceWater } from './surface-water.ts';

/** All standards held, compiled once. A value: nothing in it changes after `buildRulebook`. */
export type Rulebook = {
  readonly editions: readonly Edition[];
  /** By name, alias or spelling without blanks. */
  readonly byName: ReadonlyMap<string, Edition>;
  /** Editions of one family, oldest first. */
  readonly families: ReadonlyMap<string, readonly Edition[]>;
  readonly airIndexes: readonly AirIndex[];
  readonly surfaceWaters: readonly SurfaceWater[];
  readonly emissionData: readonly EmissionData[];
  readonly dataMarks: readonly DataMarkRules[];
  readonly seaWaters: readonly SeaWater[];
  readonly groundwaters: readonly Groundwater[];
  readonly soils: readonly Soil[];
};

/**
 * From the parsed files of standards/ (any order). Fault `standard.malformed` names the file and the field,
 * or the rule whose way of working the judge does not know.
 */
export function buildRulebook(files: readonly unknown[]): Result<Rulebook> {
  const editions: Edition[] = [];
  for (const file of files) {
    if (!Check(StandardFile, file)) return fail('standard.malformed', firstError(file));
    const way = unknownWay(file);
    if (way !== undefined) return fail('standard.malformed', way);
    editions.push({ ...file, rules: rulesByKey(file), items: itemsByName(file.rows) });
  }
  editions.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.standard < b.standard ? -1 : 1));
  const families = new Map<string, Edition[]>();
  const byName = new Map<string, Edition>();
  for (const edition of editions) {
    families.set(edition.family, [...(families.get(edition.family) ?? []), edition]);
    for (const name of [edition.standard, ...edition.aliases]) byName.set(plainName(name), edition);
  }
  const of = (family: string): readonly Edition[] => families.get(family) ?? [];
  return ok({
    editions, byName, families,
    airIndexes: of('air-index').map(compileAirIndex),
    surfaceWaters: of('surface-water').map((edition) => compileSurfaceWater(edition, of('surface-water-evaluation'), of('surface-water-statistics'))),
    emissionData: of('emission-data').map(compileEmissionData),
    dataMarks: of('data-mark').map(compileDataMarks),
    seaWaters: of('sea-water').map(compileSeaWater),
    groundwaters: of('groundwater').map(compileGroundwater),
    soils: [...of('soil-farmland'), ...of('soil-building-land')].map(compileSoil),
  });
}

/** A standard's name without blanks and case, as people vary it: `HJ633-2026`, `hj 633—2026`. */
export const plainName = (name: string): string => name.replace(/\s+/g, '').replace(/[—–－]/g, '-').toUpperCase();

function rulesByKey(file: StandardFile): ReadonlyMap<string, readonly RuleRow[]> {
  const rules = new Map<string, RuleRow[]>();
  for (const row of file.rows) {
    if (row.kind !== 'rule') continue;
    const key = ruleKey(row.key, row.pollutant);
    rules.set(key, [...(rules.get(key) ?? []), row]);
  }
  return rules;
}

function firstError(file: unknown): string {
  const name = typeof file === 'object' && file !== null && 'standard' in file ? String(file.standard) : 'unnamed file';
  const error = Errors(StandardFile, file)[0];
  return `${name}: ${error === undefined ? 'unknown' : `${error.instancePath} ${error.message}`}`;
}
