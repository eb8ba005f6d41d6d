import { beforeAll, expect, test } from 'vitest';
import type { Static } from 'typebox';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import type { airOfPeriod } from '../contract/air.ts';
import type { pointChart } from '../contract/chart.ts';
import type { DataMark } from '../model/data-mark.ts';
import { machineViewer } from '../flow/viewer.ts';
import { countiesWithAir, fillAir } from './air-hours.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';
import { overviewFreshMs } from './views/display-rules.ts';

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

test('what a reviewer marked not valid leaves the curve, the days and the period, and each says how much and by which mark; lifted it is back', async () => {
  const { house } = app;
  const asked = { url: `/api/air/period?period=2026-02-01..2026-02-28&level=station` };
  const told = async () => {
    const [curve, period] = [(await ask(`factor=a34004&from=${from}&to=${from + 48 * hourMs}&pieces=2`)).json(), (await app.ask(asked)).json()];
    const place = (period as Static<typeof airOfPeriod.reply>).places.find(({ id }) => id === String(station));
    return { curve: curve as Static<typeof pointChart.reply>, period: period as Static<typeof airOfPeriod.reply>, fine: place?.figures.find(({ pollutant }) => pollutant === 'PM2.5') };
  };
  const never = await told();
  expect([never.curve.heeded, never.period.heeded, never.curve.basis.zh.includes('审核前')]).toEqual([undefined, undefined, true]);
  const mark: DataMark = {
    id: 'reviewed', point: station, factors: ['a34004'], from, to: from + 24 * hourMs, maker: 'reviewer', type: 'review-not-valid', effect: 'not-valid',
    reason: '采样管脱落', by: 'a', says: '张三', at: from,
  };
  await house.records.write(machineViewer, (records) => records.putDataMarks([mark]));
  app.time.machine += overviewFreshMs;
  const marked = await told();
  expect(marked.curve.pieces).toEqual([{ from, valid: 0, present: 24 }, { from: from + 24 * hourMs, valid: 24, present: 24, min: '11', max: '11', mean: '11.0' }]);
  expect(marked.curve.heeded).toMatchObject({ out: 24, brought: 0, more: 0, marks: [{ id: 'reviewed', factor: 'a34004', out: 24, point: { number: station } }] });
  expect(marked.curve.basis.zh).toContain('已计数据标记:剔除24个小时值(1个标记)');
  expect([marked.period.heeded?.out, (marked.fine?.validDays ?? 0) - (never.fine?.validDays ?? 0)]).toEqual([24, -1]);
  expect(marked.period.basis.en).toContain('data marks heeded: 24 hour values left out (1 mark)');
  expect(JSON.stringify(marked)).not.toMatch(/张三|采样管脱落/);
  await house.records.write(machineViewer, (records) => records.withdrawDataMark('reviewed', { at: from, by: 'a', says: '张三', reason: '误标' }));
  app.time.machine += overviewFreshMs;
  expect(await told()).toEqual(never);
});
