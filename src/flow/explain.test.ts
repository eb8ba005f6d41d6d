import { expect, test } from 'vitest';
import { explained, shortened } from './explain.ts';

test.each([
  ['48.9', '48.9'], ['0.123456', '0.123456'], ['94.4329896907216494845', '94.432989…'], ['-0.99999999', '-0.999999…'],
  ['7.50000000', '7.5'],
  ['1.2e-9', '1.2e-9'], ['', ''], ['HJ 633-2026', 'HJ 633-2026'], ['v1.2345678901', 'v1.2345678901'],
])('%s is shown as %s', (text, shown) => {
  expect(shortened(text)).toBe(shown);
});

test.each([['..50 mg/L', '≤ 50 mg/L'], ['6..9 1', '6–9 1'], ['2.. mg/L', '≥ 2 mg/L'], ['0.5..1.5 mg/L', '0.5–1.5 mg/L']])('a limit %s is shown as %s', (value, shown) => {
  expect(explained([{ name: 'limit', value }])).toEqual([{ name: 'limit', zh: '执行限值', en: 'limit applied', value: shown }]);
});
