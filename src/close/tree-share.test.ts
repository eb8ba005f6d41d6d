import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportedShare, verifiedShare, type Branch } from './tree-share.ts';

const leaf = (state: 'open' | 'reported' | 'closed'): Branch => ({ closed: state === 'closed', reported: state === 'reported', parts: [] });
const over = (...parts: readonly (readonly [number, Branch])[]): Branch => ({ closed: false, reported: false, parts: parts.map(([weight, of]) => ({ weight, of })) });

test.each([
  ['nothing below, open          ', leaf('open'), 0, 0],
  ['nothing below, said to be done', leaf('reported'), 0, 1],
  ['struck off                   ', leaf('closed'), 1, 1],
  ['one of two                   ', over([1, leaf('closed')], [1, leaf('open')]), 0.5, 0.5],
  ['by weight                    ', over([3, leaf('closed')], [1, leaf('open')]), 0.75, 0.75],
  ['reported is not verified     ', over([1, leaf('closed')], [1, leaf('reported')], [2, leaf('open')]), 0.25, 0.5],
  ['a third is never a whole     ', over([1, leaf('closed')], [1, leaf('closed')], [1, leaf('open')]), 0.6666, 0.6666],
  ['two levels                   ', over([1, over([1, leaf('closed')], [1, leaf('open')])], [1, leaf('closed')]), 0.75, 0.75],
] as const)('%s', (_name, of, verified, reported) => expect([verifiedShare(of), reportedShare(of)]).toEqual([verified, reported]));

const branch: fc.Memo<Branch> = fc.memo((depth) => fc.record({
  closed: fc.constant(false), reported: fc.boolean(),
  parts: depth <= 1 ? fc.constant([]) : fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), of: fc.oneof(fc.constantFrom(leaf('open'), leaf('reported'), leaf('closed')), branch(depth - 1)) }), { maxLength: 4 }),
}));

test('law: between nothing and the whole, and never more verified than reported', () => {
  fc.assert(fc.property(branch(3), (of) => {
    const [verified, reported] = [verifiedShare(of), reportedShare(of)];
    expect(verified).toBeGreaterThanOrEqual(0);
    expect(reported).toBeLessThanOrEqual(1);
    expect(verified).toBeLessThanOrEqual(reported);
    if (of.parts.some((part) => !part.of.closed && part.of.parts.length === 0)) expect(verified).toBeLessThan(1);
  }));
});
