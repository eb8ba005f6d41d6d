import { type SelectQueryBuilder, sql } from 'kysely';
import { regionContains } from '../../../model/region.ts';
import type { CaseQuery, RecordReader, Viewer } from '../../../flow/ports/records.ts';
import type { Database, Run, Transaction } from './database.ts';
import { isOfUnit } from './seen-by.ts';

type Asked = Omit<CaseQuery, 'limit' | 'after'>;
type Counting = (records: Transaction, query: Asked) => Promise<SelectQueryBuilder<Database, 'cases', object>>;
type Count = { readonly type: string; readonly state: string; readonly region: string; readonly count: number };

/**
 * Counts by type, state and region. Where the question names nothing else they are read from the kept counts: of all cases for who sees
 * whole regions, of one unit for who sees what that is party to; else the cases themselves are counted (`cases`).
 */
export const countReads = (run: Run, viewer: Viewer, cases: Counting): Pick<RecordReader, 'caseCounts'> => ({
  caseCounts: (query) => run(async (records) => {
    const unit = countedUnit(viewer, query);
    return unit !== undefined && onlyKept(query) ? keptCounts(records, unit, query) : counted(await cases(records, query));
  }),
});

/** Of which unit the kept counts answer ('': all cases); undefined where they cannot. */
function countedUnit(viewer: Viewer, { unit }: Asked): string | undefined {
  if (!isOfUnit(viewer)) return viewer.scope === 'none' ? undefined : unit ?? '';
  return unit === undefined || unit === viewer.unit ? viewer.unit : undefined;
}

const kept: readonly (keyof Asked)[] = ['types', 'states', 'region', 'open', 'unit'];
const onlyKept = (query: Asked): boolean =>
  (Object.keys(query) as (keyof Asked)[]).every((key) => query[key] === undefined || kept.includes(key));

const counted = (rows: SelectQueryBuilder<Database, 'cases', object>): Promise<readonly Count[]> =>
  rows.select(['type', 'state', 'region', sql<number>`count(*)::int`.as('count')])
    .groupBy(['type', 'state', 'region']).orderBy('type').orderBy('state').orderBy('region').execute();

async function keptCounts(records: Transaction, unit: string, { types, states, region, open }: Asked): Promise<readonly Count[]> {
  const { rows } = await sql<Count>`select type, state, region, sum(count)::int as count from (
      select type, state, region, open, count from case_counts where unit = ${unit}
      union all select type, state, region, open, change from case_count_changes where unit = ${unit}) lines
    where (${types ?? null}::text[] is null or type = any(${types ?? null}::text[]))
      and (${states ?? null}::text[] is null or state = any(${states ?? null}::text[]))
      and (${open ?? null}::boolean is null or open = ${open ?? null}::boolean)
    group by type, state, region having sum(count) <> 0 order by type, state, region`.execute(records);
  return region === undefined ? rows : rows.filter((row) => regionContains(region, row.region));
}
