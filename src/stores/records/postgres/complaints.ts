import { sql } from 'kysely';
import type { ComplaintReader, ComplaintWriter } from '../../../flow/ports/complaints.ts';
import { publicTableHead } from '../public-table-head.ts';
import type { Run, Transaction } from './database.ts';

export const complaintReads = (run: Run): ComplaintReader => ({
  reporters: (cases) =>
    run(async (records) =>
      cases.length === 0
        ? []
        : (await records.selectFrom('reporters').selectAll().where('case_id', 'in', cases).orderBy('case_id').orderBy('seq').execute()).map(
            ({ case_id: id, seq, name, phone, address, entered_at: enteredAt, by }) => ({ case: id, seq, name, phone, address, enteredAt, by }),
          ),
    ),
  reporterLooks: (item) =>
    run(async (records) =>
      (await records.selectFrom('reporter_looks').selectAll().where('case_id', '=', item).orderBy('id', 'desc').execute()).map(
        ({ id, case_id: of, person, says, why, at, world_at: worldAt }) => ({ id, case: of, person, says, why, at, worldAt }),
      ),
    ),
  publicTable: (batch, version) =>
    run(async (records) => {
      const wanted = records.selectFrom('public_tables').select('body').where('batch', '=', batch).orderBy('version', 'desc').limit(1);
      return (await (version === undefined ? wanted : wanted.where('version', '=', version)).executeTakeFirst())?.body;
    }),
  publicTables: (type) =>
    run(async (records) =>
      (
        await records
          .selectFrom('public_tables as one')
          .select('body')
          .where('type', '=', type)
          .where('version', '=', sql<number>`(select max(version) from public_tables where batch = one.batch)`)
          .orderBy('ordinal')
          .orderBy('batch')
          .execute()
      ).map(({ body }) => body),
    ),
  publicTableHeads: (batch) =>
    run(async (records) =>
      (await records.selectFrom('public_tables').select('body').where('batch', '=', batch).orderBy('version', 'desc').execute()).map(
        ({ body }) => publicTableHead(body),
      ),
    ),
});

export const complaintWrites = (records: Transaction): ComplaintWriter => ({
  async putReporter({ case: id, seq, name, phone, address, enteredAt, by }) {
    await records.insertInto('reporters').values({ case_id: id, seq, name, phone, address, entered_at: enteredAt, by }).execute();
  },
  async putReporterLook({ id, case: of, person, says, why, at, worldAt }) {
    await records.insertInto('reporter_looks').values({ id, case_id: of, person, says, why, at, world_at: worldAt }).execute();
  },
  async putPublicTable(table) {
    await records
      .insertInto('public_tables')
      .values({ batch: table.batch, version: table.version, type: table.type, ordinal: table.ordinal, body: JSON.stringify(table) })
      .execute();
  },
});
