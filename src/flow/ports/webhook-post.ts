import type { Result } from '../../basis/result.ts';

/** One signed delivery. `id` is the same however often it is sent; `at`: machine clock, ms. */
export type WebhookLetter = { readonly url: string; readonly secret: string; readonly id: string; readonly at: number; readonly body: string };

/** The way of webhooks out of the house. */
export interface WebhookPost {
  /** Faults: webhook.address-refused, webhook.no-answer, webhook.refused. */
  post(letter: WebhookLetter): Promise<Result<true>>;
  /** Whether anything may go there at all; a name that is not known yet may. Fault: webhook.address-refused. */
  permits(url: string): Promise<Result<true>>;
}
