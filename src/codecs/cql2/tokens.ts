import { Malformed } from './malformed.ts';

/** `name`: an identifier in double quotes, never a keyword. `at`: characters before it. */
export type Token = { readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign' | 'end'; readonly text: string; readonly at: number };

const space = /[\s\u0085]/u;
const wordStart = /[\p{L}\p{Nl}_:]/u;
const wordPart = /[\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}_:.]/u;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const signs = ['<>', '<=', '>=', '<', '>', '=', '(', ')', ',', '+', '-'];
const escapes: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };

/** Throws `Malformed` at the first character that begins nothing. The last token is the end. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (space.test(text.charAt(at))) { at += 1; continue; }
    const read = readToken(text, at);
    tokens.push(read.token);
    at = read.next;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

function readToken(text: string, at: number): { readonly token: Token; readonly next: number } {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (first === "'") return readText(text, at);
  if (first === '"') {
    const end = text.indexOf('"', at + 1);
    if (end <= at + 1) throw new Malformed(at, end < 0 ? 'a name in double quotes does not end' : 'an empty name');
    return { token: { kind: 'name', text: text.slice(at + 1, end), at }, next: end + 1 };
  }
  if (wordStart.test(first)) {
    let next = at;
    while (next < text.length) {
      const part = String.fromCodePoint(text.codePointAt(next) ?? 0);
      if (!wordPart.test(part)) break;
      next += part.length;
    }
    return { token: { kind: 'word', text: text.slice(at, next), at }, next };
  }
  number.lastIndex = at;
  const digits = number.exec(text)?.[0];
  if (digits !== undefined) return { token: { kind: 'number', text: digits, at }, next: at + digits.length };
  const sign = signs.find((one) => text.startsWith(one, at));
  if (sign === undefined) throw new Malformed(at, `nothing begins with ${JSON.stringify(first)}`);
  return { token: { kind: 'sign', text: sign, at }, next: at + sign.length };
}

/** A text literal as it is written between its quotes: '' is a quote. Backslashes stay, because a pattern reads them otherwise. */
function readText(text: string, at: number): { readonly token: Token; readonly next: number } {
  let raw = '';
  for (let next = at + 1; next < text.length; next += 1) {
    const one = text.charAt(next);
    if (one === '\\' && next + 1 < text.length) {
      raw += one + text.charAt(next + 1);
      next += 1;
    } else if (one !== "'") raw += one;
    else if (text.charAt(next + 1) === "'") {
      raw += one;
      next += 1;
    } else return { token: { kind: 'text', text: raw, at }, next: next + 1 };
  }
  throw new Malformed(at, 'a text in single quotes does not end');
}

/** What a text literal says: the escapes of the standard resolved. */
export const unescaped = (raw: string): string => raw.replace(/\\([\s\S])/gu, (_all, one: string) => escapes[one] ?? one);

/** A pattern keeps the backslash before what would be a wild card; control characters are resolved as in any text. */
export const patternOf = (raw: string): string => raw.replace(/\\([\s\S])/gu, (_all, one: string) => escapes[one] ?? `\\${one}`);
