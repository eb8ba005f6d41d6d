import { beforeAll, expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { airOfDay } from '../contract/air-days.ts';
import { fillDailyStory } from './air-hours.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

type Daily = Static<typeof airOfDay.reply>;
let app: TestApp;
let [one, two, three] = ['', '', ''];
const ask = async (query: string): Promise<Daily> =>
  (await app.ask({ url: `/api/air/daily?level=county&${query}`, as: 'province-98-officer' })).json() as Daily;

beforeAll(async () => {
  app = await testApp();
  [one = '', two = '', three = ''] = await fillDailyStory(app);
});

/** PM2.5 140 by HJ 633-2026: 150 + 50 × (140 − 115)/35 = 185.7, up. Month: (3 × 20 + 140)/4 = 50.0, a quarter more than 40 the year before. */
test('yesterday by county beside the day before and the month so far', async () => {
  const { day: of, rows, basis } = await ask('');
  expect(of).toBe('2026-03-04');
  const row = (id: string) => rows.find((each) => each.id === id);
  expect(row(one)).toMatchObject({
    today: { aqi: 186, level: 4, primary: ['PM2.5'], values: { 'PM2.5': '140', O3: '100' } },
    before: { aqi: 50, level: 1 },
    turn: 'worse',
    rank: 2,
    month: { days: 4, validDays: 4, goodDays: 3, goodShare: '75.0', goodShareChange: '-25.0', fine: '50.0', fineChange: '25.0', rank: 1 },
  });
  expect(row(two)).toMatchObject({
    today: { aqi: 50, primary: [] },
    before: { aqi: 200 },
    turn: 'better',
    rank: 1,
    month: { fine: '117.5', goodDays: 1, rank: 2 },
  });
  expect(row(two)?.month).not.toHaveProperty('fineChange');
  expect(row(three)).toMatchObject({
    today: { state: 'not-valid', reason: 'no-valid-value' },
    month: { validDays: 0, fineReason: 'no-valid-value' },
  });
  expect([row(three)?.rank, row(three)?.turn, row(three)?.month.rank]).toEqual([undefined, undefined, undefined]);
  expect(rows.slice(0, 2).map(({ id }) => id)).toEqual([two, one]);
  expect([basis.day.zh, basis.month.zh, basis.year.zh].map((text) => text.split('|')[3])).toEqual([
    '2026-03-04',
    '2026-03-01至2026-03-04(时段未完)',
    '2026-01-01至2026-03-04(时段未完)',
  ]);
});

test('the figures to date are those of the table over the same days', async () => {
  const { rows } = await ask('');
  const period = (await app.ask({ url: '/api/air/period?period=2026-03-01..2026-03-04&level=county' })).json() as {
    places: { id: string; composite?: string; goodDays: number }[];
  };
  for (const { id, month } of rows)
    expect(period.places.find((place) => place.id === id)).toMatchObject({
      goodDays: month.goodDays,
      ...(month.composite === undefined ? {} : { composite: month.composite }),
    });
});

test('the last day of a month closes it; today is not over and has no row', async () => {
  expect((await ask('day=2026-02-28')).basis.month.zh).toContain('2026-02-01至2026-02-28|');
  expect((await ask('day=2026-03-05')).rows).toEqual([]);
});

test.each([
  ['2026-02-30', 'request.invalid'],
  ['2026-03', 'request.invalid'],
  ['2010-01-01', 'standard.not-in-force'],
])('%s: %s', async (of, fault) => {
  expect(await ask(`day=${of}`)).toMatchObject({ fault });
});

test('only for those signed in', async () => {
  expect((await app.ask({ url: '/api/air/daily' })).json()).toMatchObject({ fault: 'access.sign-in-needed' });
});
