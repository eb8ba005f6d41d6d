import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, type Json } from './canonical.ts';
import { jsonMembers } from './json-members.ts';

test('RFC 8785, 3.2.2 to 3.2.4: literals, numbers, strings, keys by UTF-16 code units', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000_000_000_000_000_000_000_000_001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\\u0022\u002f', literals: [null, true, false],
  };
  expect(canonical(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  const keys = {
    '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect([...canonical(keys).matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh',
  ]);
});

test.each([[Number.NaN], [Infinity], ['\ud800'], [{ a: ['\udc00x'] }], [{ '\ud800': 1 }]] as const)('%j has no canonical form', (value) => {
  expect(() => canonical(value as Json)).toThrow(TypeError);
});

const wellFormed = fc.string({ unit: 'grapheme', maxLength: 12 });
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, wellFormed, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }), fc.dictionary(wellFormed, tie('value'), { maxKeys: 6 }) as fc.Arbitrary<Json>),
})).value;
const slow = (value: Json): string => (typeof value !== 'object' || value === null ? JSON.stringify(value)
  : Array.isArray(value) ? `[${value.map(slow).join(',')}]`
    : `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => `${JSON.stringify(key)}:${slow(of as Json)}`).join(',')}}`);

test('law: as written down from the standard; members are found where they stand', () => {
  fc.assert(fc.property(json, (value) => {
    const text = canonical(value);
    expect(text).toBe(slow(value));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const found = jsonMembers(text, 0);
    const plain = Object.keys(value).every((key) => JSON.stringify(key) === `"${key}"`);
    expect(found?.end).toBe(plain ? text.length : undefined);
    const members = Object.entries(value as Readonly<Record<string, Json>>).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => [key, canonical(of)]);
    if (plain) expect(found?.names.map((name, at) => [name, text.slice(found.starts[at], found.ends[at])])).toEqual(members);
  }), { numRuns: 2000 });
});

test('a long record is in order too', () => {
  const keys = Array.from({ length: 300 }, (_, at) => `k${(at * 7919) % 300}`);
  expect(canonical(Object.fromEntries(keys.map((key) => [key, 1])))).toBe(`{${[...keys].sort().map((key) => `"${key}":1`).join(',')}}`);
});
