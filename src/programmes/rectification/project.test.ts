import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStages } from '../../act/work-stages.ts';
import type { Json } from '../../basis/canonical.ts';
import { at, begin, go, who, type Walk } from '../walk.fixture.ts';
import { projectType as type } from './project.ts';

const county = who('county');
type Data = Readonly<Record<string, Json>>;

const running = (): Walk => begin(type, {
  id: 'project-1', number: '演工程项目〔2026〕00001号', title: { zh: '污水主干管工程', en: 'trunk sewer' }, region: '980101', points: [], findings: [], parent: 'item-1',
  parties: { responsible: 'county-1', checker: 'city-1' }, actor: county, fields: { measure: 'm1', measureText: '新建污水主干管 12.6 公里' },
}, at(6, 30));
const stage = (walk: Walk, id: string, data: Data): string => go(type, walk, 'set-stage', county, { stage: id, ...data });
const took = (startedOn: string, endedOn?: string): Data => ({ startedOn, ...(endedOn !== undefined && { endedOn }) });

test.each<readonly [string, readonly (readonly [string, Data])[], readonly string[]]>([
  ['one after the other                    ', [['approval', took('2026-03-01', '2026-03-20')], ['land', took('2026-03-21', '2026-04-10')]], ['ok', 'ok']],
  ['land starts before the approval ends   ', [['land', took('2026-03-10')], ['approval', took('2026-03-01', '2026-03-20')], ['land', { endedOn: '2026-03-20' }]], ['ok', 'ok', 'ok']],
  ['land ends before the approval          ', [['approval', took('2026-03-01', '2026-03-20')], ['land', took('2026-03-02', '2026-03-19')]], ['ok', 'case.stage-before-former']],
  ['land ends while the approval is open   ', [['approval', took('2026-03-01')], ['land', took('2026-03-02', '2026-03-19')]], ['ok', 'case.stage-before-former']],
  ['the approval is corrected past the next', [['approval', took('2026-03-01', '2026-03-20')], ['land', took('2026-03-02', '2026-03-25')], ['approval', { endedOn: '2026-03-26' }]], ['ok', 'ok', 'case.stage-before-former']],
  ['plans follow the same rule             ', [['approval', { plannedFrom: '2026-03-01', plannedTo: '2026-04-01' }], ['land', { plannedTo: '2026-03-31' }], ['tender', { plannedTo: '2026-04-01' }]], ['ok', 'case.stage-before-former', 'ok']],
  ['no land is needed                      ', [['approval', took('2026-03-01', '2026-03-20')], ['land', { notNeeded: '利用现有厂区' }], ['tender', took('2026-03-05', '2026-03-21')]], ['ok', 'ok', 'ok']],
  ['land is needed after all               ', [['approval', took('2026-03-01', '2026-03-20')], ['land', { notNeeded: '原址' }], ['tender', took('2026-03-05', '2026-03-21')], ['land', took('2026-03-06')]], ['ok', 'ok', 'ok', 'case.stage-before-former']],
  ['no work goes without its acceptance    ', [['acceptance', { notNeeded: '小工程' }]], ['case.stage-needed']],
  ['an end without a start                 ', [['approval', { endedOn: '2026-03-20' }]], ['case.stage-days-unsound']],
  ['an end before its start                ', [['approval', took('2026-03-20', '2026-03-19')]], ['case.stage-days-unsound']],
  ['a plan that ends before it starts      ', [['approval', { plannedFrom: '2026-03-20', plannedTo: '2026-03-19' }]], ['case.stage-days-unsound']],
  ['a real day that has not come           ', [['approval', took('2026-07-01')]], ['case.stage-days-unsound']],
  ['nothing is said                        ', [['approval', {}]], ['case.field-missing']],
  ['needed and not needed                  ', [['land', { ...took('2026-03-01'), notNeeded: '原址' }]], ['case.field-invalid']],
  ['a stage that nobody declared           ', [['constructor', took('2026-03-01')]], ['case.field-invalid']],
])('压茬: %s', (_name, rows, answers) => {
  const walk = running();
  expect(rows.map(([id, data]) => stage(walk, id, data))).toEqual(answers);
});

test('law: however its stages are said, none that has ended ended before a former one, and none before it is open', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-06-${String(n).padStart(2, '0')}`);
  const rules = type.workStages ?? [];
  const said = fc.tuple(fc.constantFrom(...rules.map(({ id }) => id)), fc.oneof(
    fc.record({ startedOn: day, endedOn: day }, { requiredKeys: [] }), fc.record({ plannedFrom: day, plannedTo: day }, { requiredKeys: [] }), fc.constant({ notNeeded: '不涉及' })));
  let ended = 0;
  fc.assert(fc.property(fc.array(said, { minLength: 10, maxLength: 40, size: 'max' }), (rows) => {
    const walk = running();
    for (const [id, data] of rows) stage(walk, id, data);
    const needed = rules.flatMap(({ id }) => { const held = walk.of.workStages?.find((one) => one.id === id); return held?.notNeeded === undefined ? [held] : []; });
    const ends = needed.map((one) => one?.ended);
    const whole = ends.slice(0, ends.indexOf(undefined) === -1 ? ends.length : ends.indexOf(undefined)).map(String);
    expect(ends.slice(whole.length).every((one) => one === undefined)).toBe(true);
    expect(whole).toEqual(whole.toSorted());
    ended += whole.length;
  }), { numRuns: 80, seed: 20261130 });
  expect(ended).toBeGreaterThan(20);
});

test('a project is closed only after its acceptance, with the file; its checker withdraws it, with a reason', () => {
  const walk = running();
  const complete = (): string => go(type, walk, 'complete', county, { acceptanceNumber: '演住建验〔2026〕7号' });
  expect(complete()).toBe('case.stages-open');
  const ids = (type.workStages ?? []).map(({ id }) => id);
  expect(ids.map((id, n) => stage(walk, id, took(`2026-03-0${n + 1}`, `2026-04-0${n + 1}`)))).toEqual(ids.map(() => 'ok'));
  expect(openStages(type, walk.of)).toEqual([]);
  expect(complete()).toBe('case.checklist-open');
  expect([go(type, walk, 'report-progress', county, { progress: 101 }), go(type, walk, 'report-progress', county, { progress: 60, paid: -1 })]).toEqual(['case.field-invalid', 'case.field-invalid']);
  const file = { hash: 'c'.repeat(64), name: '验收.pdf', type: 'application/pdf', size: 9, item: 'acceptance-file' };
  const marks = Object.fromEntries(type.checklist.map(({ id }) => [id, { state: 'have', files: [file.hash] }]));
  expect(go(type, walk, 'report-progress', county, { progress: 100, paid: 820.5, files: [file], marks })).toBe('ok');
  const other = { ...walk, events: [...walk.events] };
  expect([complete(), walk.of.state]).toEqual(['ok', 'accepted']);
  expect([go(type, other, 'withdraw', county, { reason: 'x' }), go(type, other, 'withdraw', who('city'), { reason: '并入市级工程' }), other.of.state]).toEqual(['case.not-yours', 'ok', 'withdrawn']);
});
