import { expect, test } from 'vitest';
import { shownLimit, shownValue } from './shown-value.ts';

test.each([
  ['11.01618705035971223021582733812949640288', 0, '11.02'],
  ['30.00', 1, '30.00'],
  ['8.79', 0, '8.79'],
  ['0.125', 2, '0.12'],
  ['0.135', 2, '0.14'],
  ['20.0004', 3, '20'],
  ['-1.005', undefined, '-1'],
])('%s with %s decimals is shown as %s', (value, decimals, shown) => {
  expect(shownValue(value, decimals)).toBe(shown);
});

test.each([
  [{ min: '6', max: '9', unit: '1' }, '6–9'], [{ max: '300', unit: 'mg/m³' }, '300 mg/m³'], [{ min: '2', unit: 'mg/L' }, '≥ 2 mg/L'], [{ max: '50', unit: '' }, '50'],
])('limit %j', (limit, says) => expect(shownLimit(limit)).toBe(says));
