import type { Json } from '../basis/canonical.ts';

/**
 * withheld: whoever it is for may not see the case, or need not hear it any more. dead: tried as often as may be; a person may send it
 * again.
 */
export const deliveryStates = ['waiting', 'sent', 'withheld', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const deliveryChannels = ['webhook', 'mail'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** One thing that leaves the house over a channel to one target. Moments by the machine clock, ms. */
export type Delivery = {
  readonly id: string;
  readonly channel: DeliveryChannel;
  /** Id of the webhook; of every mail `mail`. */
  readonly target: string;
  /** Within a lane what has the lower place goes first: the case, and the number of its event. */
  readonly lane: string;
  readonly place: number;
  readonly state: DeliveryState;
  /** How often it was tried since it began to wait. */
  readonly tries: number;
  readonly queuedAt: number;
  /** When it is tried next, while it waits. */
  readonly dueAt: number;
  readonly settledAt?: number;
  /** What went wrong last. */
  readonly trouble?: { readonly fault: string; readonly detail: string; readonly at: number };
  readonly content: Json;
};
