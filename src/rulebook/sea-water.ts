import { ruleNeeded, type Edition } from './edition.ts';
import { classLimit, plainItem, type ClassLimit } from './surface-water.ts';
import type { RuleRow } from './standard-file.ts';

/** Classes of GB 3097, best first; `>4` is worse than class 4 (劣四类). */
export const seaClasses = ['1', '2', '3', '4', '>4'] as const;
export type SeaClass = (typeof seaClasses)[number];

/** One item of sea water: limits in order of class; `season` where they depend on it. */
export type SeaItem = { readonly item: string; readonly season: string | undefined; readonly limits: readonly ClassLimit[] };
/** GB 3097 compiled. `items` by code, with `code/season` for those that depend on the season. */
export type SeaWater = {
  readonly edition: Edition;
  readonly items: ReadonlyMap<string, SeaItem>;
  readonly itemByName: ReadonlyMap<string, string>;
  readonly nitrogen: RuleRow;
  /** Share of its detection limit that a value below it counts with, in sums and indices. */
  readonly belowDetection: RuleRow;
};

export function compileSeaWater(edition: Edition): SeaWater {
  const items = new Map<string, SeaItem>();
  const itemByName = new Map<string, string>();
  for (const row of edition.rows) {
    if (row.kind !== 'limit') continue;
    for (const name of [row.pollutant, row.name.zh, row.name.en, ...(row.aliases ?? [])]) itemByName.set(plainItem(name), row.pollutant);
    const season = row.applies['season'];
    const key = season === undefined ? row.pollutant : `${row.pollutant}/${season}`;
    const limits = [...(items.get(key)?.limits ?? []), classLimit(row)].sort((a, b) => Number(a.row.applies['class']) - Number(b.row.applies['class']));
    items.set(key, { item: row.pollutant, season, limits });
  }
  return { edition, items, itemByName, nitrogen: ruleNeeded(edition, 'inorganic-nitrogen'), belowDetection: ruleNeeded(edition, 'below-detection') };
}
