import { Malformed } from './malformed.ts';
import type { Token } from './tokens.ts';

const depthMax = 60;

/** A place in the tokens. Keywords are read without regard to case; a name in double quotes is never one. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get token(): Token {
    return this.#tokens[this.#next] as Token;
  }
  ahead(by: number): Token {
    return this.#tokens[Math.min(this.#next + by, this.#tokens.length - 1)] as Token;
  }
  take(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.#next += 1;
    return token;
  }
  is(text: string, by = 0): boolean {
    const { kind, text: found } = this.ahead(by);
    return (kind === 'word' && found.toUpperCase() === text) || (kind === 'sign' && found === text);
  }
  /** Takes the token if it is this one. */
  took(text: string): boolean {
    if (!this.is(text)) return false;
    this.take();
    return true;
  }
  need(text: string): void {
    if (!this.took(text)) this.fail(`"${text}" is needed here`);
  }
  fail(why: string, token = this.token): never {
    throw new Malformed(token.at, token.kind === 'end' ? `${why}; the filter ends` : why);
  }
  /** One level of nesting deeper while `read` runs. */
  inside<T>(read: () => T): T {
    if (this.#depth >= depthMax) this.fail(`nested deeper than ${depthMax} levels`);
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }
}
