import { beforeAll, expect, test } from 'vitest';
import type { Static } from 'typebox';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import type { pointChart } from '../contract/point.ts';
import { countiesWithAir, fillAir } from './air-hours.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

let app: TestApp;
let station = 0;
const from = startOfDay(day('2026-02-01'));
const ask = (query: string) => app.ask({ url: `/api/points/${station}/chart?${query}` });

/** PM2.5 10, 11, 12 … day by day over four weeks. */
beforeAll(async () => {
  app = await testApp();
  station = countiesWithAir(app.house, 1)[0]?.stations[0] ?? 0;
  await fillAir(app.house, [station], '2026-02-01', 28, (date) => 10 + date);
});

test('a long curve in pieces of whole hours: exact means, least and largest, how many', async () => {
  const { factor, pieceMs, pieces } = (await ask(`factor=a34004&from=${from}&to=${from + 28 * 24 * hourMs}&pieces=14`)).json() as Static<typeof pointChart.reply>;
  expect([factor.code, factor.unit, pieceMs / hourMs, pieces.length]).toEqual(['a34004', 'µg/m³', 48, 14]);
  expect(pieces[0]).toEqual({ from, valid: 48, present: 48, min: '10', max: '11', mean: '10.5' });
  expect(pieces.at(-1)).toMatchObject({ valid: 48, min: '36', max: '37', mean: '36.5' });
});

test('where nothing is stored there is no piece, and a window without length is refused', async () => {
  expect((await ask(`factor=a34004&from=${from - 30 * 24 * hourMs}&to=${from}`)).json()).toMatchObject({ pieces: [] });
  expect((await ask(`factor=a34004&from=${from}&to=${from}`)).json()).toMatchObject({ fault: 'request.invalid' });
  expect((await ask(`factor=;&from=${from}&to=${from + 1}`)).json()).toMatchObject({ fault: 'request.invalid' });
});
