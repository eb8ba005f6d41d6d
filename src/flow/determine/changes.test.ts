import { expect, test } from 'vitest';
import type { Json } from '../../basis/canonical.ts';
import { dayMs, hourMs } from '../../basis/time.ts';
import type { Determination } from '../../model/determination.ts';
import { testHouse, testMorning, type TestHouse } from '../house.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { determineCursor, judgeAndKeep } from './on-hours.ts';

const [outlet, code] = [200_000, 'w01018'];
/** 2026-03-01 00:00 in Beijing. */
const start = testMorning - 10 * hourMs - dayMs;
const none = (): void => undefined;

/** Rows written since it was asked last. */
function written({ house }: TestHouse): () => readonly Determination[] {
  const rows: Determination[] = [];
  const put = house.observations.putDeterminations.bind(house.observations);
  house.observations.putDeterminations = (list) => { rows.push(...list); return put(list); };
  return () => rows.splice(0);
}
const history = ({ house }: TestHouse, at: number, period: 'hour' | 'day' = 'hour') =>
  house.observations.determinationHistory({ point: outlet, factor: code, period, at });
const day = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, hour) => ({ point: outlet, at: start + (from + hour) * hourMs }));
type Limited = { readonly averaging: 'hour' | 'day'; readonly max: string; readonly from?: string; readonly to?: string };
const limited = ({ house }: TestHouse, limits: readonly Limited[]): void =>
  house.directory.replace('outlet-limit', limits.map((limit, n) => {
    const days = { from: '2020-01-01', ...limit };
    const body = {
      id: `l${n}`, point: outlet, factor: code, unit: 'mg/L', standard: '排污许可证', clause: '表1', enteredAt: 0, confidence: 'high', ...days,
    };
    const to = limit.to === undefined ? {} : { to: limit.to };
    return { kind: 'outlet-limit', id: body.id, from: days.from, enteredAt: 0, body: body as Json, ...to };
  }));

test('judging twice writes nothing: hours, days of outlets, days of noise; the cursor stands', async () => {
  const one = await testHouse();
  limited(one, [{ averaging: 'hour', max: '50' }, { averaging: 'day', max: '40' }]);
  const { house } = one;
  const points = [...house.directory.points.values()];
  const others = ['air-station', 'water-section', 'noise-station'].map((kind) => points.find((point) => point.kind === kind)?.number ?? 0);
  const values = { 'air-station': { a34004: '41' }, 'water-section': { w01001: '7', w01014: '6' }, 'noise-station': { Leq: '51.0' } };
  for (let hour = 0; hour < 24; hour += 1) {
    await one.sense(outlet, start + hour * hourMs, { [code]: hour === 3 ? '70' : '45' });
    for (const [n, sent] of Object.values(values).entries()) await one.sense(others[n] ?? 0, start + hour * hourMs, sent);
  }
  const cursor = () => house.records.read(machineViewer).cursor(determineCursor);
  const [before, rows] = [await cursor(), written(one)];
  one.time.world += dayMs;
  await judgeAndKeep(house, [outlet, ...others].flatMap((point) => day(0, 24).map(({ at }) => ({ point, at }))), none);
  expect(rows()).toEqual([]);
  expect(await cursor()).toBe(before);
  expect((await history(one, start, 'day')).map((row) => row.verdict)).toEqual(['exceeds']);
});

test('an equal value sent again keeps the frame that brought it first; another value or flag is one more row', async () => {
  const one = await testHouse();
  const at = start + 5 * hourMs;
  const first = await one.sense(outlet, at, { [code]: '30' });
  await one.sense(outlet, at, { [code]: '30', w21003: '1' });
  expect((await history(one, at)).map((row) => row.frame)).toEqual([String(first)]);
  await one.sense(outlet, at, { [code]: '31' });
  await one.sense(outlet, at, { [code]: '31' }, 'D');
  const told = (await history(one, at)).map((row) => [row.value, row.flag, row.verdict]);
  expect(told).toEqual([['30', 'N', 'meets'], ['31', 'N', 'meets'], ['31', 'D', 'not-judged']]);
});

test('two judgements at one reading of the clock, and one after it was set back, stay apart and in order', async () => {
  const one = await testHouse();
  const at = start + 5 * hourMs;
  await one.sense(outlet, at, { [code]: '30' });
  await one.sense(outlet, at, { [code]: '70' });
  one.time.world -= hourMs;
  await one.sense(outlet, at, { [code]: '20' });
  expect((await history(one, at)).map((row) => [row.value, row.decidedAt - testMorning])).toEqual([['30', 0], ['70', 1], ['20', 2]]);
  expect(await one.house.observations.determinationsOf([{ point: outlet, at }], 'hour')).toMatchObject([{ value: '20', verdict: 'meets' }]);
});

test('exactly the touched windows: a late hour changes itself and its day, nothing beside it', async () => {
  const one = await testHouse();
  limited(one, [{ averaging: 'hour', max: '50' }, { averaging: 'day', max: '50' }]);
  for (const { at } of day(0, 24)) await one.sense(outlet, at, { [code]: '40' });
  for (const { at } of day(24, 30)) await one.sense(outlet, at, { [code]: '40' });
  const rows = written(one);
  await one.sense(outlet, start + 7 * hourMs, { [code]: '88' });
  const told = rows().map((row) => [row.period, row.at - start, row.verdict, row.value]);
  expect(told).toEqual([['hour', 7 * hourMs, 'exceeds', '88'], ['day', 0, 'meets', '42']]);
});

test('the limit of a day that ends leaves no old verdict standing, and says so once', async () => {
  const one = await testHouse();
  limited(one, [{ averaging: 'hour', max: '50' }, { averaging: 'day', max: '30' }]);
  for (const { at } of day(0, 24)) await one.sense(outlet, at, { [code]: '40' });
  limited(one, [{ averaging: 'hour', max: '50' }, { averaging: 'day', max: '30', to: '2026-02-28' }]);
  const rows = written(one);
  for (let again = 0; again < 2; again += 1) await judgeAndKeep(one.house, day(3, 4), none);
  expect(rows().map((row) => [row.period, row.verdict, row.reason, row.limit])).toEqual([['day', 'not-judged', 'no-limit', undefined]]);
  expect((await history(one, start, 'day')).map((row) => row.verdict)).toEqual(['exceeds', 'not-judged']);
  const found = await one.house.records.read(machineViewer).findings({ points: [outlet] });
  expect(found.map((of) => [of.period, of.withdrawnAt])).toEqual([['day', testMorning]]);
});
