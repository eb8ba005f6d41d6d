import { canonical, type Json } from '../basis/canonical.ts';
import { sha256Text } from '../basis/hash.ts';
import type { Edition } from '../rulebook/edition.ts';
import type { House } from './house.ts';
import { machineViewer } from './viewer.ts';

/** Under which rows what is stored was judged last: hash of the rows by edition. */
const cursor = 'standards-judged';

/**
 * Editions of which rows say something else than when what is stored was judged: a correction in a file of standards/ marks no
 * hour by itself, so it is said until somebody has judged again. The first time there is nothing to compare with: it is noted.
 */
export async function changedStandards(house: House): Promise<readonly string[]> {
  const noted = await house.records.read(machineViewer).cursor(cursor);
  if (noted === undefined) {
    await noteStandards(house);
    return [];
  }
  const before = JSON.parse(noted) as Readonly<Record<string, string>>;
  return house.rulebook.editions.filter((edition) =>
    before[edition.standard] !== undefined && before[edition.standard] !== hashOf(edition)).map(({ standard }) => standard);
}

/** What is stored has been judged again under the rows of today; which days that concerned was for a person to say. */
export async function noteStandards(house: House): Promise<void> {
  const hashes = Object.fromEntries(house.rulebook.editions.map((edition) => [edition.standard, hashOf(edition)]));
  await house.records.write(machineViewer, (records) => records.setCursor(cursor, canonical(hashes)));
}

/** A note or a clause that is worded anew decides nothing. */
const hashOf = ({ rows }: Edition): string =>
  sha256Text(canonical(JSON.parse(JSON.stringify(rows.map(({ note: _note, clause: _clause, ...row }) => row))) as Json));
