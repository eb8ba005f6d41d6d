import { expect, test } from 'vitest';
import type { Value } from './ast.ts';
import { evaluate, holds } from './evaluate.ts';
import { functions } from './functions.ts';
import { parseExpression } from './parse.ts';

const now = Date.UTC(2026, 2, 2, 2);
const data: Readonly<Record<string, readonly Value[]>> = {
  name: ["O'Hara 断面"], result: [12.5], nothing: [null], many: [1, 5], none: [],
  hour: [{ kind: 'interval', from: Date.UTC(2026, 2, 1, 1), to: Date.UTC(2026, 2, 1, 2) }], at: [{ kind: 'moment', at: Date.UTC(2026, 2, 1, 1, 30, 15, 250) }],
  place: [{ kind: 'shape', geometry: { type: 'MultiPoint', coordinates: [[2, 2]] } }],
};
const parsed = (text: string) => {
  const found = parseExpression('$filter', text);
  if (!found.ok) throw new TypeError(`${text}: ${found.flaw.says} at ${found.flaw.position}`);
  return found.value;
};
const look = ([name = '']: readonly string[]): readonly Value[] => data[name] ?? [null];

const rows = [
  // Operators bind: or, and, eq, gt, add, mul, not.
  ['1 add 2 mul 3', 7], ['(1 add 2) mul 3', 9], ['7 sub 2 sub 1', 4], ['7 mod 4', 3], ['1 div 0', null], ['0.1 add 0.2', 0.3], ['-result', -12.5], ['not true', false],
  ['true or false and false', true], ['not (result gt 13)', true], ['nothing add 1', null],
  // Text.
  ["substringof('断面', name)", true], ["contains(name,'Hara')", true], ["startswith(name,'O''')", true], ["endswith(name,'断')", false], ["length('断面x')", 3], ["indexof(name,'Hara')", 2],
  ["substring(name,2)", 'Hara 断面'], ["substring(name,2,4)", 'Hara'], ["tolower('AB')", 'ab'], ["toupper('ab')", 'AB'], ["trim('  a ')", 'a'], ["concat(concat(name,'-'),'1')", "O'Hara 断面-1"],
  ['length(result)', null],
  // Times are of UTC; of an interval its beginning.
  ['year(at)', 2026], ['month(at)', 3], ['day(at)', 1], ['hour(at)', 1], ['minute(at)', 30], ['second(at)', 15], ['fractionalseconds(at)', 0.25], ['hour(hour)', 1], ['totaloffsetminutes(at)', 0],
  ['date(at)', { kind: 'date', text: '2026-03-01' }], ['time(at)', { kind: 'time', ms: 5_415_250 }], ['now()', { kind: 'moment', at: now }],
  ["at add duration'PT30M'", { kind: 'moment', at: Date.UTC(2026, 2, 1, 2, 0, 15, 250) }], ["now() sub at", { kind: 'duration', ms: now - Date.UTC(2026, 2, 1, 1, 30, 15, 250) }],
  ['mindatetime() lt maxdatetime()', true], ["2026-03-01T08:00:00+08:00 eq 2026-03-01T00:00:00Z", true], ["date(at) eq 2026-03-01", true], ['time(at) lt 02:00', true],
  // Numbers.
  ['round(2.5)', 3], ['round(-2.5)', -3], ['floor(-2.5)', -3], ['ceiling(2.1)', 3],
  // Places.
  ["geo.distance(place,geography'POINT(5 6)')", 5], ["geo.distance(place,geography'POLYGON((0 0,3 0,3 3,0 3,0 0))')", 0], ["geo.length(geography'LINESTRING(0 0,3 4)')", 5],
  ["geo.intersects(place,geography'LINESTRING(0 0,4 4)')", true], ["st_within(place,geography'POLYGON((0 0,3 0,3 3,0 3,0 0))')", true], ["st_within(place,geography'POLYGON((2 0,3 0,3 3,2 3,2 0))')", false],
  ["st_within(place,geography'POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,3 1,3 3,1 3,1 1))')", false], ["st_touches(place,geography'POLYGON((2 0,3 0,3 3,2 3,2 0))')", true],
  ["st_contains(geography'POLYGON((0 0,3 0,3 3,0 3,0 0))',place)", true], ["st_contains(place,geography'POLYGON((0 0,3 0,3 3,0 3,0 0))')", false], ["st_within(geography'POLYGON((0 0,3 0,3 3,0 3,0 0))',place)", false],
  ["st_equals(place,geography'POINT(2 2)')", true], ["st_disjoint(place,geography'POINT(2 3)')", true], ["st_intersects(place,geography'MULTIPOINT((2 2),(5 5))')", true],
  ["st_overlaps(place,geography'POINT(2 2)')", false], ["st_crosses(place,geography'LINESTRING(0 0,4 4)')", false],
  ["st_relate(place,geography'POLYGON((0 0,3 0,3 3,0 3,0 0))','0FFFFF212')", true], ["st_relate(geography'POLYGON((0 0,3 0,3 3,0 3,0 0))',place,'T*****FF*')", true],
  ["st_relate(place,geography'LINESTRING(2 2,5 5)','F0FFFF102')", true],
] as const satisfies readonly (readonly [string, Value])[];
test.each(rows)('%s', (text, want) => expect(evaluate(parsed(text), look, now)).toEqual([want]));

test('every function of the table has a row', () => {
  expect([...functions.keys()].filter((name) => !rows.some(([text]) => text.includes(`${name}(`)))).toEqual([]);
});

/** An hour from 01:00 to 02:00 beside moments, as `compare.ts` has it; and other kinds. */
test.each([
  ['hour eq 2026-03-01T01:00:00Z', true], ['hour eq 2026-03-01T01:59:59Z', true], ['hour eq 2026-03-01T02:00:00Z', false], ['2026-03-01T01:30:00Z eq hour', true],
  ['hour lt 2026-03-01T02:00:00Z', true], ['hour le 2026-03-01T02:00:00Z', true], ['hour lt 2026-03-01T01:59:00Z', false],
  ['hour ge 2026-03-01T01:00:00Z', true], ['hour gt 2026-03-01T01:00:00Z', false], ['hour gt 2026-03-01T00:59:59Z', true], ['2026-03-01T02:00:00Z ge hour', true], ['2026-03-01T01:00:00Z le hour', true],
  ['hour eq 2026-03-01T01:00:00Z/2026-03-01T02:00:00Z', true], ['hour lt 2026-03-01T02:00:00Z/2026-03-01T03:00:00Z', true], ['hour gt 2026-03-01T00:00:00Z/2026-03-01T01:00:00Z', true],
  ['many eq 5', true], ['many eq 1 and many eq 5', true], ['not (many gt 5)', true], ['none eq 1', false], ['nothing eq null', true], ['nothing gt 0', false], ['nothing ne 1', true],
  ["result eq '12.5'", false], ["name gt 'A'", true], ['true eq true', true], ['place eq result', false],
] as const)('%s', (text, want) => expect(holds(parsed(text), look, now)).toBe(want));

test.each([
  ['result gt', 9, 'a value'], ['result gt 1)', 11, 'the end'], ["name eq 'x", 8, 'does not end'], ['foo(1)', 0, 'unknown function foo'], ['year(1,2)', 0, 'year takes 1'], ['result & 1', 7, 'unexpected character'],
  ['2026-02-30T00:00:00Z eq at', 0, 'no such moment'], ['at gt 2026-03-01T00:00:00', 6, 'needs its zone'], ["st_within(place,geography'POLYGON((0 0,1 1))')", 16, 'no well-known text'],
  ["geo.distance(geography'POINT(1 1)',geography'POINT(2 2)')", 0, 'a place of the data'], ["weight'1' eq 1", 0, 'unknown literal'], ['and eq 1', 0, 'found "and"'], ['', 0, 'a value'],
] as const)('%s is refused at character %i', (text, position, says) => {
  expect(parseExpression('$filter', text)).toMatchObject({ ok: false, flaw: { option: '$filter', position, says: expect.stringContaining(says) as string } });
});
