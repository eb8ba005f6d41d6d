import { expect, test } from 'vitest';
import { dayMs, dayOf, instant } from '../../basis/time.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { lapseClocks } from '../lapse.ts';
import { giveMandate } from '../mandates.ts';
import { actorBy, caseNow, closeOut, noticedProblem, stepBy, tryStep } from '../story.fixture.ts';
import { machineViewer, publicViewer } from '../viewer.ts';
import { below, cleanDays, county, office, planned, tree, trade } from './tree.fixture.ts';
import { takeStep } from './take-step.ts';

const leader = 'leader-98-1-leader';
const contact = 'leader-98-1-contact';
const own = `county-${county}-officer`;
const head = `county-${county}-head`;
const linked = { leader: `appointment-${leader}`, majorGround: '影响饮用水源,列为重大' };
const visit = { visitedOn: '2026-03-01', visitPlace: '污水处理厂', visitFinding: '二期未开工' };
const slip = { slip: 'instruction', instructionText: '倒排工期,月底前开工。', replyDays: 5 };

async function link(house: House, item: string): Promise<string> {
  await stepBy(house, office, item, 'link-leader', linked);
  return (await below(house, item)).find(({ type, closedAt }) => type === 'rectification/leader-link' && closedAt === undefined)?.id ?? '';
}

async function instructed(house: House, of: string): Promise<string> {
  await stepBy(house, contact, of, 'draft-instruction', slip);
  const id = (await below(house, of)).at(-1)?.id ?? '';
  await stepBy(house, leader, id, 'issue');
  return id;
}

test('a leader is linked by the office out of the dated register, and to nobody else', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  for (const [name, wrong] of [['nobody', 'appointment-nobody'], ['no leader', 'appointment-province-98-officer'],
    ['the clerk', `appointment-${contact}`]] as const) {
    expect(await tryStep(house, office, leaf, 'link-leader', { ...linked, leader: wrong }),
      name).toMatchObject({ fault: 'case.not-in-office', detail: wrong });
  }
  expect(await tryStep(house, own, leaf, 'link-leader', linked), 'not by the county').toMatchObject({ fault: 'case.not-yours' });
  const of = await caseNow(house, await link(house, leaf));
  expect(of).toMatchObject({ number: '演联系督导〔2026〕00001号', state: 'assigned',
    parties: { leader: 'leader-98-1', contact: 'leader-98-1', responsible: `county-${county}`, head: `county-${county}` },
    fields: { itemNumber: '1' } });
  expect(of.fields['leader']).toContain('副省长 ');
  expect(await tryStep(house, office, leaf, 'link-leader', { ...linked, leader: 'appointment-leader-98-2-leader' }),
    'one at a time').toMatchObject({ fault: 'case.child-running', detail: of.id });
  await stepBy(house, office, of.id, 'release', { reason: '分工调整' });
  expect((await caseNow(house, await link(house, leaf))).state, 'a change of leader is a new link').toBe('assigned');
});

test('nobody is linked before the plan is approved; items of city and province are linked too', async () => {
  const { house } = await testHouse();
  const { top, root } = await tree(house);
  await stepBy(house, office, root, 'break-down', { children: [{ region: '980000', title: '另一项', parties: { lead: 'trade-98-industry' },
    fields: { problem: '督察发现。', itemNumber: '2', target: '达标', deadlineType: 'at-once', works: 'no' } }] });
  const early = (await below(house, root)).at(-1)?.id ?? '';
  expect(await tryStep(house, office, early, 'link-leader', linked)).toMatchObject({ fault: 'case.step-refused' });
  await planned(house, early, trade);
  expect(await caseNow(house, await link(house, early))).toMatchObject({ parties: { responsible: 'trade-98-industry',
    head: 'trade-98-industry' } });
  expect(await caseNow(house, await link(house, top))).toMatchObject({ state: 'assigned' });
});

test('visits stand on the record each for itself, never of a day to come, and each starts the time to the next', async () => {
  const one = await testHouse();
  const { house } = one;
  const { leaf } = await tree(house);
  const id = await link(house, leaf);
  const running = async () => (await caseNow(house, id)).clocks.filter(({ stoppedAt }) => stoppedAt === undefined).map((clock) => clock.id);
  expect(await running()).toEqual(['first-visit']);
  expect(await tryStep(house, contact, id, 'record-visit', { ...visit,
    visitedOn: '2027-01-01' })).toMatchObject({ fault: 'case.day-ahead', detail: '2027-01-01' });
  const photo = { hash: 'd'.repeat(64), name: '现场.jpg', type: 'image/jpeg', size: 9, item: 'photos' };
  await stepBy(house, contact, id, 'hand-in', { photos: [photo] });
  await stepBy(house, contact, id, 'record-visit', { ...visit, photos: [photo] });
  expect(await running()).toEqual(['visit']);
  await stepBy(house, leader, id, 'record-visit', { ...visit, visitPlace: '二期工地' });
  const { visits, state, evidence } = await caseNow(house, id);
  expect(evidence.length, 'handed in before the visit was written: once').toBe(1);
  expect([state, visits?.map(({ day, place, photos }) => [day, place, photos])]).toEqual(['following',
    [['2026-03-01', '污水处理厂', [photo.hash]], ['2026-03-01', '二期工地', []]]]);
  expect(await running(), 'the earlier term gave way to the later').toEqual(['visit']);
  expect(await house.records.read(publicViewer).publication(id), 'nothing of it is public').toBeUndefined();
});

test('an instruction: issued by the leader, drafted by the unit, sent by its head, returned once, confirmed; the link knows', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  const of = await link(house, leaf);
  for (const replyDays of [0, 61, 2.5]) {
    await stepBy(house, contact, of, 'draft-instruction', { ...slip, replyDays });
    const draft = (await below(house, of)).at(-1)?.id ?? '';
    expect(await tryStep(house, leader, draft, 'issue'), `${replyDays}`).toMatchObject({ fault: 'case.number-beyond', detail: '1–60' });
    await stepBy(house, contact, draft, 'withdraw');
  }
  const id = await instructed(house, of);
  expect(await caseNow(house, id)).toMatchObject({ number: '演领导批示件〔2026〕00004号', state: 'issued' });
  expect((await caseNow(house, id)).clocks[0]?.says.zh).toContain('5个工作日');
  expect(await tryStep(house, contact, id, 'confirm'), 'the office only with a mandate').toMatchObject({ ok: false });
  await stepBy(house, own, id, 'acknowledge');
  await stepBy(house, own, id, 'draft-reply', { reply: '已开工' });
  expect(await tryStep(house, own, id, 'reply'), 'the clerk does not send it').toMatchObject({ fault: 'case.not-yours' });
  await stepBy(house, head, id, 'return-draft', { reason: '补充节点' });
  await stepBy(house, own, id, 'draft-reply', { reply: '已开工,附节点' });
  await stepBy(house, head, id, 'reply');
  await stepBy(house, leader, id, 'return-reply', { reason: '节点偏晚' });
  await stepBy(house, own, id, 'draft-reply', { reply: '已提前' });
  await stepBy(house, head, id, 'reply');
  expect(await tryStep(house, contact, id, 'confirm')).toMatchObject({ fault: 'case.not-yours' });
  expect(await stepBy(house, leader, id, 'confirm', {})).toMatchObject({ state: 'verified' });
  expect((await caseNow(house, of)).doneBy).toMatchObject({ 'instruction-issued': {}, 'instruction-verified': {} });
});

test('silence is noted on its day, wherever the reply lies, and the instruction goes on', async () => {
  const one = await testHouse();
  const { house } = one;
  const { leaf } = await tree(house);
  const of = await link(house, leaf);
  const [silent, drafted] = [await instructed(house, of), await instructed(house, of)];
  await stepBy(house, own, drafted, 'acknowledge');
  await stepBy(house, own, drafted, 'draft-reply', { reply: '已开工' });
  one.time.world = ((await caseNow(house, silent)).clocks[0]?.due ?? 0) + dayMs;
  await lapseClocks(house);
  expect([(await caseNow(house, silent)).state, (await caseNow(house, drafted)).state]).toEqual(['unanswered', 'reply-drafted']);
  expect((await caseNow(house, drafted)).doneBy).toMatchObject({ 'reply-missed': {} });
  const { seq } = await caseNow(house, drafted);
  await lapseClocks(house);
  expect((await caseNow(house, drafted)).seq, 'once').toBe(seq);
  await stepBy(house, head, drafted, 'reply');
  await stepBy(house, own, silent, 'draft-reply', { reply: '迟复' });
  expect(await stepBy(house, head, silent, 'reply')).toMatchObject({ state: 'replied' });
});

test('the contact officer confirms with a recorded mandate and not without', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  const id = await instructed(house, await link(house, leaf));
  await stepBy(house, own, id, 'acknowledge');
  await stepBy(house, own, id, 'draft-reply', { reply: '已开工' });
  await stepBy(house, head, id, 'reply');
  expect(await tryStep(house, contact, id, 'confirm')).toMatchObject({ fault: 'case.not-yours' });
  const principal = house.directory.appointments.get(`appointment-${leader}`);
  if (principal === undefined) throw new TypeError(leader);
  const mandate = await giveMandate(house, { principal, person: `person-${contact}`, from: dayOf(instant(house.clocks.world())),
    to: '2026-12-31', says: leader });
  if (!mandate.ok) throw new Error(mandate.fault);
  const deputy = { ...actorBy(house, contact), role: mandate.value.role, appointment: mandate.value.id };
  const confirmed = await takeStep(house, machineViewer, { case: id, event: 'confirm', actor: deputy,
    seenSeq: (await caseNow(house, id)).seq, data: {} });
  expect(confirmed).toMatchObject({ ok: true, value: { state: 'verified', doneBy: { confirm: { person: `person-${contact}` } } } });
});

test('struck off: the link ends in the same transaction, its open instruction runs on; come back: the link goes on', async () => {
  const one = await testHouse();
  const { house } = one;
  const { leaf } = await tree(house);
  const of = await link(house, leaf);
  await stepBy(house, contact, of, 'record-visit', visit);
  const asked = await instructed(house, of);
  await cleanDays(one);
  await noticedProblem(house, leaf, county);
  one.time.world += 20 * dayMs;
  const closed = await closeOut(house, leaf);
  const ended = await caseNow(house, of);
  expect(ended).toMatchObject({ state: 'ended', closedAt: closed.closedAt });
  expect(ended.clocks.filter(({ stoppedAt }) => stoppedAt === undefined), 'nothing is due of an ended link').toEqual([]);
  expect(await caseNow(house, asked)).toMatchObject({ state: 'issued' });
  expect(await tryStep(house, contact, of, 'record-visit', visit)).toMatchObject({ fault: 'case.step-refused' });
  await stepBy(house, office, leaf, 'look-back-failed', { reason: '再次溢流' });
  const back = await caseNow(house, of);
  expect(back).toMatchObject({ state: 'following', parties: { leader: 'leader-98-1' } });
  expect([back.closedAt, back.clocks.some(({ id, stoppedAt }) => id === 'visit' && stoppedAt === undefined),
    back.visits?.length]).toEqual([undefined, true, 1]);
});

test('a link that was released stays so when the item comes back', async () => {
  const one = await testHouse();
  const { house } = one;
  const { leaf } = await tree(house);
  const of = await link(house, leaf);
  await stepBy(house, office, of, 'release', { reason: '分工调整' });
  const { seq } = await caseNow(house, of);
  await cleanDays(one);
  await noticedProblem(house, leaf, county);
  one.time.world += 20 * dayMs;
  await closeOut(house, leaf);
  await stepBy(house, office, leaf, 'look-back-failed', { reason: '再次溢流' });
  expect(await caseNow(house, of)).toMatchObject({ state: 'released', seq });
});
