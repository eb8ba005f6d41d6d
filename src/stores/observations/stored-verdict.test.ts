import { expect, test } from 'vitest';
import { verdicts } from '../../model/determination.ts';
import { verdictOf } from './stored-verdict.ts';

test.each(verdicts.map((verdict) => [verdict]))('%s is read as it is written', (verdict) => {
  expect(verdictOf({ verdict, reason: 'no-limit', index: false })).toEqual({ verdict, reason: 'no-limit' });
});

test.each([
  ['an index of the older code  ', 'index-only', true, 'assessed', ''],
  ['a value without an index  ', 'index-only', false, 'not-judged', 'takes-no-part'],
  ['a class by the river table', 'river-assumed', true, 'assessed', 'river-assumed'],
  ['a faulty value            ', 'flag-not-valid', true, 'not-judged', 'flag-not-valid'],
  ['no limit                  ', 'no-limit', false, 'not-judged', 'no-limit'],
])('%s', (_name, reason, index, verdict, said) => {
  expect(verdictOf({ verdict: 'not-judged', reason, index })).toEqual({ verdict, reason: said });
});

test('an unknown verdict is a broken store, not a value', () => expect(() => verdictOf({ verdict: 'valueOf', reason: '', index: false })).toThrow('valueOf'));
