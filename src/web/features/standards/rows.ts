import type { Static } from 'typebox';
import type { diffStandards, listStandards, readStandard } from '../../../contract/standard.ts';
import type { Words } from '../../../model/words.ts';

export type Line = Static<typeof listStandards.reply>[number];
export type Standard = Static<typeof readStandard.reply>;
export type Change = Static<typeof diffStandards.reply>[number];

/** A row of a standard as a table reads it; `says` keeps every other plain field by name. */
export type ShownRow = {
  readonly id: string; readonly kind: string; readonly figure: string; readonly name: Words | undefined; readonly pollutant: string; readonly averaging: string;
  readonly op: string; readonly applies: readonly (readonly [name: string, value: string])[]; readonly referenceO2: string;
  readonly clause: string; readonly from: string; readonly to: string; readonly low: boolean; readonly note: string;
  /** Why no verdict rests on the row; undefined: an assessment reads it. */
  readonly reference: Words | undefined;
};

/** Reads one row: the server's figure beside the row as standards/ holds it. What is absent is an empty text. */
export function shownRow({ figure, row, reference }: { readonly figure: string; readonly row: unknown; readonly reference?: Words }): ShownRow {
  const held = isRecord(row) ? row : {};
  const text = (name: string): string => (typeof held[name] === 'string' ? held[name] : '');
  const { name, applies } = held;
  return {
    id: text('id'), kind: text('kind'), figure, pollutant: text('pollutant'), averaging: text('averaging'), op: text('op'), referenceO2: text('referenceO2'),
    name: isRecord(name) && typeof name['zh'] === 'string' && typeof name['en'] === 'string' ? { zh: name['zh'], en: name['en'] } : undefined,
    applies: isRecord(applies) ? Object.entries(applies).map(([key, value]) => [key, String(value)] as const) : [],
    clause: text('clause'), from: text('from'), to: text('to'), low: text('confidence') === 'low', note: text('note'), reference,
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a row has no name: the part of its id behind the standard, `rule.index-decimals`. */
export const plainSubject = ({ id, pollutant }: ShownRow): string =>
  (pollutant === '' ? id.split('/').slice(1).join('/') || id : pollutant);

/** A row whose clause, note and conditions are said by `write`, so that the search finds what the table shows. */
export const written = (row: ShownRow, write: (text: string) => string): ShownRow =>
  ({ ...row, clause: write(row.clause), note: write(row.note), applies: row.applies.map(([name, value]) => [name, write(value)] as const) });

/** One table a kind of row; limits first, then in the order of the standard. */
export function tablesOf(rows: readonly ShownRow[]): readonly (readonly [kind: string, rows: readonly ShownRow[]])[] {
  return [...Map.groupBy(rows, ({ kind }) => kind)].sort(([a], [b]) => Number(b === 'limit') - Number(a === 'limit'));
}

/** Whether a row holds every word that was typed: in name, figure, clause, note or what it applies to. */
export function holds(row: ShownRow, typed: string): boolean {
  const all = [row.id, row.name?.zh, row.name?.en, row.pollutant, row.averaging, row.figure, row.clause, row.note, ...row.applies.flat()].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/u).every((word) => all.includes(word));
}

/** Lines or changes of one family stand together, in the order in which they came. */
export const byFamily = <T extends { readonly family: string }>(all: readonly T[]): readonly (readonly [family: string, lines: readonly T[]])[] => [...Map.groupBy(all, ({ family }) => family)];

/** How many of each kind, and how many of them rest on a row of low confidence on either side. */
export function tally(changes: readonly Change[]): { readonly added: number; readonly changed: number; readonly removed: number; readonly low: number } {
  const count = (change: Change['change']): number => changes.filter((one) => one.change === change).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed'), low: changes.filter(isLow).length };
}

export const isLow = ({ before, after }: Change): boolean => before?.confidence === 'low' || after?.confidence === 'low';

/** The editions of the two sides of one family's changes: `GB 3095-2012 → GB 3095-2026`, one name where the edition is the same. */
export function namesOf(changes: readonly Change[]): string {
  const [before, after] = [changes.find((one) =>
    one.before !== undefined)?.before?.standard, changes.find((one) => one.after !== undefined)?.after?.standard];
  return [...new Set([before, after].filter((name) => name !== undefined))].join(' → ');
}
