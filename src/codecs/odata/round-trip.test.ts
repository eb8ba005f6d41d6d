import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Expression, Query, Value } from './ast.ts';
import { functions } from './functions.ts';
import { readOptions } from './options.ts';
import { parseExpression } from './parse.ts';
import { printExpression, printOptions } from './print.ts';

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
const degree = fc.integer({ min: -8_999, max: 8_999 }).map((value) => value / 100);
const position = fc.tuple(degree, degree).map(([lon, lat]) => [lon, lat] as const);
const ring = fc.array(position, { minLength: 3, maxLength: 5 }).map((line) => [...line, line[0] ?? ([0, 0] as const)]);
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom(null, true, false), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom("it's", "''", 'a/b', '(;,)'),
  fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }).map((whole) => whole / 1000),
  moment.map((at): Value => ({ kind: 'moment', at })),
  fc.tuple(moment, fc.integer({ min: 0, max: 1_000_000 })).map(([from, more]): Value => ({ kind: 'interval', from, to: from + more })),
  moment.map((at): Value => ({ kind: 'date', text: new Date(at).toISOString().slice(0, 10) })),
  fc.integer({ min: 0, max: 86_399_999 }).map((ms): Value => ({ kind: 'time', ms })),
  fc.integer({ min: -100_000_000, max: 100_000_000 }).map((ms): Value => ({ kind: 'duration', ms })),
  fc.array(position, { minLength: 1, maxLength: 3 }).map((coordinates): Value => ({ kind: 'shape', geometry: { type: 'MultiPoint', coordinates } })),
  fc.array(fc.array(position, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 2 })
    .map((coordinates): Value => ({ kind: 'shape', geometry: { type: 'MultiLineString', coordinates } })),
  fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
    .map((coordinates): Value => ({ kind: 'shape', geometry: { type: 'MultiPolygon', coordinates } })),
);
const path = fc.array(fc.constantFrom('Thing', 'name', 'result', '@iot.id', 'properties', '目标', 'target-class', 'phenomenonTime'), { minLength: 1, maxLength: 3 })
  .map((steps): Expression => ({ kind: 'path', at: 0, steps }));

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    value.map((of): Expression => ({ kind: 'literal', at: 0, value: of })),
    path,
    fc.tuple(fc.constantFrom(...functions), path, tie('expression'), tie('expression')).map(([[name, { takes }], ...args]): Expression =>
      ({ kind: 'call', at: 0, name, args: args.slice(0, takes.at(-1) ?? 0) })),
    fc.tuple(fc.constantFrom('not' as const, 'minus' as const), tie('expression')).map(([operator, of]): Expression => ({ kind: 'unary', at: 0, operator, of })),
    fc.tuple(fc.constantFrom('and', 'or', 'eq', 'ne', 'gt', 'ge', 'lt', 'le', 'add', 'sub', 'mul', 'div', 'mod'), tie('expression'), tie('expression'))
      .map(([operator, left, right]): Expression => ({ kind: 'binary', at: 0, operator: operator as 'and', left, right })),
  ),
}));

/** Without the characters at which things begin. */
const placeless = (of: unknown): unknown => JSON.parse(JSON.stringify(of, (key, inner: unknown) => (key === 'at' && typeof inner === 'number' && inner < 100_000 ? 0 : inner)));
const clean = (of: Expression): unknown => placeless(of);

test('law: a printed expression reads as the same tree', () => {
  fc.assert(fc.property(expression, (of) => {
    const parsed = parseExpression('$filter', printExpression(of));
    expect(parsed.ok ? clean(parsed.value) : parsed.flaw).toEqual(clean(of));
  }), { numRuns: 500 });
});

const names = fc.uniqueArray(fc.constantFrom('name', 'id', 'result', 'Datastreams'), { maxLength: 3 }).map((all) => all.map((text) => ({ at: 0, text })));
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.record({
    filter: expression, orderby: fc.array(fc.record({ by: path, descending: fc.boolean() }), { maxLength: 2 }), select: names,
    expand: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.uniqueArray(fc.record({ at: fc.constant(0), link: fc.constantFrom('Datastreams', 'Thing', 'Locations'), query: tie('query') }), { maxLength: 2, selector: ({ link }) => link })),
    top: fc.nat(1000), skip: fc.nat(1000), count: fc.boolean(),
  }, { requiredKeys: ['orderby', 'select', 'expand'] }) as fc.Arbitrary<Query>,
}));

test('law: printed options read as the same question, expansions and all', () => {
  fc.assert(fc.property(query, (of) => {
    const parsed = readOptions(Object.fromEntries(printOptions(of)));
    expect(parsed.ok ? placeless(parsed.value) : parsed.flaw).toEqual(placeless(of));
  }), { numRuns: 300 });
});
