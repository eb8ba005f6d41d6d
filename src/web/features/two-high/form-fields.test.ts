import { expect, test } from 'vitest';
import type { TwoHighProject } from '../../../model/two-high-project.ts';
import { blank, projectOf, valuesOf } from './form-fields.ts';
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
