import { expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../../basis/time.ts';
import { determinationId } from '../../model/identifier.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { noiseDays } from '../noise-days.ts';
import { machineViewer, publicViewer } from '../viewer.ts';
import { why } from '../why/why.ts';

const date = day('2026-02-10');
const from = startOfDay(date);
const noiseOf = ({ house }: TestHouse, zone: string) => {
  const point = [...house.directory.points.values()].find((one) => one.kind === 'noise-station' && one.attributes['zone'] === zone);
  if (point === undefined) throw new TypeError(`no noise station in zone ${zone}`);
  return point;
};
const dayRows = async ({ house }: TestHouse, number: number) =>
  (await house.observations.determinations({ points: [number], period: 'day', window: { from, to: from + 24 * hourMs } })).map(({ factor, verdict, reason, valid, limit }) => [factor, verdict, reason, valid, limit]);

test('a late hour judges its day again; an exceedance of a zone opens no lead', async () => {
  const built = await testHouse();
  const { number } = noiseOf(built, '2');
  for (let hour = 0; hour < 24; hour += 1) if (hour !== 23) await built.sense(number, from + hour * hourMs, { Leq: hour < 6 ? '52.0' : '55.0' });
  expect(await dayRows(built, number)).toEqual([['Ld', 'meets', '', 16, '60'], ['Ldn', 'undeterminable', 'too-few-values', 23, undefined], ['Ln', 'undeterminable', 'too-few-values', 7, undefined]]);
  built.time.world += hourMs;
  await built.sense(number, from + 23 * hourMs, { Leq: '48.0' });
  expect(await dayRows(built, number)).toEqual([['Ld', 'meets', '', 16, '60'], ['Ldn', 'assessed', '', 24, undefined], ['Ln', 'exceeds', '', 8, '50']]);
  const records = built.house.records.read(machineViewer);
  expect([await records.findings({ points: [number], limit: 10 }), await records.cases({ limit: 10 })]).toEqual([[], []]);
  expect((await built.house.observations.determinationHistory({ point: number, factor: 'Ln', period: 'day', at: from })).length).toBeGreaterThan(1);
});

test('a flagged hour takes no part', async () => {
  const built = await testHouse();
  const { number } = noiseOf(built, '1');
  for (let hour = 0; hour < 24; hour += 1) await built.sense(number, from + hour * hourMs, { Leq: '40.0' }, hour === 12 ? 'D' : 'N');
  expect(await dayRows(built, number)).toEqual([['Ld', 'undeterminable', 'too-few-values', 15, undefined], ['Ldn', 'undeterminable', 'too-few-values', 23, undefined], ['Ln', 'meets', '', 8, '45']]);
});

test('attainment counts valid point-times, day and night apart', async () => {
  const built = await testHouse();
  for (const [zone, level] of [['1', '50.0'], ['2', '50.0']] as const) for (let hour = 0; hour < 24; hour += 1) await built.sense(noiseOf(built, zone).number, from + hour * hourMs, { Leq: level });
  const { stations, groups } = await noiseDays(built.house, date, 7);
  expect(stations).toHaveLength(3);
  expect(groups.map(({ kind, key, stations: count, day: byDay, night }) => [kind, key, count, byDay.meets, byDay.valid, night.meets, night.valid])).toEqual([
    ['all', '', 3, 2, 2, 1, 2], ['zone', '1', 1, 1, 1, 0, 1], ['zone', '2', 1, 1, 1, 1, 1], ['zone', '4a', 1, 0, 0, 0, 0],
    ['city', '980100', 3, 2, 2, 1, 2],
  ]);
});

test('why: a night walks down to the frames of its eight hours', async () => {
  const built = await testHouse();
  const { number } = noiseOf(built, '2');
  for (let hour = 0; hour < 24; hour += 1) await built.sense(number, from + hour * hourMs, { Leq: '51.0' });
  const answered = await why(built.house, publicViewer, determinationId({ point: number, factor: 'Ln', period: 'day', at: from }), () => true);
  if (!answered.ok) throw new TypeError(answered.fault);
  const { chain } = answered.value;
  expect(chain[0]?.cite).toMatchObject({ standard: 'GB 3096-2008', clause: 'table 1' });
  expect(chain[0]?.steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['valid', 'energy-mean', 'limit', 'compared']));
  expect([chain.filter(({ kind }) => kind === 'reading').length, chain.filter(({ kind }) => kind === 'frame').length]).toEqual([8, 8]);
});
