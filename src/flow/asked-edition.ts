import { fail, ok, type Result } from '../basis/result.ts';
import { isDay } from '../basis/time.ts';
import { holdsOn, type Edition } from '../rulebook/edition.ts';
import { plainName, type Rulebook } from '../rulebook/rulebook.ts';
import type { Directory } from './directory.ts';
import type { EditionDay } from './determine/edition-day.ts';

/** Families of standards that judge hours and days by themselves; beside them those that outlets declare. */
const judging = ['air-index', 'surface-water', 'noise-quality', 'emission-data'];

/**
 * What people ask to judge by: a day (all editions in force on it) or one edition by name, whose rows nearest in time are read
 * where it does not hold; the other families keep their own days. Faults: standard.unknown; standard.wrong-kind for a standard
 * by which no stored hour is judged.
 */
export function askedEdition(rulebook: Rulebook, directory: Directory, asked: string): Result<EditionDay> {
  if (isDay(asked)) return ok(() => asked);
  const edition = rulebook.byName.get(plainName(asked));
  if (edition === undefined) return fail('standard.unknown', asked);
  const attributes = [...directory.points.values()].flatMap((point) => Object.keys(point.attributes));
  const declared = new Set(attributes.map((key) => plainName(key.replace(/^standard:/, ''))));
  const judges = judging.includes(edition.family) || [edition.standard, ...edition.aliases].some((name) => declared.has(plainName(name)));
  return judges ? ok((family, day) => (family === edition.family ? nearestDay(edition, day) : day)) : fail('standard.wrong-kind', asked);
}

function nearestDay(edition: Edition, day: string): string {
  if (holdsOn(edition, day)) return day;
  return day < edition.from ? edition.from : (edition.to ?? day);
}
