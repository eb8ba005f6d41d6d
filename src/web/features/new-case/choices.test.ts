import { expect, test } from 'vitest';
import type { Unit } from '../../../model/unit.ts';
import { readUnits, unitsFor } from './choices.ts';

const unit = (id: string, kind: Unit['kind'], region: string): Unit => ({ id, kind, name: { zh: id, en: id }, region });
const units = [unit('county-one', 'county-government', '980101'), unit('county-two', 'county-government', '980102'), unit('city-one', 'city-bureau', '980100'), unit('rect', 'rectification-office', '980000'), unit('rect-one', 'rectification-office', '980101')];

const title = { zh: '', en: '' };

test('a party of the province is never filled by a county’s office', () => {
  expect(unitsFor({ title, roles: ['rectification-office'], level: 'province' }, '980101', units).map(({ id }) => id)).toEqual(['rect']);
});

test.each([
  ['the county of the place', ['county'], '980101', ['county-one']],
  ['the city above the place', ['city'], '980101', ['city-one']],
  ['the offices over and in the place', ['rectification-office'], '980101', ['rect', 'rect-one']],
  ['all counties inside a city', ['county'], '980100', ['county-one', 'county-two']],
] as const)('%s', (_name, roles, place, want) => {
  expect(unitsFor({ title, roles }, place, units).map(({ id }) => id)).toEqual(want);
});
test('a body of another shape is no unit', () => {
  expect(readUnits([units[0], { id: 'x' }, null])).toHaveLength(1);
});
