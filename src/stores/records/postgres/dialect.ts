import { type RawBuilder, sql } from 'kysely';
import { regionPrefix } from '../../../model/region.ts';
import type { CaseQuery, Viewer } from '../../../flow/ports/records.ts';
import type { Transaction } from './database.ts';
import { heldBackMark, type aroundEachMark, type openingMark } from './held-back.ts';

/**
 * Everything bound to PostgreSQL's dialect beyond plain SQL (with migrations 0002 row rules, 0003, 0004 and 0016 search): what a
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

/** In so many of the newest 500 a word is common: going from the newest back finds a page of it soon. */
const commonFrom = 5;

/** What a page of a common word is found by, where the question names nothing else. */
export type TextPage = Pick<CaseQuery, 'types' | 'open' | 'after'> & { readonly limit: number };

/**
 * Condition on cases whose number or title contains the text; undefined for none. A rare text is found by the owner through its pairs
 * of letters, for the row rules hide that index; a common one (`page`) by going back from the newest.
 */
export async function withText(records: Transaction, text: string | undefined, page?: TextPage): Promise<RawBuilder<boolean> | undefined> {
  if (text === undefined || text === '') return undefined;
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const seen = await sql<{ common: number }>`select newest_with_text(${pattern})::int as common`.execute(records);
  const common = text.length < 2 || (seen.rows[0]?.common ?? 0) >= commonFrom;
  if (!common) return sql<boolean>`id in (select cases_with_pairs(${pattern}, ${text}))`;
  if (page === undefined) return sql<boolean>`(number || ' ' || title) ilike ${pattern}`;
  const { types = null, open = null, after = null, limit } = page;
  return sql<boolean>`id = any(array(select newest_cases_with(${pattern}, ${types}::text[], ${open}::boolean, ${after}::text, ${limit}::int)))`;
}

/** Ids of cases that stand on the point, found by the owner through the array index. */
export const idsOnPoint = (point: number): RawBuilder<string> => sql<string>`(select cases_on_point(${point}))`;

/** Ids of cases to which the unit is party, found by the owner through the array index. */
export const idsOfUnit = (unit: string): RawBuilder<string> => sql<string>`(select cases_of_unit(${unit}))`;

/** Cases with measures of a unit, found by the owner through the array index. */
export const measuresOfUnit = (unit: string): RawBuilder<string> => sql<string>`(select measures_of_unit(${unit}))`;

/** Condition on measures whose text contains this, as `withText` for cases. */
export async function measuresWithText(records: Transaction, text: string): Promise<RawBuilder<boolean>> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
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
