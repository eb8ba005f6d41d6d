import { expect, test } from 'vitest';
import { fileSize, measured, share } from './number-words.ts';

test.each([
  ['short stays digit for digit', '30.50', 3, '30.50'],
  ['a quotient is cut to the eye', '413.73033707865168539325842', 2, '413.73'],
  ['half goes to even', '0.125', 2, '0.12'],
  ['just above half goes up', '0.1250000001', 2, '0.13'],
  ['a whole number', '1000', 0, '1000'],
  ['no places', '12.6', 0, '13'],
  ['what is no number stays', 'A.bcdef', 2, 'A.bcdef'],
] as const)('%s', (_name, text, decimals, want) => {
  expect(measured(text, decimals)).toBe(want);
});
test('no whole, no share', () => {
  expect([share(0, 0, 'zh'), share(2, 3, 'zh'), fileSize(1_348_221)]).toEqual(['—', '66.7%', '1.3 MiB']);
});
