import { expect, test } from 'vitest';
import { usualMail } from '../../../model/preferences.ts';
import { flawOf, givenOf, wishOf, type Held } from './form-values.ts';

const held: Held = { language: 'zh', mail: usualMail, digestHour: 8, mails: true, digestHours: [8, 12], neverHeld: [] };
const quiet = { from: '22:00', to: '07:00', days: [7, 1] };

test('what is held comes back as it was; days in order', () => {
  expect(wishOf(givenOf(held))).toEqual({ language: 'zh', mail: usualMail, digestHour: 8 });
  expect(wishOf(givenOf({ ...held, quiet }))).toEqual({ language: 'zh', mail: usualMail, digestHour: 8,
    quiet: { ...quiet, days: [1, 7] } });
});
test('an hour that is offered no more gives way to the first that is',
  () => expect(givenOf({ ...held, digestHour: 17 }).digestHour).toBe(8));

test.each([
  ['', {}], ['bad-times', { from: '' }], ['bad-times', { to: '7' }], ['no-days', { days: [] }],
  ['', { from: '00:00', to: '00:00', days: [6, 7] }],
  ['always', { from: '08:00', to: '08:00', days: [1, 2, 3, 4, 5, 6, 7] }],
])('%j of %j', (flaw, change) => {
  const given = givenOf({ ...held, quiet: { ...quiet, ...change } });
  expect([flawOf(given) ?? '', flawOf({ ...given, quietOn: false })]).toEqual([flaw, undefined]);
});
