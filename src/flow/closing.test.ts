import { expect, test } from 'vitest';
import { canonical, type Json } from '../basis/canonical.ts';
import { dayMs, hourMs } from '../basis/time.ts';
import { verifyPublicFile } from '../publish/verify.ts';
import { makeCheckpoint, publicFileOf } from './checkpoints.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { lapseClocks, settleClocks } from './lapse.ts';
import { hearPublic } from './public-voice.ts';
import { caseNow, closeOut, noticedProblem, rectifyingProblem, registeredProblem, stepBy, tryStep } from './story.fixture.ts';
import { machineViewer, publicViewer } from './viewer.ts';

const county = '980102';
const outlet = 200_000;
const clean = { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' };
const publicRow = async ({ house }: TestHouse, id: string) => (await house.records.read(publicViewer).publication(id))?.state;
const openLeads = async ({ house }: TestHouse) => house.records.read(machineViewer).cases({ types: ['integrity/exceedance'], limit: 10 });

/** The two whole days before today, every hour under the limits. */
async function cleanDays(one: TestHouse): Promise<void> {
  const today = one.time.world - 10 * hourMs;
  for (let at = today - 2 * dayMs; at < today; at += hourMs) await one.sense(outlet, at, clean);
}

async function closedItem(one: TestHouse): Promise<string> {
  const { id } = await rectifyingProblem(one.house, county, [outlet]);
  await cleanDays(one);
  await noticedProblem(one.house, id, county);
  one.time.world += 14 * dayMs;
  await closeOut(one.house, id);
  return id;
}

test('publications appear and disappear with the state', async () => {
  const one = await testHouse();
  const { id } = await registeredProblem(one.house, county, [outlet]);
  expect(await publicRow(one, id)).toBeUndefined();
  await stepBy(one.house, 'rectification-98-officer', id, 'assign');
  expect(await publicRow(one, id)).toBeUndefined();
  const open = await rectifyingProblem(one.house, county, [outlet]);
  expect(await publicRow(one, open.id)).toBe('rectifying');
  await one.sense(outlet, one.time.world - hourMs, { w01018: '70' });
  const [lead] = await openLeads(one);
  expect(await publicRow(one, lead?.id ?? '')).toBeUndefined();
});

test('the county cannot say it is done while the machine disagrees', async () => {
  const one = await testHouse();
  const { id } = await rectifyingProblem(one.house, county, [outlet]);
  await expect(noticedProblem(one.house, id, county)).rejects.toThrow('case.machine-check-disagrees');
  await cleanDays(one);
  await one.sense(outlet, one.time.world - 20 * hourMs, { ...clean, w01018: '70' });
  await expect(noticedProblem(one.house, id, county)).rejects.toThrow('case.machine-check-disagrees');
});

test('反弹: only within the look-back, only for hours after the close-out, and once', async () => {
  const one = await testHouse();
  const id = await closedItem(one);
  const closedAt = (await caseNow(one.house, id)).closedAt ?? 0;
  await one.sense(outlet, closedAt - 5 * hourMs, { w01018: '70' });
  expect((await caseNow(one.house, id)).state).toBe('closed');
  one.time.world += dayMs;
  await one.sense(outlet, closedAt + 2 * hourMs, { w01018: '70' });
  expect(await caseNow(one.house, id)).toMatchObject({ state: 'rectifying', rebounds: 1 });
  await one.sense(outlet, closedAt + 3 * hourMs, { w01018: '70' });
  expect((await caseNow(one.house, id)).rebounds).toBe(1);
  expect((await openLeads(one)).map((of) => of.findings.length)).toEqual([3]);
});

test('after the look-back a new exceedance is a lead and no rebound', async () => {
  const one = await testHouse();
  const id = await closedItem(one);
  one.time.world = ((await caseNow(one.house, id)).lookBackUntil ?? 0) + 1;
  expect((await tryStep(one.house, 'city-bureau-980100-officer', id, 'look-back-failed', { reason: '复现' }))).toMatchObject({ fault: 'case.outside-look-back' });
  await one.sense(outlet, Math.floor(one.time.world / hourMs) * hourMs - 2 * hourMs, { w01018: '70' });
  expect((await caseNow(one.house, id)).state).toBe('closed');
  expect((await openLeads(one)).map((of) => of.state)).toEqual(['explaining']);
});

test('clocks lapse once', async () => {
  const one = await testHouse();
  await one.sense(outlet, one.time.world - hourMs, { w01018: '70' });
  expect(await lapseClocks(one.house)).toBe(0);
  one.time.world += 3 * dayMs;
  expect(await lapseClocks(one.house)).toBe(1);
  expect(await lapseClocks(one.house)).toBe(0);
  expect((await openLeads(one))[0]).toMatchObject({ state: 'reviewing', doneBy: { 'explanation-lapsed': { at: one.time.world } } });
});

test('a term into a year whose calendar has not come keeps its step, and the machine settles it once the calendar has', async () => {
  const one = await testHouse();
  const before = { ...one.house, calendar: { ...one.house.calendar, years: one.house.calendar.years.filter(({ year }) => year < 2026) } };
  await one.sense(outlet, one.time.world - hourMs, { w01018: '70' });
  await one.house.records.write(machineViewer, (records) => records.setCursor('clocks-settled', ''));
  one.time.world += 3 * dayMs;
  expect(await lapseClocks(before)).toBe(1);
  expect((await openLeads(one))[0]?.clocks.at(-1)).toMatchObject({ id: 'review', awaits: '2026' });
  expect(await settleClocks(before)).toBe(0);
  expect(await settleClocks(one.house)).toBe(1);
  expect(await settleClocks(one.house)).toBe(0);
  const settled = (await openLeads(one))[0];
  expect(settled?.clocks.at(-1)).toMatchObject({ id: 'review', due: expect.any(Number) });
  expect(settled?.doneBy['calendar-published']).toMatchObject({ at: one.time.world, unit: '' });
});

test('a visitor objects during the notice and reports after it, with a number to ask by', async () => {
  const one = await testHouse();
  const { id } = await rectifyingProblem(one.house, county, [outlet]);
  expect(await hearPublic(one.house, { kind: 'objection', item: id, text: '还在冒烟' })).toMatchObject({ fault: 'case.step-refused' });
  await cleanDays(one);
  await noticedProblem(one.house, id, county);
  const heard = await hearPublic(one.house, { kind: 'objection', item: id, text: '还在冒烟', contact: '13800000000' });
  expect(heard).toMatchObject({ ok: true });
  expect(JSON.stringify(await one.house.records.read(publicViewer).publication(id))).not.toContain('13800000000');
  const objection = (await caseNow(one.house, id)).notice?.objections[0]?.id ?? '';
  await stepBy(one.house, `county-${county}-officer`, id, 'answer-objection', { objection, answer: '已复测达标' });
  one.time.world += 14 * dayMs;
  await closeOut(one.house, id);
  expect(await hearPublic(one.house, { kind: 'report', item: id, text: '没有改好' })).toMatchObject({ ok: true });
  expect(await hearPublic(one.house, { kind: 'report', item: 'nobody', text: '没有改好' })).toMatchObject({ fault: 'request.not-found' });
});

test('checkpoints once a day; the exported file verifies, and one byte changed does not', async () => {
  const one = await testHouse();
  const { id } = await rectifyingProblem(one.house, county, [outlet]);
  one.time.world += dayMs;
  expect(await makeCheckpoint(one.house)).toMatchObject({ day: '2026-03-02', cases: 1, previous: '' });
  expect(await makeCheckpoint(one.house)).toBeUndefined();
  await cleanDays(one);
  await noticedProblem(one.house, id, county);
  one.time.world += dayMs;
  expect(await makeCheckpoint(one.house)).toMatchObject({ day: '2026-03-03' });
  const file = await publicFileOf(one.house, id);
  if (!file.ok) throw new Error(file.fault);
  const { key } = one.house.signer;
  expect(verifyPublicFile(file.value, key)).toMatchObject({ ok: true, newest: '2026-03-03' });
  expect(verifyPublicFile(file.value, (await testHouse()).house.signer.key)).toMatchObject({ ok: false });
  for (const share of [0.1, 0.35, 0.6, 0.9]) {
    const at = Math.floor(file.value.length * share);
    const changed = `${file.value.slice(0, at)}${file.value[at] === '0' ? '1' : '0'}${file.value.slice(at + 1)}`;
    expect(verifyPublicFile(changed, key).ok, `byte ${at}`).toBe(false);
  }
  const parsed = JSON.parse(file.value) as { events: Json[] };
  expect(verifyPublicFile(canonical({ ...parsed, events: parsed.events.slice(0, -1) } as Json), key).ok).toBe(false);
});

test('what is not public has no public file', async () => {
  const one = await testHouse();
  const { id } = await registeredProblem(one.house, county, [outlet]);
  expect(await publicFileOf(one.house, id)).toMatchObject({ fault: 'request.not-found' });
});
