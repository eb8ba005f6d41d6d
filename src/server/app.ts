import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { fail } from '../basis/result.ts';
import { KeyRates } from './key-rate.ts';
import { usualLimits, type Limits } from './limits.ts';
import { ndjson } from './ndjson.ts';
import { failureOf, sendFault } from './reply.ts';
import { route, type RouteOptions } from './route.ts';
import { limitSignIns } from './sign-in-limit.ts';
import { uploadLimits } from './upload.ts';

export type AppOptions = RouteOptions & { readonly limits?: Partial<Limits>; readonly keyRates?: KeyRates };

const bodyBytesMax = 1_048_576;
const pathParameterMax = 200;

/** HTTP over the contract: permission first, then schema, then the handler. Everything refused carries a fault code and is counted. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const refused = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const failure = failureOf(error);
    const { endpoint } = request.routeOptions.config;
    if (endpoint !== undefined) options.onAnswered(endpoint, undefined, failure.fault, reply.elapsedTime / 1000, request.url);
    return sendFault(reply, failure, endpoint?.foreign);
  };
  const app = Fastify({
    bodyLimit: bodyBytesMax, trustProxy: false, routerOptions: { maxParamLength: pathParameterMax }, logger: false,
    frameworkErrors: (error: FastifyError, _request, reply) => { sendFault(reply, failureOf(error)); },
  });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer, done) => {
    if (request.routeOptions.config.endpoint?.raw === true) done(null, body);
    else void parseJson(request, body.toString('utf8'), done);
  });
  app.addContentTypeParser(ndjson, { parseAs: 'string' }, async (_request: FastifyRequest, body: string) => body);
  await app.register(helmet, { contentSecurityPolicy: { directives: webPolicy }, crossOriginEmbedderPolicy: false, hsts: options.secureCookie });
  await app.register(cookie);
  await app.register(multipart, { limits: uploadLimits });
  await app.register(rateLimit, { global: false, enableDraftSpec: true, errorResponseBuilder: () => fail('access.too-many-requests') });
  await app.register(compress, { threshold: 2048 });
  // Bodies are checked by the contract's own schemas inside the route, so that permission is decided before content is looked at.
  app.setValidatorCompiler(() => () => true);
  app.setErrorHandler(refused);
  app.setNotFoundHandler((_request, reply) => sendFault(reply, fail('request.not-found')));
  const limits: Limits = { ...usualLimits, ...options.limits };
  limitSignIns(app, limits.signInsAsOne, refused);
  const rates = options.keyRates ?? new KeyRates(() => performance.now());
  const byId = new Map(options.handlers.map((handler) => [handler.endpoint.id, handler]));
  for (const endpoint of options.endpoints) {
    const handler = byId.get(endpoint.id);
    if (handler === undefined) throw new Error(`endpoint ${endpoint.id} has no handler`);
    route(app, endpoint, handler, options, limits, rates);
  }
  return app;
}

/** Content policy of the web itself: nothing from elsewhere. Map workers are blobs, chart styles are inline. */
const webPolicy = {
  defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'", 'blob:'], connectSrc: ["'self'", 'blob:', 'data:'], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"],
  upgradeInsecureRequests: null,
};
