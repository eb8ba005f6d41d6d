import { sql } from 'kysely';
import type { Inbox, MessageReader, MessageWriter } from '../../../flow/ports/messages.ts';
import { askingKinds, type InboxMessage, type Message } from '../../../model/message.ts';
import type { Run, Transaction } from './database.ts';
import { rowsOf, withTheNext } from './dialect.ts';

type Row = { readonly body: Message; readonly done_at: number | null; readonly done_by: string | null; readonly read_at: number | null; readonly escalated_at: number | null; readonly escalated_to: string | null };
const messageOf = ({ body, done_at: doneAt, done_by: doneBy, read_at: readAt, escalated_at: escalatedAt, escalated_to: escalatedTo }: Row): InboxMessage =>
  ({ ...body, ...(doneAt !== null && { doneAt }), ...(doneBy !== null && { doneBy }), ...(readAt !== null && { readAt }),
    ...(escalatedAt !== null && { escalatedAt }), ...(escalatedTo !== null && { escalatedTo }) });

const inbox = (records: Transaction, { unit, role, person, until }: Inbox) => records.selectFrom('messages as m')
  .leftJoin('message_reads as r', (join) => join.onRef('r.message', '=', 'm.id').on('r.person', '=', person))
  .where('m.unit', '=', unit).where(sql<boolean>`${role} = any(m.roles)`).where('m.at', '<=', until);
const isUnread = sql<boolean>`r.at is null and m.done_at is null`;

export const messageReads = (run: Run): MessageReader => ({
  messages: (to, { unread, after, limit }) => run(async (records) => {
    let rows = inbox(records, to);
    if (unread === true) rows = rows.where(isUnread);
    if (after !== undefined) rows = rows.where(sql<boolean>`(m.at, m.id) < (select at, id from messages where id = ${after})`);
    return (await rows.select(['m.body', 'm.done_at', 'm.done_by', 'm.escalated_at', 'm.escalated_to', 'r.at as read_at']).orderBy('m.at', 'desc').orderBy('m.id', 'desc').limit(limit).execute())
      .map(messageOf);
  }),
  unreadMessages: (to) => run(async (records) => {
    const row = await inbox(records, to).where(isUnread).select(sql<number>`count(*)::int`.as('count')).executeTakeFirst();
    return row?.count ?? 0;
  }),
  message: (id, person) => run(async (records) => {
    const row = await records.selectFrom('messages as m').leftJoin('message_reads as r',
      (join) => join.onRef('r.message', '=', 'm.id').on('r.person', '=', person))
      .where('m.id', '=', id).select(['m.body', 'm.done_at', 'm.done_by', 'm.escalated_at', 'm.escalated_to',
        'r.at as read_at']).executeTakeFirst();
    return row && messageOf(row);
  }),
  unmailedMessages: ({ from, until, limit }) => run(async (records) =>
    (await records.selectFrom('messages').select('body').where('mailed_at', 'is', null).where('done_at', 'is', null)
      .where('at', '>=', from).where('at', '<=', until)
      .orderBy('at').orderBy('id').limit(limit).execute()).map(({ body }) => body)),
  unheardMessages: ({ from, until, limit }) => run(async (records) =>
    (await sql<{ body: Message }>`select body from messages m where at >= ${from} and at <= ${until} and ${isUnheard} order by at, id limit ${limit}`.execute(records)).rows.map(({ body }) => body)),
});

const isUnheard = sql`done_at is null and escalated_at is null and kind = any(${[...askingKinds]}::text[]) and not exists (select 1 from message_reads r where r.message = m.id)`;

export const messageWrites = (records: Transaction): MessageWriter => ({
  async tell({ case: of, at, by, ended, relays, fresh }) {
    if (relays) await sql`${withTheNext}delete from messages where case_id = ${of} and at > ${at}`.execute(records);
    if (ended.length > 0) {
      await sql`${withTheNext}update messages set done_at = ${at}, done_by = ${by} where case_id = ${of} and at <= ${at} and done_at is null and kind <> 'answered'
        and (party, event) in (select party, event from ${rowsOf(ended, 'party text, event text')})`.execute(records);
    }
    if (fresh.length === 0) return;
    await sql`${withTheNext}insert into messages (id, case_id, kind, party, event, unit, roles, at, body) select * from ${rowsOf(
      fresh.map((one) => ({ ...one, case_id: one.case, body: one })),
      'id text, case_id text, kind text, party text, event text, unit text, roles text[], at bigint, body jsonb')} on conflict (id) do nothing`.execute(records);
  },
  async escalate({ id, at, to }, fresh) {
    const moved = await sql`update messages m set escalated_at = ${at}, escalated_to = ${to} where id = ${id} and ${isUnheard}`.execute(records);
    if (Number(moved.numAffectedRows ?? 0n) === 0) return false;
    if (fresh !== undefined) await records.insertInto('messages').values(rowOf(fresh)).onConflict((met) => met.column('id').doNothing()).execute();
    return true;
  },
  async mailMessages(ids, at) {
    await sql`update messages set mailed_at = ${at} where id = any(${[...ids]}::text[])`.execute(records);
  },
  async readMessages(to, ids, at) {
    const done = await sql`insert into message_reads (message, person, at) select m.id, ${to.person}, ${at}::bigint from messages m
      where m.id = any(${ids}::text[]) and m.unit = ${to.unit} and ${to.role} = any(m.roles) and m.at <= ${to.until} on conflict do nothing`.execute(records);
    return Number(done.numAffectedRows ?? 0n);
  },
});

const rowOf = (one: Message) => ({
  id: one.id, case_id: one.case, kind: one.kind, party: one.party, event: one.event, unit: one.unit, roles: [...one.roles], at: one.at, body: JSON.stringify(one),
  done_at: null, done_by: null, escalated_at: null, escalated_to: null, mailed_at: null,
});
