import { Type } from 'typebox';
import { deliveryStates } from '../model/delivery.ts';
import { WebhookWish } from '../model/webhook.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Page, RegionName, UnitName } from './shapes.ts';

const keeper = ['system-admin'] as const;
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 60 }) });
const { unit: _unit, regions: _regions, ...plain } = WebhookWish.properties;

const Delivery = Type.Object({
  id: Type.String(), case: Type.Object({ id: Type.String(), number: Type.String(), title: Words }), type: Type.String(), event: Words,
  state: Type.Enum([...deliveryStates]), tries: Type.Integer(), queuedAt: Type.Integer(), settledAt: Type.Optional(Type.Integer()),
  /** Until it is tried again, real ms. */
  nextInMs: Type.Optional(Type.Integer()),
  trouble: Type.Optional(Type.Object({ fault: Type.String(), message: Words, detail: Type.String(), at: Type.Integer() })),
});

export const listWebhooks = endpoint({
  id: 'webhook.list', method: 'GET', path: '/api/webhooks', who: keeper,
  says: { zh: '事件推送订阅:地址、选择范围、送达情况(签名密钥不出服务器)', en: 'Webhooks: where events of cases go, what they select, how deliveries stand; the secret stays on the server' },
  reply: Type.Object({
    rows: Type.Array(Type.Object({
      ...plain, id: Type.String(), unit: UnitName, regions: Type.Array(RegionName), changedAt: Type.Integer(), changedBy: Type.String(),
      waiting: Type.Integer(), failing: Type.Integer(), sent: Type.Integer(), withheld: Type.Integer(), dead: Type.Integer(),
    })),
    /** Case types with their events, to choose from. */
    types: Type.Array(Type.Object({ id: Type.String(), title: Words, events: Type.Array(Type.Object({ event: Type.String(), title: Words })) })),
  }),
});
export const makeWebhook = endpoint({
  id: 'webhook.make', method: 'POST', path: '/api/webhooks', who: keeper,
  says: { zh: '新增推送订阅(签名密钥只显示一次)', en: 'A new webhook on behalf of a unit: what nobody there may see never goes out. The secret is shown this once; audited' },
  body: WebhookWish, reply: Type.Object({ id: Type.String(), secret: Type.String() }),
});
export const changeWebhook = endpoint({
  id: 'webhook.change', method: 'PUT', path: '/api/webhooks/:id', who: keeper,
  says: { zh: '修改、暂停或恢复推送订阅', en: 'Changes, pauses or resumes a webhook; its secret stays; audited' },
  params: Id, body: WebhookWish, reply: Type.Object({ id: Type.String() }),
});
export const renewWebhookSecret = endpoint({
  id: 'webhook.renew', method: 'POST', path: '/api/webhooks/:id/secret', who: keeper,
  says: { zh: '更换签名密钥(只显示一次)', en: 'Another secret signs from now on; shown this once; audited' },
  params: Id, reply: Type.Object({ id: Type.String(), secret: Type.String() }),
});
export const listDeliveries = endpoint({
  id: 'webhook.deliveries', method: 'GET', path: '/api/webhooks/:id/deliveries', who: keeper,
  says: { zh: '推送记录:状态、次数与最近错误', en: 'Deliveries of a webhook, newest first, with state, tries and last trouble' },
  params: Id,
  query: Type.Object({
    state: Type.Optional(Type.Enum([...deliveryStates])), after: Type.Optional(Type.String({ maxLength: 200 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  reply: Page(Delivery),
});
export const resendDeliveries = endpoint({
  id: 'webhook.resend', method: 'POST', path: '/api/webhooks/:id/resend', who: keeper,
  says: { zh: '重新推送:一条,或全部已停止的', en: 'Sends again with the same id: one delivery, or all that are dead; audited' },
  params: Id, body: Type.Object({ delivery: Type.Optional(Type.String({ maxLength: 200 })) }), reply: Type.Object({ count: Type.Integer() }),
});
