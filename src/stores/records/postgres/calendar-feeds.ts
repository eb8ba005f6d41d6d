import type { CalendarFeedReader, CalendarFeedWriter } from '../../../flow/ports/calendar-feeds.ts';
import type { CalendarFeed } from '../../../model/calendar-feed.ts';
import type { Run, Transaction } from './database.ts';

type Row = { readonly body: CalendarFeed; readonly used_at: number | null };
const feedOf = ({ body, used_at: usedAt }: Row): CalendarFeed => (usedAt === null ? body : { ...body, usedAt });
const columns = ['body', 'used_at'] as const;

export const feedReads = (run: Run): CalendarFeedReader => ({
  calendarFeeds: (person) => run(async (records) =>
    (await records.selectFrom('calendar_feeds').select(columns).where('person', '=', person).orderBy('made_at', 'desc').orderBy('id', 'desc').execute()).map(feedOf)),
  calendarFeedByHash: (hash) => run(async (records) => {
    const row = await records.selectFrom('calendar_feeds').select(columns).where('hash', '=', hash).executeTakeFirst();
    return row && feedOf(row);
  }),
});

export const feedWrites = (records: Transaction): CalendarFeedWriter => ({
  async putCalendarFeed({ usedAt: _usedAt, ...feed }) {
    const body = JSON.stringify(feed);
    await records.insertInto('calendar_feeds').values({ id: feed.id, person: feed.person, hash: feed.hash, made_at: feed.madeAt, body, used_at: null })
      .onConflict((met) => met.column('id').doUpdateSet({ body })).execute();
  },
  async calendarFeedUsed(id, at) {
    await records.updateTable('calendar_feeds').set({ used_at: at }).where('id', '=', id).execute();
  },
});
