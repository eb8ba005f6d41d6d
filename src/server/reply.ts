import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { faults, faultSays, isFaultCode } from '../basis/fault.ts';
import type { Foreign } from '../contract/endpoint.ts';
import { fail, type Failure } from '../basis/result.ts';
import { FileDamaged } from '../flow/ports/files.ts';
import type { QueryFailure } from '../flow/sensorthings/failure.ts';
import type { FileReply, ForeignReply } from './handler.ts';

/** A fault as ours, or in the shape of a foreign standard whose endpoint was asked. */
export function sendFault(reply: FastifyReply, failure: Failure, foreign?: Foreign): FastifyReply {
  const { http } = faults[failure.fault];
  const { zh, en } = faultSays(failure.fault, failure.detail);
  if (foreign !== undefined) return openToAll(reply).code(http).type('application/json').send(foreignFaults[foreign.faults](failure));
  return reply.code(http).send({ fault: failure.fault, message: { zh, en }, detail: failure.detail });
}

const foreignFaults: Readonly<Record<Foreign['faults'], (failure: Failure) => object>> = {
  /** The exception of OGC API – Features 1.0. */
  'ogc-exception': ({ fault, detail }) => {
    const { zh, en } = faults[fault];
    return { code: fault, description: `${zh} · ${en}${detail === '' ? '' : `: ${detail}`}` };
  },
  /** OGC 18-088 leaves the body of a fault open: status, words, and where a question is wrong; our code beside them. */
  'sensorthings': (failure) => {
    const { http, en } = faults[failure.fault];
    const where = 'at' in failure ? (failure as QueryFailure).at : {};
    return { code: http, type: 'error', message: failure.detail === '' ? en : `${en}: ${failure.detail}`, fault: failure.fault, ...where };
  },
};

export function sendForeign(reply: FastifyReply, { media }: Foreign, { body, status = 200, headers = {} }: ForeignReply<unknown>): FastifyReply {
  return openToAll(reply).code(status).type(media).headers(headers).serializer((of: unknown) => (typeof of === 'string' ? of : JSON.stringify(of))).send(body);
}

/** Pages of other sites may read it: a browser sends them no cookie of ours, so that they see what the public sees. */
const openToAll = (reply: FastifyReply): FastifyReply => reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', 'content-crs');

/** Stored files are never rendered by the browser inside our origin. */
export function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  void reply.header('content-type', file.type).header('x-content-type-options', 'nosniff');
  if (file.name !== undefined) {
    const ascii = file.name.replace(/[^\w.-]/g, '_');
    void reply
      .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox");
  }
  void reply.headers(file.headers ?? {});
  if (typeof file.bytes === 'string') return reply.send(file.bytes);
  return reply.send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : Readable.from(file.bytes, { objectMode: false }));
}

/** What was thrown, as a fault of the catalogue: refusals of the framework by their own status, everything else a bug that is recorded. */
export function failureOf(error: unknown): Failure {
  if (isFailure(error)) return error;
  if (error instanceof FileDamaged) {
    console.error(error.message);
    return fail('file.damaged', error.hash);
  }
  const { code, statusCode } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; statusCode?: unknown };
  if (statusCode === 413) return fail('request.too-large');
  if (statusCode === 415 || statusCode === 406) return fail('request.unsupported-type');
  if (statusCode === 404) return fail('request.not-found');
  if (typeof statusCode === 'number' && statusCode < 500) return fail('request.invalid', typeof code === 'string' ? code : '');
  console.error(error);
  return fail('system.internal');
}

const isFailure = (error: unknown): error is Failure =>
  typeof error === 'object' && error !== null && 'fault' in error && typeof error.fault === 'string' && isFaultCode(error.fault);
