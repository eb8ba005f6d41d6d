import { fail, ok, type Result } from '../basis/result.ts';
import { holdsOn, inForce, type Edition } from './edition.ts';
import { plainName, type Rulebook } from './rulebook.ts';

/** The edition that judges, and the day its rows are read for. `forced`: outside its dates, on request. */
export type Chosen = { readonly edition: Edition; readonly day: string; readonly forced: boolean };

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

/** The edition of a family in force on a day, e.g. `air-index`, `ambient-air`, `surface-water`, `emission-data`. */
export const editionOn = (rulebook: Rulebook, family: string, day: string): Edition | undefined => inForce(rulebook.families.get(family) ?? [], day);
