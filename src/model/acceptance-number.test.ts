import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStarred, readAcceptanceNumber } from './acceptance-number.ts';
import { readIssuedNumber } from './issued-number.ts';

test.each([
  ['by telephone             ', 'D3SX202505280018', { way: 'telephone', round: 3, province: 'SX', day: '2025-05-28', serial: 18 }],
  ['by letter                ', 'X3SX202506010011', { way: 'letter', round: 3, province: 'SX', day: '2025-06-01', serial: 11 }],
  ['blanks and star around it', ' ★ X3SX202506010011 ', { number: 'X3SX202506010011' }],
] as const)('%s', (_name, text, want) => expect(readAcceptanceNumber(text)).toMatchObject(want));

test.each([
  '',
  'D3SX2025052800181',
  'D3SX20250528018',
  'E3SX202505280018',
  'D3SX202502300018',
  'd3sx202505280018',
  'D3SX202505280000',
  'DXSX202505280018',
  'D3S1202505280018',
])('refused: %j', (text) => expect(readAcceptanceNumber(text)).toBeUndefined());

test.each([
  ['★D3SX202505280018', true],
  [' *D3SX202505280018', true],
  ['※D', true],
  ['D3SX202505280018★', false],
] as const)('star %s', (text, want) => expect(isStarred(text)).toBe(want));

test('law: another number is another id, the same is the same, and ids are UUIDs that ascend with day and serial', () => {
  const number = fc
    .tuple(fc.constantFrom('D', 'X'), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 9999 }))
    .map(([way, day, serial]) => ({
      text: `${way}3SX202505${String(day).padStart(2, '0')}${String(serial).padStart(4, '0')}`,
      place: day * 10_000 + serial,
    }));
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [one, other] = [readIssuedNumber('acceptance-number', a.text), readIssuedNumber('acceptance-number', b.text)];
      expect(one?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(one?.id === other?.id).toBe(a.text === b.text);
      if (a.place < b.place) expect((one?.id ?? '') < (other?.id ?? '')).toBe(true);
    }),
  );
});
