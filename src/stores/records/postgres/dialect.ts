import { type RawBuilder, sql } from 'kysely';
import { regionPrefix } from '../../../model/region.ts';
import type { CaseQuery, Viewer } from '../../../flow/ports/records.ts';
import type { Transaction } from './database.ts';
import { heldBackMark, type aroundEachMark, type openingMark } from './held-back.ts';

/**
 * Everything bound to PostgreSQL's dialect beyond plain SQL (with migrations 0002 row rules, 0003, 0004, 0016 and 0028 search): what a
 * compatible database may need otherwise. PostgreSQL 15 and 18 both take it.
 */

/** Role without bypass under which every read and write of the application runs. */
export const applicationRole = 'qingshan_app';
export const schema = 'qingshan';

/** Office and region of the session: for this transaction only, or for every statement to come, each in its own (`aroundEachMark`). */
export async function actFor(records: Transaction, viewer: Viewer, mark: typeof openingMark | typeof aroundEachMark): Promise<void> {
  const region = viewer.scope === 'region' && viewer.region !== '' ? regionPrefix(viewer.region) : viewer.region;
  await sql`${sql.raw(mark)}select set_config('search_path', ${schema}, true), set_config('qs.scope', ${viewer.scope}, true),
    set_config('qs.unit', ${viewer.unit}, true), set_config('qs.region', ${region}, true),
    set_config('qs.role', ${viewer.role}, true), set_config('role', ${applicationRole}, true)`.execute(records);
}

/** Before a statement whose answer nobody reads: it goes out with the next one. */
export const withTheNext = sql.raw(heldBackMark);

/** One JSON text as rows: `columns` is a list such as `id text, body jsonb`. */
export const rowsOf = (rows: readonly object[], columns: string): RawBuilder<unknown> =>
  sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(${sql.raw(columns)})`;

/** Next number of a gapless register: the row stays locked until the transaction ends, a rollback gives the number back. */
export async function takeNumber(records: Transaction, register: string): Promise<number> {
  const taken = await sql<{ last: number }>`insert into number_registers (register, last) values (${register}, 1)
    on conflict (register) do update set last = number_registers.last + 1 returning last`.execute(records);
  const row = taken.rows[0];
  if (row === undefined) throw new Error(`number register ${register} gave nothing`);
  return row.last;
}

/** What a page of cases is found by, where the question names nothing else. */
export type CasePage = Pick<CaseQuery, 'types' | 'open' | 'after'> & { readonly limit: number };

const patternOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/**
 * How cases are found whose number or title contains the text. A rare one by its pairs of letters: a condition, found by the owner, for the
 * row rules hide that index, and among the cases of `unit` alone where one is named. A common one by going back from the newest.
 */
export async function waysOfText(records: Transaction, text: string, unit?: string): Promise<{ readonly pattern: string; readonly rare?: RawBuilder<boolean> }> {
  const pattern = patternOf(text);
  if (text.length < 2) return { pattern };
  const { rows: [seen] } = await sql<{ common: boolean }>`select is_common_text(${pattern}, ${text}) as common`.execute(records);
  if (seen?.common !== false) return { pattern };
  const met = sql`select cases_with_pairs(${pattern}, ${text})`;
  return { pattern, rare: unit === undefined ? sql<boolean>`id in (${met})` : sql<boolean>`id = any(array(${met} intersect ${idsOfUnit(unit)}))` };
}

/** The newest cases of the session's region with such words. */
export const newestOfRegion = (pattern: string, page: CasePage): RawBuilder<boolean> => newest('newest_cases_with', pattern, page);

/** The newest cases of the session's own unit, with such words or any: a page of them is found without the rest. */
export const newestOfOwnUnit = (pattern: string | undefined, page: CasePage): RawBuilder<boolean> => newest('newest_of_own_unit', pattern ?? null, page);

const newest = (found: string, pattern: string | null, { types, open, after, limit }: CasePage): RawBuilder<boolean> =>
  sql<boolean>`id = any(array(select ${sql.raw(found)}(${pattern}::text, ${types ?? null}::text[], ${open ?? null}::boolean, ${after ?? null}::text,
    ${limit}::int)))`;

/** Ids of cases that stand on the point, found by the owner through the array index. */
export const idsOnPoint = (point: number): RawBuilder<string> => sql<string>`(select cases_on_point(${point}))`;

/** Ids of cases to which the unit is party, found by the owner through the table of units. */
export const idsOfUnit = (unit: string): RawBuilder<string> => sql<string>`(select cases_of_unit(${unit}))`;

/** Cases with measures of a unit, found by the owner through the array index. */
export const measuresOfUnit = (unit: string): RawBuilder<string> => sql<string>`(select measures_of_unit(${unit}))`;

/** In so many of the thousand measures that are looked at a word is common: going through the list finds a page of it soon. */
const commonFrom = 5;

/** Condition on measures whose text contains this: a rare one by its pairs of letters, as with cases. */
export async function measuresWithText(records: Transaction, text: string): Promise<RawBuilder<boolean>> {
  const pattern = patternOf(text);
  const seen = await sql<{ common: number }>`select some_measures_with(${pattern})::int as common`.execute(records);
  if (text.length < 2 || (seen.rows[0]?.common ?? 0) >= commonFrom) return sql<boolean>`searched ilike ${pattern}`;
  return sql<boolean>`(case_id, id) in (select found_case, found_id from measures_with_pairs(${pattern}, ${text}))`;
}

/** Which cases hold these files, found by the owner through the index over their material. */
export const filesHeld = (hashes: readonly string[]): RawBuilder<unknown> => sql`cases_with_files(${hashes}::text[])`;

/** Held by whoever migrates, so that two processes that start together do it once. */
export const migrationLock = 7_164_700_120_126;

/** Held while a process does what no other may do meanwhile. */
export const processLock = 7_164_700_120_127;

/** With the door's number beside it: held by the process whose door it is, as long as it lives. */
export const doorLocks = 716_470;
