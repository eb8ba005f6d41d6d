import { expect, test } from 'vitest';
import { replay } from '../../act/fold.ts';
import { measureCounts, measureState } from '../../model/measure-life.ts';
import type { Actor, CaseEvent } from '../../model/case.ts';
import type { Json } from '../../basis/canonical.ts';
import { at, begin, go, who, type Walk } from '../walk.fixture.ts';
import { problemType } from './problem.ts';

const type = problemType('signatures-first');
const [county, city] = [who('county'), who('city')];
const m1 = { id: 'm1', what: '新建污水主干管', quantity: '12.6', unit: '公里', owner: '县住建局', due: '2026-05-30', works: true };
const m2 = { id: 'm2', what: '改造混接点', quantity: '48', unit: '处', owner: '县住建局', due: '2026-05-31' };
const told = { measure: 'm1', reached: 12.6, reachedOn: '2026-04-20', reportedResult: 'done' };
const checked = { measure: 'm1', verifiedQuantity: 12.6, verifiedOn: '2026-04-22', verifiedResult: 'holds' };
type Row = readonly [string, Actor, Readonly<Record<string, Json>>?];

function rectifying(): Walk {
  const walk = begin(type, {
    id: 'item-1', number: '演整改〔2026〕00001号', title: { zh: '管网', en: 'sewers' }, region: '980101', points: [7], findings: [],
    parties: { office: 'office-1', city: 'city-1', county: 'county-1', secretary: 'county-1', head: 'county-1' }, actor: who('rectification-office'),
    fields: { problem: '管网建设滞后。', documentNumber: '演督〔2026〕3号', itemNumber: '1', target: '收集率75%', deadlineType: 'by-date', works: 'yes' },
  }, at(3, 2));
  const rows: readonly Row[] = [['assign', who('rectification-office')], ['accept', county], ['submit-plan', county, { plan: '方案', measures: [m1, m2] }], ['approve-plan', city]];
  for (const [event, by, data] of rows) { walk.now += 60_000; expect(go(type, walk, event, by, data)).toBe('ok'); }
  return walk;
}
const states = ({ of }: Walk): string => of.measures.map((one) => `${one.id} ${measureState(type, of, one)}`).join(', ');
const take = (walk: Walk, [event, by, data]: Row): string => { walk.now += 60_000; return go(type, walk, event, by, data); };

test.each<readonly [string, readonly Row[], readonly string[], string]>([
  ['the plan is approved             ', [], [], 'm1 active, m2 active'],
  ['its unit says that it is done    ', [['report-measure', county, told]], ['ok'], 'm1 done, m2 active'],
  ['done in part is not done         ', [['report-measure', county, { ...told, reached: 7.4, reportedResult: 'partly' }], ['verify-measure', city, checked]], ['ok', 'case.measure-not-done'], 'm1 active, m2 active'],
  ['the city finds it so             ', [['report-measure', county, told], ['verify-measure', city, checked]], ['ok', 'ok'], 'm1 verified, m2 active'],
  ['the city finds it otherwise      ', [['report-measure', county, told], ['verify-measure', city, { ...checked, verifiedQuantity: 9, verifiedResult: 'not-so' }]], ['ok', 'ok'], 'm1 done, m2 active'],
  ['nothing was said to be done      ', [['verify-measure', city, checked]], ['case.measure-not-done'], 'm1 active, m2 active'],
  ['the county verifies its own      ', [['verify-measure', county, checked]], ['case.not-yours'], 'm1 active, m2 active'],
  ['the same person in two offices   ', [['report-measure', county, told], ['verify-measure', who('city', county.person), checked]], ['ok', 'signature.self-approval'], 'm1 done, m2 active'],
  ['a new report asks for a new check', [['report-measure', county, told], ['verify-measure', city, checked], ['report-measure', county, told]], ['ok', 'ok', 'ok'], 'm1 done, m2 active'],
  ['no such measure                  ', [['report-measure', county, { ...told, measure: 'constructor' }]], ['case.field-invalid'], 'm1 active, m2 active'],
  ['one is left out in silence       ', [['work', county, { measures: [m1] }]], ['case.measure-dropped-silently'], 'm1 active, m2 active'],
  ['one is struck through, with why  ', [['work', county, { measures: [m1, { ...m2, dropped: true, reason: '并入主干管工程' }] }]], ['ok'], 'm1 active, m2 dropped'],
  ['a target is lowered in silence   ', [['work', county, { measures: [{ ...m1, quantity: '10' }, m2] }]], ['case.measure-dropped-silently'], 'm1 active, m2 active'],
  ['a target is lowered, with why    ', [['work', county, { measures: [{ ...m1, quantity: '10', reason: '设计变更' }, m2] }]], ['ok'], 'm1 proposed, m2 active, m1~1 dropped'],
  ['what is struck through stays so  ', [['work', county, { measures: [m1, { ...m2, dropped: true, reason: '并入' }] }], ['work', county, { measures: [m1, m2] }]], ['ok', 'ok'], 'm1 active, m2 dropped'],
  ['one is added and reviewed        ', [['work', county, { measures: [m1, m2, { ...m2, id: 'm3', what: '清淤' }] }], ['review-measure', city, { measure: 'm3' }]], ['ok', 'ok'], 'm1 active, m2 active, m3 active'],
  ['where, from when, for how much   ', [['work', county, { measures: [m1, m2, { ...m2, id: 'm3', place: '东片区', from: '2026-03-01', money: '820.5' }] }]], ['ok'], 'm1 active, m2 active, m3 proposed'],
  ['a place is changed in silence    ', [['work', county, { measures: [m1, { ...m2, place: '西片区' }] }]], ['case.measure-dropped-silently'], 'm1 active, m2 active'],
  ['it begins after its last day     ', [['work', county, { measures: [m1, { ...m2, from: '2026-06-01', reason: '改期' }] }]], ['case.field-invalid'], 'm1 active, m2 active'],
  ['money below nothing              ', [['work', county, { measures: [m1, { ...m2, money: '-1', reason: '核减' }] }]], ['case.field-invalid'], 'm1 active, m2 active'],
  ['a place that is no text          ', [['work', county, { measures: [m1, { ...m2, place: 7, reason: '改址' }] }]], ['case.field-invalid'], 'm1 active, m2 active'],
  ['two of one id                    ', [['work', county, { measures: [m1, m1, m2] }]], ['case.field-invalid'], 'm1 active, m2 active'],
  ['nobody writes done into a plan   ', [['work', county, { measures: [{ ...m1, done: true }, m2] }]], ['ok'], 'm1 active, m2 active'],
])('%s', (_name, rows, answers, after) => {
  const walk = rectifying();
  expect(rows.map((row) => take(walk, row))).toEqual(answers);
  expect(states(walk)).toBe(after);
});

test('a returned plan strikes the old measures through with the reason of the return', () => {
  const walk = rectifying();
  const again = { ...walk, of: replay(type, walk.events.slice(0, 4)), events: walk.events.slice(0, 4) };
  expect([['return-plan', city, { reason: '目标偏低' }] as const, ['submit-plan', county, { plan: '新方案', measures: [{ ...m2, id: 'm9' }] }] as const].map((row) => take(again, row))).toEqual(['ok', 'ok']);
  expect(again.of.measures.map(({ id, dropped }) => `${id} ${dropped?.reason ?? ''}`.trim())).toEqual(['m9', 'm1 目标偏低', 'm2 目标偏低']);
  expect(measureCounts(again.of.measures)).toEqual({ standing: 1, reported: 0, verified: 0, dropped: 2 });
});

test('events from before measures had a life replay as they were written', () => {
  const walk = rectifying();
  const old = walk.events.map((event): CaseEvent => (event.event === 'submit-plan' ? { ...event, data: { ...event.data, measures: [{ ...m2, done: true }] } } : event));
  const of = replay(type, old);
  expect(of.measures).toEqual([{ ...m2, done: true }]);
  expect(of.measures.map((one) => measureState(type, of, one))).toEqual(['done']);
});
