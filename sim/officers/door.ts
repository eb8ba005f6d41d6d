import type { Static, TSchema } from 'typebox';
import type { Endpoint } from '../../src/contract/endpoint.ts';

export type Given = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
};
/** The answer, or the code with which it was refused; `unreachable` when nobody answered at all. */
export type Answered<T> = {
  readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string; readonly detail: string;
};

/** One person at the web door, with the cookie that a browser would hold; a citizen until signed in. Never throws. */
export class Door {
  readonly #address: string;
  /** Waited for before every request, so that the drill's people never crowd the door. */
  readonly #turn: () => Promise<void>;
  #cookie = '';

  constructor(address: string, turn: () => Promise<void>) {
    this.#address = address;
    this.#turn = turn;
  }

  async ask<R extends TSchema>(endpoint: Endpoint<TSchema, TSchema, TSchema, R>, given: Given = {}): Promise<Answered<Static<R>>> {
    await this.#turn();
    try {
      const response = await fetch(`${this.#address}${pathOf(endpoint.path, given)}`, { method: endpoint.method, ...contentOf(given.body, this.#cookie) });
      const cookie = response.headers.getSetCookie().find((line) => line.startsWith('qingshan='));
      if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
      const said = await response.json() as unknown;
      if (response.ok) return { ok: true, value: said as Static<R> };
      const { fault = `http-${response.status}`, detail = '' } = said as { readonly fault?: string; readonly detail?: string };
      return { ok: false, fault, detail };
    } catch (error) {
      return { ok: false, fault: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
    }
  }
}

function pathOf(path: string, { params = {}, query = {} }: Given): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function contentOf(body: unknown, cookie: string): { readonly headers: Record<string, string>; readonly body?: string | FormData } {
  if (body === undefined) return { headers: { cookie } };
  return body instanceof FormData ? { headers: { cookie }, body } : { headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
