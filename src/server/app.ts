import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import Schema from 'typebox/schema';
import { fail, type Failure, type Result } from '../basis/result.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Caller } from './caller.ts';
import type { Call, FileReply, Handler, Upload } from './handler.ts';
import { mayCall } from './permission.ts';
import { sendFault, sendFile } from './reply.ts';
import { checkUpload, uploadBytesMax } from './upload.ts';

export type AppOptions = {
  readonly endpoints: readonly Endpoint[];
  readonly handlers: readonly Handler[];
  readonly identify: (request: { readonly token: string | undefined; readonly terminal: string | undefined; readonly peer: string }) => Promise<Caller>;
  /** Called for every answered request: audit and metrics. */
  readonly onAnswered: (endpoint: Endpoint, caller: Caller | undefined, outcome: string, seconds: number, subject: string) => void;
  readonly secureCookie: boolean;
};

const cookieName = 'qingshan';
const defaultPerMinute = 1200;

/** HTTP over the contract: permission first, then schema, then the handler. Everything refused carries a fault code. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: 1_048_576, trustProxy: false, routerOptions: { maxParamLength: 200 }, logger: false });
  await app.register(helmet, { contentSecurityPolicy: { directives: webPolicy }, crossOriginEmbedderPolicy: false, hsts: options.secureCookie });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: uploadBytesMax, files: 1, fields: 10, fieldSize: 10_000 } });
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => fail('access.too-many-requests') as never });
  await app.register(compress, { threshold: 2048 });
  // Bodies are checked by the contract's own schemas inside the route, so that permission is decided before content is looked at.
  app.setValidatorCompiler(() => () => true);
  app.setErrorHandler((error, _request, reply) => sendFault(reply, failureOf(error)));
  app.setNotFoundHandler((_request, reply) => sendFault(reply, fail('request.not-found')));
  const byId = new Map(options.handlers.map((handler) => [handler.endpoint.id, handler]));
  for (const endpoint of options.endpoints) {
    const handler = byId.get(endpoint.id);
    if (handler === undefined) throw new Error(`endpoint ${endpoint.id} has no handler`);
    route(app, endpoint, handler, options);
  }
  return app;
}

/** Content policy of the web itself: nothing from elsewhere. Map workers are blobs, chart styles are inline. */
const webPolicy = {
  defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'],
  workerSrc: ["'self'", 'blob:'], connectSrc: ["'self'", 'blob:', 'data:'], objectSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"],
  upgradeInsecureRequests: null,
};

function failureOf(error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'fault' in error) return error as Failure;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) return fail('request.too-large');
  if (statusCode === 415) return fail('request.unsupported-type');
  if (statusCode !== undefined && statusCode < 500) return fail('request.invalid', code ?? '');
  console.error(error);
  return fail('system.internal');
}

function route(app: FastifyInstance, endpoint: Endpoint, handler: Handler, options: AppOptions): void {
  const check = compileInput(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { rateLimit: { max: endpoint.perMinute ?? defaultPerMinute, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const started = performance.now();
      const done = (caller: Caller | undefined, outcome: string): void =>
        options.onAnswered(endpoint, caller, outcome, (performance.now() - started) / 1000, request.url);
      const terminal = request.headers['x-qingshan-terminal'];
      const caller = await options.identify({ token: request.cookies[cookieName], terminal: typeof terminal === 'string' ? terminal : undefined, peer: request.ip });
      const answered = await answer(endpoint, handler, check, caller, request, reply, options);
      done(caller, answered.ok ? 'ok' : answered.fault);
      if (!answered.ok) return sendFault(reply, answered);
      return endpoint.file === true ? sendFile(reply, answered.value as FileReply) : reply.header('cache-control', 'no-store').send(answered.value);
    },
  });
}

type InputCheck = (place: 'params' | 'query' | 'body', value: unknown) => Result<unknown>;

function compileInput(endpoint: Endpoint): InputCheck {
  const validators = {
    params: endpoint.params === undefined ? undefined : Schema.Compile(endpoint.params),
    query: endpoint.query === undefined ? undefined : Schema.Compile(endpoint.query),
    body: endpoint.body === undefined ? undefined : Schema.Compile(endpoint.body),
  };
  return (place, value) => {
    const validator = validators[place];
    if (validator === undefined) return { ok: true, value: undefined };
    const shaped = place === 'body' ? value : numbersFromText(endpoint[place] as { properties?: Record<string, { type?: string }> }, value);
    if (validator.Check(shaped)) return { ok: true, value: shaped };
    const [, errors] = validator.Errors(shaped);
    return fail('request.invalid', `${place}${errors[0]?.instancePath ?? ''}: ${errors[0]?.message ?? ''}`);
  };
}

/** Query and path values arrive as text; declared numbers and booleans are read from it. */
function numbersFromText(schema: { properties?: Record<string, { type?: string }> }, value: unknown): unknown {
  const shaped: Record<string, unknown> = {};
  for (const [name, text] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const type = schema.properties?.[name]?.type;
    if ((type === 'integer' || type === 'number') && typeof text === 'string' && text.trim() !== '') shaped[name] = Number(text);
    else if (type === 'boolean' && (text === 'true' || text === 'false')) shaped[name] = text === 'true';
    else shaped[name] = text;
  }
  return shaped;
}

async function answer(
  endpoint: Endpoint, handler: Handler, check: InputCheck, caller: Caller, request: FastifyRequest, reply: FastifyReply, options: AppOptions,
): Promise<Result<unknown>> {
  const allowed = mayCall(endpoint.who, caller);
  if (!allowed.ok) return allowed;
  const foreign = crossSite(endpoint, request);
  if (foreign !== undefined) return foreign;
  const received = endpoint.upload === true ? await readUpload(request) : undefined;
  if (received !== undefined && !received.ok) return received;
  const params = check('params', request.params);
  if (!params.ok) return params;
  const query = check('query', request.query);
  if (!query.ok) return query;
  const body = check('body', received === undefined ? request.body : received.value.fields);
  if (!body.ok) return body;
  const call: Call = {
    caller,
    ...(received === undefined ? {} : { upload: received.value.upload }),
    setSession: (token) => {
      if (token === undefined) void reply.clearCookie(cookieName, { path: '/' });
      else void reply.setCookie(cookieName, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: options.secureCookie });
    },
  };
  return handler.run({ params: params.value, query: query.value, body: body.value } as never, call);
}

/** A browser of another site may not act with our cookie: SameSite is the first lock, the Origin header the second. */
function crossSite(endpoint: Endpoint, request: FastifyRequest): Failure | undefined {
  const origin = request.headers.origin;
  if (endpoint.method === 'GET' || origin === undefined) return undefined;
  return URL.parse(origin)?.host === request.headers.host ? undefined : fail('access.no-right', 'origin');
}

async function readUpload(request: FastifyRequest): Promise<Result<{ upload: Upload; fields: Record<string, unknown> }>> {
  if (!request.isMultipart()) return fail('request.unsupported-type', 'multipart/form-data');
  const part = await request.file();
  if (part === undefined) return fail('file.empty');
  const bytes = await part.toBuffer();
  const upload = checkUpload(part.filename, bytes);
  if (!upload.ok) return upload;
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(part.fields)) {
    if (field !== undefined && !Array.isArray(field) && field.type === 'field') fields[name] = field.value;
  }
  return { ok: true, value: { upload: upload.value, fields } };
}
