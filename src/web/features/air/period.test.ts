import { expect, test } from 'vitest';
import { asLevel, rangeOf, signed } from './period.ts';

test.each([['12.5', '+12.5%'], ['-3.0', '−3.0%'], ['0.0', '0.0%'], ['0', '0%'], ['0.5', '+0.5%'], [undefined, '—']])('a change of %s is printed %s', (text, printed) => {
  expect(signed(text, '%')).toBe(printed);
});
test('one day is no range', () => expect([rangeOf('2026-02-01', '2026-02-01'), rangeOf('2026-02-01', '2026-02-03')]).toEqual(['2026-02-01', '2026-02-01..2026-02-03']));
test('an unknown level is the cities', () => expect([asLevel('street'), asLevel('county')]).toEqual(['city', 'county']));
