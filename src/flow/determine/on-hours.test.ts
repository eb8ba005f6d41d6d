import { expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { caseNow, stepBy } from '../story.fixture.ts';
import { onHours, determineCursor } from './on-hours.ts';

const leads = ({ house }: TestHouse) => house.records.read(machineViewer).cases({ types: ['integrity/exceedance'], limit: 50 });
const findings = ({ house }: TestHouse) => house.records.read(machineViewer).findings({ limit: 50 });
const outlet = 200_000;
const over = { w01018: '70' };
const under = { w01018: '30' };

test('exactly once: the same hours again give the same findings, one lead, one event', async () => {
  const one = await testHouse();
  const at = one.time.world - 2 * hourMs;
  const frame = await one.sense(outlet, at, over);
  const [lead] = await leads(one);
  const found = await findings(one);
  for (let again = 0; again < 3; again += 1) {
    one.time.world += hourMs;
    await onHours(one.house, [{ point: outlet, at }, { point: outlet, at }], new Map([[determineCursor, frame]]), () => undefined);
  }
  expect(await leads(one)).toEqual([lead]);
  expect(await findings(one)).toEqual(found);
  expect(found).toMatchObject([{ point: outlet, factor: 'w01018', value: '70', limit: '50', timesOver: '0.40', frame: String(frame) }]);
  expect(await one.house.records.read(machineViewer).cursor(determineCursor)).toBe(String(frame));
});

test('a later finding joins the open lead; after its end the next opens another', async () => {
  const one = await testHouse();
  const at = one.time.world - 5 * hourMs;
  await one.sense(outlet, at, over);
  await one.sense(outlet, at + hourMs, over);
  const [lead] = await leads(one);
  expect(lead?.findings).toHaveLength(2);
  expect(lead?.seq).toBe(2);
  await stepBy(one.house, 'enterprise-98-0001-officer', lead?.id ?? '', 'explain', { explanationType: 'process', explanation: '检修' });
  await stepBy(one.house, 'branch-980102-head', lead?.id ?? '', 'review-remind', { reviewReason: '已提醒' });
  await one.sense(outlet, at + 2 * hourMs, over);
  expect((await leads(one)).map((of) => [of.state, of.findings.length])).toEqual([['explaining', 1], ['reminded', 2]]);
});

test('two factors of one outlet are two leads; hours under the limit are none', async () => {
  const one = await testHouse();
  const at = one.time.world - 5 * hourMs;
  await one.sense(outlet, at, { ...over, w21003: '9' });
  await one.sense(outlet, at + hourMs, { ...under, w21003: '1' });
  expect((await leads(one)).map((of) => of.fields['factor']).sort()).toEqual(['w01018', 'w21003']);
  expect(await findings(one)).toHaveLength(2);
});

test('a late correction withdraws the finding and, when no ground is left, lifts the lead', async () => {
  const one = await testHouse();
  const at = one.time.world - 5 * hourMs;
  await one.sense(outlet, at, over);
  await one.sense(outlet, at + hourMs, over);
  await one.sense(outlet, at, under);
  expect((await findings(one)).map((finding) => finding.withdrawnAt !== undefined)).toEqual([false, true]);
  expect((await leads(one)).map((of) => of.state)).toEqual(['explaining']);
  await one.sense(outlet, at + hourMs, { w01018: '70' }, 'D');
  const [lead] = await leads(one);
  expect(lead).toMatchObject({ state: 'lifted', closedAt: one.time.world, doneBy: { withdraw: { at: one.time.world } } });
  expect((await findings(one)).every((finding) => finding.withdrawnAt !== undefined)).toBe(true);
});

test('a corrected value that exceeds again holds again and opens a new lead', async () => {
  const one = await testHouse();
  const at = one.time.world - 5 * hourMs;
  await one.sense(outlet, at, over);
  await one.sense(outlet, at, under);
  const frame = await one.sense(outlet, at, { w01018: '80' });
  expect(await findings(one)).toMatchObject([{ value: '80', timesOver: '0.60', frame: String(frame) }]);
  expect((await findings(one))[0]?.withdrawnAt).toBeUndefined();
  expect((await leads(one)).map((of) => of.state)).toEqual(['explaining', 'lifted']);
});

test('where people are at work on it, a withdrawn ground moves nothing: they decide', async () => {
  const one = await testHouse();
  const at = one.time.world - 5 * hourMs;
  await one.sense(outlet, at, over);
  const [lead] = await leads(one);
  const id = lead?.id ?? '';
  await stepBy(one.house, 'enterprise-98-0001-officer', id, 'explain', { explanationType: 'process', explanation: '检修' });
  await stepBy(one.house, 'branch-980102-head', id, 'review-verify', { reviewReason: '说明与曲线不符' });
  await one.sense(outlet, at, under);
  expect((await caseNow(one.house, id)).state).toBe('assigned');
  expect((await findings(one))[0]?.withdrawnAt).toBe(one.time.world);
});

test('somebody takes a step between: the transaction is run again and nothing is lost', async () => {
  const one = await testHouse();
  const at = one.time.world - 5 * hourMs;
  await one.sense(outlet, at, over);
  const [lead] = await leads(one);
  const explain = stepBy(one.house, 'enterprise-98-0001-officer', lead?.id ?? '', 'explain', { explanationType: 'process', explanation: '检修' }).catch((error: unknown) => error);
  await Promise.all([explain, one.sense(outlet, at + hourMs, over), one.sense(outlet, at + 2 * hourMs, over)]);
  expect((await caseNow(one.house, lead?.id ?? '')).findings).toHaveLength(3);
});
