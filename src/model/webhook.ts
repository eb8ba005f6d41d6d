import { Type, type Static } from 'typebox';
import { RegionCode, regionContains } from './region.ts';

/** How often a delivery is tried at the most, and how often where nobody said: technical, no law. */
export const webhookTries = { least: 1, usual: 8, most: 20 };

/** What an administrator says of a webhook. An empty list selects everything. */
export const WebhookWish = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  url: Type.String({ minLength: 8, maxLength: 2000 }),
  /** On behalf of which unit: what nobody there may see never goes out. */
  unit: Type.String({ minLength: 1, maxLength: 120 }),
  /** Ids of case types, and events of them. */
  types: Type.Array(Type.String({ maxLength: 120 }), { maxItems: 100, uniqueItems: true }),
  events: Type.Array(Type.String({ maxLength: 120 }), { maxItems: 200, uniqueItems: true }),
  /** Cases of these regions and of what lies in them. */
  regions: Type.Array(RegionCode, { maxItems: 200, uniqueItems: true }),
  tries: Type.Integer({ minimum: webhookTries.least, maximum: webhookTries.most }),
  active: Type.Boolean(),
});
export type WebhookWish = Static<typeof WebhookWish>;

/** 推送订阅: where events of cases go, as CloudEvents. The secret signs each delivery. Moments by the machine clock, ms. */
export type Webhook = WebhookWish & {
  readonly id: string; readonly secret: string; readonly madeAt: number; readonly madeBy: string; readonly changedAt: number; readonly changedBy: string;
};

/** Whether an event of a case goes to it, by type, event and region. The stores say the same in SQL (laws). */
export function selects({ active, types, events, regions }: Webhook, of: { readonly type: string; readonly event: string; readonly region: string }): boolean {
  return active && (types.length === 0 || types.includes(of.type)) && (events.length === 0 || events.includes(of.event))
    && (regions.length === 0 || regions.some((region) => regionContains(region, of.region)));
}
