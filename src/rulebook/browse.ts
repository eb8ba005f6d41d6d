import { fail, ok, type Result } from '../basis/result.ts';
import { holdsOn, type Edition } from './edition.ts';
import { plainName, type Rulebook } from './rulebook.ts';
import type { StandardRow } from './standard-file.ts';

/** One edition as a list shows it. `rows`, `low`: rows in force on the asked day (all where none was asked), and how many of them are of low confidence. */
export type EditionLine = Pick<Edition, 'standard' | 'family' | 'title' | 'issued' | 'from' | 'to' | 'supersedes' | 'supersededBy'> & { readonly rows: number; readonly low: number };
export type EditionShown = EditionLine & Pick<Edition, 'aliases' | 'sources' | 'notes'> & { readonly on: string | undefined; readonly shown: readonly StandardRow[] };

/** Editions in force on a day; without a day every edition held. In the order of their dates. */
export const listStandards = (rulebook: Rulebook, on?: string): readonly EditionLine[] =>
  rulebook.editions.filter((edition) => on === undefined || holdsOn(edition, on)).map((edition) => lineOf(edition, rowsOn(edition, on)));

/** One edition with its rows of that day. Faults: standard.unknown; standard.not-in-force when the day lies outside the edition. */
export function showStandard(rulebook: Rulebook, name: string, on?: string): Result<EditionShown> {
  const edition = rulebook.byName.get(plainName(name));
  if (edition === undefined) return fail('standard.unknown', name);
  if (on !== undefined && !holdsOn(edition, on)) return fail('standard.not-in-force', `${edition.standard} ${on} (${edition.from}..${edition.to ?? ''})`);
  const shown = rowsOn(edition, on);
  const { aliases, sources, notes } = edition;
  return ok({ ...lineOf(edition, shown), aliases, sources, notes, on, shown });
}

const rowsOn = (edition: Edition, on: string | undefined): readonly StandardRow[] => (on === undefined ? edition.rows : edition.rows.filter((row) => holdsOn(row, on)));

function lineOf(edition: Edition, rows: readonly StandardRow[]): EditionLine {
  const { standard, family, title, issued, from, to, supersedes, supersededBy } = edition;
  return { standard, family, title, issued, from, to, supersedes, supersededBy, rows: rows.length, low: rows.filter((row) => row.confidence === 'low').length };
}
