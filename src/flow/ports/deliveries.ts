import type { Json } from '../../basis/canonical.ts';
import type { Delivery, DeliveryChannel, DeliveryState } from '../../model/delivery.ts';
import type { Webhook } from '../../model/webhook.ts';

export type DeliveryQuery = {
  readonly channel: DeliveryChannel; readonly target?: string; readonly states?: readonly DeliveryState[];
  /** Those that follow this one. */
  readonly after?: string; readonly limit: number;
};
export type DeliveryCount = { readonly channel: DeliveryChannel; readonly target: string; readonly state: DeliveryState; readonly count: number; readonly failing: number };

/** What is queued to wait, for the first time at `queuedAt` or later. */
export type NewDelivery = Pick<Delivery, 'id' | 'channel' | 'target' | 'lane' | 'place' | 'queuedAt' | 'dueAt' | 'content'>;

/** An event of a case, offered to every webhook that selects it. */
export type CaseOffer = {
  readonly case: string; readonly seq: number; readonly type: string; readonly event: string; readonly region: string;
  /** Machine clock, ms. */
  readonly at: number; readonly content: Json;
};

/** Webhooks and what goes out. Only the machine sees and writes them; who may ask is said by the contract. */
export interface DeliveryReader {
  /** By name, then id. */
  webhooks(): Promise<readonly Webhook[]>;
  /** Newest first. */
  deliveries(query: DeliveryQuery): Promise<readonly Delivery[]>;
  delivery(id: string): Promise<Delivery | undefined>;
  /** What is to be tried by now, the earliest first; of a lane only what waits for no other. */
  deliveriesDue(channel: DeliveryChannel, target: string, now: number, limit: number): Promise<readonly Delivery[]>;
  /** `failing`: those among the waiting that were tried in vain. */
  deliveryCounts(): Promise<readonly DeliveryCount[]>;
}

export interface DeliveryWriter {
  putWebhook(webhook: Webhook): Promise<void>;
  /** In the transaction of the event: one waiting delivery for each active webhook that selects it; offered again it changes nothing. */
  offerCase(offer: CaseOffer): Promise<void>;
  /** Waits from then on; known by its id already, nothing changes. Whether it is new. */
  queueDelivery(delivery: NewDelivery): Promise<boolean>;
  /** How it stands now; content, lane and place stay. */
  moveDelivery(delivery: Delivery): Promise<void>;
  /** The dead (or one delivery, whatever became of it) wait again from this moment, with tries counted anew. Resolves to how many. */
  sendAgain(of: { readonly target: string; readonly id?: string }, now: number): Promise<number>;
}
