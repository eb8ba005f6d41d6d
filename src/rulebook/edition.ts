import { fail, ok, type Result } from '../basis/result.ts';
import type { RuleRow, StandardFile } from './standard-file.ts';

/**
 * One edition with its rules by key (and pollutant), so that a look-up is one map access, and the pollutants of its limits
 * by every name that people write (code, Chinese, English, alias; see `plainItemName`).
 */
export type Edition = StandardFile & { readonly rules: ReadonlyMap<string, readonly RuleRow[]>; readonly items: ReadonlyMap<string, string> };

/** Anything with days of validity; the last day is included, null means open. */
export type Dated = { readonly from: string; readonly to: string | null };

export const holdsOn = (dated: Dated, day: string): boolean => dated.from <= day && (dated.to === null || day <= dated.to);

/** The one row in force on a day: histories are short, so a scan beats any index. */
export const inForce = <T extends Dated>(history: readonly T[], day: string): T | undefined => history.find((row) => holdsOn(row, day));

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

export const ruleKey = (key: string, pollutant?: string): string => (pollutant === undefined ? key : `${key} ${pollutant}`);
