import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail, type Failure } from '../basis/result.ts';
import { signIn } from '../contract/session.ts';
import { windowMs } from './limits.ts';

/**
 * The smaller of the two limits on sign-in, by account and address: nobody guesses at a password, and an office behind one
 * address goes on signing in up to the larger limit, which every endpoint has by address. Asked once the body is read.
 */
export function limitSignIns(
  app: FastifyInstance, perMinute: number, refuse: (failure: Failure, request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): void {
  const count = app.createRateLimit({ max: perMinute, timeWindow: windowMs, keyGenerator: ({ ip, body }) => `${ip} ${accountIn(body)}` });
  app.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config.endpoint?.id !== signIn.id) return;
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) return refuse(fail('access.too-many-requests'), request, reply);
  });
}

/** The body is not checked yet: whatever has no login is one account, which no sign-in can be. */
const accountIn = (body: unknown): string =>
  (typeof body === 'object' && body !== null && 'login' in body && typeof body.login === 'string' ? body.login : '');
