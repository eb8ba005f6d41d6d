import { fail, ok, type Result } from '../../basis/result.ts';
import type { WebhookLetter, WebhookPost } from '../ports/webhook-post.ts';

/** A receiver in memory: takes what comes, or answers as the test says. */
export function standInPost(): { readonly post: WebhookPost; readonly got: WebhookLetter[]; manner: (letter: WebhookLetter) => Result<true> } {
  const stand = {
    got: [] as WebhookLetter[], manner: (_letter: WebhookLetter): Result<true> => ok(true),
    post: {
      post: async (letter: WebhookLetter): Promise<Result<true>> => {
        stand.got.push(letter);
        return stand.manner(letter);
      },
      permits: async (url: string): Promise<Result<true>> => (url.includes('inside') ? fail('webhook.address-refused', url) : ok(true)),
    },
  };
  return stand;
}
