import { sql } from 'kysely';
import type { UpperPlatformReader, UpperPlatformWriter } from '../../../flow/ports/upper-platforms.ts';
import { forwardItemStates, type ForwardItemState } from '../../../model/upper-platform.ts';
import type { Run, Transaction } from './database.ts';
import { rowsOf } from './dialect.ts';

export const upperPlatformReads = (run: Run): UpperPlatformReader => ({
  upperPlatforms: () => run(async (records) =>
    (await records.selectFrom('upper_platforms').select('body').orderBy('entered_at').orderBy('id').execute()).map((row) => row.body)),
  forwardState: (platform) => run(async (records) =>
    (await records.selectFrom('forward_states').select('body').where('platform', '=', platform).executeTakeFirst())?.body),
  forwardItems: ({ platform, states, before, limit }) => run(async (records) => {
    let rows = records.selectFrom('forward_items').select('body').where('platform', '=', platform);
    if (states !== undefined) rows = rows.where('state', 'in', states.length === 0 ? [''] : states);
    if (before !== undefined) rows = rows.where('frame', '<', sql<string>`${before}::bigint`);
    return (await rows.orderBy('frame', 'desc').limit(limit).execute()).map((row) => row.body);
  }),
  forwardItemsOf: (platform, frames) => run(async (records) => (frames.length === 0 ? [] : (await records.selectFrom('forward_items').select('body')
    .where('platform', '=', platform).where('frame', '=', sql<string>`any(${frames}::bigint[])`).orderBy('frame').execute()).map((row) => row.body))),
  forwardItemsDue: (platform, now, limit) => run(async (records) => (await records.selectFrom('forward_items').select('body')
    .where('platform', '=', platform).where('due_at', '<=', now).orderBy('due_at').orderBy('frame').limit(limit).execute()).map((row) => row.body)),
  forwardItemCounts: (platform) => run(async (records) => {
    const rows = await records.selectFrom('forward_items').select(['state', sql<number>`count(*)::int`.as('count')])
      .where('platform', '=', platform).groupBy('state').execute();
    const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
    return Object.fromEntries(forwardItemStates.map((state) => [state, count(state)])) as Record<ForwardItemState, number>;
  }),
});

export const upperPlatformWrites = (records: Transaction): UpperPlatformWriter => ({
  async putUpperPlatform(version) {
    await records.insertInto('upper_platforms').values({ id: version.platform.id, entered_at: version.enteredAt, body: JSON.stringify(version) }).execute();
  },
  lockForwardState: async (platform) =>
    (await records.selectFrom('forward_states').select('body').where('platform', '=', platform).forUpdate().executeTakeFirst())?.body,
  async putForwardState(state) {
    const body = JSON.stringify(state);
    await records.insertInto('forward_states').values({ platform: state.platform, body }).onConflict((met) => met.column('platform').doUpdateSet({ body })).execute();
  },
  async putForwardItems(items) {
    if (items.length === 0) return;
    const rows = items.map((body) => ({ platform: body.platform, frame: body.frame, state: body.state, due_at: body.dueAt ?? null, body }));
    await sql`insert into forward_items (platform, frame, state, due_at, body)
      select platform, frame, state, due_at, body from ${rowsOf(rows, 'platform text, frame bigint, state text, due_at bigint, body jsonb')}
      on conflict (platform, frame) do update set state = excluded.state, due_at = excluded.due_at, body = excluded.body`.execute(records);
  },
  async dropForwardItems(platform, frames) {
    if (frames.length === 0) return;
    await records.deleteFrom('forward_items').where('platform', '=', platform).where('frame', '=', sql<string>`any(${frames}::bigint[])`).execute();
  },
});
