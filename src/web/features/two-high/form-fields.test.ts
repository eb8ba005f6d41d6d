import { expect, test } from 'vitest';
import type { TwoHighProject } from '../../../model/two-high-project.ts';
import { guessListColumns, listParts } from '../../../model/two-high-columns.ts';
import { blank, projectOf, valuesOf } from '../../../model/two-high-form.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };
import { twoHighSearch } from './search.ts';

const bare: TwoHighProject = { id: 'LG-1', name: { zh: '甲', en: 'a' }, proponent: '乙', region: '980102', industry: '3011', status: 'planned' };
const whole: TwoHighProject = {
  ...bare, unit: 'firm', energy: 0, carbon: 1.5, capacity: '1 t', startedOn: '2025-01-01', eia: { document: 'a', day: '2025-01-01', by: 'b' },
  energyReview: { document: 'a', day: '2025-01-01' }, coal: { required: 'yes', source: 'a', tonnes: 2 }, offset: { required: 'no' },
  checkedOn: '2026-01-01', checkedBy: 'c', note: 'n', offList: '2026-02-01',
};

test('a form that nobody touched says the same project', () => {
  for (const project of [bare, whole]) expect(projectOf(valuesOf(project))).toEqual(project);
});
test('what is blank: the day and the reason of a change, and the rest of a paper that was begun', () => {
  expect(blank(valuesOf(whole))).toEqual(['from', 'why']);
  expect(blank({ ...valuesOf(bare), proponent: ' ', eiaDocument: 'a', coalTonnes: '1', from: '2026-01-01', why: 'w' }))
    .toEqual(['eiaDay', 'eiaBy', 'coalRequired', 'proponent']);
});
test('an address may say the filters and nothing else', () => {
  expect(twoHighSearch({ status: 'building', industry: 30, region: '980102', flagged: true, x: 1 }))
    .toEqual({ status: 'building', industry: '30', region: '980102', flagged: true });
  expect(twoHighSearch({ status: 'gone', industry: 'C30', region: '9', flagged: 'true' })).toEqual({});
});

test.each([['zh', zh], ['en', en]] as const)('the sheet that this page gives out (%s) is read without putting a column right', (_language, words) => {
  const given = listParts.filter((id) => !['eia', 'energyReview', 'coal', 'offset'].includes(id));
  const header = given.map((id) => words[id]);
  expect(new Set(header).size).toBe(header.length);
  // One word for whether a paper is needed and for the paper in one cell: either reads it.
  const alike = { coalRequired: 'coal', offsetRequired: 'offset' } as const;
  const part = (id: (typeof given)[number]) => (id in alike && words[alike[id as keyof typeof alike]] === words[id] ? alike[id as keyof typeof alike] : id);
  expect(guessListColumns(header)).toEqual(Object.fromEntries(given.map((id) => [part(id), words[id]])));
});
