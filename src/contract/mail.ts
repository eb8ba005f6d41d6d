import { Type } from 'typebox';
import { deliveryStates } from '../model/delivery.ts';
import { messageKinds } from '../model/preferences.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Page } from './shapes.ts';

const keeper = ['system-admin'] as const;
const Count = Type.Integer();

export const mailStanding = endpoint({
  id: 'mail.standing', method: 'GET', path: '/api/mail', who: keeper,
  says: { zh: '邮件通道:是否已设置、服务器、发送情况(密码不出服务器)',
    en: 'The way of mails: whether it is set up, over which server (never its password), how mails stand' },
  reply: Type.Object({
    server: Type.Optional(Type.String()), from: Type.Optional(Type.String()), waiting: Count, failing: Count, sent: Count,
    withheld: Count, dead: Count,
    /** What this place has set: tries at the most, and what goes at once in quiet hours, too. */
    tries: Count, neverHeld: Type.Array(Type.String()), domains: Type.Array(Type.String()),
  }),
});
const Mail = Type.Object({
  id: Type.String(), kind: Type.Enum([...messageKinds, 'digest']), person: Words, number: Type.Optional(Type.String()),
  case: Type.Optional(Type.String()),
  state: Type.Enum([...deliveryStates]), tries: Count, queuedAt: Count, settledAt: Type.Optional(Count),
  /** Quiet hours hold it back until then (machine clock, ms). */
  heldUntil: Type.Optional(Count),
  /** Until it is tried again, real ms. */
  nextInMs: Type.Optional(Count),
  trouble: Type.Optional(Type.Object({ fault: Type.String(), message: Words, detail: Type.String(), at: Count })),
});
export const listMails = endpoint({
  id: 'mail.list', method: 'GET', path: '/api/mail/deliveries', who: keeper,
  says: { zh: '邮件发送记录:收件人、类别、状态、最近错误(不含地址与正文)',
    en: 'Mails, newest first: to whom, of what kind, how they stand, the last trouble; neither addresses nor texts' },
  query: Type.Object({
    state: Type.Optional(Type.Enum([...deliveryStates])), after: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: Page(Mail),
});
export const resendMails = endpoint({
  id: 'mail.resend', method: 'POST', path: '/api/mail/resend', who: keeper,
  says: { zh: '重新发送:一封,或全部已停止的', en: 'Sends again under the same Message-ID: one mail, or all that are dead; audited' },
  body: Type.Object({ mail: Type.Optional(Type.String({ maxLength: 500 })) }), reply: Type.Object({ count: Count }),
});
