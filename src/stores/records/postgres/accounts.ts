import { sql } from 'kysely';
import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { legible } from '../legible.ts';
import type { Run, Transaction } from './database.ts';
import { rowsOf, withTheNext } from './dialect.ts';

type AccountReads = Pick<RecordReader, 'account' | 'accounts' | 'session' | 'audit'>;
type AccountWrites = Pick<RecordWriter, 'putAccount' | 'putSession' | 'endSession' | 'putAudit'>;

export const accountReads = (run: Run): AccountReads => ({
  account: (login) => run((records) => records.selectFrom('accounts').selectAll().where('login', '=', login).executeTakeFirst()),
  accounts: () => run((records) => records.selectFrom('accounts').selectAll().orderBy('login').execute()),
  session: (tokenHash) => run(async (records) => {
    const row = await records.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
    return row && { tokenHash, person: row.person, appointment: row.appointment, createdAt: row.created_at, expiresAt: row.expires_at };
  }),
  audit: (query) => run(async (records) => {
    let rows = records.selectFrom('audit').select(['at', 'world_at as worldAt', 'actor', 'action', 'subject', 'outcome', 'detail']);
    if (query.before !== undefined) rows = rows.where('at', '<', query.before);
    return rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(query.limit).execute();
  }),
});

export const accountWrites = (records: Transaction): AccountWrites => ({
  async putAccount(account) {
    const { id, ...rest } = account;
    await records.insertInto('accounts').values({ id, ...rest }).onConflict((met) => met.column('id').doUpdateSet(rest)).execute();
  },
  async putSession(session) {
    const rest = { person: session.person, appointment: session.appointment, created_at: session.createdAt, expires_at: session.expiresAt };
    await records.insertInto('sessions').values({ token_hash: session.tokenHash, ...rest })
      .onConflict((met) => met.column('token_hash').doUpdateSet(rest)).execute();
  },
  async endSession(tokenHash) {
    await records.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
  },
  async putAudit(entries) {
    if (entries.length === 0) return;
    const rows = entries.map((entry) => ({ ...entry, world_at: entry.worldAt, subject: legible(entry.subject), actor: legible(entry.actor) }));
    await sql`${withTheNext}insert into audit (at, world_at, actor, action, subject, outcome, detail)
      select at, world_at, actor, action, subject, outcome, coalesce(detail, 'null'::jsonb) from ${rowsOf(
      rows, 'at bigint, world_at bigint, actor text, action text, subject text, outcome text, detail jsonb')}`.execute(records);
  },
});
