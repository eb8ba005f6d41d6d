import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { fail } from '../basis/result.ts';
import { sendFault } from './reply.ts';

/** The page that verifies public files has its scripts inside; its own policy names them by their hashes. No request leaves it. */
const verifyPolicy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The built web: hashed assets for good, the page itself never from a cache; any other path is a place in the web. */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder, wildcard: false, index: false, decorateReply: true,
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (path.endsWith('/verify.html')) response.header('content-security-policy', verifyPolicy);
    },
  });
  app.get('/*', (request, reply) => {
    // A missing asset is a fault, never the page: a browser must not take HTML for a script.
    if (request.url.startsWith('/api/') || request.url.startsWith('/ogc/') || request.url.startsWith('/assets/')) return sendFault(reply, fail('request.not-found'));
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
