import type { Value } from './ast.ts';
import { readTime } from './times.ts';
import { Unreadable } from './unreadable.ts';
import { readWkt } from './wkt.ts';

export type Token =
  | { readonly kind: 'name'; readonly at: number; readonly text: string }
  | { readonly kind: 'mark'; readonly at: number; readonly text: string }
  | { readonly kind: 'literal'; readonly at: number; readonly value: Value; readonly text: string }
  | { readonly kind: 'end'; readonly at: number; readonly text: '' };

/** More than any address can hold that a server takes. */
const tokensMax = 4_000;

const space = /[ \t]+/y;
const mark = /[()/,;=-]/y;
const name = /[\p{L}_@$][\p{L}\p{N}_.@-]*/uy;
const time = /\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?(?:\/\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?|\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?/y;
const number = /\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?(?![\p{L}\p{N}_.])/uy;
const quoted = /'(?:[^']|'')*'/y;

/** The words of a text with where each begins; throws Unreadable at the first character that begins none. */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const matched = (pattern: RegExp, at: number): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  let at = 0;
  while (at < text.length) {
    const blank = matched(space, at);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const [token, length] = tokenAt(text, at, matched);
    tokens.push(token);
    at += length;
    if (tokens.length > tokensMax) throw new Unreadable(at, 'the text is too long');
  }
  return [...tokens, { kind: 'end', at: text.length, text: '' }];
}

function tokenAt(text: string, at: number, matched: (pattern: RegExp, at: number) => string | undefined): readonly [Token, number] {
  const string = matched(quoted, at);
  if (string !== undefined) return [{ kind: 'literal', at, value: unquoted(string), text: string }, string.length];
  const moment = matched(time, at);
  if (moment !== undefined) {
    const value = readTime(moment);
    if (value === undefined) throw new Unreadable(at, `no such moment: ${moment} (a moment needs its zone: Z or, as %2B08:00, +08:00)`);
    return [{ kind: 'literal', at, value, text: moment }, moment.length];
  }
  const digits = matched(number, at);
  if (digits !== undefined) return [{ kind: 'literal', at, value: finite(Number(digits), at), text: digits }, digits.length];
  const word = matched(name, at);
  if (word !== undefined) return namedAt(word, at, matched);
  const sign = matched(mark, at);
  if (sign !== undefined) return [{ kind: 'mark', at, text: sign }, 1];
  throw new Unreadable(at, text[at] === "'" ? 'the text in quotes does not end' : `unexpected character ${JSON.stringify(text[at])}`);
}

function finite(value: number, at: number): number {
  if (!Number.isFinite(value)) throw new Unreadable(at, 'the number is too large');
  return value;
}

/** A name, or a literal that a name introduces: `geography'POINT(1 2)'`. */
function namedAt(word: string, at: number, matched: (pattern: RegExp, at: number) => string | undefined): readonly [Token, number] {
  const string = matched(quoted, at + word.length);
  if (string === undefined) return [{ kind: 'name', at, text: word }, word.length];
  return [{ kind: 'literal', at, value: introduced(word, unquoted(string), at), text: word + string }, word.length + string.length];
}

function introduced(word: string, text: string, at: number): Value {
  if (word === 'geography' || word === 'geometry') {
    const geometry = readWkt(text);
    if (geometry === undefined) throw new Unreadable(at, 'no well-known text of a point, line or polygon');
    return { kind: 'shape', geometry };
  }
  const value = word === 'duration' ? readTime(`duration ${text}`) : undefined;
  if (value === undefined) throw new Unreadable(at, `unknown literal ${word}'…'`);
  return value;
}

const unquoted = (text: string): string => text.slice(1, -1).replaceAll("''", "'");
