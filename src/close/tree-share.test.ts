import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportedShare, verifiedShare, type Branch } from './tree-share.ts';

const leaf = (state: 'open' | 'reported' | 'closed'): Branch => ({ closed: state === 'closed', reported: state === 'reported', parts: [] });
const own = (verified: number, reported: number, closed = false): Branch => ({ closed, reported: false, own: { verified, reported }, parts: [] });
const over = (...parts: readonly (readonly [number, Branch])[]): Branch => ({ closed: false, reported: false, parts: parts.map(([weight, of]) => ({ weight, of })) });

test.each([
  ['nothing below, open          ', leaf('open'), 0, 0],
  ['nothing below, said to be done', leaf('reported'), 0, 1],
  ['struck off                   ', leaf('closed'), 1, 1],
  ['one of two                   ', over([1, leaf('closed')], [1, leaf('open')]), 0.5, 0.5],
  ['by weight                    ', over([3, leaf('closed')], [1, leaf('open')]), 0.75, 0.75],
  ['reported is not verified     ', over([1, leaf('closed')], [1, leaf('reported')], [2, leaf('open')]), 0.25, 0.5],
  ['a third is never a whole     ', over([1, leaf('closed')], [1, leaf('closed')], [1, leaf('open')]), 0.6666, 0.6666],
  ['its own measures             ', own(0.25, 0.75), 0.25, 0.75],
  ['struck off counts whole      ', own(0.25, 0.75, true), 1, 1],
  ['measures below, by weight    ', over([3, own(0.5, 0.5)], [1, leaf('closed')]), 0.625, 0.625],
  ['parts decide, not its own    ', { ...over([1, own(0.5, 1)], [1, leaf('open')]), own: { verified: 0, reported: 0 } }, 0.25, 0.5],
  ['two levels                   ', over([1, over([1, leaf('closed')], [1, leaf('open')])], [1, leaf('closed')]), 0.75, 0.75],
] as const)('%s', (_name, of, verified, reported) => expect([verifiedShare(of), reportedShare(of)]).toEqual([verified, reported]));

const shares = fc.tuple(fc.nat(10_000), fc.nat(10_000)).map(([a, b]) => ({ verified: Math.min(a, b) / 10_000, reported: Math.max(a, b) / 10_000 }));
const measured = shares.map(({ verified, reported }) => own(verified, reported));
const branch: fc.Memo<Branch> = fc.memo((depth) => fc.record({
  closed: fc.constant(false), reported: fc.boolean(), own: shares,
  parts: depth <= 1 ? fc.constant([]) : fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), of: fc.oneof(fc.constantFrom(leaf('open'), leaf('reported'), leaf('closed')), measured, branch(depth - 1)) }), { maxLength: 4 }),
}));
const lowest = (of: Branch): readonly Branch[] => (of.parts.length === 0 ? [of] : of.parts.flatMap((part) => lowest(part.of)));

test('law: between nothing and the whole, never more verified than reported, and a whole only where everything lowest is whole', () => {
  fc.assert(fc.property(branch(3), (of) => {
    const [verified, reported] = [verifiedShare(of), reportedShare(of)];
    expect(verified).toBeGreaterThanOrEqual(0);
    expect(reported).toBeLessThanOrEqual(1);
    expect(verified).toBeLessThanOrEqual(reported);
    expect(verified === 1).toBe(of.own?.verified === 1 || lowest(of).every(({ closed, own: held }) => closed || held?.verified === 1));
  }));
});
