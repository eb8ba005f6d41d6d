import { type SelectQueryBuilder, sql } from 'kysely';
import { regionContains } from '../../../model/region.ts';
import type { CaseQuery, RecordReader, Viewer } from '../../../flow/ports/records.ts';
import type { Database, Run, Transaction } from './database.ts';

type Asked = Omit<CaseQuery, 'limit' | 'after'>;
type Counting = (records: Transaction, query: Asked) => Promise<SelectQueryBuilder<Database, 'cases', object>>;
type Count = { readonly type: string; readonly state: string; readonly region: string; readonly count: number };

/**
 * Counts by type, state and region. Where the question names nothing else and the viewer sees whole regions, they are read from the
 * kept counts; else the cases themselves are counted (`cases`).
 */
export const countReads = (run: Run, { scope }: Viewer, cases: Counting): Pick<RecordReader, 'caseCounts'> => ({
  caseCounts: (query) => run(async (records) => {
    const whole = scope === 'all' || scope === 'region';
    return whole && onlyKept(query) ? keptCounts(records, query) : counted(await cases(records, query));
  }),
});

const kept: readonly (keyof Asked)[] = ['types', 'states', 'region', 'open'];
const onlyKept = (query: Asked): boolean =>
  (Object.keys(query) as (keyof Asked)[]).every((key) => query[key] === undefined || kept.includes(key));

const counted = (rows: SelectQueryBuilder<Database, 'cases', object>): Promise<readonly Count[]> =>
  rows.select(['type', 'state', 'region', sql<number>`count(*)::int`.as('count')])
    .groupBy(['type', 'state', 'region']).orderBy('type').orderBy('state').orderBy('region').execute();

async function keptCounts(records: Transaction, { types, states, region, open }: Asked): Promise<readonly Count[]> {
  const { rows } = await sql<Count>`select type, state, region, sum(count)::int as count from (
      select type, state, region, open, count from case_counts union all select type, state, region, open, change from case_count_changes) lines
    where (${types ?? null}::text[] is null or type = any(${types ?? null}::text[]))
      and (${states ?? null}::text[] is null or state = any(${states ?? null}::text[]))
      and (${open ?? null}::boolean is null or open = ${open ?? null}::boolean)
    group by type, state, region having sum(count) <> 0 order by type, state, region`.execute(records);
  return region === undefined ? rows : rows.filter((row) => regionContains(region, row.region));
}
