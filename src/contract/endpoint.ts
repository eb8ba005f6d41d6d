import type { Static, TSchema } from 'typebox';
import type { Role } from '../model/role.ts';
import type { Words } from '../model/words.ts';

/**
 * Who may call: anyone (public), anyone signed in, the terminal of this machine, an application whose key may write, or offices by
 * name. Applications reach what anyone may call, too, and see there what their key may read.
 */
export type Who = 'anyone' | 'signed-in' | 'terminal' | 'writing-key' | readonly Role[];

/** One endpoint, declared once: the server, the web client, the CLI and OpenAPI all read this. */
export type Endpoint<P extends TSchema = TSchema, Q extends TSchema = TSchema, B extends TSchema = TSchema, R extends TSchema = TSchema> = {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `:name` parameters. */
  readonly path: string;
  readonly says: Words;
  readonly who: Who;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  /** multipart upload of one file in field `file`; the other fields are the body. `stream`: of any size, piece by piece, with no other field. */
  readonly upload?: true | 'stream';
  /** The body is not read by the door: its bytes go to the handler, and are kept. At most `rawBytesMost` of JSON. */
  readonly raw?: true;
  /** The reply is a file, not JSON. */
  readonly file?: true;
  /** The last parameter of the path takes all that follows, slashes too. */
  readonly rest?: true;
  /** It speaks a foreign standard; pages of any other site may read it as the public does, so that only what anyone or a key may call is declared so. */
  readonly foreign?: Foreign;
};

/** Bytes of a body that a handler takes as it is. */
export const rawBytesMost = 4 * 1_048_576;

/** How a foreign standard is answered: in its media type, and faults in its shape. */
export type Foreign = { readonly media: string; readonly faults: 'ogc-exception' | 'sensorthings' };

export const endpoint = <P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  declared: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => declared;

/** What a call brings; a place that the endpoint does not declare is unknown. */
export type Input<E extends Endpoint> = {
  readonly params: Static<NonNullable<E['params']>>;
  readonly query: Static<NonNullable<E['query']>>;
  readonly body: Static<NonNullable<E['body']>>;
};
export type Reply<E extends Endpoint> = Static<E['reply']>;
