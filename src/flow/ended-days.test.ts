import { expect, test } from 'vitest';
import type { Json } from '../basis/canonical.ts';
import { dayMs, hourMs } from '../basis/time.ts';
import { FlowLoop } from '../roof/flow-loop.ts';
import { endedDaysWait, judgeEndedDay } from './ended-days.ts';
import { testHouse, testMorning, type TestHouse } from './house.fixture.ts';

const [outlet, code] = [200_000, 'w01018'];
/** Yesterday, 2026-03-01, 00:00 in Beijing; the day of the house's morning begins after it. */
const start = testMorning - 10 * hourMs - dayMs;
/** HJ 75 row day-settled-after: hours that a day waits after its end. */
const wait = 12 * hourMs;

/** The outlet with one limit of the day, at a moment when the asked day is still running. */
async function morning(day = start): Promise<TestHouse> {
  const one = await testHouse();
  one.time.world = day + 22 * hourMs;
  const body = { id: 'day', point: outlet, factor: code, averaging: 'day', max: '50', unit: 'mg/L', standard: '排污许可证', clause: '表1',
    from: '2020-01-01', enteredAt: 0, confidence: 'high' };
  one.house.directory.replace('outlet-limit', [{ kind: 'outlet-limit', id: body.id, from: body.from, enteredAt: 0, body: body as Json }]);
  return one;
}
const send = async (one: TestHouse, from: number, to: number, value: string, day = start): Promise<void> => {
  for (let hour = from; hour < to; hour += 1) await one.sense(outlet, day + hour * hourMs, { [code]: value });
};
const days = ({ house }: TestHouse) =>
  house.observations.determinations(
  { points: [outlet], factors: [code], period: 'day', window: { from: start - 30 * dayMs, to: start + 30 * dayMs } });
const history = ({ house }: TestHouse, at = start) =>
  house.observations.determinationHistory({ point: outlet, factor: code, period: 'day', at });
async function allEnded({ house }: TestHouse): Promise<void> {
  while (await endedDaysWait(house)) await judgeEndedDay(house);
}

test('a logger that never sends again: its last day waits as long as the rule says and is judged by what came, once', async () => {
  const one = await morning();
  await send(one, 0, 21, '60');
  one.time.world = start + dayMs + wait - 1;
  await allEnded(one);
  expect(await days(one)).toEqual([]);
  one.time.world += 1;
  await allEnded(one);
  expect(await days(one)).toMatchObject([{ verdict: 'exceeds', value: '60', valid: 21, at: start }]);
  one.time.world += 3 * dayMs;
  await allEnded(one);
  expect((await history(one)).length).toBe(1);
});

test('fewer than the valid hours that a day needs: undeterminable, and said so', async () => {
  const one = await morning();
  await send(one, 0, 19, '60');
  one.time.world = start + dayMs + wait;
  await allEnded(one);
  expect(await days(one)).toMatchObject([{ verdict: 'undeterminable', reason: 'too-few-values', valid: 19 }]);
});

test('late hours judge it again, though the day is still not whole and nothing later came', async () => {
  const one = await morning();
  await send(one, 0, 21, '60');
  one.time.world = start + dayMs + wait;
  await allEnded(one);
  await send(one, 21, 22, '0');
  expect((await history(one)).map(({ valid, verdict }) => [valid, verdict])).toEqual([[21, 'exceeds'], [22, 'exceeds']]);
});

test('a day of which the first hours come after all were judged is looked at again, and so is a day before the first ever', async () => {
  const one = await morning();
  await send(one, 0, 21, '60');
  one.time.world = start + 5 * dayMs;
  await allEnded(one);
  for (const late of [start + 2 * dayMs, start - 3 * dayMs]) {
    await send(one, 0, 20, '40', late);
    await allEnded(one);
    expect((await history(one, late)).at(-1)?.valid, String(late)).toBe(20);
  }
});

test('nothing stored, or no limit of the day: nothing to judge, and days go on', async () => {
  const empty = await morning();
  empty.time.world += 9 * dayMs;
  expect(await endedDaysWait(empty.house)).toBe(false);
  const one = await morning();
  one.house.directory.replace('outlet-limit', []);
  await send(one, 0, 21, '60');
  one.time.world += 9 * dayMs;
  await allEnded(one);
  expect([await days(one), await endedDaysWait(one.house)]).toEqual([[], false]);
});

test('after a restart the loop does it by itself, and is not idle before', async () => {
  const one = await morning();
  await send(one, 0, 21, '60');
  one.time.world = start + dayMs + wait;
  const loop = new FlowLoop(one.house);
  await loop.catchUp();
  expect(loop.idle).toBe(false);
  loop.start();
  await expect.poll(() => loop.idle).toBe(true);
  await loop.stop();
  expect(await days(one)).toMatchObject([{ verdict: 'exceeds', valid: 21 }]);
});
