import { beforeAll, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import type { airContribution } from '../contract/air-contribution.ts';
import type { Reply } from '../contract/endpoint.ts';
import { countiesWithAir, fillAir } from './air-hours.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

let app: TestApp;
let county: string;
let stations: readonly number[];

beforeAll(async () => {
  app = await testApp();
  const held = countiesWithAir(app.house, 9).find((one) => one.stations.length > 1);
  if (held === undefined) throw new Error('no county of the drill has two stations');
  ({ code: county, stations } = held);
  // The first at 40, the others at 10: the county's mean is (40 + 10·(n − 1)) / n. The drill's approved dust day, 20 February, is out.
  for (const [at, station] of stations.entries()) await fillAir(app.house, [station], '2026-02-01', 20, (date) => (at > 0 ? 10 : date === 19 ? 90 : 40));
});

const ask = (change: object = {}) =>
  app.ask({ url: `/api/air/contribution?${new URLSearchParams({ region: county, pollutant: 'PM2.5', from: '2026-02-01', to: '2026-02-20', ...change }).toString()}` });

test('the station that adds most comes first, with its highest hours, each asked why', async () => {
  const reply: Reply<typeof airContribution> = (await ask()).json();
  const whole = (40 + 10 * (stations.length - 1)) / stations.length;
  const [first] = reply.stations;
  expect(first).toMatchObject({ number: stations[0], value: '40.0', without: '10.0', adds: (whole - 10).toFixed(1) });
  expect(reply.stations.at(-1)).toMatchObject({ value: '10.0' });
  expect(Number(reply.stations.at(-1)?.adds)).toBeLessThan(0);
  expect(reply.hours).toHaveLength(10);
  expect(reply.hours[0]).toMatchObject({ at: startOfDay(day('2026-02-01')), value: '40', why: `D-${stations[0]}-a34004-hour-${startOfDay(day('2026-02-01'))}` });
  expect(reply.hours.map(({ at }) => (at - (reply.hours[0]?.at ?? 0)) / hourMs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('what is the same everywhere adds nothing; a percentile says which', async () => {
  const reply: Reply<typeof airContribution> = (await ask({ pollutant: 'CO' })).json();
  expect(reply).toMatchObject({ percent: '95', unit: 'mg/m³', value: '1.00' });
  expect(reply.stations.map(({ adds }) => adds)).toEqual(stations.map(() => '0.00'));
});

test('days without data: stations are listed without figures', async () => {
  const reply: Reply<typeof airContribution> = (await ask({ from: '2025-06-01', to: '2025-06-10' })).json();
  expect(reply).toMatchObject({ hours: [], stations: stations.map((number) => ({ number })) });
  expect(reply.stations.every(({ value, adds }) => value === undefined && adds === undefined)).toBe(true);
});

test('days to come: nothing is told', async () => {
  expect((await ask({ from: '2027-01-01', to: '2027-01-31' })).json()).toMatchObject({ stations: [], hours: [] });
});

test.each([
  ['an unknown pollutant', { pollutant: 'CH4' }, 400], ['an unknown region', { region: '110000' }, 404],
  ['the last day before the first', { from: '2026-02-20', to: '2026-02-01' }, 400], ['more than a year', { from: '2024-01-01', to: '2026-02-01' }, 400], ['no day', { from: '2026-02-30' }, 400],
])('%s is refused', async (_, change, status) => {
  expect((await ask(change)).statusCode).toBe(status);
});
