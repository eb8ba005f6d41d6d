import { comparisons, type Comparison, type Expression, type Operator, type Ordering, type Parsed } from './ast.ts';
import { Cursor } from './cursor.ts';
import { functions } from './functions.ts';
import { reading, Unreadable } from './unreadable.ts';

export const parseExpression = (option: string, text: string): Parsed<Expression> =>
  reading(option, () => {
    const cursor = new Cursor(text);
    const found = expression(cursor);
    cursor.end();
    return found;
  });

/** Weakest first; those of one row bind alike, from the left. */
const levels: readonly (readonly Operator[])[] = [['or'], ['and'], ['eq', 'ne'], ['gt', 'ge', 'lt', 'le'], ['add', 'sub'], ['mul', 'div', 'mod']];
const operandsMax = 500;

export const isComparison = (operator: string): operator is Comparison => comparisons.some((one) => one === operator);

export function expression(cursor: Cursor, level = 0): Expression {
  const operators = levels[level];
  if (operators === undefined) return unary(cursor);
  let left = expression(cursor, level + 1);
  for (let count = 0; ; count += 1) {
    const { at, text } = cursor.next;
    const operator = operators.find((one) => cursor.skip(one));
    if (operator === undefined) return left;
    if (count > operandsMax) throw new Unreadable(at, `more than ${operandsMax} parts joined by ${text}`);
    left = { kind: 'binary', at, operator, left, right: expression(cursor, level + 1) };
  }
}

function unary(cursor: Cursor): Expression {
  const { at } = cursor.next;
  const operator = cursor.skip('not') ? 'not' : cursor.skip('-') ? 'minus' : undefined;
  return operator === undefined ? primary(cursor) : { kind: 'unary', at, operator, of: cursor.within(() => unary(cursor)) };
}

function primary(cursor: Cursor): Expression {
  const { at } = cursor.next;
  if (cursor.skip('(')) {
    const inner = cursor.within(() => expression(cursor));
    cursor.need(')');
    return inner;
  }
  if (cursor.next.kind === 'literal') return literal(cursor);
  if (cursor.next.kind !== 'name') throw cursor.unexpected('a value, a property or a function');
  const { text } = cursor.name();
  const constant = constants.get(text);
  if (constant !== undefined) return { kind: 'literal', at, value: constant };
  if (reserved.has(text)) throw new Unreadable(at, `a value, a property or a function was expected, found "${text}"`);
  if (cursor.skip('(')) return call(cursor, at, text);
  const steps = [text];
  while (cursor.skip('/')) steps.push(cursor.name().text);
  return { kind: 'path', at, steps };
}

function literal(cursor: Cursor): Expression {
  const token = cursor.take();
  if (token.kind !== 'literal') throw new Unreadable(token.at, 'a value was expected');
  return { kind: 'literal', at: token.at, value: token.value };
}

const constants: ReadonlyMap<string, boolean | null> = new Map([['true', true], ['false', false], ['null', null]]);
const reserved = new Set<string>(['not', ...levels.flat()]);

function call(cursor: Cursor, at: number, name: string): Expression {
  const args: Expression[] = [];
  if (!cursor.skip(')')) {
    do args.push(cursor.within(() => expression(cursor)));
    while (cursor.skip(','));
    cursor.need(')');
  }
  const known = functions.get(name);
  if (known === undefined) throw new Unreadable(at, `unknown function ${name}`);
  if (!known.takes.includes(args.length)) throw new Unreadable(at, `${name} takes ${known.takes.join(' or ')} arguments, given ${args.length}`);
  if (known.ofPlaces === true && args.slice(0, 2).every((arg) => arg.kind === 'literal')) {
    throw new Unreadable(at, `${name} needs a place of the data beside the one given`);
  }
  return { kind: 'call', at, name, args };
}

export function orderings(cursor: Cursor): readonly Ordering[] {
  const found: Ordering[] = [];
  do {
    const by = expression(cursor);
    const descending = cursor.skip('desc');
    if (!descending) cursor.skip('asc');
    found.push({ by, descending });
  } while (cursor.skip(','));
  return found;
}
