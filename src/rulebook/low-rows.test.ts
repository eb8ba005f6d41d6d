import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listStandards } from './browse.ts';
import { heldTable, lowRows } from './low-rows.ts';
import { testRulebook } from './standards.fixture.ts';

const rulebook = testRulebook();

test.each([undefined, '2026-02-28', '2026-03-01', '2031-01-01'])('as many low rows as the list counts, each low and in force: %s', (on) => {
  const found = lowRows(rulebook, on);
  const counted = listStandards(rulebook, on).filter(({ low }) => low > 0).map(({ standard, low }) => [standard, low]);
  expect([...Map.groupBy(found, ({ standard }) => standard)].map(([standard, rows]) => [standard, rows.length])).toEqual(counted);
  expect(found.filter(({ row }) =>
    row.confidence !== 'low' || (on !== undefined && (row.from > on || (row.to !== null && row.to < on))))).toEqual([]);
  expect(found.length).toBeGreaterThan(20);
});

test('docs/know/standards-held.md is what the command prints today', () => {
  expect(readFileSync(new URL('../../docs/know/standards-held.md', import.meta.url), 'utf8')).toBe(heldTable(rulebook));
});
