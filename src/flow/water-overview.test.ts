import { expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { waterOverview } from './water-overview.ts';

const [from, to] = [day('2026-02-01'), day('2026-02-28')];
const at = startOfDay(day('2026-02-10')) + 8 * hourMs;
const sectionsOf = ({ house }: TestHouse, waterbody: 'river' | 'lake') => [...house.directory.points.values()].filter((point) => point.kind === 'water-section' && point.waterbody === waterbody);
/** Chlorophyll-a in µg/L, CODMn, TN, TP in mg/L, transparency in m; the oracle computes from the same numbers. */
const lakeWater = { w01009: '8', w01019: '4', w21001: '1', w21011: '0.04', w01016: '10', w01004: '1.5' };
const overview = async ({ house }: TestHouse) => {
  const found = await waterOverview(house, from, to);
  if (!found.ok) throw new TypeError(found.fault);
  return found.value;
};

test('a lake of the month: TLI of the means over its points, as a spreadsheet computes it', async () => {
  const built = await testHouse();
  const [point] = sectionsOf(built, 'lake');
  if (point === undefined) throw new TypeError('the county has a lake');
  await built.sense(point.number, at, lakeWater);
  const lake = (await overview(built)).lakes.find(({ points }) => points.includes(point.number));
  const terms = [[2.5, 1.086, 10, 0.2663], [9.436, 1.624, 0.04, 0.1879], [5.453, 1.694, 1, 0.179], [5.118, -1.94, 1.5, 0.1834], [0.109, 2.661, 4, 0.1834]] as const;
  const oracle = terms.reduce((sum, [a, b, value, weight]) => sum + weight * 10 * (a + b * Math.log(value)), 0);
  expect(Number(lake?.now.trophic?.index)).toBeCloseTo(oracle, 1);
  expect(lake?.now.trophic?.grade.zh).toBe(oracle > 50 ? '轻度富营养' : '中营养');
});

test.each(Object.keys(lakeWater).filter((factor) => factor !== 'w01009'))('without %s the lake has no index, and the steps name what is missing', async (factor) => {
  const built = await testHouse();
  const [point] = sectionsOf(built, 'lake');
  await built.sense(point?.number ?? 0, at, Object.fromEntries(Object.entries(lakeWater).filter(([code]) => code !== factor)));
  const lake = (await overview(built)).lakes.find(({ points }) => points.includes(point?.number ?? 0));
  expect(lake?.now.trophic).toBeUndefined();
  expect(lake?.steps.filter(({ name }) => name === 'missing')).toHaveLength(1);
});

test('chlorophyll-a and transparency never set a class, and rivers have no trophic state', async () => {
  const built = await testHouse();
  const [river] = sectionsOf(built, 'river');
  const [lake] = sectionsOf(built, 'lake');
  await built.sense(river?.number ?? 0, at, { ...lakeWater, w01016: '900' });
  await built.sense(lake?.number ?? 0, at, { ...lakeWater, w01016: '900' });
  const { now } = await overview(built);
  const of = (number: number | undefined) => now.sections.find(({ point }) => point.number === number)?.period;
  expect([of(river?.number)?.waterClass, of(river?.number)?.trophic, of(lake?.number)?.waterClass]).toEqual(['II', undefined, 'III']);
});

test('groups hold every section once a kind, and the whole holds all of them', async () => {
  const built = await testHouse();
  const all = [...sectionsOf(built, 'river'), ...sectionsOf(built, 'lake')];
  const { groups } = await overview(built);
  const counted = (kinds: readonly string[]): number => groups.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { now }) => sum + now.sections + now.undetermined, 0);
  expect([counted(['all']), counted(['city']), counted(['river', 'lake'])]).toEqual([all.length, all.length, all.length]);
  expect(groups.every(({ trend }) => trend === undefined)).toBe(true);
});
