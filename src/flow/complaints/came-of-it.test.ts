import { expect, test } from 'vitest';
import { dayMs } from '../../basis/time.ts';
import { replay } from '../../act/fold.ts';
import type { Case } from '../../model/case.ts';
import { declaredType } from '../cases/case-types.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { causeRegister } from '../problem-lists/causes.ts';
import { declaredLists, type DeclaredLists } from '../problem-lists/declared.ts';
import { likelyCauses } from '../problem-lists/likely-causes.ts';
import { city, confirmedCause, county, countyOfficer, office, register } from '../problem-lists/lists.fixture.ts';
import { listedProblems } from '../problem-lists/listed-problems.ts';
import { actorBy, caseNow, closeOut, noticedProblem, photo, rectifying, stepBy, tryStep } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { previewTable } from './publish-table.ts';
import { registerOne } from './register-rows.ts';

const number = 'D3YL202603020018';
const item = {
  problemType: 'waste-pile',
  itemTitle: '堆场渗滤液直排', itemProblem: '临时堆场无防渗,渗滤液排入沟渠。', itemNumber: 'X-1', target: '清运并建防渗', deadlineType: 'at-once', works: 'no',
};
const suspected = { leadTitle: '疑似夜间偷排', leadWhy: '沟渠水色异常', leadPlace: '东岭沟' };

const reportOf = (verdict: string) => ({ investigation: '经现场核查', verdict, handling: '责令清运', completion: 'stage', accountabilityText: '无' });

/** One complaint with its number, its text and who complained, with the county; `verdict` where the county has reported. */
async function complaint(house: House, verdict?: string): Promise<Case> {
  const fields = { ordinal: 1, round: '第三轮', receivedOn: '2026-03-02', items: 1 };
  const batch = await register(house, office, 'complaints/batch', '第一批', fields, '980000');
  const done = await registerOne(house, actorBy(house, office), batch.id, 'complaints/passed-on-complaint', {
    number, complaint: '陶砚反映:堆场渗滤液流入沟渠,请回电13912345678。', region: county, pollution: '水', reporterName: '陶砚', reporterPhone: '13912345678',
  });
  if (!done.ok) throw new Error(`${done.fault} ${done.detail}`);
  await stepBy(house, office, done.value, 'pass-on');
  await stepBy(house, city, done.value, 'pass-down');
  await stepBy(house, countyOfficer, done.value, 'accept');
  if (verdict === undefined) return caseNow(house, done.value);
  await stepBy(house, countyOfficer, done.value, 'inspect', { inspectedOn: '2026-03-02', siteFacts: '现场有渗滤液' });
  return stepBy(house, countyOfficer, done.value, 'report', reportOf(verdict));
}

const lists = (house: House): DeclaredLists => {
  const declared = declaredLists(house);
  if (!declared.ok) throw new Error(declared.fault);
  return declared.value;
};
const childOf = async (house: House, id: string): Promise<Case> => caseNow(house, (await caseNow(house, id)).children?.at(-1)?.id ?? '');
const replays = async (house: House, id: string): Promise<void> => {
  const of = await caseNow(house, id);
  expect(replay(declaredType(house.programmes, of.type), await house.records.read(machineViewer).caseEvents(id))).toEqual(of);
};

test('a lead comes of a complaint that nobody has verified: it carries number, place and text, and never who complained', async () => {
  const { house } = await testHouse();
  const { id } = await complaint(house);
  await stepBy(house, countyOfficer, id, 'open-lead', suspected);
  const lead = await childOf(house, id);
  expect(lead).toMatchObject({ type: 'complaints/lead', state: 'suspected', parent: id, region: county, title: { zh: '疑似夜间偷排' } });
  expect(lead.fields).toMatchObject({ complaintNumber: number, why: '沟渠水色异常', place: '东岭沟' });
  expect(lead.fields['complaintText']).toBe('〔已隐去〕反映:堆场渗滤液流入沟渠,请回电〔已隐去〕。');
  const events = [...await house.records.read(machineViewer).caseEvents(lead.id),
    ...(await house.records.read(machineViewer).caseEvents(id)).slice(-1)];
  expect(JSON.stringify(events)).not.toMatch(/陶砚|13912345678/);
  await replays(house, id);
});

test('it becomes an item of rectification only once something was found, and only by the office that registers items', async () => {
  const { house } = await testHouse();
  const none = await complaint(house, 'not-substantiated');
  expect(await tryStep(house, office, none.id, 'open-item', item)).toMatchObject({ ok: false, fault: 'case.field-otherwise' });
  const { house: other } = await testHouse();
  const { id } = await complaint(other, 'substantiated');
  expect(await tryStep(other, countyOfficer, id, 'open-item', item)).toMatchObject({ ok: false, fault: 'case.not-yours' });
  await stepBy(other, office, id, 'open-item', item);
  const opened = await childOf(other, id);
  expect(opened).toMatchObject({ type: 'rectification/problem', state: 'registered', parent: id, region: county });
  expect(opened.fields).toMatchObject({ problem: item.itemProblem, documentNumber: number, itemNumber: 'X-1' });
  expect(opened.fields['complaintText']).not.toMatch(/陶砚|139/);
  const held = await listedProblems(other, machineViewer, lists(other));
  expect(held.map(({ of }) => of.id)).toEqual([opened.id]);
  await stepBy(other, city, id, 'city-review');
  await stepBy(other, office, id, 'review');
  const table = await previewTable(other, (await caseNow(other, id)).parent ?? '');
  const handling = table.ok ? table.value.rule.columns.findIndex((column) => column.id === 'handling') : -1;
  expect(table.ok && table.value.made.rows.map(({ cells }) => cells[handling])).toEqual([`责令清运。已转为整改问题:${opened.number}。`]);
  await replays(other, id);
});

test('a lead that was founded may become an item: counted once, and both ends are heard up to the complaint', async () => {
  const { house, time } = await testHouse();
  const { id } = await complaint(house, 'substantiated');
  expect((await listedProblems(house, machineViewer, lists(house))).map(({ of }) => of.id)).toEqual([id]);
  await stepBy(house, countyOfficer, id, 'open-lead', suspected);
  const lead = await childOf(house, id);
  expect(await tryStep(house, office, lead.id, 'make-item', item)).toMatchObject({ ok: false });
  await stepBy(house, countyOfficer, lead.id, 'verify-founded', { found: '夜间有暗管' });
  await stepBy(house, office, lead.id, 'make-item', item);
  const problem = await childOf(house, lead.id);
  expect(problem.fields['complaintText']).toBe(lead.fields['complaintText']);
  expect((await listedProblems(house, machineViewer, lists(house))).map(({ of }) => of.id)).toEqual([problem.id]);
  await rectifying(house, problem.id, county);
  const proved = { state: 'have', files: [photo.hash] };
  const marks = { 'pile-gone': proved, manifests: proved, receipts: proved };
  await stepBy(house, countyOfficer, problem.id, 'work', { files: [photo], marks });
  await noticedProblem(house, problem.id, county);
  expect((await caseNow(house, lead.id)).state).toBe('item');
  time.world += 30 * dayMs;
  await closeOut(house, problem.id);
  expect((await caseNow(house, lead.id)).state).toBe('closed');
  expect((await caseNow(house, id)).children).toMatchObject([{ id: lead.id, ended: true }]);
  await replays(house, lead.id);
});

test('a lead that another unit found to be unfounded ends, and the complaint notes it without moving', async () => {
  const { house } = await testHouse();
  const { id, state } = await complaint(house);
  await stepBy(house, countyOfficer, id, 'open-lead', suspected);
  const lead = await childOf(house, id);
  await stepBy(house, countyOfficer, lead.id, 'verify-unfounded', { found: '雨水' });
  await stepBy(house, city, lead.id, 'agree');
  const after = await caseNow(house, id);
  expect([after.state, after.children]).toEqual([state, [expect.objectContaining({ id: lead.id, ended: true })]]);
  expect((await house.records.read(machineViewer).caseEvents(id)).at(-1)?.event).toBe('child-closed');
});

test('a cause stands behind complaints as behind problems, once something was found; it counts and lists them', async () => {
  const { house } = await testHouse();
  const cause = await confirmedCause(house, '临时堆场无人管', '临时堆场渗滤液流入沟渠,建成后无备案、无巡查');
  const { id } = await complaint(house);
  const link = { cause: cause.number, causeEvidence: '堆场无备案' };
  expect(await tryStep(house, countyOfficer, id, 'link-cause', link)).toMatchObject({ ok: false, fault: 'case.field-otherwise' });
  await stepBy(house, countyOfficer, id, 'inspect', { inspectedOn: '2026-03-02', siteFacts: '现场有渗滤液' });
  await stepBy(house, countyOfficer, id, 'report', reportOf('partly'));
  const likely = await likelyCauses(house, machineViewer, lists(house), id);
  expect(likely.ok && likely.value.likely.map((one) => one.standing.cause.id)).toEqual([cause.id]);
  await stepBy(house, countyOfficer, id, 'link-cause', link);
  const standing = async () => (await causeRegister(house, machineViewer, lists(house))).causes[0];
  expect((await standing())?.problems.map(({ of, list }) => [of.id, list])).toEqual([[id, 'ecological-inspection']]);
  expect(await tryStep(house, countyOfficer, id, 'unlink-cause', { cause: cause.number,
    reason: '另有原因' })).toMatchObject({ fault: 'case.not-yours' });
  await stepBy(house, city, id, 'unlink-cause', { cause: cause.number, reason: '另有原因' });
  expect((await standing())?.problems).toEqual([]);
  await replays(house, id);
});

