import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';

export const calendarFeed = endpoint({
  id: 'calendar-feed.read', method: 'GET', path: '/api/session/calendar', who: 'signed-in',
  says: { zh: '日历订阅:本人的订阅地址是否有效', en: 'The address of one’s calendar: since when it is good and when it was last read, never the address itself' },
  reply: Type.Object({ feed: Type.Optional(Type.Object({ madeAt: Type.Integer(), usedAt: Type.Optional(Type.Integer()) })) }),
});
export const makeCalendarFeed = endpoint({
  id: 'calendar-feed.make', method: 'POST', path: '/api/session/calendar', who: 'signed-in',
  says: { zh: '生成日历订阅地址(只显示一次,旧地址即刻失效)', en: 'A new secret address, shown this once; the one before opens nothing any more' },
  reply: Type.Object({ path: Type.String() }),
});
export const revokeCalendarFeed = endpoint({
  id: 'calendar-feed.revoke', method: 'DELETE', path: '/api/session/calendar', who: 'signed-in',
  says: { zh: '撤销日历订阅地址', en: 'Revokes the address: the next request with it is refused' },
  reply: Type.Object({ revoked: Type.Boolean() }),
});
export const readCalendar = endpoint({
  id: 'calendar-feed.ics', method: 'GET', path: '/calendar/:file', who: 'anyone', file: true,
  says: { zh: '日历订阅(iCalendar):本人待办的时限', en: 'iCalendar (RFC 5545) of the open terms of what waits for the person; whoever holds the secret address reads it' },
  params: Type.Object({ file: Type.String({ maxLength: 80 }) }), reply: Type.Unknown(),
});
