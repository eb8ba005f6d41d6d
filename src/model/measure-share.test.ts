import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Measure } from './case.ts';
import { measureLack, measuresShare, reportedShare, verifiedShare } from './measure-share.ts';

const plain: Measure = { id: 'm1', what: '新建管网', quantity: '12', unit: '公里', owner: '县住建局', due: '2026-06-30', done: false };
const word = (reached: string) => ({ reached, day: '2026-05-01', person: 'p', unit: 'u', by: 'b', at: 1 });
const said = (reached: string): Measure => ({ ...plain, done: true, reported: word(reached) });
const found = (reached: string, holds = true): Measure => ({ ...said('12'), verified: { ...word(reached), holds } });

test.each<readonly [string, Measure, number | undefined, number | undefined, string | undefined]>([
  ['nothing was said             ', plain, 0, 0, 'unreported'],
  ['done in part                 ', { ...plain, reported: word('3') }, 0, 0.25, 'in-part'],
  ['reported, not looked at      ', said('12'), 0, 1, 'unverified'],
  ['ticked before there were reports', { ...plain, done: true }, 0, 1, 'unreported'],
  ['found so, whole              ', found('12'), 1, 1, undefined],
  ['found so, more               ', found('15'), 1, 1, undefined],
  ['found so, a hair less        ', found('11.9999999'), 0.9999, 1, 'short'],
  ['found so, a third            ', found('4'), 0.3333, 1, 'short'],
  ['found not so                 ', found('12', false), 0, 1, 'not-so'],
  ['less than nothing            ', found('-3'), 0, 1, 'short'],
  ['more found than said         ', { ...found('9'), reported: word('6') }, 0.75, 0.75, 'short'],
  ['no target                    ', { ...found('9'), quantity: '' }, undefined, undefined, 'no-target'],
  ['a target of nothing          ', { ...plain, quantity: '0' }, undefined, undefined, 'no-target'],
  ['struck through               ', { ...plain, dropped: { reason: '并入', by: 'b', at: 1 } }, 0, 0, undefined],
])('%s', (_name, measure, verified, reported, lack) => {
  expect([verifiedShare(measure), reportedShare(measure), measureLack(measure)]).toEqual([verified, reported, lack]);
});

test.each<readonly [string, readonly Measure[], object]>([
  ['none                    ', [], { standing: 0, verified: 0, reported: 0 }],
  ['each alike              ', [found('12'), plain], { standing: 2, verified: 0.5, reported: 0.5 }],
  ['a third is never a whole', [found('12'), found('12'), plain], { standing: 3, verified: 0.6666, reported: 0.6666 }],
  ['what is struck through  ', [found('6'), { ...plain, dropped: { reason: '并入', by: 'b', at: 1 } }], { standing: 1, verified: 0.5, reported: 1 }],
  ['one without a target    ', [found('12'), { ...plain, quantity: '' }], { standing: 2, verified: 0.5, reported: 0.5 }],
])('the mean over its measures: %s', (_name, measures, want) => expect(measuresShare(measures)).toEqual(want));

const quantity = fc.integer({ min: 1, max: 500 });
const measure = fc.record({ target: quantity, reached: fc.nat(600), checked: fc.option(fc.nat(600), { nil: undefined }), done: fc.boolean(), holds: fc.boolean(), struck: fc.boolean() })
  .map(({ target, reached, checked, done, holds, struck }): Measure => ({
    ...plain, quantity: String(target), done, reported: word(String(reached)),
    ...(checked !== undefined && { verified: { ...word(String(checked)), holds } }), ...(struck && { dropped: { reason: 'x', by: 'b', at: 1 } }),
  }));

test('law: nothing lacks where, and only where, the share is whole and each was reported; never more verified than reported', () => {
  fc.assert(fc.property(fc.array(measure, { minLength: 1, maxLength: 6 }), (measures) => {
    const { standing, verified, reported } = measuresShare(measures);
    expect(verified).toBeLessThanOrEqual(reported);
    expect(reported).toBeLessThanOrEqual(1);
    const alive = measures.filter(({ dropped }) => dropped === undefined);
    if (standing > 0) expect(measures.every((one) => measureLack(one) === undefined)).toBe(verified === 1 && alive.every(({ done }) => done));
    const better = measures.map((one) => (one.verified?.holds === true ? { ...one, verified: { ...one.verified, reached: String(Number(one.verified.reached) + 7) } } : one));
    expect(measuresShare(better).verified).toBeGreaterThanOrEqual(verified);
  }));
});
