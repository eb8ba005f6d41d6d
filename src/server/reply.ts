import type { FastifyReply } from 'fastify';
import { faults } from '../basis/fault.ts';
import type { Failure } from '../basis/result.ts';
import type { FileReply } from './handler.ts';

export function sendFault(reply: FastifyReply, failure: Failure): FastifyReply {
  const { http, zh, en } = faults[failure.fault];
  return reply.code(http).send({ fault: failure.fault, message: { zh, en }, detail: failure.detail });
}

/** Stored files are never rendered by the browser inside our origin. */
export function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  void reply.header('content-type', file.type).header('x-content-type-options', 'nosniff');
  if (file.name !== undefined) {
    const ascii = file.name.replace(/[^\w.-]/g, '_');
    void reply
      .header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('content-security-policy', "default-src 'none'; sandbox");
  }
  return reply.send(typeof file.bytes === 'string' ? file.bytes : Buffer.from(file.bytes));
}
