import type { CalendarFeed } from '../../model/calendar-feed.ts';

/** Secret addresses of calendars. Only the machine sees them; whose they are is asked before. */
export interface CalendarFeedReader {
  /** Those of a person, newest first, revoked ones too. */
  calendarFeeds(person: string): Promise<readonly CalendarFeed[]>;
  calendarFeedByHash(hash: string): Promise<CalendarFeed | undefined>;
}

export interface CalendarFeedWriter {
  /** What is known of its use stays. */
  putCalendarFeed(feed: CalendarFeed): Promise<void>;
  calendarFeedUsed(id: string, at: number): Promise<void>;
}
