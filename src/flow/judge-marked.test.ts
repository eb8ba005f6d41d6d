import { expect, test } from 'vitest';
import type { Json } from '../basis/canonical.ts';
import { hourMs } from '../basis/time.ts';
import { testHouse, testMorning, type TestHouse } from './house.fixture.ts';
import { endMarksOfNothing, judgeMarked } from './judge-marked.ts';
import type { RegisterEntry } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

const [outlet, code] = [200_000, 'w01018'];
/** 2026-03-02 00:00 in Beijing. */
const midnight = testMorning - 10 * hourMs;

const limit = (max: string, from: string, enteredAt: number, to?: string): RegisterEntry => {
  const body = {
    id: 'again', point: outlet, factor: code, averaging: 'hour', max, unit: 'mg/L', standard: '排污许可证', clause: '表1', from, enteredAt,
    confidence: 'high', ...(to === undefined ? {} : { to }),
  };
  return { kind: 'outlet-limit', id: 'again', from, enteredAt, body: body as Json, ...(to === undefined ? {} : { to }) };
};
const enter = ({ house }: TestHouse, ...entries: RegisterEntry[]) =>
  house.records.write(machineViewer, (records) => records.putEntries(entries));
const marks = async ({ house }: TestHouse) => (await house.records.read(machineViewer).rejudgeMarks()).length;
const judged = async ({ house }: TestHouse, point = outlet, factor = code) =>
  Promise.all([-2, -1, 0, 1].map(async (n) => {
    const rows = await house.observations.determinationHistory({ point, factor, period: 'hour', at: midnight + n * hourMs });
    return rows.map((row) => `${row.verdict} ${row.limit ?? ''}`);
  }));
const open = async ({ house }: TestHouse) =>
  (await house.records.read(machineViewer).findings({ points: [outlet] })).filter((found) => found.withdrawnAt === undefined).length;

/** Four hours about midnight, judged under the permit's 50; the marks of the settling are done. */
async function fourHours(): Promise<TestHouse> {
  const one = await testHouse();
  await endMarksOfNothing(one.house);
  for (const n of [-2, -1, 0, 1]) await one.sense(outlet, midnight + n * hourMs, { [code]: '30' });
  return one;
}

test('the registers of a new installation leave no work; once something is stored marks stay', async () => {
  const one = await testHouse();
  expect(await marks(one)).toBeGreaterThan(0);
  await endMarksOfNothing(one.house);
  expect(await marks(one)).toBe(0);
  await one.sense(outlet, midnight, { [code]: '30' });
  await enter(one, limit('20', '2026-03-02', testMorning));
  await endMarksOfNothing(one.house);
  expect(await marks(one)).toBe(1);
});

test('a new limit: exactly its hours are judged again, the old verdicts stay; a second pass writes nothing', async () => {
  const one = await fourHours();
  await enter(one, limit('20', '2026-03-02', testMorning));
  expect(await judgeMarked(one.house)).toBe(0);
  expect(await judged(one)).toEqual([['meets 50'], ['meets 50'], ['meets 50', 'exceeds 20'], ['meets 50', 'exceeds 20']]);
  expect(await open(one)).toBe(2);
  await enter(one, limit('20', '2026-03-02', testMorning + 1, '2026-03-02'));
  expect(await judgeMarked(one.house)).toBe(0);
  expect(await judged(one)).toEqual([['meets 50'], ['meets 50'], ['meets 50', 'exceeds 20'], ['meets 50', 'exceeds 20']]);
  await enter(one, limit('60', '2026-03-02', testMorning + 2));
  await judgeMarked(one.house);
  expect((await judged(one))[3]).toEqual(['meets 50', 'exceeds 20', 'meets 50']);
  expect(await open(one)).toBe(0);
});

test('new attributes of a station: its hours from that day on are judged again', async () => {
  const one = await testHouse();
  await endMarksOfNothing(one.house);
  const points = [...one.house.directory.points.values()];
  const station = points.find((point) => point.kind === 'noise-station' && point.attributes['zone'] === '2');
  if (station === undefined) throw new TypeError('no noise station in zone 2');
  for (const n of [-2, -1, 0, 1]) await one.sense(station.number, midnight + n * hourMs, { Leq: '48.0' });
  const body = { ...station, attributes: { zone: '1' } };
  await enter(one, { kind: 'point', id: String(station.number), from: '2026-03-02', enteredAt: testMorning, body });
  await judgeMarked(one.house);
  const after = ['meets 50', 'exceeds 45'];
  expect(await judged(one, station.number, 'Leq')).toEqual([['meets 50'], ['meets 50'], after, after]);
});

test('killed between the entry and the judging, or half way through it: the mark stands and the next pass does it', async () => {
  const one = await fourHours();
  await enter(one, limit('20', '2026-03-02', testMorning));
  const put = one.house.observations.putDeterminations.bind(one.house.observations);
  one.house.observations.putDeterminations = () => Promise.reject(new Error('killed'));
  await expect(judgeMarked(one.house)).rejects.toThrow('killed');
  expect([await marks(one), await open(one)]).toEqual([1, 0]);
  one.house.observations.putDeterminations = async (rows) => { await put(rows); throw new Error('killed later'); };
  await expect(judgeMarked(one.house)).rejects.toThrow('killed later');
  expect([await marks(one), await open(one)]).toEqual([1, 0]);
  one.house.observations.putDeterminations = put;
  expect(await judgeMarked(one.house)).toBe(0);
  expect([await marks(one), await open(one)]).toEqual([0, 2]);
  expect((await judged(one))[2]).toEqual(['meets 50', 'exceeds 20']);
});
