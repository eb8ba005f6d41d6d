import { expect, test } from 'vitest';
import { dayMs, hourMs } from '../../basis/time.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { lookAtReporters, reporterLooks } from '../reporters.ts';
import { addReportPhoto, hearPublic, type Heard } from '../public-voice.ts';
import { actorBy, caseNow, closeOut, noticedProblem, rectifyingProblem, stepBy, tryStep } from '../story.fixture.ts';
import { machineViewer, publicViewer } from '../viewer.ts';
import { below } from './tree.fixture.ts';

const [county, outlet] = ['980102', 200_000] as const;
const [own, city] = [`county-${county}-officer`, 'city-bureau-980100-officer'] as const;
const said = { text: '夜里又在排黑水,我是王小明', contact: '13800001234' };
const photo = { name: '现场.png', type: 'image/png', bytes: Uint8Array.from([1, 2, 3]) };

async function closedItem(one: TestHouse): Promise<string> {
  const { id } = await rectifyingProblem(one.house, county, [outlet]);
  const today = one.time.world - 10 * hourMs;
  for (let at = today - 2 * dayMs; at < today; at += hourMs) await one.sense(outlet, at, { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' });
  await noticedProblem(one.house, id, county);
  one.time.world += 14 * dayMs;
  await closeOut(one.house, id);
  return id;
}
async function say(one: TestHouse, item: string): Promise<Heard & { readonly receipt: string; readonly id: string }> {
  const heard = await hearPublic(one.house, { kind: 'report', item, ...said });
  if (!heard.ok) throw new Error(heard.fault);
  const receipt = heard.value.photos?.receipt ?? '';
  return { ...heard.value, receipt, id: receipt.split('.')[0] ?? '' };
}
const published = (one: TestHouse, id: string) => one.house.records.read(publicViewer).publication(id);

test('「没改好」 is a case of its own: number, day of the answer, photographs by its receipt alone', async () => {
  const one = await testHouse();
  const item = await closedItem(one);
  const report = await say(one, item);
  const of = await caseNow(one.house, report.id);
  expect(of).toMatchObject({ type: 'rectification/report', number: report.number, state: 'received', parent: item, region: county, fields: { report: said.text } });
  const events = JSON.stringify([await one.house.records.read(machineViewer).caseEvents(report.id), await one.house.records.read(machineViewer).caseEvents(item)]);
  expect(events, 'who spoke stands in no event').not.toContain(said.contact);
  expect(await one.house.records.read(machineViewer).reporters([report.id])).toMatchObject([{ case: report.id, name: '', phone: said.contact }]);
  expect(report.answerBy, 'the longer of the two terms').toBe(of.clocks.find(({ id }) => id === 'answer')?.due);
  expect(of.parties).toEqual({ responsible: `county-${county}`, checker: 'city-bureau-980100' });
  for (let at = 1; at <= 3; at += 1) expect(await addReportPhoto(one.house, report.receipt, photo)).toEqual({ ok: true, value: { photos: at } });
  expect(await addReportPhoto(one.house, report.receipt, photo)).toMatchObject({ fault: 'case.files-full', detail: '3' });
  expect(await addReportPhoto(one.house, report.receipt, { ...photo, type: 'application/pdf' })).toMatchObject({ fault: 'file.type-refused' });
  const other = await say(one, item);
  for (const forged of [report.id, `${report.id}.`, `${other.id}.${report.receipt.split('.')[1]}`, `.${report.receipt.split('.')[1]}`, '']) {
    expect(await addReportPhoto(one.house, forged, photo), forged).toMatchObject({ fault: 'request.not-found' });
  }
  await stepBy(one.house, own, report.id, 'check', { found: '现场未见排放' });
  expect(await addReportPhoto(one.house, report.receipt, photo), 'after somebody has been there').toMatchObject({ fault: 'case.step-refused' });
});

test('who spoke is seen by those who answer, after a reason; every look stands, also for who audits', async () => {
  const one = await testHouse();
  const { house } = one;
  const report = await say(one, await closedItem(one));
  const look = (by: string, why = '回访核实位置') => lookAtReporters(house, machineViewer, actorBy(house, by), report.id, why);
  expect(await look(own, '看')).toMatchObject({ fault: 'complaint.why-missing' });
  expect(await look(`county-980103-officer`)).toMatchObject({ fault: 'case.not-yours' });
  expect(await reporterLooks(house, machineViewer, { ...actorBy(house, own), role: 'auditor', unit: 'auditor' }, report.id)).toEqual({ ok: true, value: [] });
  for (const by of [own, city]) expect(await look(by)).toMatchObject({ ok: true, value: [{ name: '', phone: said.contact }] });
  const looks = await reporterLooks(house, machineViewer, actorBy(house, city), report.id);
  expect(looks.ok && looks.value.map(({ person }) => person).toSorted()).toEqual([own, city].map((by) => actorBy(house, by).person).toSorted());
});

test('the public sees number, day and answer on the page of the item, and nothing that the citizen wrote', async () => {
  const one = await testHouse();
  const item = await closedItem(one);
  const report = await say(one, item);
  const rows = await one.house.records.read(publicViewer).publications({ parent: item, limit: 9 });
  expect(rows.map(({ id, state }) => [id, state])).toEqual([[report.id, 'received']]);
  const lists = [await one.house.records.read(publicViewer).publications({ limit: 99 }), await one.house.records.read(publicViewer).publicationHeads()];
  for (const list of lists) expect(list.map(({ id }) => id), 'in no list of its own').not.toContain(report.id);
  await stepBy(one.house, own, report.id, 'check', { found: '王小明所述位置为雨水口' });
  const answered = await stepBy(one.house, city, report.id, 'answer', { answer: '经核实为雨水排放,已告知' });
  expect(answered.state).toBe('answered');
  const shown = JSON.stringify([await published(one, report.id), await published(one, item)]);
  expect(shown).toContain('经核实为雨水排放,已告知');
  for (const hidden of ['黑水', '王小明', '13800001234']) expect(shown, hidden).not.toContain(hidden);
  expect((await caseNow(one.house, item)).state, 'an answer reopens nothing').toBe('closed');
});

test('what is confirmed reopens the item, once; the responsible unit answers nobody about its own work', async () => {
  const one = await testHouse();
  const item = await closedItem(one);
  const [first, second] = [await say(one, item), await say(one, item)];
  expect(await tryStep(one.house, own, first.id, 'confirm', { answer: 'x' })).toMatchObject({ fault: 'case.not-yours' });
  expect(await tryStep(one.house, own, first.id, 'answer', { answer: 'x' })).toMatchObject({ fault: 'case.not-yours' });
  expect(await tryStep(one.house, city, item, 'confirm-report', { citizenReport: first.id, reportAnswer: 'x' })).toMatchObject({ fault: 'case.not-yours' });
  await stepBy(one.house, city, first.id, 'confirm', { answer: '属实,重新整改' });
  expect(await caseNow(one.house, item)).toMatchObject({ state: 'rectifying', rebounds: 1, fields: { citizenReport: first.id, reportAnswer: '属实,重新整改' } });
  await stepBy(one.house, city, second.id, 'confirm', { answer: '同一问题,已重新整改' });
  expect((await caseNow(one.house, item)).rebounds).toBe(1);
  expect((await below(one.house, item)).map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
  expect(await hearPublic(one.house, { kind: 'report', item, text: '还是没改好' }), 'it is being rectified').toMatchObject({ fault: 'case.step-refused' });
});

test('said in time, confirmed after the look-back: the item is reopened all the same', async () => {
  const one = await testHouse();
  const item = await closedItem(one);
  const report = await say(one, item);
  one.time.world = ((await caseNow(one.house, item)).lookBackUntil ?? 0) + dayMs;
  expect(await hearPublic(one.house, { kind: 'report', item, text: '晚了一天' })).toMatchObject({ fault: 'case.outside-look-back' });
  await stepBy(one.house, city, report.id, 'confirm', { answer: '属实' });
  expect((await caseNow(one.house, item)).state).toBe('rectifying');
});

test('two citizens at the same moment are both heard', async () => {
  const one = await testHouse();
  const item = await closedItem(one);
  const heard = await Promise.all(Array.from({ length: 4 }, () => hearPublic(one.house, { kind: 'report', item, ...said })));
  expect(new Set(heard.map((each) => (each.ok ? each.value.number : each.fault))).size).toBe(4);
  expect((await one.house.records.read(machineViewer).cases({ parent: item, limit: 9 })).length).toBe(4);
});
