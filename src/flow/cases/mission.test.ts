import { expect, test } from 'vitest';
import { dayMs } from '../../basis/time.ts';
import type { Json } from '../../basis/canonical.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { lapseClocks } from '../lapse.ts';
import { actorBy, caseNow, stepBy, tryStep } from '../story.fixture.ts';
import { machineViewer, viewerOf } from '../viewer.ts';
import { registerItem } from './register-item.ts';
import { below, county } from './tree.fixture.ts';

const team = 'province-98-officer';
const firm = 'enterprise-98-0001';
const own = `county-${county}-officer`;
const seen = { visitedOn: '2026-03-01', visitPlace: '污水站', visitFinding: '运行基本正常' };
const problem = {
  theme: 'air', checkPoint: 'air-1', helpGiven: '已组织专家指导更换活性炭', problemTitle: '活性炭长期未更换', problem: '三套治理设施活性炭超期未换。', itemNumber: '帮1',
  target: '按期更换', deadlineType: 'at-once', works: 'no',
};

async function mission(house: House): Promise<string> {
  const registered = await registerItem(house, {
    type: 'rectification/mission', region: '980000', title: { zh: '大气督导帮扶', en: 'air' }, points: [], parties: {},
      actor: actorBy(house, team),
    fields: { themes: ['two-high', 'air'], missionOrder: '演督帮〔2026〕1号', teamLeader: '甲', teamMembers: '乙、丙', plannedFrom: '2026-03-02' },
  });
  if (!registered.ok) throw new Error(`${registered.fault} ${registered.detail}`);
  return registered.value.id;
}

/** One more place of the mission. */
async function place(house: House, of: string, fields: Readonly<Record<string, Json>> = {}): Promise<string> {
  await stepBy(house, team, of, 'send-out', { children: [{ region: county, parties: { enterprise: firm },
    fields: { notice: 'unannounced', caseBased: 'no', ...fields } }] });
  return (await below(house, of)).toSorted((a, b) => a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1)).at(-1)?.id ?? '';
}
const childOf = async (house: House, of: string, type: string): Promise<string> => (await below(house,
  of)).find((one) => one.type === type)?.id ?? '';

test('one visit for several themes: help and a problem found, handed over with the help that was given first, settled, rated', async () => {
  const { house } = await testHouse();
  const of = await mission(house);
  expect((await caseNow(house, of)).fields['themes'], 'in the order of the declaration').toEqual(['air', 'two-high']);
  const visit = await place(house, of);
  expect(await caseNow(house, visit)).toMatchObject({ state: 'planned',
    parties: { county: `county-${county}`, enterprise: firm, team: 'province-98' },
    fields: { themes: ['air', 'two-high'], missionOrder: '演督帮〔2026〕1号' } });
  expect(await tryStep(house, team, visit, 'notify'), 'nobody is told of an unannounced visit').toMatchObject({ fault: 'case.field-otherwise', detail: 'notice' });
  await stepBy(house, team, visit, 'arrive', seen);
  await stepBy(house, team, visit, 'find-help', { topic: 'two-high', checkPoint: 'two-high-2', question: '节能审查材料怎么补' });
  const { helpGiven: _none, ...silent } = problem;
  expect(await tryStep(house, team, visit, 'find-problem', silent),
    'help before pressure').toMatchObject({ fault: 'case.field-missing', detail: 'helpGiven' });
  await stepBy(house, team, visit, 'find-problem', problem);
  const item = await caseNow(house, await childOf(house, visit, 'rectification/problem'));
  expect(item).toMatchObject({ state: 'registered', title: { zh: '活性炭长期未更换' },
    parties: { office: 'rectification-98', county: `county-${county}` },
    fields: { problem: '三套治理设施活性炭超期未换。', documentNumber: '演督帮〔2026〕1号' } });
  await stepBy(house, team, visit, 'hand-over', { feedback: '总体向好,一项问题移交。' });
  expect(await tryStep(house, team, visit, 'confirm-fixed')).toMatchObject({ fault: 'case.children-open' });
  const help = await childOf(house, visit, 'rectification/help-request');
  await stepBy(house, team, help, 'name-expert', { expert: '丁' });
  await stepBy(house, team, help, 'answer', { answer: '按清单补报' });
  await stepBy(house, 'enterprise-98-0001-officer', help, 'ask-again', { reason: '清单不全' });
  await stepBy(house, team, help, 'answer', { answer: '附清单' });
  expect(await stepBy(house, 'enterprise-98-0001-officer', help, 'rate', { satisfaction: 'satisfied' })).toMatchObject({ state: 'rated' });
  expect((await caseNow(house, visit)).children?.map(({ ended }) => ended), 'the problem stays open').toEqual([true, undefined]);
});

test('a firm asks for an expert by itself; without a rating the answer ends as not rated', async () => {
  const one = await testHouse();
  const { house } = one;
  const asked = await registerItem(house, {
    type: 'rectification/help-request', region: county, title: { zh: '请专家', en: 'expert' }, points: [], parties: {},
      actor: actorBy(house, `${firm}-officer`), fields: { topic: 'air', question: '废气收集怎么改' },
  });
  if (!asked.ok) throw new Error(asked.fault);
  const { id, parties } = asked.value;
  expect(parties).toMatchObject({ enterprise: firm, helper: 'city-bureau-980100', county: `county-${county}` });
  await stepBy(house, 'city-bureau-980100-officer', id, 'name-expert', { expert: '丁', expertUnit: '某院' });
  await stepBy(house, 'city-bureau-980100-officer', id, 'answer', { answer: '改用密闭收集' });
  expect(await tryStep(house, 'city-bureau-980100-officer', id, 'rate', { satisfaction: 'satisfied' }),
    'nobody rates the own help').toMatchObject({ fault: 'case.not-yours' });
  one.time.world = ((await caseNow(house, id)).clocks.find((clock) => clock.id === 'rating')?.due ?? 0) + dayMs;
  await lapseClocks(house);
  expect(await caseNow(house, id)).toMatchObject({ state: 'unrated' });
});

test('the year’s most visits to a firm: counted once each, unless a case asks for it, and anew next year', async () => {
  const one = await testHouse();
  const { house } = one;
  const of = await mission(house);
  for (const at of [1, 2]) {
    const visit = await place(house, of);
    await stepBy(house, team, visit, 'arrive', { ...seen, visitFinding: `第${at}次` });
  }
  const third = await place(house, of);
  expect(await tryStep(house, team, third, 'arrive', seen)).toMatchObject({ fault: 'case.visits-used', detail: '2/2' });
  const forCase = await place(house, of, { caseBased: 'yes' });
  await stepBy(house, team, forCase, 'arrive', seen);
  expect(await tryStep(house, team, third, 'arrive', seen), 'what is excepted counts nothing').toMatchObject({ detail: '2/2' });
  one.time.world += 366 * dayMs;
  await stepBy(house, team, third, 'arrive', { ...seen, visitedOn: '2027-02-01' });
});

test('an unannounced visit stands before nobody’s eyes until it is entered', async () => {
  const { house } = await testHouse();
  const of = await mission(house);
  for (const who of [own, `${firm}-officer`]) {
    const acting = house.directory.appointments.get(`appointment-${who}`);
    if (acting === undefined) throw new TypeError(who);
    expect(await house.records.read(viewerOf(acting)).case(of), who).toBeUndefined();
  }
  expect(await house.records.read(machineViewer).case(of)).toBeDefined();
});
