import { expect, test } from 'vitest';
import { replay } from '../../act/fold.ts';
import { unverifiedMeasures } from '../../act/unverified-measures.ts';
import type { Json } from '../../basis/canonical.ts';
import type { Actor, Measure } from '../../model/case.ts';
import { at, begin, go, who, type Walk } from '../walk.fixture.ts';
import type { ClosingOrder } from './closing-order.ts';
import { problemType } from './problem.ts';
import { upperItemType } from './upper-item.ts';

const [county, city, office] = [who('county'), who('city'), who('rectification-office')];
const m1 = { id: 'm1', what: '新建污水主干管', quantity: '12.6', unit: '公里', owner: '县住建局', due: '2026-05-30' };
const m2 = { id: 'm2', what: '改造混接点', quantity: '48', unit: '处', owner: '县住建局', due: '2026-05-31' };
const photo = { hash: 'c'.repeat(64), name: '对比.jpg', type: 'image/jpeg', size: 9, item: 'photos' };
type Row = readonly [string, Actor, Readonly<Record<string, Json>>?];
const told = (measure: string, reached: number, reportedResult = 'done'): Row => ['report-measure', county, { measure, reached, reachedOn: '2026-04-20', reportedResult }];
const found = (measure: string, verifiedQuantity: number, verifiedResult = 'holds', by = city): Row =>
  ['verify-measure', by, { measure, verifiedQuantity, verifiedOn: '2026-04-22', verifiedResult }];
const both: readonly Row[] = [told('m1', 12.6), told('m2', 48), found('m1', 12.6), found('m2', 48)];
const notice: Row = ['open-notice', office];

/** Checked by its own county, in the order of the place: what is next is the freezing. */
function selfChecked(order: ClosingOrder = 'signatures-first', deadlineType = 'by-date'): Walk {
  const type = problemType(order);
  const walk = begin(type, {
    id: 'item-1', number: '演整改〔2026〕00001号', title: { zh: '管网', en: 'sewers' }, region: '980101', points: [7], findings: [],
    parties: { office: 'office-1', city: 'city-1', county: 'county-1', secretary: 'county-1', head: 'county-1' }, actor: office,
    fields: { problem: '管网建设滞后。', documentNumber: '演督〔2026〕3号', itemNumber: '1', target: '收集率75%', deadlineType, works: 'no' },
  }, at(3, 2));
  const marks = Object.fromEntries(type.checklist.filter(({ proof }) => proof === 'material').map(({ id }) => [id, { state: 'have', files: [photo.hash] }]));
  const rows: readonly Row[] = [
    ['assign', office], ['accept', county], ['submit-plan', county, { plan: '方案', measures: [m1, m2] }], ['approve-plan', city],
    ['work', county, { files: [photo], marks }], ['self-check', county, { completion: '完成', selfCheck: '合格' }],
  ];
  expect(take(walk, rows, order)).toEqual(rows.map(() => 'ok'));
  return walk;
}
const take = (walk: Walk, rows: readonly Row[], order: ClosingOrder = 'signatures-first'): string[] => rows.map(([event, by, data]) => {
  walk.now += 60_000;
  return go(problemType(order), walk, event, by, data);
});
const lacks = (walk: Walk): string => unverifiedMeasures(problemType('signatures-first'), walk.of).join(' ');

test.each<readonly [string, readonly Row[], string]>([
  ['nothing was said of them         ', [], 'm1:unreported m2:unreported'],
  ['reported is not verified         ', [told('m1', 12.6), told('m2', 48)], 'm1:unverified m2:unverified'],
  ['done in part                     ', [told('m1', 7.4, 'partly'), told('m2', 48), found('m2', 48)], 'm1:in-part'],
  ['looked at, and not so            ', [...both.slice(0, 3), found('m2', 12, 'not-so')], 'm2:not-so'],
  ['less was found than was promised ', [...both.slice(0, 3), found('m2', 47.9)], 'm2:short'],
  ['more was found                   ', [...both.slice(0, 3), found('m2', 60)], ''],
  ['by the provincial office as well ', [...both.slice(0, 3), found('m2', 48, 'holds', office)], ''],
  ['a new report asks for a new check', [...both, told('m2', 48)], 'm2:unverified'],
  ['one is struck through, with why  ', [told('m1', 12.6), found('m1', 12.6), ['work', county, { measures: [m1, { ...m2, dropped: true, reason: '并入主干管工程' }] }]], ''],
  ['a lower target, with why         ', [...both.slice(0, 3), ['work', county, { measures: [m1, { ...m2, quantity: '40', reason: '复核后实有40处' }] }]], 'm2:unreported'],
])('%s', (_name, rows, lacking) => {
  const walk = selfChecked();
  expect(take(walk, rows)).toEqual(rows.map(() => 'ok'));
  expect(lacks(walk)).toBe(lacking);
  expect(take(walk, [['freeze', county]])).toEqual([lacking === '' ? 'ok' : 'case.measures-unverified']);
});

test('长期坚持 closes no other way: what its measures promised for this stage is verified first', () => {
  const walk = selfChecked('signatures-first', 'keep-up');
  expect(take(walk, [['freeze', county], ...both, ['freeze', county]])).toEqual(['case.measures-unverified', 'ok', 'ok', 'ok', 'ok', 'ok']);
});

test('where the notice comes first, nothing unverified goes on notice', () => {
  const [walk, order] = [selfChecked('notice-first'), 'notice-first'] as const;
  expect(take(walk, [['open-notice', county], ...both, ['open-notice', county]], order)).toEqual(['case.measures-unverified', 'ok', 'ok', 'ok', 'ok', 'ok']);
  expect(take(walk, [found('m1', 12.5)], order)).toEqual(['ok']);
  walk.now += 14 * 86_400_000;
  expect(take(walk, [['freeze', county], found('m1', 12.6), ['freeze', county]], order)).toEqual(['case.measures-unverified', 'ok', 'ok']);
});

test('a check leaves what is signed as it is; one that finds otherwise before 销号 keeps the item open', () => {
  const walk = selfChecked();
  take(walk, [...both, ['freeze', county]]);
  const hash = walk.of.frozen?.hash ?? '';
  expect(take(walk, (['party-secretary', 'head-of-government'] as const).map((one): Row => [`sign-${one}`, who(one), { hash, method: 'password' }]))).toEqual(['ok', 'ok']);
  const above: readonly Row[] = [['submit', county], found('m1', 12.6, 'not-so'), ['city-first-check', city, { cityOpinion: '同意' }], ['province-verify', office, { provinceOpinion: '属实' }], notice];
  expect(take(walk, above)).toEqual(above.map(() => 'ok'));
  expect(walk.of).toMatchObject({ state: 'notice', frozen: { hash } });
  walk.now += 14 * 86_400_000;
  const close: Row = ['close-out', office, { closeNumber: '演销〔2026〕1号' }];
  expect(take(walk, [close, told('m1', 12.6), found('m1', 12.6), close]), 'its own unit says nothing more of it by now').toEqual(['case.measures-unverified', 'case.step-refused', 'ok', 'ok']);
});

test('what was found of the measures is found anew after a reopening; events from before this rule replay as they were', () => {
  const walk = selfChecked();
  take(walk, [...both, ['freeze', county]]);
  take(walk, (['party-secretary', 'head-of-government'] as const).map((one): Row => [`sign-${one}`, who(one), { hash: walk.of.frozen?.hash ?? '', method: 'password' }]));
  take(walk, [['submit', county], ['city-first-check', city, { cityOpinion: '同意' }], ['province-verify', office, { provinceOpinion: '属实' }], notice]);
  walk.now += 14 * 86_400_000;
  expect(take(walk, [['close-out', office, { closeNumber: '1号' }], ['look-back-failed', city, { reason: '复现' }]])).toEqual(['ok', 'ok']);
  expect(lacks(walk)).toBe('m1:unverified m2:unverified');
  const old = walk.events.map((event) => {
    const { $measuresAnew: _anew, ...data } = event.data;
    return event.event === 'look-back-failed' ? { ...event, data } : event;
  });
  expect(replay(problemType('signatures-first'), old).measures.map(({ verified }) => verified?.reached)).toEqual(['12.6', '48']);
});

test('measures of an item that was broken down are proved below; one that nobody broke down proves its own', () => {
  const measures: readonly Measure[] = [{ ...m1, done: false }];
  const below = (child: string) => ({ ...selfChecked().of, measures, children: [{ id: 'c', child, type: 't', region: '980101', weight: 1 }] });
  const type = upperItemType('city');
  expect([unverifiedMeasures(type, below('tasks')), unverifiedMeasures(type, below('project'))]).toEqual([[], ['m1:unreported']]);
});
