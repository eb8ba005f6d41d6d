import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Case, CaseTask } from '../../../model/case.ts';
import type { Role } from '../../../model/role.ts';
import type { RecordReader, TaskQuery } from '../../../flow/ports/records.ts';
import type { Database, Run, Transaction } from './database.ts';
import { placeOfCase } from '../case-place.ts';
import { rowsOf, withTheNext } from './dialect.ts';

/** Days of Beijing time, for there a day is due. */
const dueDay = sql`(due + 28800000) / 86400000`;

export const taskReads = (run: Run): Pick<RecordReader, 'tasks' | 'taskCounts'> => ({
  tasks: (query) => run(async (records) => {
    const rows = await waiting(records, query).selectAll()
      .orderBy('returned', 'desc').orderBy(dueDay, (order) => order.asc().nullsLast()).orderBy('risk', 'desc').orderBy('people', 'desc').orderBy(sql`type = any(${query.first}::text[])`, 'desc')
      .orderBy('due', (order) => order.asc().nullsLast()).orderBy('since').orderBy('case_id').orderBy('place').limit(query.limit).execute();
    return rows.map((row): CaseTask => ({
      case: row.case_id, party: row.party, unit: row.unit, roles: row.roles as Role[], event: row.event,
      ...(row.due !== null && { due: row.due }), since: row.since, ...(row.risk > 0 && { risk: row.risk }), ...(row.people > 0 && { people: row.people }),
    }));
  }),
  taskCounts: (queries) => run(async (records) => {
    if (queries.length === 0) return [];
    const counts = sql.join(queries.map((query) => sql`count(*) filter (where ${waits(query)})::int`));
    const units = [...new Set(queries.flatMap((query) => query.units))];
    const { rows: [row] } = await sql<{ counts: readonly number[] }>`select array[${counts}] as counts from case_tasks where unit = any(${units}::text[])`.execute(records);
    return row?.counts ?? [];
  }),
});

const waiting = (records: Transaction, query: TaskQuery): SelectQueryBuilder<Database, 'case_tasks', object> => records.selectFrom('case_tasks').where(waits(query));

function waits({ units, role, dueFrom, dueBefore, standing }: TaskQuery): RawBuilder<boolean> {
  // One unit by equality: only so are its tasks read in the order of the index.
  const ofUnit = units.length === 1 ? sql<boolean>`unit = ${units[0]}` : sql<boolean>`unit = any(${units}::text[])`;
  const said = [ofUnit, sql<boolean>`${role} = any(roles)`];
  if (dueFrom !== undefined) said.push(sql<boolean>`due >= ${dueFrom}`);
  if (dueBefore !== undefined) said.push(sql<boolean>`due < ${dueBefore}`);
  if (standing !== undefined) {
    const [types, states] = [standing.map(({ type }) => type), standing.map(({ state }) => state)];
    said.push(sql<boolean>`(type, state) in (select * from unnest(${types}::text[], ${states}::text[]))`);
  }
  return sql<boolean>`(${sql.join(said, sql` and `)})`;
}

/** What waits for somebody is only ever what the newest form of the case says. */
export async function replaceTasks(records: Transaction, of: Case, tasks: readonly CaseTask[]): Promise<void> {
  await sql`${withTheNext}delete from case_tasks where case_id = ${of.id}`.execute(records);
  if (tasks.length === 0) return;
  const { type, state } = of;
  const place = placeOfCase(of);
  const returned = of.returned !== undefined;
  await sql`${withTheNext}insert into case_tasks (case_id, place, party, unit, roles, event, due, since, type, state, region, units, returned, risk, people) select * from ${rowsOf(
    tasks.map((task, index) => ({ risk: 0, people: 0, ...task, case_id: of.id, place: index, type, state, ...place, returned })),
    'case_id text, place integer, party text, unit text, roles text[], event text, due bigint, since bigint, type text, state text, region text, units text[], returned boolean, risk smallint, people bigint')}`.execute(records);
}
