import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from './ast.ts';
import { evaluate } from './evaluate.ts';
import { readOptions } from './options.ts';
import { parseExpression } from './parse.ts';
import { readResourcePath } from './resource-path.ts';

const pieces = [
  '(', ')', ',', ';', '=', '/', '-', "'", "''", ' and ', ' or ', ' not ', ' eq ', ' add ', ' mod ', 'result', 'Thing', '$filter', '$expand=', '$top', 'null', 'true', '1', '0.5', '1e9',
  '2026-03-01T00:00:00Z', '2026-03-01', '08:00', "geography'POINT (1 2)'", "geography'", "duration'PT1H'", 'st_within(', 'substring(', 'now()', 'year(', '\u0000', '🌊', 'x'.repeat(300), '%',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('('.repeat(5000), 'not '.repeat(5000), '-'.repeat(3000), 'a eq 1 and '.repeat(1500), "geography'POLYGON(".repeat(50), 'concat('.repeat(800), 'A('.concat('$expand=A('.repeat(900))),
);
const anything: readonly Value[] = [null, true, 0, -1.5, 'text', { kind: 'moment', at: 5 }, { kind: 'interval', from: 0, to: 9 }, { kind: 'date', text: '2026-03-01' },
  { kind: 'shape', geometry: { type: 'MultiPoint', coordinates: [[1, 2]] } }];

test('law: whatever is asked, a tree or a flaw inside the text comes back', () => {
  fc.assert(fc.property(text, fc.constantFrom('$filter', '$expand', '$orderby', '$select', '$top', '$skip', '$count', '$resultFormat', '$skiptoken', '$x', 'x'), (of, option) => {
    const read = readOptions({ [option]: of });
    if (!read.ok) expect(read.flaw).toMatchObject({ option, says: expect.stringMatching(/./u) as string });
    if (!read.ok) expect(read.flaw.position >= 0 && read.flaw.position <= of.length, `${read.flaw.position}`).toBe(true);
    const path = readResourcePath(of);
    expect(path.ok || path.flaw.position <= of.length).toBe(true);
  }), { numRuns: 1500 });
});

test('law: what parses comes to values, whatever it meets', () => {
  fc.assert(fc.property(text, fc.array(fc.constantFrom(...anything), { maxLength: 3 }), (of, met) => {
    const parsed = parseExpression('$filter', of);
    if (parsed.ok) expect(Array.isArray(evaluate(parsed.value, () => met, 1_772_000_000_000))).toBe(true);
  }), { numRuns: 1500 });
});
