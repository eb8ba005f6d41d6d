import { expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { testHouse, type TestHouse } from '../../flow/house.fixture.ts';
import { machineViewer, publicViewer } from '../../flow/viewer.ts';
import { pointMarks } from './map-point-marks.ts';

const outlet = 200_000;
const air = { a34004: '30', a34002: '50', a21026: '8', a21004: '20', a21005: '0.6', a05024: '90' };
const first = (one: TestHouse, kind: string): number => [...one.house.directory.points.values()].find((point) => point.kind === kind)?.number ?? 0;

async function markAt(one: TestHouse, point: number) {
  return (await pointMarks(one.house, machineViewer)).find(({ id }) => id === String(point));
}

test.each([
  ['an outlet over its limit     ', () => outlet, { w01018: '70' }, 'late', /超标/u],
  ['an outlet under its limit    ', () => outlet, { w01018: '20' }, undefined, /^/u],
  ['a station with good air      ', (one: TestHouse) => first(one, 'air-station'), air, undefined, /^/u],
  ['a station with bad air       ', (one: TestHouse) => first(one, 'air-station'), { ...air, a34004: '300' }, 'due', /^AQI \d{3}$/u],
  ['a section worse than class V ', (one: TestHouse) => first(one, 'water-section'), { w01001: '7.5', w01009: '1', w01019: '20', w21003: '3', w21011: '0.9' }, 'due', /^劣Ⅴ类$/u],
  ['a buoy better than its zone   ', () => 30_000, { w01001: '8.1', w01009: '5.5' }, undefined, /^/u],
  ['a buoy worse than its zone    ', () => 30_000, { w01001: '8.1', w01009: '3.2' }, 'due', /^小时值海水4类,功能区目标2类$/u],
] as const)('%s', async (_name, where, values, tone, says) => {
  const one = await testHouse();
  const point = where(one);
  await one.sense(point, one.time.world - 2 * hourMs, values);
  const mark = await markAt(one, point);
  expect(mark?.tone).toBe(tone);
  expect(mark?.state.zh ?? '').toMatch(says);
});

test('where nothing has come, that is what is drawn; an outlet names the firm to call', async () => {
  const one = await testHouse();
  const mark = await markAt(one, outlet);
  expect(mark).toMatchObject({ kind: 'outlet', tone: 'due', state: { zh: '未收到数据' }, unit: { id: one.house.directory.points.get(outlet)?.enterprise } });
  expect(mark?.officer).toBeDefined();
});

test('who is nobody sees no marks', async () => expect(await pointMarks((await testHouse()).house, publicViewer)).toEqual([]));

test('an office finds the stations of its own region, not its neighbour’s', async () => {
  const { house } = await testHouse();
  const region = house.directory.points.get(outlet)?.region.slice(0, 6) ?? '';
  const marks = await pointMarks(house, { ...machineViewer, scope: 'region', region });
  const of = (own: boolean) => marks.filter(({ id }) => house.directory.points.get(Number(id))?.region.startsWith(region) === own);
  expect(of(true).length).toBeGreaterThan(0);
  expect(of(false)).toEqual([]);
});
