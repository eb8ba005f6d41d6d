import { expect, test } from 'vitest';
import { firstFactor } from './first-factor.ts';

const factors = [{ code: 'w01001', unit: '' }, { code: 'w01018', unit: 'mg/L' }, { code: 'w21003', unit: 'mg/L' }];
const row = (factor: string, verdict: string) => ({ factor, verdict });

test.each([
  ['no rows: pH is not the first', [], 'w01018'],
  ['the one above its limit', [row('w21003', 'exceeds'), row('w01018', 'meets')], 'w21003'],
  ['pH too, when it is what exceeds', [row('w01001', 'exceeds')], 'w01001'],
])('%s', (_name, rows, code) => expect(firstFactor(factors, rows)?.code).toBe(code));

test('nothing to choose from', () => expect(firstFactor([], [])).toBeUndefined());
