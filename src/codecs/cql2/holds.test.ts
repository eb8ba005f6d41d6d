import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFilter, queryables } from './filter.fixture.ts';
import { holds, type Asked, type Truth } from './holds.ts';
import { likes } from './like.ts';
import { readFilter } from './read-filter.ts';

const values: Readonly<Record<string, string | number | boolean | null>> = { name: '青山桥', river: null, number: 7, open: true, at: 1_772_409_600_000, day: '2026-03-02', 'odd name': 'a%b', and: 'and' };
/** A thing whose place is (1, 2); shapes meet it or not by hand. */
const asked: Asked = {
  value: (name) => values[name] ?? null,
  meets: (left, right) => [left, right].every((place) => place.is === 'geometry' || place.shape.type !== 'Point' || (place.shape.coordinates[0] === 1 && place.shape.coordinates[1] === 2)),
};
const nowhere: Asked = { ...asked, meets: (left, right) => (left.is === 'geometry' || right.is === 'geometry' ? undefined : true) };

function truth(text: string, of = asked): Truth {
  const read = readFilter(text, queryables);
  if (!read.ok) throw new TypeError(read.detail);
  return holds(read.value, of);
}

test.each([
  ["name = '青山桥'", true], ["name <> '青山桥'", false], ["name > '青'", true], ["name < '青'", false], ["'b' >= 'a'", true],
  ['number = 7', true], ['number <= 6.9', false], ['7 = number', true], ['number >= 7', true], ['number < 7', false],
  ['open = TRUE', true], ['open <> TRUE', false], ["at > TIMESTAMP('2026-03-01T23:59:59.999Z')", true], ["at < TIMESTAMP('2026-03-02T00:00:00Z')", false],
  ["day = DATE('2026-03-02')", true], ["day > DATE('2026-03-02')", false], ['name = "odd name"', false],
  ["name LIKE '青%'", true], ["name LIKE '青_桥'", true], ["name LIKE '青_'", false], ["name NOT LIKE '%山%'", false], ["\"odd name\" LIKE 'a\\%b'", true], ["name LIKE '%\\%%'", false],
  ['number BETWEEN 7 AND 8', true], ['number BETWEEN 8 AND 7', false], ['number NOT BETWEEN 1 AND 6', true],
  ['number IN (1, 7)', true], ["name IN ('a')", false], ["name NOT IN ('a')", true],
  ['river IS NULL', true], ['name IS NULL', false], ['river IS NOT NULL', false], ["'x' IS NULL", false], ["(river = 'x') IS NULL", true], ["(name = 'x') IS NULL", false],
  ["river = 'x'", undefined], ["NOT river = 'x'", undefined], ["river LIKE '%'", undefined], ["river IN ('x')", undefined], ["river NOT IN ('x')", undefined],
  ["river = 'x' OR TRUE", true], ["river = 'x' AND FALSE", false], ["river = 'x' AND TRUE", undefined], ["river = 'x' OR FALSE", undefined], ["name IN (river, '青山桥')", true],
  ['S_INTERSECTS(geometry, POINT(1 2))', true], ['S_INTERSECTS(geometry, POINT(1 3))', false], ['NOT S_INTERSECTS(POINT(1 3), geometry)', true],
] as const)('%s is %s', (text, want) => expect(truth(text)).toBe(want));

test.each([
  ['S_INTERSECTS(geometry, POINT(1 2))', undefined], ['NOT S_INTERSECTS(geometry, POINT(1 2))', undefined], ['geometry IS NULL', true], ['POINT(1 2) IS NULL', false],
] as const)('of what has no place, %s is %s', (text, want) => expect(truth(text, nowhere)).toBe(want));

test('law: NOT turns what is known and leaves what is not; OR and AND are each other\'s mirror', () => {
  const turned = (of: Truth): Truth => (of === undefined ? undefined : !of);
  fc.assert(fc.property(anyFilter, anyFilter, (a, b) => {
    expect(holds({ is: 'not', of: a }, asked)).toBe(turned(holds(a, asked)));
    expect(holds({ is: 'or', of: [a, b] }, asked)).toBe(turned(holds({ is: 'and', of: [{ is: 'not', of: a }, { is: 'not', of: b }] }, asked)));
    expect(holds({ is: 'null', of: a }, asked)).toBe(holds(a, asked) === undefined);
  }), { numRuns: 300 });
});

test('law: LIKE is the regular expression that its pattern says', () => {
  const part = fc.constantFrom('%', '_', '\\%', '\\_', '\\\\', 'a', 'b', '青', '🌊', '.', '*');
  const letter = fc.constantFrom('%', '_', '\\', 'a', 'b', '青', '🌊', '.', '*', '\n');
  fc.assert(fc.property(fc.array(part, { maxLength: 6 }), fc.array(letter, { maxLength: 6 }), (parts, letters) => {
    const source = parts.map((one) => (one === '%' ? '[^]*' : one === '_' ? '[^]' : (one.at(-1) === '🌊'.at(-1) ? one : one.slice(-1)).replace(/[.*\\]/gu, '\\$&'))).join('');
    expect(likes(letters.join(''), parts.join(''))).toBe(new RegExp(`^${source}$`, 'u').test(letters.join('')));
  }), { numRuns: 2_000 });
});
