import { sql } from 'kysely';
import type { CaseTask } from '../../../model/case.ts';
import type { Role } from '../../../model/role.ts';
import type { RecordReader } from '../../../flow/ports/records.ts';
import type { Run, Transaction } from './database.ts';
import { rowsOf } from './dialect.ts';

export const taskReads = (run: Run): Pick<RecordReader, 'tasks'> => ({
  tasks: (query) => run(async (records) => {
    const rows = await records.selectFrom('case_tasks').selectAll()
      .where('unit', '=', sql<string>`any(${query.units})`).where(sql<boolean>`${query.role} = any(roles)`)
      .orderBy('due', (order) => order.asc().nullsLast()).orderBy('since').orderBy('case_id').orderBy('place').limit(query.limit).execute();
    return rows.map((row): CaseTask => ({
      case: row.case_id, party: row.party, unit: row.unit, roles: row.roles as Role[], event: row.event,
      ...(row.due !== null && { due: row.due }), since: row.since,
    }));
  }),
});

/** What waits for somebody is only ever what the newest form of the case says. */
export async function replaceTasks(records: Transaction, id: string, tasks: readonly CaseTask[]): Promise<void> {
  await records.deleteFrom('case_tasks').where('case_id', '=', id).execute();
  if (tasks.length === 0) return;
  await sql`insert into case_tasks (case_id, place, party, unit, roles, event, due, since) select * from ${rowsOf(
    tasks.map((task, place) => ({ ...task, case_id: id, place })),
    'case_id text, place integer, party text, unit text, roles text[], event text, due bigint, since bigint')}`.execute(records);
}
