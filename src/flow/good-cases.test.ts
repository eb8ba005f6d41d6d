import { expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import { replay } from '../act/fold.ts';
import { declaredType } from './cases/case-types.ts';
import { registeredProblem, actorBy, caseNow, closeOut, noticedProblem, rectifyingProblem, stepBy, tryStep } from './story.fixture.ts';
import { below } from './cases/tree.fixture.ts';
import { goodCaseFile, goodCases } from './good-cases.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { hearPublic } from './public-voice.ts';
import { viewerOf, machineViewer, publicViewer } from './viewer.ts';

const [county, other, outlet] = ['980102', '980103', 200_000] as const;
const [own, neighbour, city, office] = [`county-${county}-officer`, `county-${other}-officer`, 'city-bureau-980100-officer', 'rectification-98-officer'] as const;
const told = { caseTitle: '曝气改造', problemType: 'water', before: '夜间超标', after: '改造2套曝气系统,小时值连续达标', method: '改造2套曝气系统', cost: '自筹', transferable: '有在线监测的厂', author: '张三' };

async function nominated(one: TestHouse, said: Readonly<Record<string, string>> = {}): Promise<{ readonly item: string; readonly good: string }> {
  const { id: item } = await rectifyingProblem(one.house, county, [outlet]);
  const today = one.time.world - 10 * hourMs;
  for (let at = today - 2 * dayMs; at < today; at += hourMs) await one.sense(outlet, at, { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' });
  await noticedProblem(one.house, item, county);
  one.time.world += 14 * dayMs;
  await closeOut(one.house, item);
  await stepBy(one.house, own, item, 'nominate', { ...told, ...said });
  return { item, good: (await below(one.house, item))[0]?.id ?? '' };
}

async function publishedCase(one: TestHouse) {
  const made = await nominated(one);
  await stepBy(one.house, city, made.good, 'check-facts', { factNote: '逐项核对台账' });
  await stepBy(one.house, office, made.good, 'approve');
  await stepBy(one.house, office, made.good, 'publish');
  return made;
}

async function planning(one: TestHouse, by: string): Promise<string> {
  const { id } = await registeredProblem(one.house, other, [], { zh: '某厂夜间超标', en: 'at night' });
  await stepBy(one.house, office, id, 'assign');
  await stepBy(one.house, by, id, 'accept');
  return id;
}
const shown = (one: TestHouse, id: string) => one.house.records.read(publicViewer).publication(id);
const viewer = (one: TestHouse, by: string) => {
  const held = one.house.directory.appointments.get(`appointment-${by}`);
  if (held === undefined) throw new TypeError(by);
  return viewerOf(held);
};

test('nominated by the county, checked by the city against the ledger, approved and published by the office; no unit approves its own', async () => {
  const one = await testHouse();
  const { good } = await nominated(one);
  expect(await caseNow(one.house, good)).toMatchObject({ state: 'nominated', title: { zh: '曝气改造' }, parties: { author: `county-${county}`, checker: 'city-bureau-980100', office: 'rectification-98' } });
  expect(await tryStep(one.house, own, good, 'check-facts', { factNote: '好' })).toMatchObject({ fault: 'case.not-yours' });
  const checked = await stepBy(one.house, city, good, 'check-facts', { factNote: '逐项核对台账' });
  expect(checked.state).toBe('checked');
  const file = await goodCaseFile(one.house, machineViewer, good);
  expect(file.ok && file.value.figures.map(({ field, stated, unit, verdict }) => [field, `${stated}${unit.slice(0, 1)}`, verdict])).toEqual([['after', '2套', 'agrees'], ['method', '2套', 'agrees']]);
  expect(file.ok && file.value.checked?.actor.unit).toBe('city-bureau-980100');
  await stepBy(one.house, office, good, 'approve');
  expect(await shown(one, good), 'not before it is published').toBeUndefined();
  await stepBy(one.house, office, good, 'publish');
  const page = JSON.stringify(await shown(one, good));
  expect(page).toContain('小时值连续达标');
  expect(page, 'the author is a person').not.toContain('张三');
});

test('a number without ground in the ledger is not passed in silence', async () => {
  const one = await testHouse();
  const { good } = await nominated(one, { after: '改造9套曝气系统' });
  expect(await tryStep(one.house, city, good, 'check-facts', { factNote: '核对' })).toMatchObject({ fault: 'case.figures-unmatched', detail: '9套曝气系统' });
  expect(await stepBy(one.house, city, good, 'check-facts', { factNote: '核对', unmatched: '含二期7套,另案' })).toMatchObject({ state: 'checked' });
});

test('one click: the measures become drafts in the plan of another county, with their source; the case counts it, and says how the item did', async () => {
  const one = await testHouse();
  const { good } = await publishedCase(one);
  const item = await planning(one, neighbour);
  const mine = await goodCases(one.house, viewer(one, neighbour), { for: item });
  expect(mine.ok && mine.value.map(({ of, alike }) => [of.id, (alike?.share ?? 0) > 0])).toEqual([[good, true]]);
  expect(mine.ok && mine.value[0]?.alike?.words).toContain('超标排放');
  const { number } = await caseNow(one.house, good);
  const copied = await stepBy(one.house, neighbour, item, 'copy-measures', { goodCase: number });
  expect(copied.measures).toMatchObject([{ id: 'c1', what: '改造曝气系统', quantity: '2', unit: '套', owner: '', due: '', done: false, copiedFrom: { case: good, number, measure: 'm1' } }]);
  expect(await caseNow(one.house, good)).toMatchObject({ state: 'published', fields: { reuseCount: 1, reusedIn: item } });
  expect(await tryStep(one.house, neighbour, item, 'copy-measures', { goodCase: good })).toMatchObject({ fault: 'case.copied-already' });
  const draft = { plan: '方案', measures: copied.measures.map((row) => ({ ...row })) };
  expect(await tryStep(one.house, neighbour, item, 'submit-plan', draft), 'owner and day are still to be filled').toMatchObject({ fault: 'case.measure-not-measurable' });
  const filled = draft.measures.map((row) => ({ ...row, quantity: '3', owner: '县住建局', due: '2026-06-30' }));
  const sent = await stepBy(one.house, neighbour, item, 'submit-plan', { ...draft, measures: filled });
  expect(sent.measures, 'nothing is struck through: a draft was no promise').toMatchObject([{ quantity: '3', owner: '县住建局', copiedFrom: { case: good } }]);
  const file = await goodCaseFile(one.house, viewer(one, own), good);
  expect(file.ok && file.value.reuses.map(({ item: where, seen }) => [where.id, where.state, seen])).toEqual([[item, 'plan-review', false]]);
  const events = await one.house.records.read(machineViewer).caseEvents(item);
  expect(replay(declaredType(one.house.programmes, 'rectification/problem'), events)).toEqual(await caseNow(one.house, item));
});

test('a draft that is not wanted is left out, and leaves nothing behind', async () => {
  const one = await testHouse();
  const { good } = await publishedCase(one);
  const item = await planning(one, neighbour);
  await stepBy(one.house, neighbour, item, 'copy-measures', { goodCase: good });
  const written = [{ id: 'n1', what: '新建曝气池', quantity: '1', unit: '座', owner: '甲', due: '2026-06-30' }];
  expect((await stepBy(one.house, neighbour, item, 'submit-plan', { plan: '方案', measures: written })).measures.map(({ id }) => id)).toEqual(['n1']);
});

test.each([
  ['a look-back that failed', 'look-back-failed', (one: TestHouse, item: string) => stepBy(one.house, city, item, 'look-back-failed', { reason: '现场仍有直排' })],
  ['an outlet that exceeds again', 'rebound', async (one: TestHouse, item: string) => {
    const { closedAt = 0 } = await caseNow(one.house, item);
    one.time.world += dayMs;
    return one.sense(outlet, closedAt + 2 * hourMs, { w01018: '70' });
  }],
  ['a citizen’s report that was confirmed', 'confirm-report', async (one: TestHouse, item: string) => {
    const heard = await hearPublic(one.house, { kind: 'report', item, text: '夜里又在排黑水', contact: '' });
    const report = heard.ok ? heard.value.photos?.receipt.split('.')[0] ?? '' : '';
    await stepBy(one.house, own, report, 'check', { found: '属实' });
    return stepBy(one.house, city, report, 'confirm', { answer: '属实' });
  }],
] as const)('the item comes back by %s: the case is withdrawn with it, says so in public, and nobody copies it any more', async (_name, because, back) => {
  const one = await testHouse();
  const { item, good } = await publishedCase(one);
  await back(one, item);
  expect(await caseNow(one.house, item)).toMatchObject({ state: 'rectifying' });
  expect(await caseNow(one.house, good)).toMatchObject({ state: 'retracted', fields: { withdrawnBecause: because } });
  expect(await shown(one, good)).toMatchObject({ state: 'retracted', content: { case: { fields: { withdrawnBecause: because } } } });
  const next = await planning(one, neighbour);
  expect(await tryStep(one.house, neighbour, next, 'copy-measures', { goodCase: good })).toMatchObject({ fault: 'case.nothing-to-copy' });
  expect(await goodCases(one.house, machineViewer, {})).toEqual({ ok: true, value: [] });
});

test('what was never published is withdrawn quietly; an item keeps one case at a time', async () => {
  const one = await testHouse();
  const { item, good } = await nominated(one);
  expect(await tryStep(one.house, own, item, 'nominate', told)).toMatchObject({ fault: 'case.child-running' });
  await stepBy(one.house, city, item, 'look-back-failed', { reason: '反弹' });
  expect(await caseNow(one.house, good)).toMatchObject({ state: 'withdrawn' });
  expect(await shown(one, good)).toBeUndefined();
  const file = await goodCaseFile(one.house, viewer(one, neighbour), good);
  expect(file, 'what is not published is its parties’ alone').toMatchObject({ fault: 'request.not-found' });
  expect(actorBy(one.house, own).unit).toBe(`county-${county}`);
});

test.each([['2套曝气', 1], ['垃圾', 0]] as const)('found by text %s', async (text, count) => {
  const one = await testHouse();
  await publishedCase(one);
  const found = await goodCases(one.house, machineViewer, { text });
  expect(found.ok && found.value.length).toBe(count);
  const wrongKind = await goodCases(one.house, machineViewer, { text, kind: 'air' });
  expect(wrongKind).toEqual({ ok: true, value: [] });
});
