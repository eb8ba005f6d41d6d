import { expect, test } from 'vitest';
import { startOfDay, type Day } from '../../../basis/time.ts';
import { rateRows } from './rate-rows.ts';
import { monthOf, periodOf, quarterOf, quarters } from './search.ts';

const now = startOfDay('2026-05-20' as Day);

test.each([
  ['nothing asked: the month that runs', {}, '2026-05'], ['a month', { period: '2026-02' }, '2026-02'], ['a quarter',
    { period: '2025-Q4' }, '2025-Q4'],
  ['no such month', { period: '2026-13' }, '2026-05'], ['something else', { period: 'Q1' }, '2026-05'],
] as const)('%s', (_name, search, period) => expect(periodOf(search, now)).toBe(period));

test.each([['2026-01', '2026-Q1'], ['2026-03', '2026-Q1'], ['2026-04', '2026-Q2'], ['2026-12', '2026-Q4']] as const)('%s lies in %s',
  (month, quarter) =>
  expect(quarterOf(month)).toBe(quarter));

test('a quarter is left for its last month that has begun; quarters to come are not offered', () => {
  expect([monthOf('2026-Q1', now), monthOf('2026-Q2', now)]).toEqual(['2026-03', '2026-05']);
  expect(quarters(now).slice(0, 3)).toEqual(['2026-Q2', '2026-Q1', '2025-Q4']);
});

test('rows stand firm, outlet, factor; each has its own key', () => {
  const rate = { due: 0, received: 0, valid: 0, lost: [], leftOut: [] };
  const words = (text: string) => ({ zh: text, en: text });
  const rows = rateRows([{ firm: { id: 'f', name: words('f') }, rate, outlets: [{ point: { number: 7, name: words('o') },
    region: { code: '1', name: words('r') }, rate,
    factors: [{ factor: { code: 'w1', name: words('a') }, rate }, { factor: { code: 'w2', name: words('b') }, rate }] }] }]);
  expect(rows.map(({ key, level }) => `${level} ${key}`)).toEqual(['firm f', 'outlet 7', 'factor 7 w1', 'factor 7 w2']);
});
