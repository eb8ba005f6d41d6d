import { expect, test } from 'vitest';
import type { Signature } from '../../../model/case.ts';
import { flagsOf, lapsesAfter, signatureOf } from './sheet.ts';

const actor = { person: 'p', appointment: 'a', role: 'party-secretary', unit: 'u', region: '980101', says: '孙正' } as const;
const signed = (at: number, voided = false): Signature => ({ office: 'party-secretary', actor, at, hash: 'h', algorithm: 'sha256', method: 'password', ...(voided ? { voided: { at, reason: 'content-changed' } } : {}) });

test('a signature that holds comes before a newer void one', () => {
  expect(signatureOf('party-secretary', [signed(1), signed(2, true)])?.at).toBe(1);
  expect(signatureOf('party-secretary', [signed(1, true), signed(2, true)])?.at).toBe(2);
  expect(signatureOf('head-of-government', [signed(1)])).toBeUndefined();
});
test.each([
  ['nothing to note', {}, [], []],
  ['came back before', { rebounds: 2 }, [], ['rebound']],
  ['unfit material', { checklist: { photos: { state: 'unfit', by: 'a', at: 1, files: [], note: '' } } }, [], ['unfit']],
  ['an open objection', { notice: { from: 1, to: 2, objections: [{ id: 'o', at: 1, text: 'x' }, { id: 'q', at: 1, text: 'x', answer: 'y' }] } }, [],
  ['objection']],
  ['a void signature', {}, [signed(1, true)], ['void']],
  ['a lapsed one', {}, [{ ...signed(1), voided: { at: 2, reason: 'gap-passed' } }], ['lapsed']],
] as const)('%s', (_name, of, signatures, want) => {
  expect(flagsOf(of, signatures).map(({ flag }) => flag)).toEqual(want);
});
test.each([
  ['one signed, ten days', [signed(1000)], 10, 1000 + 10 * 86_400_000], ['both signed', [signed(1), signed(2)], 10, undefined],
  ['nobody signed', [], 10, undefined], ['the only one is void', [signed(1, true)], 10, undefined], ['no limit here', [signed(1)], 0, undefined],
] as const)('the first signature lapses: %s', (_name, signatures, days, want) => expect(lapsesAfter(signatures, days)).toBe(want));
