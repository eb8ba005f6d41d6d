import { lex, type Token } from './lexer.ts';
import { Unreadable } from './unreadable.ts';

/** Walks over the words of one text. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = lex(text);
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', at: 0, text: '' };
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  /** The mark or name, when it is the next word. */
  skip(text: string): boolean {
    const { kind, text: found } = this.next;
    if (kind === 'literal' || kind === 'end' || found !== text) return false;
    this.#at += 1;
    return true;
  }

  need(text: string): void {
    if (!this.skip(text)) throw this.unexpected(`${JSON.stringify(text)}`);
  }

  name(): { readonly at: number; readonly text: string } {
    const token = this.take();
    if (token.kind !== 'name') throw new Unreadable(token.at, `a name was expected, found ${found(token)}`);
    return { at: token.at, text: token.text };
  }

  unexpected(expected: string): Unreadable {
    return new Unreadable(this.next.at, `${expected} was expected, found ${found(this.next)}`);
  }

  end(): void {
    if (this.next.kind !== 'end') throw this.unexpected('the end');
  }

  /** What stands in what, at most fifty deep: no text makes the parser run out of stack. */
  within<T>(work: () => T): T {
    this.#depth += 1;
    if (this.#depth > depthMax) throw new Unreadable(this.next.at, 'nested too deeply');
    const result = work();
    this.#depth -= 1;
    return result;
  }
}

const depthMax = 50;
const found = (token: Token): string => (token.kind === 'end' ? 'the end' : JSON.stringify(token.text));
