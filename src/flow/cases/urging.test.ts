import { expect, test } from 'vitest';
import { dayMs } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { lapseClocks } from '../lapse.ts';
import { caseNow, stepBy, tryStep } from '../story.fixture.ts';
import { publicViewer } from '../viewer.ts';
import { below, county, office, tree } from './tree.fixture.ts';

const own = `county-${county}-officer`;
/** 签发人 of the same office: another person than the officer who drafts. */
const signer = 'rectification-98-director';
const said = { urgeReason: '进展滞后', urgeAsked: '说明原因并明确完成时间' };
const draft = (house: House, leaf: string, rung: string) => tryStep(house, office, leaf, 'draft-letter', { rung, ...said });
const newest = async (house: House, leaf: string): Promise<string> => (await below(house, leaf)).find(({ closedAt }) => closedAt === undefined)?.id ?? '';

async function issued(house: House, leaf: string, rung: string): Promise<string> {
  expect(await draft(house, leaf, rung)).toMatchObject({ ok: true });
  const id = await newest(house, leaf);
  await stepBy(house, signer, id, 'issue');
  return id;
}

/** Answered by nobody until its day has passed. */
async function lapse(one: Awaited<ReturnType<typeof testHouse>>, id: string): Promise<Case> {
  const reply = (await caseNow(one.house, id)).clocks.find(({ id: clock, stoppedAt }) => clock === 'reply' && stoppedAt === undefined);
  one.time.world = (reply?.due ?? 0) + 1;
  await lapseClocks(one.house);
  return caseNow(one.house, id);
}

test('a letter: drafted from the record, signed by another person, acknowledged, answered, completed; the item knows of it', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  expect(await draft(house, leaf, 'remind')).toMatchObject({ ok: true });
  const id = await newest(house, leaf);
  const letter = await caseNow(house, id);
  expect(letter).toMatchObject({ number: '演督办文书〔2026〕00001号', parent: leaf, fields: { rung: 'remind', itemNumber: '1', deadline: '2026-08-31', ...said }, clocks: [] });
  expect(await tryStep(house, office, id, 'issue')).toMatchObject({ fault: 'signature.self-approval', detail: 'open' });
  await stepBy(house, signer, id, 'revise', { ...said, urgeAsked: '本月底前完成' });
  expect(await tryStep(house, signer, id, 'issue'), 'whoever wrote a word of it does not sign it').toMatchObject({ fault: 'signature.self-approval', detail: 'revise' });
  await stepBy(house, office, id, 'revise', { ...said, urgeAsked: '本月底前完成' });
  await stepBy(house, signer, id, 'issue');
  expect(await caseNow(house, leaf)).toMatchObject({ state: 'rectifying', fields: { usedRung: 'remind', letter: id } });
  expect(await draft(house, leaf, 'remind')).toMatchObject({ fault: 'case.child-running', detail: id });
  await stepBy(house, own, id, 'acknowledge');
  await stepBy(house, own, id, 'reply', { reply: '已复工' });
  expect(await stepBy(house, office, id, 'close', { conclusion: '属实' })).toMatchObject({ state: 'closed' });
  expect(await draft(house, leaf, 'warn'), 'an answered reminder opens no higher rung').toMatchObject({ fault: 'case.rung-left-out', detail: 'remind' });
});

test('silence is noted by the machine on the day of the rung, and opens the next rung only once somebody judged it', async () => {
  const one = await testHouse();
  const { house } = one;
  const { leaf } = await tree(house);
  expect(await draft(house, leaf, 'warn')).toMatchObject({ fault: 'case.rung-left-out', detail: 'remind' });
  const first = await issued(house, leaf, 'remind');
  const days = ({ clocks }: Case): string => clocks.find(({ id }) => id === 'reply')?.says.zh ?? '';
  expect(days(await caseNow(house, first))).toContain('5个工作日');
  expect(await lapse(one, first)).toMatchObject({ state: 'unanswered' });
  await lapseClocks(house);
  expect((await caseNow(house, first)).seq, 'once').toBe(3);
  await stepBy(house, office, first, 'escalate', { shortfall: '未回复' });
  expect(await caseNow(house, leaf)).toMatchObject({ fields: { escalatedRung: 'remind' } });
  expect(await draft(house, leaf, 'circular')).toMatchObject({ fault: 'case.rung-left-out', detail: 'warn' });
  expect(await draft(house, leaf, 'remind'), 'a lower rung may be used again').toMatchObject({ ok: true });
  await stepBy(house, office, await newest(house, leaf), 'withdraw');
  await issued(house, leaf, 'warn');
  expect((await below(house, leaf)).map(({ number }) => number).toSorted(), 'a withdrawn draft keeps its number').toEqual([1, 2, 3].map((serial) => `演督办文书〔2026〕0000${serial}号`));
});

/** To the top of the letters: every rung without effect. */
async function climb(one: Awaited<ReturnType<typeof testHouse>>, leaf: string): Promise<void> {
  for (const rung of ['remind', 'warn', 'circular', 'supervise', 'interview', 'listed']) {
    const id = await issued(one.house, leaf, rung);
    await lapse(one, id);
    await stepBy(one.house, office, id, 'escalate', { shortfall: '仍未见效' });
  }
}

test('an area limit: of so many months as the rule allows, public, checked on site after its term, extended once, then lifted', async () => {
  const one = await testHouse();
  const { house } = one;
  const { leaf } = await tree(house);
  const limit = (limitMonths: number | string) => tryStep(house, office, leaf, 'draft-limit', { rung: 'area-limit', limitMonths, ...said });
  expect(await limit(6)).toMatchObject({ fault: 'case.rung-left-out', detail: 'remind' });
  await climb(one, leaf);
  expect(await draft(house, leaf, 'accountability')).toMatchObject({ fault: 'case.rung-left-out', detail: 'area-limit' });
  expect(await limit(6)).toMatchObject({ ok: true });
  const id = await newest(house, leaf);
  for (const wrong of [2, 13, 3.5]) expect(await tryStep(house, office, id, 'revise', { limitMonths: wrong, ...said }), `${wrong}`).toMatchObject({ fault: 'case.number-beyond', detail: '3–12' });
  const hidden = () => house.records.read(publicViewer).publication(id);
  expect(await hidden()).toBeUndefined();
  await stepBy(house, signer, id, 'impose-limit');
  expect(await hidden()).toMatchObject({ state: 'limited' });
  const running = async (clock: string): Promise<number> => (await caseNow(house, id)).clocks.find((each) => each.id === clock && each.stoppedAt === undefined)?.due ?? 0;
  const [start, end] = [one.time.world, await running('limit')];
  expect(Math.round((end - start) / dayMs / 30.4)).toBe(6);
  one.time.world = end + 1;
  await lapseClocks(house);
  expect(await caseNow(house, id)).toMatchObject({ state: 'limit-check' });
  const found = { siteCheckedOn: '2026-12-20', siteCheck: '管网仍未完工' };
  expect(await tryStep(house, office, id, 'extend-limit', { ...found, extensionMonths: 7 })).toMatchObject({ fault: 'case.number-beyond', detail: '1–6' });
  await stepBy(house, office, id, 'extend-limit', { ...found, extensionMonths: 2 });
  one.time.world = (await running('limit-extension')) + 1;
  await lapseClocks(house);
  expect(await tryStep(house, office, id, 'extend-limit', { ...found, extensionMonths: 2 }), 'once').toMatchObject({ fault: 'case.step-refused' });
  await stepBy(house, office, id, 'lift-limit', { ...found, siteCheck: '已完工' });
  expect(await hidden()).toMatchObject({ state: 'lifted' });
});

test('the office drafts, never whoever is urged; an area limit is no letter', async () => {
  const { house } = await testHouse();
  const { leaf } = await tree(house);
  expect(await tryStep(house, own, leaf, 'draft-letter', { rung: 'remind', ...said })).toMatchObject({ fault: 'case.not-yours' });
  expect(await tryStep(house, office, leaf, 'draft-letter', { rung: 'area-limit', ...said })).toMatchObject({ fault: 'case.field-invalid', detail: 'rung' });
});
