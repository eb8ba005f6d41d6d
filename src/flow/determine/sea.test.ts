import { expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../../basis/time.ts';
import { determinationId } from '../../model/identifier.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { machineViewer, publicViewer } from '../viewer.ts';
import { why } from '../why/why.ts';

const date = day('2026-02-10');
const from = startOfDay(date);
const buoyIn = ({ house }: TestHouse, zone: string): number => {
  const point = [...house.directory.points.values()].find((one) => one.kind === 'sea-buoy' && one.attributes['functionZone'] === zone);
  if (point === undefined) throw new TypeError(`no buoy in zone ${zone}`);
  return point.number;
};
/** Clean water of class 1, with what is said of it. */
const water = (said: Readonly<Record<string, string>> = {}) =>
  ({ w01001: '8.10', w01009: '7.5', w21007: '0.10', w21006: '0.01', w21003: '0.02', h01010: '0.010', h01002: '0.8', ...said });
const dayRows = async ({ house }: TestHouse, point: number) =>
  (await house.observations.determinations({ points: [point], period: 'day', window: { from, to: from + 24 * hourMs } }))
    .map(({ factor, value, index, verdict, reason, limit, valid }) => [factor, value, index, verdict, reason, limit, valid]);
const classOf = async (built: TestHouse, point: number) => (await dayRows(built, point)).find(([factor]) => factor === 'seaclass')?.slice(1);

test('a day rests on the means of its hours; nitrogen is summed; the function zone says what is enough; no lead opens', async () => {
  const built = await testHouse();
  const [strict, wide] = [buoyIn(built, '1'), buoyIn(built, '4')];
  for (const point of [strict, wide]) for (let hour = 0; hour < 24; hour += 1) await built.sense(point, from + hour * hourMs, water({ w21007: hour < 12 ? '0.10' : '0.40' }));
  expect(await dayRows(built, strict)).toEqual([
    ['DIN', '0.28', 2, 'assessed', '', undefined, 24], ['h01010', '0.01', 1, 'assessed', '', undefined, 24],
    ['seaclass', '2', 2, 'exceeds', '', '1', 24], ['w01001', '8.1', 1, 'assessed', '', undefined, 24], ['w01009', '7.5', 1, 'assessed', '', undefined, 24],
  ]);
  expect(await classOf(built, wide)).toEqual(['2', 2, 'meets', '', '4', 24]);
  const records = built.house.records.read(machineViewer);
  expect([await records.findings({ points: [strict], limit: 10 }), await records.cases({ limit: 10 })]).toEqual([[], []]);
});

test.each([
  ['twelve hours are half a day', 12, {}, [undefined, undefined, 'undeterminable', 'too-few-values', undefined, 12]],
  ['thirteen hours are a tide', 13, {}, ['1', 1, 'meets', '', '2', 13]],
  ['nitrogen without ammonium is no nitrogen', 24, { w21003: undefined }, [undefined, undefined, 'undeterminable', 'missing-pollutant', undefined, 24]],
  ['pH beyond the third class', 24, { w01001: '8.9' }, ['5', 5, 'exceeds', '', '2', 24]],
  ['oxygen equal to a limit does not keep it', 24, { w01009: '6' }, ['2', 2, 'meets', '', '2', 24]],
] as const)('%s', async (_name, hours, said, want) => {
  const built = await testHouse();
  const point = buoyIn(built, '2');
  const values = Object.fromEntries(Object.entries({ ...water(), ...said }).flatMap(([factor, value]) => (value === undefined ? [] : [[factor, value]])));
  for (let hour = 0; hour < hours; hour += 1) await built.sense(point, from + hour * hourMs, values);
  expect(await classOf(built, point)).toEqual(want);
});

test('a flagged hour takes no part; a late hour judges its day again; waves and wind alone have no class', async () => {
  const built = await testHouse();
  const point = buoyIn(built, '1');
  for (let hour = 0; hour < 13; hour += 1) await built.sense(point, from + hour * hourMs, water(), hour === 4 ? 'D' : 'N');
  expect(await classOf(built, point)).toEqual([undefined, undefined, 'undeterminable', 'too-few-values', undefined, 12]);
  await built.sense(point, from + 20 * hourMs, water());
  expect(await classOf(built, point)).toEqual(['1', 1, 'meets', '', '1', 13]);
  const bare = buoyIn(built, '4');
  for (let hour = 0; hour < 24; hour += 1) await built.sense(bare, from + hour * hourMs, { h01002: '1.2', a01007: '7.0' });
  expect(await dayRows(built, bare)).toEqual([]);
});

test('why: the class of a day walks down to the frames of its hours, nitrogen to its three parts', async () => {
  const built = await testHouse();
  const point = buoyIn(built, '1');
  for (let hour = 0; hour < 24; hour += 1) await built.sense(point, from + hour * hourMs, water({ w21007: '0.35' }));
  const ask = async (factor: string, period: 'hour' | 'day') => {
    const answered = await why(built.house, publicViewer, determinationId({ point, factor, period, at: from }), () => true);
    if (!answered.ok) throw new TypeError(answered.fault);
    const { chain } = answered.value;
    const count = (kind: string): number => chain.filter((link) => link.kind === kind).length;
    return { head: chain[0], readings: count('reading'), frames: count('frame') };
  };
  const whole = await ask('seaclass', 'day');
  expect(whole.head?.cite).toMatchObject({ standard: 'GB 3097-1997', clause: 'table 1' });
  expect(whole.head?.steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['averaged', 'summed', 'item-class', 'maximum', 'valid', 'target', 'compared', 'verdict']));
  expect([whole.readings, whole.frames]).toEqual([6 * 24, 24]);
  const nitrogen = await ask('DIN', 'day');
  expect([nitrogen.readings, nitrogen.frames]).toEqual([3 * 24, 24]);
  expect(nitrogen.head?.steps.find(({ name }) => name === 'summed')?.value).toContain('0.38');
  expect(await ask('seaclass', 'hour')).toMatchObject({ readings: 6, frames: 1 });
});
