import type { Static, TSchema } from 'typebox';
import { addEvidence, approvalSheet, readCase, stepCase, type CaseView } from '../src/contract/case.ts';
import { handInPaper, prepareSigning } from '../src/contract/signing.ts';
import type { Endpoint } from '../src/contract/endpoint.ts';
import { drillAccounts, signIn } from '../src/contract/session.ts';
import { until } from './until.ts';

export type Given = {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
};
export type Answered<T> = { readonly status: number; readonly fault: string; readonly detail: string; readonly value: T };
type View = Static<typeof CaseView>;

/** Somebody at the web door: a citizen until signed in. Holds the cookie as a browser would. */
export class Visitor {
  readonly #address: string;
  #cookie = '';
  /** The password with which signatures are confirmed. */
  password = '';

  constructor(address: string) {
    this.#address = address;
  }

  /** As one of the drill's listed accounts. */
  static async signedIn(address: string, login: string): Promise<Visitor> {
    const visitor = new Visitor(address);
    const account = (await visitor.get(drillAccounts)).find((listed) => listed.login === login);
    if (account === undefined) throw new Error(`no drill account ${login}`);
    visitor.password = account.password;
    // Sign-ins from one address are limited by the minute; a person waits and tries again.
    await until(`the sign-in of ${login}`, async () => {
      const { fault, detail } = await visitor.ask(signIn, { body: { login, password: account.password } });
      if (fault !== '' && fault !== 'access.too-many-requests') throw new Error(`${login}: ${fault} ${detail}`);
      return fault === '' ? true : undefined;
    });
    return visitor;
  }

  /** The answer whatever it is: a value, or a fault. */
  async ask<R extends TSchema>(endpoint: Endpoint<TSchema, TSchema, TSchema, R>, given: Given = {}): Promise<Answered<Static<R>>> {
    const { status, text } = await this.#send(endpoint.method, pathOf(endpoint.path, given), bodyOf(given.body));
    const value = endpoint.file === true && status < 400 ? text : JSON.parse(text) as unknown;
    const { fault = '', detail = '' } = (status < 400 ? {} : value) as { fault?: string; detail?: string };
    return { status, fault, detail, value: value as Static<R> };
  }

  /** The value; a refusal fails the test and says which. */
  async get<R extends TSchema>(endpoint: Endpoint<TSchema, TSchema, TSchema, R>, given: Given = {}): Promise<Static<R>> {
    const answered = await this.ask(endpoint, given);
    if (answered.fault !== '') throw new Error(`${endpoint.id}: ${answered.fault} ${answered.detail}`);
    return answered.value;
  }

  readCase(id: string): Promise<View> {
    return this.get(readCase, { params: { id } });
  }

  /** One step on what stands now. */
  async step(id: string, event: string, data: object = {}): Promise<View> {
    const { seq } = caseOf(await this.readCase(id));
    return this.get(stepCase, { params: { id, event }, body: { seenSeq: seq, data, password: this.password } });
  }

  /** The sheet of what is frozen now: a leader signs nothing unread. */
  readSheet(id: string): Promise<Static<typeof approvalSheet.reply>> {
    return this.get(approvalSheet, { params: { id } });
  }

  /** 电子签章: the sheet is opened, the statement asked for and sealed with the drill's PIN. */
  async seal(id: string, event: string): Promise<View> {
    await this.readSheet(id);
    const { statement, ticket } = await this.get(prepareSigning, { params: { id } });
    const { seq, frozen } = caseOf(await this.readCase(id));
    const body = { seenSeq: seq, data: { hash: frozen?.hash, method: 'seal' }, signing: { statement, ticket, pin: this.password } };
    return this.get(stepCase, { params: { id, event }, body });
  }

  /** Hands in the scan of a signed sheet. */
  async handInPaper(id: string, fields: Readonly<Record<string, string>>, bytes: Uint8Array): Promise<Answered<View>> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...fields, seenSeq: String(caseOf(await this.readCase(id)).seq) })) form.set(name, value);
    form.set('file', new File([Buffer.from(bytes)], '签字页.png'));
    return this.ask(handInPaper, { params: { id }, body: form });
  }

  /** The fault with which a step is refused, or '' when it is not. */
  async refusal(id: string, event: string, data: object = {}): Promise<string> {
    const seen = await this.ask(readCase, { params: { id } });
    if (seen.fault !== '') return seen.fault;
    const { fault, detail } = await this.ask(stepCase, { params: { id, event }, body: { seenSeq: caseOf(seen.value).seq, data, password: this.password } });
    return `${fault} ${detail}`.trim();
  }

  /** Hands in one file for one item of the checklist. */
  async upload(id: string, item: string, name: string, bytes: Uint8Array): Promise<Answered<View>> {
    const { seq } = caseOf(await this.readCase(id));
    const form = new FormData();
    form.set('item', item);
    form.set('seenSeq', String(seq));
    form.set('file', new File([Buffer.from(bytes)], name));
    return this.ask(addEvidence, { params: { id }, body: form });
  }

  async #send(method: string, path: string, body: { readonly body?: string | FormData; readonly type?: string }): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${this.#address}${path}`, {
      method, headers: { cookie: this.#cookie, ...(body.type === undefined ? {} : { 'content-type': body.type }) }, ...(body.body === undefined ? {} : { body: body.body }),
    });
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('qingshan='));
    if (cookie !== undefined) this.#cookie = cookie.split(';')[0] ?? '';
    return { status: response.status, text: await response.text() };
  }
}

/** The people of one story, each signed in once and kept, as a person keeps a browser open. */
export function staff(address: () => string): As {
  const present = new Map<string, Promise<Visitor>>();
  return (login) => {
    const known = present.get(login) ?? Visitor.signedIn(address(), login);
    present.set(login, known);
    return known;
  };
}

export type As = (login: string) => Promise<Visitor>;

type Held = {
  readonly seq: number; readonly state: string; readonly rebounds: number; readonly evidence: readonly { readonly hash: string; readonly name: string }[];
  readonly frozen?: { readonly hash: string; readonly version: number };
  readonly measures: readonly { readonly id: string; readonly quantity: string; readonly done: boolean; readonly dropped?: object; readonly verified?: object }[];
  readonly signatures: readonly { readonly office: string; readonly hash: string; readonly method: string; readonly voided?: { readonly reason: string } }[];
  readonly notice?: { readonly from: number; readonly to: number; readonly objections: readonly { readonly id: string }[] };
};

/** The case inside the page's reply, as far as the stories look at it. */
export const caseOf = (view: View): Held => view.case as Held;

function pathOf(path: string, { params = {}, query = {} }: Given): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_whole, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function bodyOf(body: unknown): { readonly body?: string | FormData; readonly type?: string } {
  if (body === undefined) return {};
  return body instanceof FormData ? { body } : { body: JSON.stringify(body), type: 'application/json' };
}
