import { isDay } from '../../basis/time.ts';
import type { Cursor } from './cursor.ts';
import type { Queryables, Scalar } from './filter.ts';
import { readNumber } from './shapes.ts';
import { unescaped } from './tokens.ts';

const timestamp = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/u;

/** A name, a text, a number, TRUE or FALSE, DATE('…') or TIMESTAMP('…'). */
export function readScalar(cursor: Cursor, queryables: Queryables): Scalar {
  const { token } = cursor;
  if (token.kind === 'text') return { is: 'literal', kind: 'text', value: unescaped(cursor.take().text) };
  if (token.kind === 'number' || cursor.is('-') || cursor.is('+')) return { is: 'literal', kind: 'number', value: readNumber(cursor) };
  if (cursor.is('TRUE') || cursor.is('FALSE')) return { is: 'literal', kind: 'boolean', value: cursor.take().text.toUpperCase() === 'TRUE' };
  if (cursor.is('(', 1) && (cursor.is('DATE') || cursor.is('TIMESTAMP'))) return readTime(cursor);
  if (token.kind === 'word' && cursor.is('(', 1)) return cursor.fail(`the function ${JSON.stringify(token.text)} is not known here`);
  if (token.kind !== 'word' && token.kind !== 'name') return cursor.fail('a name or a value is needed here');
  const kind = kindOf(cursor, queryables);
  if (kind === 'geometry') return cursor.fail('a geometry stands in S_INTERSECTS or before IS NULL only');
  return { is: 'property', name: cursor.take().text, kind };
}

/** The kind of the name that comes next. */
export function kindOf(cursor: Cursor, queryables: Queryables): Queryables[string] {
  const { text } = cursor.token;
  const kind = Object.hasOwn(queryables, text) ? queryables[text] : undefined;
  return kind ?? cursor.fail(`the name ${JSON.stringify(text)} is not among the queryables`);
}

function readTime(cursor: Cursor): Scalar {
  const kind = cursor.take().text.toUpperCase() === 'DATE' ? 'date' as const : 'timestamp' as const;
  cursor.need('(');
  const { token } = cursor;
  if (token.kind !== 'text') cursor.fail('a moment in single quotes is needed here');
  const text = unescaped(cursor.take().text);
  const day = kind === 'date' ? text : timestamp.exec(text)?.[1];
  if (day === undefined || !isDay(day)) {
    cursor.fail(kind === 'date' ? "a date is written '2026-03-02'" : "a timestamp is written '2026-03-02T08:00:00Z'", token);
  }
  cursor.need(')');
  return kind === 'date' ? { is: 'literal', kind, value: text } : { is: 'literal', kind, value: Date.parse(text) };
}
