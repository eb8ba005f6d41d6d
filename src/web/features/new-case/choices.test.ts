import { expect, test } from 'vitest';
import type { Unit } from '../../../model/unit.ts';
import { readUnits, unitsFor } from './choices.ts';

const unit = (id: string, kind: Unit['kind'], region: string): Unit => ({ id, kind, name: { zh: id, en: id }, region });
const units = [unit('county-one', 'county-government', '980101'), unit('county-two', 'county-government', '980102'), unit('city-one', 'city-bureau', '980100'), unit('rect', 'rectification-office', '980000')];

test.each([
  ['the county of the place', ['county'], '980101', ['county-one']],
  ['the city above the place', ['city'], '980101', ['city-one']],
  ['the province above the place', ['rectification-office'], '980101', ['rect']],
  ['all counties inside a city', ['county'], '980100', ['county-one', 'county-two']],
] as const)('%s', (_name, roles, place, want) => {
  expect(unitsFor(roles, place, units).map(({ id }) => id)).toEqual(want);
});
test('a body of another shape is no unit', () => {
  expect(readUnits([units[0], { id: 'x' }, null])).toHaveLength(1);
});
