import type { Result } from '../basis/result.ts';
import type { Endpoint, Input, Reply } from '../contract/endpoint.ts';
import type { Caller } from './caller.ts';

/** A file as it comes in; its bytes are read once. */
export type UploadStream = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };
export type Upload = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** What a handler gets beyond its declared input: who asks, the uploaded file, and cookie setting. */
export type Call = {
  readonly caller: Caller;
  readonly upload?: Upload;
  readonly stream?: UploadStream;
  /** The body to the byte, of an endpoint that is declared `raw`. */
  readonly raw?: Uint8Array;
  readonly setSession: (token: string | undefined) => void;
  /** Where the caller reached us, `http://host:port`, and the path with its query: what a reply must say of itself. */
  readonly asked: { readonly origin: string; readonly url: string };
};

/** A file reply: bytes with a type and a name, always served as a download with safe headers. */
export type FileReply = { readonly bytes: Uint8Array | string; readonly type: string; readonly name?: string };

/** A reply in the shape of a foreign standard, with the headers that it wants; status 200 where it names none. */
export type ForeignReply<B> = { readonly body: B; readonly status?: number; readonly headers?: Readonly<Record<string, string>> };

export type Handler = {
  readonly endpoint: Endpoint;
  readonly run: (input: Input<Endpoint>, call: Call) => Promise<Result<unknown>>;
};

/** Binds an endpoint to what answers it, typed by the declaration. */
export function handle<E extends Endpoint>(
  endpoint: E,
  run: (input: Input<E>, call: Call) => Promise<Result<Reply<E>>>,
): Handler {
  return { endpoint, run: run as Handler['run'] };
}

/** The same for an endpoint that answers with a file. */
export function handleFile<E extends Endpoint>(endpoint: E, run: (input: Input<E>, call: Call) => Promise<Result<FileReply>>): Handler {
  if (endpoint.file !== true) throw new TypeError(`${endpoint.id} does not answer with a file`);
  return { endpoint, run: run as Handler['run'] };
}

/** The same for an endpoint that speaks a foreign standard. */
export function handleForeign<E extends Endpoint>(endpoint: E, run: (input: Input<E>, call: Call) => Promise<Result<ForeignReply<Reply<E>>>>): Handler {
  if (endpoint.foreign === undefined) throw new TypeError(`${endpoint.id} speaks no foreign standard`);
  return { endpoint, run: run as Handler['run'] };
}
