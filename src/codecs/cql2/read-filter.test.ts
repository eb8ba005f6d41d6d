import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFilter, print, queryables } from './filter.fixture.ts';
import { readFilter } from './read-filter.ts';

const text = (name: string): object => ({ is: 'property', name, kind: 'text' });
const said = (value: unknown, kind = 'text'): object => ({ is: 'literal', value, kind });

test.each([
  ['a name beside a text      ', "name = 'x'", { is: 'compare', by: '=', left: text('name'), right: said('x') }],
  ['and on the other side     ', "'x' <> name", { is: 'compare', by: '<>', left: said('x'), right: text('name') }],
  ['two names                 ', 'name <= river', { is: 'compare', by: '<=', left: text('name'), right: text('river') }],
  ['AND binds before OR       ', 'TRUE OR FALSE AND FALSE', { is: 'or', of: [{ is: 'truth', value: true }, { is: 'and', of: [{ is: 'truth', value: false }, { is: 'truth', value: false }] }] }],
  ['NOT binds tightest        ', 'not true and false', { is: 'and', of: [{ is: 'not', of: { is: 'truth', value: true } }, { is: 'truth', value: false }] }],
  ['TRUE as a value           ', 'TRUE = open', { is: 'compare', by: '=', left: said(true, 'boolean'), right: { is: 'property', name: 'open', kind: 'boolean' } }],
  ['a quote, doubled          ', "name = 'it''s'", { is: 'compare', by: '=', left: text('name'), right: said("it's") }],
  ['a quote after a backslash ', "name = 'it\\'s'", { is: 'compare', by: '=', left: text('name'), right: said("it's") }],
  ['a control character       ', "name = 'a\\tb'", { is: 'compare', by: '=', left: text('name'), right: said('a\tb') }],
  ['a name in quotes          ', "\"odd name\" = 'x'", { is: 'compare', by: '=', left: text('odd name'), right: said('x') }],
  ['a keyword as a name       ', "\"and\" = 'x'", { is: 'compare', by: '=', left: text('and'), right: said('x') }],
  ['Chinese, no blanks        ', "name='青山'", { is: 'compare', by: '=', left: text('name'), right: said('青山') }],
  ['a signed number           ', 'number > -1.5e2', { is: 'compare', by: '>', left: { is: 'property', name: 'number', kind: 'number' }, right: said(-150, 'number') }],
  ['a timestamp               ', "at >= TIMESTAMP('2026-03-02T00:00:00Z')", { is: 'compare', by: '>=', left: { is: 'property', name: 'at', kind: 'timestamp' }, right: said(1_772_409_600_000, 'timestamp') }],
  ['a date                    ', "day = DATE('2026-03-02')", { is: 'compare', by: '=', left: { is: 'property', name: 'day', kind: 'date' }, right: said('2026-03-02', 'date') }],
  ['LIKE keeps its escape     ', "name NOT LIKE 'a\\%%'", { is: 'not', of: { is: 'like', of: text('name'), pattern: 'a\\%%' } }],
  ['not IN                    ', "name not in ('a', river)", { is: 'not', of: { is: 'in', of: text('name'), list: [said('a'), text('river')] } }],
  ['a group that is null      ', "(name = 'a') IS NOT NULL", { is: 'not', of: { is: 'null', of: { is: 'compare', by: '=', left: text('name'), right: said('a') } } }],
  ['a geometry that is null   ', 'geometry is null', { is: 'null', of: { is: 'geometry', name: 'geometry' } }],
  ['a box with heights        ', 'S_INTERSECTS(geometry, BBOX(1,2,0,3,4,9))', { is: 'intersects', left: { is: 'geometry', name: 'geometry' }, right: { is: 'shape', shape: { type: 'Box', corners: [1, 2, 3, 4] } } }],
  ['a point first             ', 'S_INTERSECTS(POINT(1 2), geometry)', { is: 'intersects', left: { is: 'shape', shape: { type: 'Point', coordinates: [1, 2] } }, right: { is: 'geometry', name: 'geometry' } }],
] as const)('%s', (_name, given, filter) => {
  expect(readFilter(given, queryables)).toEqual({ ok: true, value: filter });
});

test.each([
  ['nothing               ', '', 'at character 1: a name or a value is needed here; the filter ends'],
  ['blanks                ', '  ', 'at character 3: a name or a value is needed here; the filter ends'],
  ['an unknown name       ', "nmae = 'x'", 'at character 1: the name "nmae" is not among the queryables'],
  ['of a prototype        ', "valueOf = 'x'", 'at character 1: the name "valueOf" is not among the queryables'],
  ['another kind          ', 'name = 5', 'at character 8: a text is needed here, this is a number'],
  ['a date for a timestamp', "at > DATE('2026-03-02')", 'at character 6: a timestamp is needed here, this is a date'],
  ['no such day           ', "day = DATE('2026-02-30')", "at character 12: a date is written '2026-03-02'"],
  ['a zone                ', "at = TIMESTAMP('2026-03-02T08:00:00+08:00')", "at character 16: a timestamp is written '2026-03-02T08:00:00Z'"],
  ['an open text          ', "name = 'x", 'at character 8: a text in single quotes does not end'],
  ['an open name          ', 'name = "x', 'at character 8: a name in double quotes does not end'],
  ['an empty name         ', 'name = ""', 'at character 8: an empty name'],
  ['a stray sign          ', "name ; 'x'", 'at character 6: nothing begins with ";"'],
  ['two filters           ', "name = 'x' river = 'y'", 'at character 12: AND, OR or the end is needed here'],
  ['a group left open     ', "(name = 'x'", 'at character 12: ")" is needed here; the filter ends'],
  ['a name alone          ', 'name', 'at character 5: an operator is needed here; the filter ends'],
  ['IN of nothing         ', 'name IN ()', 'at character 10: a name or a value is needed here'],
  ['BETWEEN texts         ', "name BETWEEN 'a' AND 'b'", 'at character 6: BETWEEN asks for a number before it'],
  ['LIKE a number         ', 'number LIKE \'1%\'', 'at character 8: LIKE asks for a text before it'],
  ['LIKE a name           ', 'name LIKE river', 'at character 11: a pattern in single quotes is needed here'],
  ['a geometry compared   ', "geometry = 'x'", 'at character 10: "IS" is needed here'],
  ['a geometry as a value ', 'name = geometry', 'at character 8: a geometry stands in S_INTERSECTS or before IS NULL only'],
  ['a text as a geometry  ', 'S_INTERSECTS(name, POINT(1 2))', 'at character 14: a geometry is needed here'],
  ['another function      ', "CASEI(name) = 'x'", 'at character 1: the function "CASEI" is not known here'],
  ['another relation      ', 'S_WITHIN(geometry, POINT(1 2))', 'at character 1: the function "S_WITHIN" is not known here'],
  ['another shape         ', 'S_INTERSECTS(geometry, LINESTRING(1 2, 3 4))', 'at character 24: LINESTRING is not read here: POINT, POLYGON and BBOX are'],
  ['a height              ', 'S_INTERSECTS(geometry, POINT Z(1 2 3))', 'at character 24: shapes have no height here'],
  ['a third number        ', 'S_INTERSECTS(geometry, POINT(1 2 3))', 'at character 34: a position has two numbers here'],
  ['a box of three        ', 'S_INTERSECTS(geometry, BBOX(1,2,3))', 'at character 29: a box has four numbers, or six with heights'],
  ['an open ring          ', 'S_INTERSECTS(geometry, POLYGON((0 0,1 0,1 1,0 1)))', 'at character 32: a ring has four positions or more and ends where it begins'],
  ['arithmetic            ', 'number + 1 = 2', 'at character 8: an operator is needed here'],
  ['a number out of reach ', 'number = 1e999', 'at character 10: this number is too large'],
  ['too deep              ', `${'('.repeat(100)}TRUE${')'.repeat(100)}`, 'at character 62: nested deeper than 60 levels'],
] as const)('refused: %s', (_name, given, detail) => {
  expect(readFilter(given, queryables)).toEqual({ ok: false, fault: 'features.bad-filter', detail });
});

test('law: what is printed is read back', () => {
  fc.assert(fc.property(anyFilter, (filter) => {
    const read = readFilter(print(filter), queryables);
    expect(read).toEqual({ ok: true, value: filter });
  }), { numRuns: 500 });
});

const runs = process.env['QINGSHAN_FUZZ'] === undefined ? 3_000 : Number(process.env['QINGSHAN_FUZZ']);
const scraps = fc.constantFrom("'", '"', '(', ')', ',', '=', '<>', '\\', '-', '.', '1', '1e9', 'name', 'geometry', ' AND ', ' OR ', ' NOT ', ' IS NULL', ' LIKE ', ' IN ', ' BETWEEN ', 'TRUE', "DATE('", "TIMESTAMP('", 'POINT(', 'BBOX(', 'POLYGON((', 'S_INTERSECTS(', '青', '\u{1F30A}', '\u0000', '\ud800', ' ');

test('law: whatever comes is read or refused with the character, and nothing throws', () => {
  const broken = fc.tuple(anyFilter.map(print), fc.nat(), fc.nat(4), fc.string()).map(([good, at, cut, put]) => good.slice(0, at % (good.length + 1)) + put + good.slice((at % (good.length + 1)) + cut));
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(scraps, { maxLength: 30 }).map((all) => all.join('')), broken), (given) => {
    const read = readFilter(given, queryables);
    if (!read.ok) expect(Number(/^at character (\d+): ./u.exec(read.detail)?.[1])).toSatisfy((at: number) => at >= 1 && at <= given.length + 1);
  }), { numRuns: runs });
});
