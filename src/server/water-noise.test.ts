import { beforeAll, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import { testApp, type TestApp } from './app.fixture.ts';

let app: TestApp;
const noise = 20_001;
const river = 10_002;
const lake = 10_000;

beforeAll(async () => {
  app = await testApp();
  const from = startOfDay(day('2026-02-10'));
  for (let hour = 0; hour < 24; hour += 1) await app.sense(noise, from + hour * hourMs, { Leq: hour < 6 || hour > 21 ? '52.0' : '55.3' });
  await app.sense(river, from + 8 * hourMs, { w01009: '8', w01019: '7', w21003: '0.4', w21011: '0.26' });
  await app.sense(river, startOfDay(day('2025-02-10')) + 8 * hourMs, { w01009: '8', w01019: '3', w21003: '0.4', w21011: '0.09' });
  await app.sense(lake, from + 8 * hourMs, { w01009: '8', w01019: '4', w21001: '1', w21011: '0.04', w01016: '10', w01004: '1.5' });
});

test.each([
  ['noise-day', '/api/noise?day=2026-02-10&span=7'], ['water-period', '/api/water/period?period=2026-02'], ['section-periods', `/api/water/sections/${river}/periods?unit=month`],
])('%s: what anyone is told', async (name, url) => {
  const said = await app.ask({ url });
  expect(said.statusCode).toBe(200);
  await expect(`${JSON.stringify(said.json(), null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`);
});

test.each([
  ['/api/noise?day=2026-02-30', 'request.invalid'], ['/api/noise?day=yesterday', 'request.invalid'],
  ['/api/noise?span=0', 'request.invalid'], ['/api/water/period?period=2026-13', 'request.invalid'],
  ['/api/water/period?period=2020-01-01..2026-01-01', 'request.invalid'],
  ['/api/water/sections/200000/periods?unit=month', 'request.not-found'],
  ['/api/water/sections/10000/periods?unit=week', 'request.invalid'],
])('%s is %s', async (url, fault) => {
  expect((await app.ask({ url })).json()).toMatchObject({ fault });
});

test('a day without data is told as such, not as quiet', async () => {
  const { stations } = (await app.ask({ url: '/api/noise?day=2025-06-01' })).json() as { stations: readonly { day: { verdict: string; reason: string } }[] };
  expect(new Set(stations.map((station) => `${station.day.verdict} ${station.day.reason}`))).toEqual(new Set(['undeterminable no-value']));
});
