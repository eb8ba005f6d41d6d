import { nothingAsked, type Expansion, type Name, type Parsed, type Query } from './ast.ts';
import { Cursor } from './cursor.ts';
import { expression, orderings } from './parse.ts';
import { reading, Unreadable } from './unreadable.ts';

type Option = Partial<Query>;
type Reader = (cursor: Cursor) => Option;

/** What each option takes; inside `$expand` all but the last two. */
const nested: Readonly<Record<string, Reader>> = {
  $filter: (cursor) => ({ filter: expression(cursor) }),
  $expand: (cursor) => ({ expand: expansions(cursor) }),
  $select: (cursor) => ({ select: names(cursor) }),
  $orderby: (cursor) => ({ orderby: orderings(cursor) }),
  $top: (cursor) => ({ top: wholeNumber(cursor) }),
  $skip: (cursor) => ({ skip: wholeNumber(cursor) }),
  $count: (cursor) => {
    const count = cursor.skip('true');
    if (!count) cursor.need('false');
    return { count };
  },
};
const outer: Readonly<Record<string, Reader>> = {
  ...nested,
  $resultFormat: (cursor) => {
    cursor.need('dataArray');
    return { resultFormat: 'dataArray' };
  },
};
const tokenLengthMax = 200;

/** The options of an address by name. One that is unknown, or malformed, or given twice (a list) is refused, none is overlooked. */
export function readOptions(given: Readonly<Record<string, unknown>>): Parsed<Query> {
  const query = { ...nothingAsked };
  for (const [name, text] of Object.entries(given)) {
    const read = readOption(name, text);
    if (!read.ok) return read;
    Object.assign(query, read.value);
  }
  return { ok: true, value: query };
}

function readOption(name: string, text: unknown): Parsed<Option> {
  return reading(name, () => {
    if (typeof text !== 'string') throw new Unreadable(0, 'an option may be given once');
    if (name === '$skiptoken') {
      if (text.length > tokenLengthMax) throw new Unreadable(0, 'not a place where a page ended');
      return { skiptoken: text };
    }
    const read = Object.hasOwn(outer, name) ? outer[name] : undefined;
    if (read === undefined) throw new Unreadable(0, `unknown option ${name}`, name.startsWith('$'));
    const cursor = new Cursor(text);
    const option = read(cursor);
    cursor.end();
    return option;
  });
}

function wholeNumber(cursor: Cursor): number {
  const token = cursor.take();
  if (token.kind !== 'literal' || typeof token.value !== 'number' || !/^\d{1,9}$/.test(token.text)) throw new Unreadable(token.at, 'a whole number was expected');
  return token.value;
}

function names(cursor: Cursor): readonly Name[] {
  const found = [cursor.name()];
  while (cursor.skip(',')) found.push(cursor.name());
  return found;
}

function expansions(cursor: Cursor): readonly Expansion[] {
  const found: Expansion[] = [];
  do merge(found, cursor.within(() => expansion(cursor)));
  while (cursor.skip(','));
  return found;
}

/** `Datastreams/Sensor` is Datastreams with Sensor in it. */
function expansion(cursor: Cursor): Expansion {
  const { at, text } = cursor.name();
  if (cursor.skip('/')) return { at, link: text, query: { ...nothingAsked, expand: [cursor.within(() => expansion(cursor))] } };
  if (!cursor.skip('(')) return { at, link: text, query: nothingAsked };
  const query = { ...nothingAsked };
  const seen = new Set<string>();
  do {
    const name = cursor.name();
    const read = Object.hasOwn(nested, name.text) ? nested[name.text] : undefined;
    if (read === undefined) throw new Unreadable(name.at, `unknown option ${name.text}`, name.text.startsWith('$') && !Object.hasOwn(outer, name.text));
    if (seen.has(name.text)) throw new Unreadable(name.at, `${name.text} may be given once`);
    seen.add(name.text);
    cursor.need('=');
    Object.assign(query, read(cursor));
  } while (cursor.skip(';'));
  cursor.need(')');
  return { at, link: text, query };
}

/** A link that is named twice is expanded once, with what both ask to have inside. */
function merge(into: Expansion[], one: Expansion): void {
  const place = into.findIndex(({ link }) => link === one.link);
  const before = into[place];
  if (before === undefined) {
    into.push(one);
    return;
  }
  const plain = [before, one].find(({ query }) => Object.keys(query).length === Object.keys(nothingAsked).length && query.select.length + query.orderby.length === 0);
  if (plain === undefined) throw new Unreadable(one.at, `${one.link} is expanded twice with options`);
  const other = plain === before ? one : before;
  const inside = [...before.query.expand];
  for (const each of one.query.expand) merge(inside, each);
  into[place] = { at: before.at, link: one.link, query: { ...other.query, expand: inside } };
}
