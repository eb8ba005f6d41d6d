import type { DeliveryCount, DeliveryReader, DeliveryWriter } from '../../../flow/ports/deliveries.ts';
import type { Delivery } from '../../../model/delivery.ts';
import { selects } from '../../../model/webhook.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const newestFirst = (a: Delivery, b: Delivery): number => b.queuedAt - a.queuedAt || ascending(b.id, a.id);

export function deliveryReads({ viewer, state }: Look): DeliveryReader {
  const all = (): Delivery[] => (viewer.scope === 'all' ? [...state().deliveries.values()] : []);
  return {
    webhooks: async () => (viewer.scope === 'all' ? [...state().webhooks.values()] : []).sort((a, b) => ascending(a.name, b.name) || ascending(a.id, b.id)),
    deliveries: async ({ channel, target, states, after, limit }) => {
      const found = all().filter((one) => one.channel === channel && (target ?? one.target) === one.target && (states?.includes(one.state) ?? true)).sort(newestFirst);
      const from = after === undefined ? undefined : state().deliveries.get(after);
      return (from === undefined ? found : found.filter((one) => newestFirst(from, one) < 0)).slice(0, limit);
    },
    delivery: async (id) => all().find((one) => one.id === id),
    deliveriesDue: async (channel, target, now, limit) => {
      const waiting = all().filter((one) => one.channel === channel && one.target === target && one.state === 'waiting');
      return waiting.filter((one) => one.dueAt <= now && !waiting.some((other) => other.lane === one.lane && other.place < one.place))
        .sort((a, b) => a.dueAt - b.dueAt || ascending(a.id, b.id)).slice(0, limit);
    },
    deliveryCounts: async () => [...Map.groupBy(all(), ({ channel, target, state: of }) => `${channel} ${target} ${of}`).values()].flatMap((group): DeliveryCount[] => {
      const [first] = group;
      return first === undefined ? [] : [{ channel: first.channel, target: first.target, state: first.state, count: group.length, failing: group.filter((one) => one.state === 'waiting' && one.tries > 0).length }];
    }).sort((a, b) => ascending(`${a.channel} ${a.target} ${a.state}`, `${b.channel} ${b.target} ${b.state}`)),
  };
}

export function deliveryWrites({ viewer, state }: Look): DeliveryWriter {
  const mayWrite = (): void => { if (viewer.scope !== 'all') throw new RowRefused('row of deliveries'); };
  return {
    async putWebhook(webhook) {
      mayWrite();
      state().webhooks.set(webhook.id, webhook);
    },
    async offerCase(offer) {
      mayWrite();
      for (const webhook of state().webhooks.values()) {
        const id = `${webhook.id}/${offer.case}/${offer.seq}`;
        if (!selects(webhook, offer) || state().deliveries.has(id)) continue;
        const { case: lane, seq: place, at, content } = offer;
        state().deliveries.set(id, { id, channel: 'webhook', target: webhook.id, lane, place, state: 'waiting', tries: 0, queuedAt: at, dueAt: at, content });
      }
    },
    async queueDelivery({ id, channel, target, lane, place, queuedAt, dueAt, content }) {
      mayWrite();
      if (state().deliveries.has(id)) return false;
      state().deliveries.set(id, { id, channel, target, lane, place, state: 'waiting', tries: 0, queuedAt, dueAt, content });
      return true;
    },
    async moveDelivery(delivery) {
      mayWrite();
      const held = state().deliveries.get(delivery.id);
      if (held === undefined) return;
      const { content, lane, place, channel, target, queuedAt } = held;
      state().deliveries.set(held.id, { ...delivery, content, lane, place, channel, target, queuedAt });
    },
    async sendAgain({ target, id }, now) {
      mayWrite();
      const again = [...state().deliveries.values()].filter((one) => one.target === target && (id === undefined ? one.state === 'dead' : one.id === id && one.state !== 'waiting'));
      for (const { settledAt: _settledAt, ...one } of again) state().deliveries.set(one.id, { ...one, state: 'waiting', tries: 0, dueAt: now });
      return again.length;
    },
  };
}
