import { expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { seededRandom } from '../basis/random.ts';
import { ambientPollutants } from '../model/ambient.ts';
import { noReadings, readingsOf } from '../stores/observations/samples.ts';
import { rankAirRegions } from './air-compared.ts';
import { airRegionPeriods, airStationPeriods } from './air-period.ts';
import { explainAirPeriod } from './explain-air-period.ts';
import { testHouse } from './house.fixture.ts';

const { house } = await testHouse();
const stations = [...house.directory.points.values()].filter((point) => point.kind === 'air-station').slice(0, 2);
const points = stations.map((point) => point.number);
const random = seededRandom(5);
const from = Date.UTC(2026, 2, 31, 16);
const hours = 30 * 24;
const rows = points.flatMap((point) => [...ambientPollutants.keys()].flatMap((factor) => Array.from({ length: hours }, (_, at) => ({
  point, factor, at: from + at * hourMs, value: BigInt(Math.floor(random() * 1000)) * 100_000n, frame: 1n, flag: random() < 0.05 ? 'D' : 'N',
}))));
await house.observations.append({ frames: [], repeated: [], refused: [], readings: { ...noReadings, ...readingsOf(rows, await house.observations.factorNumbers([...ambientPollutants.keys()])) } });

test('a station month by the fast path is the one that the plain definition explains, hour by hour', async () => {
  const fast = await airStationPeriods(house, points, { period: '2026-04' });
  const plain = await explainAirPeriod(house, points[1] ?? 0, { period: '2026-04' });
  if (!fast.ok || !plain.ok) throw new TypeError('the month was refused');
  const figures = (of: typeof plain.value.period): unknown => [of.pollutants.map(({ validDays, reason, mean, percentile }) => [validDays, reason, mean?.text, percentile?.text]), of.composite.text, of.composite.main, of.days, of.basis];
  expect(figures(plain.value.period)).toEqual(figures(fast.value[1]?.kept ?? plain.value.period));
  expect(plain.value.period.pollutants.every(({ reason }) => reason === '')).toBe(true);
  expect(plain.value.days.length).toBe(6 * 30);
  expect(plain.value.steps.some(({ row }) => row?.startsWith('hj663-2026/'))).toBe(true);
});

test('a region is ranked, one without stations is listed without a place, the year before is not determined instead of zero', async () => {
  const region = stations[0]?.region.slice(0, 6) ?? '';
  const ranking = await rankAirRegions(house, ['999999', region], { period: '2026-04' }, 'composite');
  if (!ranking.ok) throw new TypeError(ranking.detail);
  expect(ranking.value.map(({ row, rank }) => [row.place.id, rank])).toEqual([[region, 1], ['999999', undefined]]);
  expect(ranking.value[1]?.row.place.kept.composite.reason).toBe('missing-pollutant');
  expect(ranking.value[0]?.row.change).toMatchObject({ percent: {} });
});

test('approved days out: both results stand side by side; without one there is only the first', async () => {
  const region = stations[0]?.region.slice(0, 6) ?? '';
  const dust = { region: `${region.slice(0, 4)}00`, day: '2026-04-03', kind: 'dust' as const, pollutants: ['PM10', 'PM2.5'], reason: 'dust', document: '1', approvedBy: 'x', approvedAt: 0 };
  const [both, one] = [await airRegionPeriods(house, [region], { period: '2026-04', exceptional: [dust] }), await airRegionPeriods(house, [region], { period: '2026-04', exceptional: [{ ...dust, region: '110000' }] })];
  if (!both.ok || !one.ok) throw new TypeError('the month was refused');
  expect([both.value[0]?.kept.pollutants[1]?.validDays, both.value[0]?.taken?.pollutants[1]?.validDays, both.value[0]?.taken?.pollutants[5]?.validDays, one.value[0]?.taken]).toEqual([30, 29, 30, undefined]);
});

test.each(['2026-13', 'soon', ''])('"%s" is no period', async (period) => expect(await airStationPeriods(house, points, { period })).toMatchObject({ ok: false, fault: 'assess.bad-input' }));
test('before any edition: a fault, never a guess', async () => expect(await airStationPeriods(house, points, { period: '2010' })).toMatchObject({ ok: false, fault: 'standard.not-in-force' }));
