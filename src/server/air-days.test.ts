import { beforeAll, expect, test } from 'vitest';
import type { Static } from 'typebox';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import type { airCalendar } from '../contract/air-days.ts';
import { countiesWithAir, fillAir } from './air-hours.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

type Calendar = Static<typeof airCalendar.reply>;
let app: TestApp;
let county = '';
let station = 0;
const ask = async (path: string): Promise<Calendar> => (await app.ask({ url: `/api/air/calendar/${path}` })).json() as Calendar;

/** February: 14 days of AQI 50 (ozone 100), 14 of 57 (PM2.5 40). 1 March ten hours only, the 2nd PM2.5 150, the 3rd and 4th 20; it is the 5th. */
beforeAll(async () => {
  app = await testApp();
  const [first] = countiesWithAir(app.house, 1);
  [county, station] = [first?.code ?? '', first?.stations[0] ?? 0];
  const stations = first?.stations ?? [];
  await fillAir(app.house, stations, '2026-02-01', 28, (date) => (date < 14 ? 10 : 40));
  await fillAir(app.house, stations, '2026-03-01', 1, () => 10, 10);
  await fillAir(app.house, stations, '2026-03-02', 3, (date) => (date === 0 ? 150 : 20));
  app.time.world = startOfDay(day('2026-03-05')) + 9 * hourMs;
});

test.each([
  ['a county', () => county],
  ['a station', () => `${station}?level=station`],
])('a year of %s, day by day up to yesterday', async (_name, path) => {
  const { days, sums, basis, grades } = await ask(path());
  expect([days.length, days[0]?.day, days.at(-1)?.day]).toEqual([31 + 28 + 4, '2026-01-01', '2026-03-04']);
  expect(days[0]).toEqual({ day: '2026-01-01', state: 'no-data', primary: [], reason: 'no-valid-value', values: {} });
  expect(days[31]).toMatchObject({
    day: '2026-02-01',
    state: 'valid',
    aqi: 50,
    level: 1,
    primary: [],
    values: { 'PM2.5': '10', CO: '1.0', O3: '100' },
  });
  expect(days[45]).toMatchObject({ day: '2026-02-15', state: 'valid', aqi: 57, level: 2, primary: ['PM2.5'] });
  expect(days[59]).toMatchObject({ day: '2026-03-01', state: 'not-valid', reason: 'no-valid-value', values: {} });
  expect(days[59]).not.toHaveProperty('aqi');
  expect(days[60]).toMatchObject({ day: '2026-03-02', aqi: 200, level: 4, primary: ['PM2.5'] });
  expect(sums).toEqual({
    levels: [16, 14, 0, 1, 0, 0],
    validDays: 31,
    goodDays: 30,
    goodShare: '96.8',
    good: { from: '2026-02-01', to: '2026-02-28', days: 28 },
    over: { from: '2026-03-02', to: '2026-03-02', days: 1 },
  });
  expect(basis.zh).toContain('2026-01-01至2026-03-04(时段未完)|日评价按当日版本HJ 633-2012 / HJ 633-2026');
  expect(grades.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a year to come has no day, a year without data says of each day that there is none', async () => {
  expect(await ask(`${county}?year=2027`)).toMatchObject({ days: [], sums: { validDays: 0 } });
  const { days, sums } = await ask(`${county}?year=2024`);
  expect([days.length, new Set(days.map(({ state }) => state)), sums]).toEqual([
    366,
    new Set(['no-data']),
    { levels: [0, 0, 0, 0, 0, 0], validDays: 0, goodDays: 0 },
  ]);
});

test.each([
  ['999999', 'request.not-found'],
  ['980102?level=station', 'request.not-found'],
  ['x', 'request.invalid'],
  ['980102?year=26', 'request.invalid'],
  ['980102?year=2010', 'standard.not-in-force'],
])('%s: %s', async (path, fault) => {
  expect((await app.ask({ url: `/api/air/calendar/${path}` })).json()).toMatchObject({ fault });
});

test('every day that has hours can be asked why: a region rests on its stations, a station on the hours of what decided', async () => {
  const [ofCounty, ofStation] = [(await ask(county)).days[60]?.why ?? '', (await ask(`${station}?level=station`)).days[60]?.why ?? ''];
  const chainOf = async (id: string) =>
    (
      (await app.ask({ url: `/api/why/${id}` })).json() as {
        chain: { kind: string; id: string; title: { zh: string }; steps: { name: string; value?: string }[]; cite?: unknown }[];
      }
    ).chain;
  const [region, ...below] = await chainOf(ofCounty);
  expect(region?.steps.map(({ value }) => value)).toContain('AQI 200');
  expect(below.map(({ id }) => id)).toContain(ofStation);
  const [head, ...readings] = await chainOf(ofStation);
  expect([head?.kind, head?.cite, readings.length]).toEqual([
    'assessment',
    expect.objectContaining({ standard: 'HJ 633-2026', effectiveFrom: '2026-03-01' }),
    24,
  ]);
  expect(readings.every(({ kind, id }) => kind === 'reading' && id.includes('-a34004-'))).toBe(true);
});

test.each(['AD-station-1-2026-13-01', 'AD-town-1-2026-03-01', 'AD-region-980102-2026-01-01', 'AD-station-999999999-2026-03-02'])(
  '%s names nothing',
  async (id) => {
    expect((await app.ask({ url: `/api/why/${id}` })).json()).toMatchObject({ fault: 'why.unknown-id' });
  },
);
