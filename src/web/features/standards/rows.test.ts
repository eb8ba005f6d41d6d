import { expect, test } from 'vitest';
import { byFamily, holds, namesOf, plainSubject, shownRow, tablesOf, tally, type Change } from './rows.ts';

const limit = shownRow({ figure: '≤ 60 µg/m³', row: { id: 'GB 3095-2026/limit.pm2-5', kind: 'limit', pollutant: 'PM2.5', averaging: 'day', name: { zh: '细颗粒物', en: 'fine particles' }, op: '<=', value: '60', unit: 'µg/m³', applies: { grade: '2' }, clause: '表1', from: '2026-03-01', to: '2030-12-31', confidence: 'low', basis: 'memory', note: 'transition' } });
const rule = shownRow({ figure: '3', row: { id: 'HJ 663-2026/rule.index-decimals', kind: 'rule', key: 'index-decimals', value: '3', clause: '5.1', from: '2026-03-01', to: null, confidence: 'high' } });

test('a row keeps its words, its confidence and where it applies; an open end is an empty text', () => {
  expect(limit).toMatchObject({ name: { zh: '细颗粒物', en: 'fine particles' }, applies: [['grade', '2']], low: true, to: '2030-12-31', note: 'transition' });
  expect([rule.to, rule.low, rule.applies, plainSubject(rule), plainSubject(limit)]).toEqual(['', false, [], 'rule.index-decimals', 'PM2.5']);
});

test.each([['pm2.5', true], ['细颗粒 表1', true], ['FINE grade', true], ['', true], ['pm10', false], ['pm2.5 表2', false]])('the search %s finds the row: %s', (typed, found) => expect(holds(limit, typed)).toBe(found));

test('limits come first, no row is lost', () => {
  const tables = tablesOf([rule, limit, rule]);
  expect(tables.map(([kind, rows]) => [kind, rows.length])).toEqual([['limit', 1], ['rule', 2]]);
});

const side = (standard: string, confidence: 'high' | 'low'): NonNullable<Change['before']> =>
  ({ standard, figure: '1', confidence, clause: '', row: {} });
const changes: readonly Change[] = [
  { change: 'changed', family: 'a', kind: 'limit', what: 'x', before: side('A-1', 'low'), after: side('A-2', 'high') },
  { change: 'added', family: 'b', kind: 'limit', what: 'y', after: side('B-1', 'high') },
  { change: 'removed', family: 'a', kind: 'limit', what: 'z', before: side('A-1', 'high') },
];

test('changes are counted by kind, low on either side counts, families stay together', () => {
  expect(tally(changes)).toEqual({ added: 1, changed: 1, removed: 1, low: 1 });
  expect(byFamily(changes).map(([family, held]) => [family, held.length])).toEqual([['a', 2], ['b', 1]]);
  expect(byFamily(changes).map(([, held]) => namesOf(held))).toEqual(['A-1 → A-2', 'B-1']);
  expect(namesOf([])).toBe('');
});
