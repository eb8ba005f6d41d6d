import { expect, test } from 'vitest';
import { firmRecordCategories } from '../../../model/firm-record.ts';
import { isExpired, linesOf, momentOf, type Group, type Kept } from './firm-file.ts';

const grid = { zh: '供电', en: 'grid' };
const kept = (id: string, day: string, more: Partial<Kept> = {}): Kept => ({ id, name: { zh: id, en: id }, day, source: grid, ...more });
const groups = firmRecordCategories.map((category): Group => ({
  category, withheld: category === 'petition', records: category === 'electricity' ? [kept('b', '2026-02-01'), kept('a', '2026-01-01')] : [],
}));

test('nine kinds of record stand below what the platform handles, with or without records', () => {
  const lines = linesOf([{ id: 'integrity/exceedance', title: { zh: '超标', en: 'over' }, count: 2, last: 5, source: { zh: '本平台', en: 'here' } }], groups);
  expect(lines.map(({ of }) => of)).toEqual(['cases', ...firmRecordCategories.map(() => 'records')]);
  expect(lines.find(({ id }) => id === 'electricity')).toMatchObject({ count: 2, last: momentOf('2026-02-01'), sources: [grid], withheld: false });
  const none = lines.find(({ id }) => id === 'eia');
  expect([none?.count, none?.last, none?.sources]).toEqual([0, undefined, []]);
  expect(lines.filter((line) => line.of === 'records' && line.withheld).map(({ id }) => id)).toEqual(['petition']);
});

test.each([[undefined, false], ['2026-03-01', true], ['2026-03-02', false]] as const)('valid to %s', (expires, over) => {
  expect(isExpired(kept('a', '2025-01-01', expires === undefined ? {} : { expires }), '2026-03-02')).toBe(over);
});
