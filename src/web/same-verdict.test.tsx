import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import { testApp, type TestApp } from '../server/app.fixture.ts';
import { AirCalendarPage } from './features/air/calendar-page.tsx';
import { StationPage } from './features/air/station-page.tsx';
import { OutletPage } from './features/enterprises/outlet-page.tsx';
import { SectionPage } from './features/water/section-page.tsx';
import { rendered, wordsOf } from './rendered.fixture.tsx';

let app: TestApp;
const office = 'branch-980102-head';
const answer = async (url: string) => app.ask({ url, as: office });
beforeAll(async () => {
  app = await testApp();
});
const pointOf = (kind: string): number => [...app.house.directory.points.values()].find((point) => point.kind === kind)?.number ?? 0;

type Line = { readonly id: string; readonly assess: string; readonly on: string; readonly input: unknown };
type Said = { readonly id: string; readonly result: Readonly<Record<string, unknown>> };
/** What the terminal (spawned) says of these lines; the API must say the same, byte for byte. */
async function judged(lines: readonly Line[]): Promise<readonly Said[]> {
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  const terminal = execFileSync(process.execPath, [join(import.meta.dirname, '../main.ts'), 'judge'], { input: text, encoding: 'utf8' });
  const api = await app.ask({
    method: 'POST',
    url: '/api/judge',
    as: office,
    headers: { 'content-type': 'application/x-ndjson' },
    body: text,
  });
  expect(api.body).toBe(terminal);
  return terminal
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);
}

/** The six by factor code of a logger, in the names of the terminal. */
const six = [
  ['a34004', 'PM2.5'],
  ['a34002', 'PM10'],
  ['a21026', 'SO2'],
  ['a21004', 'NO2'],
  ['a21005', 'CO'],
  ['a05024', 'O3'],
] as const;
const gradeNames = ['优', '良', '轻度污染', '中度污染', '重度污染', '严重污染'];
const namesOf = (result: Said['result'] | undefined): string =>
  ((result?.['primary'] ?? []) as readonly string[]).join('、').replace('2.5', '₂.₅').replace('O3', 'O₃');

test.each([
  ['half to even, then up', ['82.5', '95', '8', '20', '0.65', '90'], 120],
  ['a sub-index at the break point', ['60', '50', '8', '20', '0.6', '90'], 100],
  ['clean: no primary pollutant', ['20', '30', '5', '10', '0.4', '60'], 30],
])('an hour of air, %s', async (_name, values, aqi) => {
  const [station, at] = [pointOf('air-station'), app.time.world - 2 * hourMs];
  await app.sense(station, at, Object.fromEntries(six.map(([code], index) => [code, values[index] ?? ''])));
  const [line] = await judged([
    {
      id: 'hour',
      assess: 'aqi',
      on: '2026-03-02',
      input: { report: 'realtime', values: Object.fromEntries(six.map(([, name], index) => [name, Number(values[index])])) },
    },
  ]);
  expect(line?.result).toMatchObject({ aqi });
  const api = (await answer(`/api/points/${station}`)).json() as {
    latest: { factor: string; value?: string; index?: number; at: number }[];
  };
  const held = api.latest.find((row) => row.factor === 'aqi' && row.at === at);
  expect([held?.value, held?.index]).toEqual([String(line?.result['aqi']), line?.result['level']]);
  const html = await rendered(StationPage, '/air/$number', `/air/${station}`, answer);
  const primary = namesOf(line?.result);
  expect(wordsOf(html, '<section class="aqi-now"', '</section>')).toContain(
    `${String(line?.result['aqi'])} ${gradeNames[Number(line?.result['level']) - 1]} ${primary === '' ? '没有首要污染物' : `首要污染物:${primary}`}`,
  );
});

test.each([
  ['77', '11.3', true],
  ['10.8', '9.4', false],
])('an outlet hour: %s mg/m³ at %s %% oxygen', async (measured, oxygen, exceeds) => {
  const [outlet, at] = [app.province.story.exceedingPoint, app.time.world - 2 * hourMs];
  await app.sense(outlet, at, { a34013: measured, a19001: oxygen });
  const limit = app.house.directory.limitsOn(outlet, '2026-03-02', app.time.world).find(({ factor, averaging }) => factor === 'a34013' && averaging === 'hour');
  const [line] = await judged([
    {
      id: 'outlet',
      assess: 'outlet-hour',
      on: '2026-03-02',
      input: {
        factor: 'a34013',
        measured: Number(measured),
        O2_measured: Number(oxygen),
        O2_reference: Number(limit?.referenceO2),
        limit: Number(limit?.max),
        unit: 'mg/m³',
        flag: 'N',
      },
    },
  ]);
  expect(line?.result).toMatchObject({ exceeds });
  const api = (await answer(`/api/points/${outlet}/series?from=${at}&to=${at + 1}&factor=a34013&period=hour`)).json() as {
    rows: { value: string; verdict: string }[];
  };
  expect(api.rows[0]?.verdict).toBe(exceeds ? 'exceeds' : 'meets');
  const html = await rendered(OutletPage, '/outlets/$number', `/outlets/${outlet}?factor=a34013`, answer);
  const row = wordsOf(html, '<tbody', '</tr>');
  // The terminal rounds by the rule, the page shows the digits of the factor: the same number to the terminal's one decimal.
  expect(Number(row.split(' ')[2])).toBeCloseTo(Number(line?.result['converted']), 1);
  expect(row).toContain(exceeds ? '超标' : '达标');
});

test.each([
  ['river', ['7.5', '5.4', '4.2', '0.62', '0.15'], 'III'],
  ['lake', ['7.5', '5.4', '4.2', '0.62', '0.15'], 'V'],
  ['river', ['7.5', '1.9', '4.2', '0.62', '0.15'], '>V'],
] as const)('a section of a %s with %j', async (waterbody, values, of) => {
  const items = [
    ['w01001', 'pH'],
    ['w01009', 'DO'],
    ['w01019', 'CODMn'],
    ['w21003', 'NH3-N'],
    ['w21011', 'TP'],
  ] as const;
  const section =
    [...app.house.directory.points.values()].find((point) => point.kind === 'water-section' && point.waterbody === waterbody)?.number ??
    0;
  await app.sense(section, app.time.world - 2 * hourMs, Object.fromEntries(items.map(([code], index) => [code, values[index] ?? ''])));
  const [line] = await judged([
    {
      id: 'water',
      assess: 'surface-water-class',
      on: '2026-03-02',
      input: { waterbody, unit: 'mg/L', values: Object.fromEntries(items.map(([, name], index) => [name, Number(values[index])])) },
    },
  ]);
  expect(line?.result).toEqual({ water_class: of });
  const api = (await answer('/api/water')).json() as { sections: { number: number; class?: string }[] };
  const held = api.sections.find(({ number }) => number === section)?.class;
  expect(held).toBe(line?.result['water_class']);
  const html = await rendered(SectionPage, '/water/$number', `/water/${section}`, answer);
  expect(wordsOf(html, 'class="class-now"', '</section>')).toContain(` ${{ III: 'Ⅲ', V: 'Ⅴ', '>V': '劣Ⅴ' }[of]} `);
});

test('a day of air: 23 valid hours, a mean for five, the largest 8 h mean for ozone', async () => {
  const station = pointOf('air-station');
  const of = (hour: number): readonly number[] => [30 + hour * 3, 50 + hour * 4, 8, 20 + hour, 0.65, 40 + hour * 6];
  for (let hour = 0; hour < 24; hour += 1) {
    await app.sense(
      station,
      startOfDay(day('2026-03-01')) + hour * hourMs,
      Object.fromEntries(six.map(([code], at) => [code, String(of(hour)[at])])),
      hour === 3 ? 'D' : 'N',
    );
  }
  const hoursOf = (at: number): readonly (number | null)[] =>
    Array.from({ length: 24 }, (_, hour) => (hour === 3 ? null : (of(hour)[at] ?? null)));
  const means = await judged(
    six.map(([, name], at) => ({
      id: name,
      assess: name === 'O3' ? 'mda8' : 'day-mean',
      on: '2026-03-01',
      input: { ...(name === 'O3' ? {} : { pollutant: name }), hours: hoursOf(at) },
    })),
  );
  const values = Object.fromEntries(means.map(({ id, result }) => [id, result['mean'] ?? result['mda8']]));
  const [line] = await judged([{ id: 'day', assess: 'aqi', on: '2026-03-01', input: { report: 'daily', values } }]);
  expect(line?.result).toMatchObject({ aqi: 106, level: 3 });
  const api = (await answer(`/api/air/calendar/${station}?level=station`)).json() as {
    days: { day: string; aqi?: number; level?: number; primary: string[]; values: Record<string, string> }[];
  };
  const held = api.days.find((one) => one.day === '2026-03-01');
  expect({ aqi: held?.aqi, level: held?.level, primary: held?.primary }).toEqual(line?.result);
  expect(Object.fromEntries(Object.entries(held?.values ?? {}).map(([name, text]) => [name, Number(text)]))).toEqual(values);
  const html = await rendered(AirCalendarPage, '/air/calendar/$place', `/air/calendar/${station}?level=station`, answer);
  const square = /data-day="2026-03-01" aria-label="([^"]*)"/u.exec(html)?.[1];
  expect(square).toBe(`2026年3月1日 AQI 106,轻度污染,首要污染物:${namesOf(line?.result)}`);
});
