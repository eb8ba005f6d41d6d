import type { StandardRow } from './standard-file.ts';

/** A pollutant's name as people vary it: without blanks, signs and kinds of brackets, upper case. `Cr (VI)`, `苯并［a］芘`, `NH3N`. */
export const plainItemName = (name: string): string => name.normalize('NFKC').replace(/[\s\-_+·'’()[\]【】]/g, '').replace(/，/g, ',').toUpperCase();

/**
 * The pollutants of limit rows by every spelling of them. A spelling that two pollutants share names none (it would be a
 * guess); a pollutant's own code always names itself.
 */
export function itemsByName(rows: readonly StandardRow[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  const own = new Map<string, string>();
  for (const row of rows) {
    if (row.kind !== 'limit') continue;
    own.set(plainItemName(row.pollutant), row.pollutant);
    for (const name of [row.name.zh, row.name.en, ...(row.aliases ?? [])].map(plainItemName)) {
      found.set(name, found.has(name) && found.get(name) !== row.pollutant ? undefined : row.pollutant);
    }
  }
  const items = new Map<string, string>();
  for (const [name, item] of found) if (item !== undefined) items.set(name, item);
  for (const [name, item] of own) items.set(name, item);
  return items;
}
