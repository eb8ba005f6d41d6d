import { expect, test } from 'vitest';
import type { Json } from '../../basis/canonical.ts';
import { hourMs } from '../../basis/time.ts';
import { testHouse, testMorning, type TestHouse } from '../house.fixture.ts';

const [outlet, code] = [200_000, 'w01018'];
/** 2026-03-01 23:00 and 2026-03-02 00:00 in Beijing: the last hour before new versions begin and their first. */
const [before, after] = [testMorning - 11 * hourMs, testMorning - 10 * hourMs];

const limit = (max: string, from: string, enteredAt: number, to?: string) => {
  const body = {
    id: 'L', point: outlet, factor: code, averaging: 'hour', max, unit: 'mg/L', standard: '排污许可证', clause: '表1', from, enteredAt, confidence: 'high',
    ...(to === undefined ? {} : { to }),
  };
  return { kind: 'outlet-limit' as const, id: 'L', from, enteredAt, body: body as Json, ...(to === undefined ? {} : { to }) };
};
const judged = async ({ house }: TestHouse, point: number, factor: string) => {
  const window = { from: before, to: after + 1 };
  const rows = await house.observations.determinations({ points: [point], factors: [factor], period: 'hour', window });
  return rows.map((row) => [row.verdict, row.limit]);
};

test('a late hour is judged under the version of its limit that held on its own day', async () => {
  const one = await testHouse();
  one.house.directory.replace('outlet-limit', [limit('50', '2020-01-01', 1, '2026-03-01'), limit('20', '2026-03-02', 2)]);
  await one.sense(outlet, after, { [code]: '30' });
  await one.sense(outlet, before, { [code]: '30' });
  expect(await judged(one, outlet, code)).toEqual([['meets', '50'], ['exceeds', '20']]);
});

test('where an open version is followed by another, each holds on its days; a day before all has no limit', async () => {
  const one = await testHouse();
  one.house.directory.replace('outlet-limit', [limit('50', '2026-03-01', 1), limit('20', '2026-03-02', 2)]);
  for (const at of [before, after]) await one.sense(outlet, at, { [code]: '30' });
  expect(await judged(one, outlet, code)).toEqual([['meets', '50'], ['exceeds', '20']]);
  one.house.directory.replace('outlet-limit', [limit('20', '2026-03-02', 2)]);
  for (const at of [before, after]) await one.sense(outlet, at, { [code]: '31' });
  expect(await judged(one, outlet, code)).toEqual([['not-judged', undefined], ['exceeds', '20']]);
});

test('a limit that goes over to another outlet holds at the first until then', async () => {
  const one = await testHouse();
  const other = [...one.house.directory.points.values()].find(({ kind, number }) => kind === 'water-outlet' && number !== outlet)?.number ?? 0;
  const later = limit('50', '2026-03-02', 2);
  one.house.directory.replace('outlet-limit', [limit('20', '2026-03-01', 1), { ...later, body: { ...(later.body as object), point: other } as Json }]);
  for (const at of [before, after]) await one.sense(outlet, at, { [code]: '30' });
  expect(await judged(one, outlet, code)).toEqual([['exceeds', '20'], ['not-judged', undefined]]);
  await one.sense(other, after, { [code]: '30' });
  expect(await judged(one, other, code)).toEqual([['meets', '50']]);
});

test('a late hour is judged under the attributes of its own day', async () => {
  const one = await testHouse();
  const { directory } = one.house;
  const station = [...directory.points.values()].find((point) => point.kind === 'noise-station');
  if (station === undefined) throw new TypeError('no noise station');
  const version = (zone: string, from: string, enteredAt: number) =>
    ({ kind: 'point' as const, id: String(station.number), from, enteredAt, body: { ...station, attributes: { zone } } });
  directory.replace('point', [version('4a', '2020-01-01', 1), version('1', '2026-03-02', 2)]);
  for (const at of [after, before]) await one.sense(station.number, at, { Leq: '50.0' });
  expect(await judged(one, station.number, 'Leq')).toEqual([['meets', '55'], ['exceeds', '45']]);
});
