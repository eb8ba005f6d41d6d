import type { Static, TSchema } from 'typebox';
import { isFaultCode, type FaultCode } from '../../basis/fault.ts';
import type { Endpoint } from '../../contract/endpoint.ts';

/** What one place of a request takes: nothing where the endpoint declares no schema there. */
type Given<Name extends string, S extends TSchema> = TSchema extends S ? { readonly [N in Name]?: undefined } : { readonly [N in Name]: Static<S> };
export type CallInput<P extends TSchema, Q extends TSchema, B extends TSchema> = Given<'params', P> & Given<'query', Q> & Given<'body', B>;

/** An expected failure as the server answered it; pages speak from the code, never from the server's text. */
export class FaultError extends Error {
  readonly fault: FaultCode;
  readonly detail: string;
  constructor(fault: FaultCode, detail: string) {
    super(`${fault} ${detail}`.trim());
    this.name = 'FaultError';
    this.fault = fault;
    this.detail = detail;
  }
}

/** Calls one endpoint of the contract. Throws FaultError for every refusal, also when the server cannot be reached. */
export async function call<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<P, Q, B, R>, input: CallInput<P, Q, B>, signal?: AbortSignal,
): Promise<Static<R>> {
  const { params, query, body } = input as { params?: Values; query?: Values; body?: unknown };
  const response = await reach(pathOf(endpoint.path, params, query), {
    method: endpoint.method, credentials: 'same-origin', ...bodyOf(body), ...(signal === undefined ? {} : { signal }),
  });
  const said = await readJson(response);
  if (!response.ok) throw faultOf(response.status, said);
  return said as Static<R>;
}

export type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** `/api/cases/:id` with its values put in and the query behind it; undefined values are left out. */
export function pathOf(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_whole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function bodyOf(body: unknown): Pick<RequestInit, 'body' | 'headers'> {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** The answer to a request; a server that cannot be reached is a fault. */
export async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new FaultError('system.not-running', '');
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** The fault in an error reply; a reply without one (a proxy's page) still becomes a fault with words. */
export function faultOf(status: number, said: unknown): FaultError {
  const { fault, detail } = (typeof said === 'object' && said !== null ? said : {}) as { fault?: unknown; detail?: unknown };
  const text = typeof detail === 'string' ? detail : '';
  if (typeof fault === 'string' && isFaultCode(fault)) return new FaultError(fault, text);
  return new FaultError(status === 502 || status === 503 || status === 504 ? 'system.not-running' : 'system.internal', text === '' ? `HTTP ${status}` : text);
}
