import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';

export const InboxRow = Type.Object({
  id: Type.String(), kind: Type.Enum(['waits', 'returned', 'urged', 'warning', 'overdue', 'answered', 'escalated']), at: Type.Integer(),
  state: Type.Enum(['sent', 'read', 'acted', 'answered', 'escalated']),
  case: Type.Object({ id: Type.String(), number: Type.String(), title: Words }),
  /** The step that it speaks of. */
  step: Words, by: Type.String(), reason: Type.Optional(Type.String()),
  clock: Type.Optional(Words), due: Type.Optional(Type.Integer()), left: Type.Optional(Type.Integer()), unit: Type.Optional(Type.Enum(['working-day', 'natural-day', 'hour'])),
  doneAt: Type.Optional(Type.Integer()), doneBy: Type.Optional(Type.String()),
  /** Nobody read it: when it was told above, and to which unit, where one may see it. */
  escalated: Type.Optional(Type.Object({ at: Type.Integer(), to: Type.Optional(Words) })),
  /** Of what was told above: since when the other office did not read. */
  unreadSince: Type.Optional(Type.Integer()),
});

export const listMessages = endpoint({
  id: 'message.list', method: 'GET', path: '/api/messages', who: 'signed-in',
  says: { zh: '消息:待办、退回、催办、临期、逾期、已办理', en: 'Messages to the present office, newest first; each stands as sent, read, acted on, answered or told above unread by the record' },
  query: Type.Object({ unread: Type.Optional(Type.Boolean()), after: Type.Optional(Type.String({ maxLength: 400 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
  reply: Type.Object({ unread: Type.Integer(), rows: Type.Array(InboxRow), next: Type.Optional(Type.String()) }),
});
export const countMessages = endpoint({
  id: 'message.unread', method: 'GET', path: '/api/messages/unread', who: 'signed-in',
  says: { zh: '未读消息数', en: 'How many messages are neither read nor done' }, reply: Type.Object({ unread: Type.Integer() }),
});
export const readMessages = endpoint({
  id: 'message.read', method: 'POST', path: '/api/messages/read', who: 'signed-in',
  says: { zh: '标为已读', en: 'The person has read these; what is not theirs is left alone' },
  body: Type.Object({ ids: Type.Array(Type.String({ maxLength: 400 }), { minItems: 1, maxItems: 100 }) }), reply: Type.Object({ read: Type.Integer() }),
});
