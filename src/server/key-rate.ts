import type { FastifyReply } from 'fastify';
import type { ApiKey } from '../model/api-key.ts';
import { windowMs } from './limits.ts';

type Count = { readonly until: number; taken: number };
/** Where a key stands in its minute. */
export type Standing = { readonly allowed: boolean; readonly limit: number; readonly remaining: number; readonly resetSeconds: number };

/** Requests of each key in its minute, whatever the endpoint and the address; a process counts for itself. */
export class KeyRates {
  readonly #now: () => number;
  readonly #counts = new Map<string, Count>();

  constructor(now: () => number) {
    this.#now = now;
  }

  take({ id, perMinute: limit }: Pick<ApiKey, 'id' | 'perMinute'>): Standing {
    const now = this.#now();
    const held = this.#counts.get(id);
    const count = held !== undefined && held.until > now ? held : { until: now + windowMs, taken: 0 };
    this.#counts.set(id, count);
    const allowed = count.taken < limit;
    if (allowed) count.taken += 1;
    return { allowed, limit, remaining: limit - count.taken, resetSeconds: Math.ceil((count.until - now) / 1000) };
  }
}

/** The headers of the limit that is the key's own, in place of those of its address. */
export function sayStanding(reply: FastifyReply, { allowed, limit, remaining, resetSeconds }: Standing): void {
  void reply.headers({ 'ratelimit-limit': limit, 'ratelimit-remaining': remaining, 'ratelimit-reset': resetSeconds, ...(allowed ? {} : { 'retry-after': resetSeconds }) });
}
