import { beforeAll, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import { countiesWithAir, fillAir } from './air-hours.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

type Row = { readonly id: string; readonly rank?: number; readonly value?: string };
type Reply = {
  readonly span?: { readonly from: string; readonly to: string; readonly whole: boolean }; readonly basis: { readonly zh: string }; readonly undecided: boolean; readonly approvals: readonly unknown[];
  readonly places: readonly { readonly id: string; readonly sites: number; readonly levels: readonly number[]; readonly figures: readonly { readonly pollutant: string }[] }[];
  readonly rankings: readonly { readonly by: string; readonly rows: readonly Row[] }[];
};

let app: TestApp;
/** Counties with a station: the first two in full, the third with ten days only, all others without data. */
let counties: readonly string[];
const ask = async (query: string): Promise<Reply> => (await app.ask({ url: `/api/air/period?${query}` })).json() as Reply;

beforeAll(async () => {
  app = await testApp();
  const held = countiesWithAir(app.house, 3);
  counties = held.map(({ code }) => code);
  for (const [at, { stations }] of held.entries()) {
    await fillAir(app.house, stations, '2026-02-01', at === 2 ? 10 : 28, (date) => (at === 2 ? 5 : date < 14 ? 10 : 40));
    if (at < 2) await fillAir(app.house, stations, '2025-02-01', 28, () => (at === 0 ? 50 : 20));
  }
});

/**
 * By hand, HJ 663-2013 and GB 3095-2012. 20 February is the drill's approved dust day: PM2.5 (14 × 10 + 13 × 40)/27 = 24.44, with it 25;
 * index 24.44/35 + 40/70 + 10/60 + 20/40 + 1/4 + 100/160 = 2.8115; a year before 50/35 + 2.113 = 3.542, so −20.6 %. AQI: 14 days of 50 (ozone 100), 14 days of 57 (PM2.5 40: 50 + 50 × 5/40, up).
 */
test('a month of a county as bulletins print it', async () => {
  const { places, span } = await ask('period=2026-02&level=county');
  expect(span).toEqual({ from: '2026-02-01', to: '2026-02-28', whole: true });
  expect(places.find(({ id }) => id === counties[0])).toMatchObject({
    days: 28, validDays: 28, levels: [14, 14, 0, 0, 0, 0], goodDays: 28, goodShare: '100.0', goodShareChange: '0.0', primary: [{ pollutant: 'PM2.5', days: 14 }],
    composite: '2.81', compositeChange: '-20.6', compositeReason: '', daysTakenOut: 1,
  });
  expect(places.find(({ id }) => id === counties[0])?.figures).toMatchObject([
    { pollutant: 'PM2.5', value: '24', daysIn: '25', change: '-51.1', validDays: 27 }, { pollutant: 'PM10', value: '40', change: '0.0', validDays: 27 },
    { pollutant: 'SO2', value: '10' },
    { pollutant: 'NO2', value: '20' }, { pollutant: 'CO', value: '1.0' }, { pollutant: 'O3', value: '100' },
  ]);
});

test('a day that is out is said: how many, by whose approval, which day of which region', async () => {
  const { basis, approvals } = await ask('period=2026-02&level=county');
  expect(basis.zh).toContain('浓度与综合指数扣除经批准的特殊事件日(最多1天;演练省生态环境厅 演练环函〔2026〕3号),优良天数比例不扣除');
  expect(approvals).toMatchObject([{ region: { code: '980100' }, day: '2026-02-20', kind: 'dust', pollutants: ['PM2.5', 'PM10'], document: '演练环函〔2026〕3号' }]);
  const before = await ask('period=2026-02-01..2026-02-19&level=county');
  expect([before.basis.zh.includes('无经批准的特殊事件日,沙尘未扣除'), before.approvals]).toEqual([true, []]);
});

test('three rankings: equal values share a place, below validity and without a year before is listed without one', async () => {
  const { rankings } = await ask('period=2026-02&level=county');
  const held = (by: string): readonly unknown[] => (rankings.find((one) => one.by === by)?.rows ?? []).filter(({ id }) => counties.includes(id)).map(({ id, rank, value }) => [id, rank, value]);
  const [first, second, third] = counties;
  expect(held('concentration')).toEqual([[first, 1, '24'], [second, 1, '24'], [third, undefined, undefined]]);
  expect(held('improvement')).toEqual([[first, 1, '51.1'], [second, 2, '-22.2'], [third, undefined, undefined]]);
  expect(held('good-days')).toEqual([[first, 1, '100.0'], [second, 1, '100.0'], [third, undefined, undefined]]);
});

test('ten days are no month: the county says so and how many it has', async () => {
  const { places } = await ask('period=2026-02&level=county');
  expect(places.find(({ id }) => id === counties[2])).toMatchObject({ validDays: 10, compositeReason: 'missing-pollutant' });
  expect(places.find(({ id }) => id === counties[2])?.figures[0]).toMatchObject({ reason: 'too-few-values', validDays: 10, neededDays: 25 });
});

test('a period that still runs goes to yesterday, one to come has no days, no data is told as such', async () => {
  app.time.world = startOfDay(day('2026-03-02')) + 10 * hourMs;
  expect((await ask('period=2026')).span).toEqual({ from: '2026-01-01', to: '2026-03-01', whole: false });
  expect((await ask('period=2026')).basis.zh).toContain('(时段未完)');
  expect(await ask('period=2026-04')).toMatchObject({ places: [], rankings: [] });
  expect((await ask('period=2025-06&level=county')).places.every((place) => place.levels.every((count) => count === 0))).toBe(true);
  expect((await ask('')).span?.from).toBe('2026-03-01');
});

test('limits of two editions meet and none is chosen: means stand, no composite and no multiple, and the 口径 says so', async () => {
  const { undecided, places, basis } = await ask('period=2026-02-10..2026-03-01&level=county');
  expect([undecided, basis.zh.includes('未定适用限值')]).toEqual([true, true]);
  const place = places.find(({ id }) => id === counties[0]);
  expect(place).toMatchObject({ compositeReason: 'period-over-editions' });
  expect(place).not.toHaveProperty('composite');
  // (5 × 10 + 13 × 40)/18: above the 30 of the new edition, below the 35 of the old.
  expect(place?.figures[0]).toMatchObject({ value: '31.7', validDays: 18 });
  expect(place?.figures[0]).not.toHaveProperty('times');
  expect((await ask('period=2026-02-10..2026-02-28&level=county')).undecided).toBe(false);
});

test('stations are those of the office’s region; a single day is a period', async () => {
  const branch = (await app.ask({ url: '/api/air/period?period=2026-02-20&level=station', as: 'branch-980102-head' })).json() as Reply;
  const all = await ask('period=2026-02-20&level=station');
  expect(branch.places.length).toBeGreaterThan(0);
  expect(branch.places.length).toBeLessThan(all.places.length);
  expect(branch.span).toEqual({ from: '2026-02-20', to: '2026-02-20', whole: true });
});

test.each(['2026-13', '2026-02-30', 'soon', '2020-01-01..2026-01-01', '2026-02-10..2026-02-01', '2026-Q5'])('%s is no period', async (period) => {
  expect((await app.ask({ url: `/api/air/period?period=${period}` })).json()).toMatchObject({ fault: 'request.invalid' });
});

test('before any edition a fault, never a guess', async () => {
  expect((await app.ask({ url: '/api/air/period?period=2010' })).json()).toMatchObject({ fault: 'standard.not-in-force' });
});

test('a month of one year and its days say the same', async () => {
  const [month, days] = [await ask('period=2026-02&level=county'), await ask('period=2026-02-01..2026-02-28&level=county')];
  expect(days.places).toEqual(month.places);
});
