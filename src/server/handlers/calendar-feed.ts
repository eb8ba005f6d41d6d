import { fail, ok } from '../../basis/result.ts';
import { calendarFeed, makeCalendarFeed, readCalendar, revokeCalendarFeed } from '../../contract/calendar-feed.ts';
import { goodFeed, makeFeed, revokeFeed, termsBehind } from '../../flow/calendar-feeds.ts';
import type { House } from '../../flow/house.ts';
import { newToken, tokenHash } from '../credentials.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { calendarText } from '../views/calendar-text.ts';

const ending = '.ics';

/** 日历订阅: a person finds, makes and revokes the address of their own calendar; whoever holds it reads the terms. */
export function calendarFeedHandlers(house: House): readonly Handler[] {
  return [
    handle(calendarFeed, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const feed = await goodFeed(house, caller.person.id);
      return ok(feed === undefined ? {} : { feed: { madeAt: feed.madeAt, ...(feed.usedAt === undefined ? {} : { usedAt: feed.usedAt }) } });
    }),
    handle(makeCalendarFeed, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const token = newToken();
      await makeFeed(house, caller.person.id, caller.actor.says, tokenHash(token));
      return ok({ path: `/calendar/${token}${ending}` });
    }),
    handle(revokeCalendarFeed, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      return ok({ revoked: await revokeFeed(house, caller.person.id, caller.actor.says) });
    }),
    handleFile(readCalendar, async ({ params: { file } }, { asked }) => {
      const terms = file.endsWith(ending) ? await termsBehind(house, tokenHash(file.slice(0, -ending.length))) : undefined;
      if (terms === undefined) return fail('request.not-found');
      return ok({ bytes: calendarText(house, terms, asked.origin), type: 'text/calendar; charset=utf-8', headers: { 'cache-control': 'private, no-cache' } });
    }),
  ];
}
