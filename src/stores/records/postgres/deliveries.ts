import { sql } from 'kysely';
import type { DeliveryCount, DeliveryReader, DeliveryWriter } from '../../../flow/ports/deliveries.ts';
import type { Delivery } from '../../../model/delivery.ts';
import { regionPrefix } from '../../../model/region.ts';
import type { DeliveryRow, Run, Transaction } from './database.ts';
import { withTheNext } from './dialect.ts';

const deliveryOf = ({ id, channel, target, lane, place, state, tries, queued_at: queuedAt, due_at: dueAt, settled_at: settledAt, trouble, content }: DeliveryRow): Delivery =>
  ({ id, channel, target, lane, place, state, tries, queuedAt, dueAt, content, ...(settledAt !== null && { settledAt }), ...(trouble !== null && { trouble }) });
const columns = sql`id, channel, target, lane, place, state, tries, queued_at, due_at, settled_at, trouble, content`;

export const deliveryReads = (run: Run): DeliveryReader => ({
  webhooks: () => run(async (records) =>
    (await records.selectFrom('webhooks').select('body').orderBy(sql`body->>'name' collate "C"`).orderBy('id').execute()).map(({ body }) => body)),
  deliveries: ({ channel, target = null, states = null, after = null, limit }) => run(async (records) =>
    (await sql<DeliveryRow>`select ${columns} from deliveries where channel = ${channel} and (${target}::text is null or target = ${target})
      and (${states}::text[] is null or state = any(${states}::text[]))
      and (${after}::text is null or (queued_at, id) < (select queued_at, id from deliveries where id = ${after}))
      order by queued_at desc, id desc limit ${limit}`.execute(records)).rows.map(deliveryOf)),
  delivery: (id) => run(async (records) => {
    const [row] = (await sql<DeliveryRow>`select ${columns} from deliveries where id = ${id}`.execute(records)).rows;
    return row === undefined ? undefined : deliveryOf(row);
  }),
  deliveriesDue: (channel, target, now, limit) => run(async (records) =>
    (await sql<DeliveryRow>`select ${columns} from deliveries d where channel = ${channel} and target = ${target} and state = 'waiting' and due_at <= ${now}
      and not exists (select 1 from deliveries e where e.channel = d.channel and e.target = d.target and e.lane = d.lane and e.place < d.place and e.state = 'waiting')
      order by due_at, id limit ${limit}`.execute(records)).rows.map(deliveryOf)),
  deliveryCounts: () => run(async (records) =>
    (await sql<DeliveryCount>`select channel, target, state, count(*)::int as count, (count(*) filter (where state = 'waiting' and tries > 0))::int as failing
      from deliveries group by channel, target, state order by channel, target, state`.execute(records)).rows),
});

export const deliveryWrites = (records: Transaction): DeliveryWriter => ({
  async putWebhook(webhook) {
    const { id, active, types, events, regions } = webhook;
    const row = { active, types: [...types], events: [...events], prefixes: regions.map(regionPrefix), body: JSON.stringify(webhook) };
    await records.insertInto('webhooks').values({ id, ...row }).onConflict((met) => met.column('id').doUpdateSet(row)).execute();
  },
  async offerCase({ case: lane, seq, type, event, region, at, content }) {
    await sql`${withTheNext}insert into deliveries (id, channel, target, lane, place, state, tries, queued_at, due_at, content)
      select w.id || '/' || ${lane}::text || '/' || ${seq}::int, 'webhook', w.id, ${lane}, ${seq}::int, 'waiting', 0, ${at}::bigint, ${at}::bigint, ${JSON.stringify(content)}::jsonb
      from webhooks w where w.active and (w.types = '{}' or ${type} = any(w.types)) and (w.events = '{}' or ${event} = any(w.events))
        and (w.prefixes = '{}' or exists (select 1 from unnest(w.prefixes) p where starts_with(${region}, p)))
      on conflict (id) do nothing`.execute(records);
  },
  async queueDelivery({ id, channel, target, lane, place, queuedAt, dueAt, content }) {
    const done = await records.insertInto('deliveries').values({
      id, channel, target, lane, place, state: 'waiting', tries: 0, queued_at: queuedAt, due_at: dueAt, settled_at: null, trouble: null,
      content: JSON.stringify(content),
    }).onConflict((met) => met.column('id').doNothing()).executeTakeFirst();
    return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
  },
  async moveDelivery({ id, state, tries, dueAt, settledAt = null, trouble }) {
    await records.updateTable('deliveries').set({ state, tries, due_at: dueAt, settled_at: settledAt, trouble: trouble === undefined ? null : JSON.stringify(trouble) })
      .where('id', '=', id).execute();
  },
  async sendAgain({ target, id = null }, now) {
    const moved = await sql`update deliveries set state = 'waiting', tries = 0, due_at = ${now}, settled_at = null
      where target = ${target} and case when ${id}::text is null then state = 'dead' else id = ${id} and state <> 'waiting' end`.execute(records);
    return Number(moved.numAffectedRows ?? 0n);
  },
});
