import { expect, test } from 'vitest';
import type { Opening } from '../../act/open-case.ts';
import type { Json } from '../../basis/canonical.ts';
import type { Actor } from '../../model/case.ts';
import { frozenContent } from '../../model/frozen-content.ts';
import { at, begin, go, lineOf, who, type Walk } from '../walk.fixture.ts';
import { causeType } from './cause.ts';
import { listedProblemType as type } from './listed-problem.ts';

const [county, city, office] = [who('county'), who('city'), who('rectification-office')];
type Row = readonly [string, Actor, Readonly<Record<string, Json>>?];
const photo = { hash: 'd'.repeat(64), name: '清运联单.jpg', type: 'image/jpeg', size: 9, item: 'proof' };
const measures = [{ id: 'm1', what: '清运堆存固废', quantity: '320', unit: '吨', owner: '县住建局', due: '2026-04-30' }];

const opening = (more: Partial<Opening> = {}, fields: Readonly<Record<string, Json>> = {}): Opening => ({
  id: 'listed-1', number: '演清单问题〔2026〕00001号', title: { zh: '固废堆存', en: 'waste heap' }, region: '980101', points: [], findings: [],
  parties: { office: 'office-1', city: 'city-1', county: 'county-1' }, actor: county,
  fields: { problem: '自查发现固废露天堆存约320吨。', list: 'work-safety', origin: 'self-found', ...fields }, ...more,
});
const whole: readonly Row[] = [
  ['enter', city], ['grade', city, { grade: 'larger' }], ['set-owner', city, { ownerUnit: '县住建局', ownerPerson: '甲', deadline: '2026-04-30' }],
  ['submit-measures', county, { measures }], ['approve-measures', city], ['work', county, { files: [photo], marks: { proof: { state: 'have', files: [photo.hash] } } }],
  ['report-measure', county, { measure: 'm1', reached: 320, reachedOn: '2026-03-02', reportedResult: 'done' }],
  ['report-done', county, { completion: '已清运320吨' }], ['verify-measure', office, { measure: 'm1', verifiedQuantity: 320, verifiedOn: '2026-03-02', verifiedResult: 'holds' }],
  ['close', city, { closingOpinion: '现场核查属实' }],
  ['evaluate', office, { effect: 'good', typicalCase: 'yes' }],
  ['check-similar', county, { similarScope: '全县26处临时堆场', similarChecked: 26, similarFound: 3 }],
  ['set-fix', county, { fix: '临时堆场备案与月巡制度', fixDocument: '演县政办〔2026〕7号' }], ['conclude', city],
];
const take = (walk: Walk, rows: readonly Row[]): string[] => rows.map(([event, by, data]) => {
  const did = go(type, walk, event, by, data ?? {});
  return did === 'ok' ? lineOf(type, walk) : `${event}: ${did}`;
});
const begun = (more: Partial<Opening> = {}, fields = {}): Walk => begin(type, opening(more, fields), at(3, 2));

test('golden: a problem that the county found itself, to the lasting rule, and back when it returns', async () => {
  const walk = begun();
  const lines = [lineOf(type, walk), ...take(walk, whole), ...take(walk, [['rebound', city, { reboundReason: '再次堆存' }]])];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/listed-problem.txt');
  expect(walk.of).toMatchObject({ rebounds: 1, checklist: {}, fields: { similarFound: 3, fixDocument: '演县政办〔2026〕7号' } });
});

test('no step out of order: in every state only its own steps are taken', () => {
  const walk = begun();
  for (const [event, by, data] of whole) {
    for (const [other, doer, given] of whole.filter((row) => !type.steps.some((step) => step.event === row[0] && step.from.includes(walk.of.state)))) {
      expect(`${walk.of.state} ${other} ${go(type, walk, other, doer, given ?? {})}`).toBe(`${walk.of.state} ${other} case.step-refused`);
    }
    expect(go(type, walk, event, by, data ?? {})).toBe('ok');
  }
});

test.each<readonly [string, Partial<Opening>, Readonly<Record<string, Json>>, readonly Row[], string]>([
  ['whoever found it does not enter it  ', { actor: city }, {}, [['enter', city]], 'enter: signature.self-approval'],
  ['nor leaves it out                   ', { actor: city }, {}, [['leave-out', city, { reason: '重复' }]], 'leave-out: signature.self-approval'],
  ['the inspection’s problem stands once', {}, { list: 'ecological-inspection', origin: 'handed-down' }, [['enter', city]], 'enter: case.stands-elsewhere'],
  ['its own find of that kind is entered', {}, { list: 'ecological-inspection' }, [['enter', city]], 'enter → entered | city:grade'],
  ['measures need numbers               ', {}, {}, [...whole.slice(0, 3), ['submit-measures', county, { measures: [{ ...measures[0], quantity: '' } as Json] }]], 'submit-measures: case.measure-not-measurable'],
  ['not done without proof              ', {}, {}, [...whole.slice(0, 5), ['report-done', county, { completion: '已完成' }]], 'report-done: case.checklist-open'],
  ['a county closes nothing             ', {}, {}, [...whole.slice(0, 8), ['close', county, { closingOpinion: '好' }]], 'close: case.not-yours'],
  ['a measure that nobody looked at     ', {}, {}, [...whole.slice(0, 8), ['close', city, { closingOpinion: '好' }]], 'close: case.measures-unverified'],
  ['the city evaluates nothing          ', {}, {}, [...whole.slice(0, 10), ['evaluate', city, { effect: 'good', typicalCase: 'no' }]], 'evaluate: case.not-yours'],
  ['left out as the same problem        ', {}, {}, [['leave-out', city, { reason: '已登记', sameAs: '演整改〔2026〕00001号' }]], 'leave-out → left-out |'],
] as const)('%s', (_name, more, fields, rows, last) => {
  expect(take(begun(more, fields), rows).at(-1)).toBe(last);
});

test('a cause is linked beside what is signed, once, when it is confirmed; undone only from above', () => {
  const walk = begun();
  const link = (state: string | undefined): string => {
    const { cause: _cause, ...facts } = walk.facts;
    (walk as { facts: Walk['facts'] }).facts = state === undefined ? facts : { ...facts, cause: { id: 'cause-1', number: '演原因〔2026〕00001号', state } };
    return go(type, walk, 'link-cause', county, { cause: '演原因〔2026〕00001号', causeEvidence: '三处堆场同一原因' });
  };
  const before = frozenContent(type, walk.of);
  expect([link(undefined), link('proposed'), link('refused')]).toEqual(['case.cause-unknown', 'case.cause-not-open', 'case.cause-not-open']);
  expect([link('confirmed'), link('fixed')]).toEqual(['ok', 'case.cause-twice']);
  expect(walk.of.causes).toMatchObject([{ id: 'cause-1', number: '演原因〔2026〕00001号', evidence: '三处堆场同一原因' }]);
  expect(walk.events.at(-1)?.data['$cause']).toEqual(walk.of.causes?.[0]);
  expect(frozenContent(type, walk.of)).toEqual(before);
  const undo = { cause: '演原因〔2026〕00001号', reason: '认定有误' };
  expect(take(walk, [['unlink-cause', county, undo], ['unlink-cause', city, undo], ['unlink-cause', city, undo]]).map((line) => line.split(' ').slice(0, 2).join(' ')))
    .toEqual(['unlink-cause: case.not-yours', 'unlink-cause →', 'unlink-cause: case.cause-not-linked']);
  expect(walk.of.causes).toEqual([]);
});

test('golden: a cause from its proposal to a fix that is in force, used and verified, and back when it fails', async () => {
  const trade = who('trade-department');
  const walk = begin(causeType, {
    ...opening(), id: 'cause-1', number: '演原因〔2026〕00001号', actor: county, parties: { office: 'office-1', responsible: 'trade-1' },
    fields: { cause: '临时堆场无备案制度,建成后无人管理', class: 'management', evidence: '三件清单问题同因' },
  }, at(3, 2));
  const file = { ...photo, item: 'system-fix' };
  const rows: readonly Row[] = [
    ['confirm', county], ['confirm', office], ['plan-fix', trade, { fixPlan: '建立备案与月巡', fixOwner: '固体处', fixDue: '2026-06-30' }],
    ['adopt-fix', trade, { fixDocument: '演建〔2026〕9号', fixFunding: '年度预算120万元' }], ['hand-in', trade, { files: [file], marks: { 'system-fix': { state: 'have', files: [file.hash] } } }],
    ['adopt-fix', trade, { fixDocument: '演建〔2026〕9号', fixFunding: '年度预算120万元' }], ['verify-fix', office], ['use-fix', trade, { firstUse: '首批备案26处', firstUsedOn: '2026-03-01' }],
    ['verify-fix', trade], ['verify-fix', office], ['recur', office, { recurrence: '又有两县出现' }],
  ];
  const lines = rows.map(([event, by, data]) => {
    const did = go(causeType, walk, event, by, data ?? {});
    return did === 'ok' ? lineOf(causeType, walk) : `${event}: ${did}`;
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/cause.txt');
});
