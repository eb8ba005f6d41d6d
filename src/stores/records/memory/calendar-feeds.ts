import type { CalendarFeedReader, CalendarFeedWriter } from '../../../flow/ports/calendar-feeds.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

export function feedReads({ viewer, state }: Look): CalendarFeedReader {
  const all = () => (viewer.scope === 'all' ? [...state().calendarFeeds.values()] : []);
  return {
    calendarFeeds: async (person) => all().filter((feed) => feed.person === person).sort((a, b) => b.madeAt - a.madeAt || ascending(b.id, a.id)),
    calendarFeedByHash: async (hash) => all().find((feed) => feed.hash === hash),
  };
}

export function feedWrites({ viewer, state }: Look): CalendarFeedWriter {
  const mayWrite = (): void => { if (viewer.scope !== 'all') throw new RowRefused('row of calendar_feeds'); };
  return {
    async putCalendarFeed({ usedAt: _usedAt, ...feed }) {
      mayWrite();
      if ([...state().calendarFeeds.values()].some(({ id, hash }) => hash === feed.hash && id !== feed.id)) throw new Error('this token is held under another id');
      const used = state().calendarFeeds.get(feed.id)?.usedAt;
      state().calendarFeeds.set(feed.id, used === undefined ? feed : { ...feed, usedAt: used });
    },
    async calendarFeedUsed(id, at) {
      mayWrite();
      const feed = state().calendarFeeds.get(id);
      if (feed !== undefined) state().calendarFeeds.set(id, { ...feed, usedAt: at });
    },
  };
}
