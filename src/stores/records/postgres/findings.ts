import { sql } from 'kysely';
import type { Finding } from '../../../model/finding.ts';
import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import type { Run, Transaction } from './database.ts';
import { rowsOf } from './dialect.ts';

export const findingReads = (run: Run): Pick<RecordReader, 'finding' | 'findings'> => ({
  finding: (id) => run(async (records) =>
    (await records.selectFrom('findings').select('body').where('id', '=', id).executeTakeFirst())?.body),
  findings: (query) => run(async (records) => {
    let rows = records.selectFrom('findings').select('body');
    if (query.points !== undefined) rows = rows.where('point', '=', sql<number>`any(${query.points}::bigint[])`);
    if (query.ids !== undefined) rows = rows.where('id', '=', sql<string>`any(${query.ids}::text[])`);
    if (query.from !== undefined) rows = rows.where('at', '>=', query.from);
    if (query.to !== undefined) rows = rows.where('at', '<', query.to);
    rows = rows.orderBy('at', 'desc').orderBy('id');
    return (await (query.limit === undefined ? rows : rows.limit(query.limit)).execute()).map((row) => row.body);
  }),
});

export const findingWrites = (records: Transaction): Pick<RecordWriter, 'putFindings' | 'withdrawFindings'> => ({
  async putFindings(findings) {
    if (findings.length === 0) return [];
    const added = await sql<{ id: string }>`with given as (select * from ${rowsOf(
      [...new Map(findings.map((finding) => [finding.id, rowOf(finding)])).values()], 'id text, point bigint, factor text, at bigint, withdrawn_at bigint, body jsonb')}),
      before as (select known.id, known.withdrawn_at from findings known join given using (id)),
      put as (insert into findings as known (id, point, factor, at, withdrawn_at, body) select id, point, factor, at, withdrawn_at, body from given
        on conflict (id) do update set withdrawn_at = null, body = excluded.body
        where known.withdrawn_at is not null or known.body ->> 'frame' is distinct from excluded.body ->> 'frame' returning id)
      select put.id from put left join before using (id) where before.id is null or before.withdrawn_at is not null`.execute(records);
    return added.rows.map((row) => row.id);
  },
  async withdrawFindings(ids, at) {
    await sql`update findings set withdrawn_at = ${at}::bigint, body = body || jsonb_build_object('withdrawnAt', ${at}::bigint)
      where id = any(${ids}::text[]) and withdrawn_at is null`.execute(records);
  },
});

const rowOf = (finding: Finding) => ({
  id: finding.id, point: finding.point, factor: finding.factor, at: finding.at, withdrawn_at: finding.withdrawnAt, body: finding,
});
