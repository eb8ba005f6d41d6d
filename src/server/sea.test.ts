import { beforeAll, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import { testApp, type TestApp } from './app.fixture.ts';

let app: TestApp;
const farms = 30_000;
const offshore = 30_002;
const from = startOfDay(day('2026-02-28'));

beforeAll(async () => {
  app = await testApp();
  const water = { w01001: '8.10', w01009: '7.5', w21006: '0.01', w21003: '0.02', h01010: '0.010', h01002: '0.8', h01001: '28.4' };
  for (let hour = 0; hour < 24; hour += 1) {
    await app.sense(farms, from + hour * hourMs, { ...water, w21007: hour < 12 ? '0.20' : '0.22' });
    await app.sense(offshore, from + hour * hourMs, { ...water, w21007: '0.25' });
  }
});

test('what anyone is told of the sea on a day', async () => {
  const said = await app.ask({ url: '/api/sea?day=2026-02-28&span=7' });
  expect(said.statusCode).toBe(200);
  await expect(`${JSON.stringify(said.json(), null, 2)}\n`).toMatchFileSnapshot('golden/sea-day.json');
});

test('counts by sea area add up to all', async () => {
  const { seas } = (await app.ask({ url: '/api/sea?day=2026-03-01&span=7' })).json() as { seas: readonly { key: string; buoys: number; judged: number; meets: number }[] };
  const [all, ...rest] = seas;
  expect(all).toMatchObject({ key: '', buoys: 3, judged: 2, meets: 1 });
  for (const of of ['buoys', 'judged', 'meets'] as const) expect(rest.reduce((sum, one) => sum + one[of], 0)).toBe(all?.[of]);
});

test.each([['/api/sea?day=2026-02-30', 'request.invalid'], ['/api/sea?day=yesterday', 'request.invalid'], ['/api/sea?span=0', 'request.invalid']])('%s is %s', async (url, fault) => {
  expect((await app.ask({ url })).json()).toMatchObject({ fault });
});

test('a day without data is told as such, not as clean', async () => {
  const { buoys } = (await app.ask({ url: '/api/sea?day=2025-06-01' })).json() as { buoys: readonly { verdict: string; reason: string; class?: number }[] };
  expect(new Set(buoys.map(({ verdict, reason, class: own }) => `${verdict} ${reason} ${own}`))).toEqual(new Set(['undeterminable no-value undefined']));
});

test('the hours of a day leave as CSV', async () => {
  const said = await app.ask({ url: '/api/export/readings/2026-02-28?kind=sea-buoy&period=hour&format=csv' });
  expect(said.statusCode).toBe(200);
  expect(said.body.split('\n').filter((line) => line.includes('h01010')).length).toBe(48);
});
