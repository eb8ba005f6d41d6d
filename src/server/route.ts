import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail, type Failure, type Result } from '../basis/result.ts';
import { rawBytesMost, type Endpoint } from '../contract/endpoint.ts';
import type { Caller } from './caller.ts';
import type { Asking } from './identify.ts';
import { sayStanding, type KeyRates } from './key-rate.ts';
import type { Call, FileReply, ForeignReply, Handler } from './handler.ts';
import { compileInput, type InputCheck } from './input.ts';
import { windowMs, type Limits } from './limits.ts';
import { mayCall } from './permission.ts';
import { readUpload, streamedUpload } from './receive-upload.ts';
import { failureOf, sendFault, sendFile, sendForeign } from './reply.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}

export type RouteOptions = {
  readonly endpoints: readonly Endpoint[];
  readonly handlers: readonly Handler[];
  readonly identify: (request: Asking) => Promise<Caller>;
  /** Called for every answered request: audit and metrics. Without a caller it was refused before anybody was asked who they are. */
  readonly onAnswered: (endpoint: Endpoint, caller: Caller | undefined, outcome: string, seconds: number, subject: string) => void;
  readonly secureCookie: boolean;
};

const cookieName = 'qingshan';

/** One endpoint on the app. */
export function route(app: FastifyInstance, endpoint: Endpoint, handler: Handler, options: RouteOptions, limits: Limits, rates: KeyRates): void {
  const check = compileInput(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.rest === true ? endpoint.path.replace(restName, '*') : endpoint.path,
    ...(endpoint.raw === true ? { bodyLimit: rawBytesMost } : {}),
    config: { endpoint, rateLimit: { max: limits.requestsTo[endpoint.id] ?? limits.requests, timeWindow: windowMs } },
    handler: async (request, reply) => {
      const terminal = request.headers['x-qingshan-terminal'];
      const caller = await options.identify({
        token: request.cookies[cookieName], terminal: typeof terminal === 'string' ? terminal : undefined, authorization: request.headers.authorization, peer: request.ip,
      });
      const answered = await answer(endpoint, handler, check, caller, request, reply, options, rates).catch(failureOf);
      options.onAnswered(endpoint, caller, answered.ok ? 'ok' : answered.fault, reply.elapsedTime / 1000, request.url);
      if (!answered.ok) return sendFault(reply, answered, endpoint.foreign);
      if (endpoint.file === true) return sendFile(reply, answered.value as FileReply);
      void reply.header('cache-control', 'no-store');
      return endpoint.foreign === undefined ? reply.send(answered.value) : sendForeign(reply, endpoint.foreign, answered.value as ForeignReply<unknown>);
    },
  });
}

/** A key has a limit of its own, beside that of the address it comes from. */
function withinRate(caller: Caller, reply: FastifyReply, rates: KeyRates): boolean {
  if (caller.kind !== 'key') return true;
  const standing = rates.take(caller.key);
  sayStanding(reply, standing);
  return standing.allowed;
}

async function answer(
  endpoint: Endpoint, handler: Handler, check: InputCheck, caller: Caller, request: FastifyRequest, reply: FastifyReply, options: RouteOptions, rates: KeyRates,
): Promise<Result<unknown>> {
  if (!withinRate(caller, reply, rates)) return fail('access.too-many-requests');
  const allowed = mayCall(endpoint.who, caller);
  if (!allowed.ok) return allowed;
  const foreign = crossSite(endpoint, request);
  if (foreign !== undefined) return foreign;
  const stream = endpoint.upload === 'stream' ? await streamedUpload(request) : undefined;
  if (stream !== undefined && !stream.ok) return stream;
  const received = endpoint.upload === true ? await readUpload(request) : undefined;
  if (received !== undefined && !received.ok) return received;
  const input = check({ params: paramsOf(endpoint, request), query: request.query, body: stream === undefined ? received?.value.fields ?? request.body : {} });
  if (!input.ok) return input;
  const call: Call = {
    caller, asked: { origin: originOf(request), url: request.url },
    ...(received === undefined ? {} : { upload: received.value.upload }),
    ...(stream === undefined ? {} : { stream: stream.value }),
    ...(endpoint.raw === true ? { raw: request.body instanceof Uint8Array ? request.body : new Uint8Array() } : {}),
    setSession: (token) => {
      if (token === undefined) void reply.clearCookie(cookieName, { path: '/' });
      else void reply.setCookie(cookieName, token, { path: '/', httpOnly: true, sameSite: 'strict', secure: options.secureCookie });
    },
  };
  return handler.run(input.value, call);
}

/**
 * Where the caller reached us. Both headers are the caller's word, or a proxy's: good enough for links in an answer to the same caller,
 * which nobody caches, and for nothing else.
 */
const originOf = (request: FastifyRequest): string => `${request.headers['x-forwarded-proto'] === 'https' ? 'https' : request.protocol}://${request.host}`;

const restName = /:(\w+)$/u;

/** Parameters of the path under their declared names; the framework calls the rest of a path `*`. */
function paramsOf({ rest, path }: Endpoint, { params }: FastifyRequest): unknown {
  const name = rest === true ? restName.exec(path)?.[1] : undefined;
  if (name === undefined) return params;
  const { '*': whole, ...others } = params as Readonly<Record<string, unknown>>;
  return { ...others, [name]: whole };
}

/** A browser of another site may not act with our cookie: SameSite is the first lock, the Origin header the second. */
function crossSite(endpoint: Endpoint, request: FastifyRequest): Failure | undefined {
  const origin = request.headers.origin;
  if (endpoint.method === 'GET' || origin === undefined) return undefined;
  return URL.parse(origin)?.host === request.headers.host ? undefined : fail('access.no-right', 'origin');
}
