import { sql } from 'kysely';
import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { byName } from '../mapping-order.ts';
import { legible } from '../legible.ts';
import type { Run, Transaction } from './database.ts';
import { rowsOf } from './dialect.ts';

type ImportRead = 'imports' | 'exchangeTotals' | 'importRun' | 'refusedRows' | 'mappings' | 'mapping';
/** Null: a file. */
const ofSource = sql<string | null>`run->>'source'`;

export const importReads = (run: Run): Pick<RecordReader, ImportRead> => ({
  imports: (limit, source) => run(async (records) =>
    (await records.selectFrom('imports').select('run').where(ofSource, source === undefined ? 'is' : '=', source ?? null)
      .orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit).execute())
      .map((row) => row.run)),
  exchangeTotals: (source, since) => run(async (records) => {
    const own = records.selectFrom('imports').where(ofSource, '=', source).where('started_at', '>=', since);
    const sum = (of: string) => sql<number>`coalesce(sum((run->>${of})::bigint), 0)::bigint`;
    const totals = await own.select([
      sql<number>`count(*)`.as('batches'), sum('rows').as('rows'), sum('stored').as('stored'), sum('already').as('already'), sum('refused').as('refused'),
    ]).executeTakeFirstOrThrow();
    const faults = await sql<{ fault: string; count: number }>`select one.key as fault, sum(one.value::bigint)::bigint as count
      from imports, jsonb_each_text(run->'refusedBy') one where ${ofSource} = ${source} and started_at >= ${since} group by one.key`.execute(records);
    return { ...totals, refusedBy: Object.fromEntries(faults.rows.map(({ fault, count }) => [fault, count])) };
  }),
  importRun: (id) => run(async (records) => (await records.selectFrom('imports').select('run').where('id', '=', id).executeTakeFirst())?.run),
  mappings: () => run(async (records) => (await records.selectFrom('import_mappings').select('body').distinctOn('id')
    .orderBy('id').orderBy('version', 'desc').execute()).map((row) => row.body).sort(byName)),
  mapping: (id, version) => run(async (records) => (await records.selectFrom('import_mappings').select('body').where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0)).orderBy('version', 'desc').limit(1).executeTakeFirst())?.body),
  refusedRows: (id, limit, after = 0) => run(async (records) => {
    const rows = await records.selectFrom('refused_rows').selectAll().where('run', '=', id).where('place', '>=', after).orderBy('place').limit(limit).execute();
    return rows.map((row) => ({ run: row.run, line: row.line, fault: row.fault, detail: row.detail, row: row.source }));
  }),
});

export const importWrites = (records: Transaction): Pick<RecordWriter, 'putImport' | 'putMapping'> => ({
  async putImport(run, refused, place) {
    const text = JSON.stringify({ ...run, file: legible(run.file) });
    await records.insertInto('imports').values({ id: run.id, started_at: run.startedAt, run: text })
      .onConflict((met) => met.column('id').doUpdateSet({ started_at: run.startedAt, run: text })).execute();
    if (refused.length === 0) return;
    await sql`insert into refused_rows (run, line, place, fault, detail, source) select * from ${rowsOf(
      refused.map((row, index) => ({ run: run.id, line: row.line, place: place + index, fault: row.fault, detail: legible(row.detail), source: legible(row.row) })),
      'run text, line integer, place integer, fault text, detail text, source text')} on conflict do nothing`.execute(records);
  },
  async putMapping(mapping) {
    await records.insertInto('import_mappings').values({ id: mapping.id, version: mapping.version, body: JSON.stringify(mapping) }).execute();
  },
});
