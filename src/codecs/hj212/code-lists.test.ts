import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factorsByCode, type CodeList, type CommandRow, type DataFlagRow, type FactorRow } from './code-lists.ts';

type AnyRow = { code?: string | number; flag?: string; field?: string; zh: string; en: string; editions: string[]; confidence: string; basis: string };
function read<Row = AnyRow>(name: string): CodeList<Row> {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../../standards/hj212', `${name}.json`), 'utf8')) as CodeList<Row>;
}

describe.each([['factors', 141], ['systems', 22], ['commands', 53], ['data-flags', 9], ['return-codes', 17], ['information', 23], ['terms', 6]] as const)('%s', (name, count) => {
  const list = read(name);

  test('head and rows are complete', () => {
    expect(list).toMatchObject({ schema: 'qingshan-codes/1', list: name, from: '2017-05-01' });
    expect(list.rows).toHaveLength(count);
    for (const row of list.rows) {
      expect([row.zh, row.en].every((words) => words.length > 0)).toBe(true);
      expect(['high', 'low']).toContain(row.confidence);
      expect(row.editions.every((edition) => ['2005', '2017', '2025'].includes(edition))).toBe(true);
    }
  });

  test('no code has two meanings in one edition', () => {
    const keys = list.rows.flatMap((row) => row.editions.map((edition) => `${edition} ${row.field ?? ''} ${row.code ?? row.flag}`));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test.each([
  ['w01018', 'w01018'], ['011', 'w01018'], ['11', 'a21022'], ['01', 'a34013'], ['001', 'w01001'], ['S01', 'a19001'],
  ['B01', 'w00000'], ['Leq', 'Leq'],
])('factor %s is %s', (code, modern) => expect(factorsByCode(read<FactorRow>('factors')).get(code)?.code).toBe(modern));

test('1001 means another thing in 2005 than in 2025', () => {
  const rows = read<CommandRow>('commands').rows.filter((row) => row.code === '1001');
  expect(rows.map((row) => [row.editions, row.direction])).toEqual([[['2005'], 'request'], [['2025'], 'upload']]);
});

test('only N may enter a mean; T is over range', () => {
  const flags = read<DataFlagRow>('data-flags').rows;
  expect(flags.filter((row) => row.use !== 'invalid').map((row) => [row.flag, row.use])).toEqual([['N', 'valid'], ['T', 'over-range']]);
});
