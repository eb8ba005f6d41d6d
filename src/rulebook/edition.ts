import { fail, ok, type Result } from '../basis/result.ts';
import { plainName, ruleKey, type Edition, type Rulebook } from './rulebook.ts';
import type { RuleRow } from './standard-file.ts';

/** Anything with days of validity; the last day is included, null means open. */
export type Dated = { readonly from: string; readonly to: string | null };

/** The edition that judges, and the day its rows are read for. `forced`: outside its dates, on request. */
export type Chosen = { readonly edition: Edition; readonly day: string; readonly forced: boolean };

export const holdsOn = (dated: Dated, day: string): boolean => dated.from <= day && (dated.to === null || day <= dated.to);

/** The one row in force on a day: histories are short, so a scan beats any index. */
export const inForce = <T extends Dated>(history: readonly T[], day: string): T | undefined => history.find((row) => holdsOn(row, day));

/** The edition of a family in force on a day, e.g. `air-index`, `ambient-air`, `surface-water`, `emission-data`. */
export const editionOn = (rulebook: Rulebook, family: string, day: string): Edition | undefined => inForce(rulebook.families.get(family) ?? [], day);

/**
 * The edition of a family by the day of the observation, or the named one. A named edition outside its dates is
 * refused unless `force`; then its rows nearest in time are read.
 * Faults: standard.unknown, standard.wrong-kind, standard.not-in-force.
 */
export function chooseEdition(rulebook: Rulebook, families: readonly string[], day: string, named?: string, force = false): Result<Chosen> {
  if (named === undefined) {
    const edition = editionOn(rulebook, families[0] ?? '', day);
    return edition === undefined ? fail('standard.not-in-force', `${families[0] ?? ''} ${day}`) : ok({ edition, day, forced: false });
  }
  const edition = rulebook.byName.get(plainName(named));
  if (edition === undefined) return fail('standard.unknown', named);
  if (!families.includes(edition.family)) return fail('standard.wrong-kind', named);
  if (holdsOn(edition, day)) return ok({ edition, day, forced: false });
  if (!force) return fail('standard.not-in-force', `${edition.standard} ${day}`);
  return ok({ edition, day: day < edition.from ? edition.from : (edition.to ?? day), forced: true });
}

/** A parameter of a method on a day. Its absence is a fault of the data, never a default. */
export function ruleOn(edition: Edition, key: string, day: string, pollutant?: string): Result<RuleRow> {
  const row = inForce(edition.rules.get(ruleKey(key, pollutant)) ?? [], day);
  return row === undefined ? fail('standard.no-row', `${edition.standard} ${ruleKey(key, pollutant)} ${day}`) : ok(row);
}

/** For compiled tables: a parameter that the file must hold; its absence is a bug of the data and throws. */
export function ruleNeeded(edition: Edition, key: string, pollutant?: string): RuleRow {
  const row = edition.rules.get(ruleKey(key, pollutant))?.[0];
  if (row === undefined) throw new TypeError(`${edition.standard} lacks the rule ${ruleKey(key, pollutant)}`);
  return row;
}
