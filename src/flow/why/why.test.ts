import { expect, test } from 'vitest';
import { day, dayOf, hourMs, instant, startOfDay } from '../../basis/time.ts';
import { airDayId, airPeriodId, determinationId, frameId, readingId } from '../../model/identifier.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { rectifyingProblem, stepBy } from '../story.fixture.ts';
import { machineViewer, publicViewer } from '../viewer.ts';
import { why } from './why.ts';

const outlet = 200_000;
const seen = () => true;

async function exceeding(one: TestHouse, value: string): Promise<{ at: number; frame: bigint }> {
  const at = one.time.world - 2 * hourMs;
  return { at, frame: await one.sense(outlet, at, { w01018: value }) };
}

test('every kind of identifier walks back to the raw frame', async () => {
  const one = await testHouse();
  const { at, frame } = await exceeding(one, '70');
  const records = one.house.records.read(machineViewer);
  const lead = await records.caseOfSeries('integrity/exceedance', outlet, 'w01018');
  const [finding] = await records.findings({ limit: 1 });
  const problem = await rectifyingProblem(one.house, '980102', [outlet]);
  const asked = [
    [frameId(frame), ['frame']],
    [readingId({ point: outlet, factor: 'w01018', period: 'hour', field: 'Avg', at }), ['reading', 'frame']],
    [determinationId({ point: outlet, factor: 'w01018', period: 'hour', at }), ['determination', 'reading', 'frame']],
    [finding?.id ?? '', ['finding', 'determination', 'reading', 'frame']],
    [lead?.id ?? '', ['lead', 'finding', 'determination', 'reading', 'frame']],
  ] as const;
  for (const [id, kinds] of asked) {
    const answered = await why(one.house, machineViewer, id, seen);
    if (!answered.ok) throw new Error(`${id}: ${answered.fault}`);
    const { chain } = answered.value;
    expect(chain.map((link) => link.kind), id).toEqual(kinds);
    expect(chain.at(-1)?.raw?.text).toContain('w01018-Avg=70,w01018-Flag=N');
    expect(chain.at(-1)?.raw?.hex).toMatch(/^2323/u);
  }
  expect((await why(one.house, machineViewer, problem.id, seen))).toMatchObject({ ok: true, value: { chain: [{ kind: 'item' }] } });
});

test('stations and sections: an index walks back through all its readings, each frame once', async () => {
  const one = await testHouse();
  const station = [...one.house.directory.points.values()].find((point) => point.kind === 'air-station')?.number ?? 0;
  const section = [...one.house.directory.points.values()].find((point) => point.kind === 'water-section')?.number ?? 0;
  const at = one.time.world - 2 * hourMs;
  await one.sense(station, at, { a34004: '30', a34002: '50', a21026: '8', a21004: '20', a21005: '0.6', a05024: '90' });
  await one.sense(section, at, { w01001: '7.5', w01009: '8', w01019: '2', w21003: '0.2', w21011: '0.05' });
  for (const [point, factor] of [[station, 'aqi'], [section, 'class']] as const) {
    const answered = await why(one.house, publicViewer, determinationId({ point, factor, period: 'hour', at }), seen);
    if (!answered.ok) throw new Error(answered.fault);
    const kinds = answered.value.chain.map((link) => link.kind);
    expect(kinds.filter((kind) => kind === 'frame')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'reading').length).toBeGreaterThan(4);
    expect(answered.value.chain[0]?.cite?.standard).toMatch(/HJ 633|GB 3838/u);
  }
});

test('a determination tells what was said of it before: when, under what, which verdict; a day too', async () => {
  const one = await testHouse();
  const { at } = await exceeding(one, '70');
  one.time.world += hourMs;
  await one.sense(outlet, at, { w01018: '30' });
  one.time.world += hourMs;
  await one.sense(outlet, at, { w01018: '30' }, 'D');
  const answered = await why(one.house, machineViewer, determinationId({ point: outlet, factor: 'w01018', period: 'hour', at }), seen);
  if (!answered.ok) throw new Error(answered.fault);
  const told = answered.value.chain[0]?.steps.filter(({ name }) => name === 'decided' || name === 'earlier').map(({ zh, en, value }) => [zh, en, value]);
  expect(told).toEqual([
    ['判定次数', 'times determined', '3'],
    ['先前结论(2026-03-02 11:00):达标,限值50,依据排污许可证 91980102MA10000037001P', 'earlier verdict (2026-03-02 11:00): meets, limit 50, under 排污许可证 91980102MA10000037001P', '30'],
    ['先前结论(2026-03-02 10:00):超标,限值50,依据排污许可证 91980102MA10000037001P', 'earlier verdict (2026-03-02 10:00): exceeds, limit 50, under 排污许可证 91980102MA10000037001P', '70'],
  ]);
  const noise = [...one.house.directory.points.values()].find((point) => point.kind === 'noise-station')?.number ?? 0;
  const midnight = startOfDay(day('2026-03-01'));
  for (const hour of [6, 7]) await one.sense(noise, midnight + hour * hourMs, { Leq: '40.0' });
  const ofDay = await why(one.house, publicViewer, determinationId({ point: noise, factor: 'Ld', period: 'day', at: midnight }), seen);
  expect(ofDay).toMatchObject({ ok: true, value: { chain: [{ steps: expect.arrayContaining([expect.objectContaining({ name: 'earlier' })]) }, {}, {}, {}, {}] } });
});

test('a day of air walks back to the frames of the hours that decided it', async () => {
  const one = await testHouse();
  const station = [...one.house.directory.points.values()].find((point) => point.kind === 'air-station')?.number ?? 0;
  const first = one.time.world - 40 * hourMs;
  for (let hour = 0; hour < 40; hour += 1) await one.sense(station, first + hour * hourMs, { a34004: '90', a34002: '50', a21026: '8', a21004: '20', a21005: '0.6', a05024: '90' });
  const answered = await why(one.house, publicViewer, airDayId({ of: 'station', place: String(station), day: dayOf(instant(first + 20 * hourMs)) }), seen);
  if (!answered.ok) throw new Error(answered.fault);
  const { chain } = answered.value;
  const kinds = (kind: string): number => chain.filter((link) => link.kind === kind).length;
  expect([chain[0]?.kind, kinds('reading'), kinds('frame')]).toEqual(['assessment', 24, 24]);
  expect(chain.at(-1)?.raw?.text).toContain('a34004-Avg=90');
  expect(await why(one.house, publicViewer, chain[0]?.id ?? '', () => false)).toMatchObject({ fault: 'why.unknown-id' });
});

test('a period of air tells its figures step by step and goes on to the days, or the months of a longer time', async () => {
  const one = await testHouse();
  const station = [...one.house.directory.points.values()].find((point) => point.kind === 'air-station')?.number ?? 0;
  const first = startOfDay(day('2026-02-26'));
  const hours = { a34004: '30', a34002: '50', a21026: '8', a21004: '20', a21005: '0.6', a05024: '90' };
  for (let hour = 0; hour < 96; hour += 1) await one.sense(station, first + hour * hourMs, hour < 24 ? { ...hours, a34004: '60' } : hours);
  const ask = async (from: string, to: string, may: typeof seen = seen) => why(one.house, publicViewer, airPeriodId({ of: 'station', place: String(station), from, to }), may);
  const days = await ask('2026-02-26', '2026-02-28');
  if (!days.ok) throw new Error(days.fault);
  expect(days.value.chain.map(({ id }) => id)).toEqual([`AP-station-${station}-2026-02-26..2026-02-28`, ...['26', '27', '28'].map((date) => `AD-station-${station}-2026-02-${date}`)]);
  // (60 + 30 + 30) / 3, as the table prints it.
  expect(days.value.chain[0]?.steps).toEqual(
    expect.arrayContaining(
    [expect.objectContaining({ name: 'averaged', zh: expect.stringContaining('PM2.5'), value: '40.000000 µg/m³' }),
    expect.objectContaining({ zh: '修约 综合指数', value: '3.20' })]));
  const months = await ask('2026-01-15', '2026-03-01');
  expect(months).toMatchObject({ ok: true, value: { chain: [{}, { id: `AP-station-${station}-2026-02-01..2026-02-28` }, { id: `AP-station-${station}-2026-03-01..2026-03-01` }] } });
  for (const refused of [await ask('2025-01-01', '2026-02-28'), await ask('2024-02-01', '2024-02-03'), await ask('2026-02-26', '2026-02-28', () => false)]) {
    expect(refused).toMatchObject({ fault: 'why.unknown-id' });
  }
});

test('what the viewer may not see does not exist', async () => {
  const one = await testHouse();
  const { at, frame } = await exceeding(one, '70');
  const lead = await one.house.records.read(machineViewer).caseOfSeries('integrity/exceedance', outlet, 'w01018');
  for (const id of [frameId(frame), determinationId({ point: outlet, factor: 'w01018', period: 'hour', at }), lead?.id ?? '']) {
    expect(await why(one.house, publicViewer, id, () => false)).toMatchObject({ fault: 'why.unknown-id' });
  }
});

test.each(['', 'D-1-x', 'FR-1', 'F-00000000000000000000', 'D-200000-w01018-hour-9999999999999999', 'R-1-w01018-hour-Avg-0', '00000000-0000-7000-8000-ffffffffffff', 'valueOf'])('names nothing: %s', async (id) => {
  expect(await why((await testHouse()).house, machineViewer, id, seen)).toMatchObject({ fault: 'why.unknown-id' });
});

test('long decimals are shortened for the eye and kept in the finding', async () => {
  const one = await testHouse();
  const stack = one.province.story.exceedingPoint;
  const at = one.time.world - 2 * hourMs;
  await one.sense(stack, at, { a34013: '77', a19001: '11.3' });
  const [finding] = await one.house.records.read(machineViewer).findings({ limit: 1 });
  expect(finding?.value.length).toBeGreaterThan(20);
  const answered = await why(one.house, machineViewer, finding?.id ?? '', seen);
  if (!answered.ok) throw new Error(answered.fault);
  const says = JSON.stringify(answered.value.chain);
  expect(answered.value.chain[0]?.title.zh).toMatch(/ \d+\.\d{6}… mg/u);
  expect(says).not.toMatch(/\d\.\d{7}/u);
});

test('a signature and a withdrawn ground are told in the chain', async () => {
  const one = await testHouse();
  const { at } = await exceeding(one, '70');
  const lead = await one.house.records.read(machineViewer).caseOfSeries('integrity/exceedance', outlet, 'w01018');
  await stepBy(one.house, 'enterprise-98-0001-officer', lead?.id ?? '', 'explain', { explanationType: 'process', explanation: '检修' });
  one.time.world += hourMs;
  await one.sense(outlet, at, { w01018: '30' });
  const answered = await why(one.house, machineViewer, lead?.id ?? '', seen);
  if (!answered.ok) throw new Error(answered.fault);
  expect(answered.value.chain[0]?.steps.map((step) => step.zh).join()).toContain('判定撤回,解除');
  expect(answered.value.chain[1]?.steps.map((step) => step.name)).toContain('withdrawn');
  expect(answered.value.chain[2]?.steps).toContainEqual({ name: 'decided', zh: '判定次数', en: 'times determined', value: '2' });
});
