import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { seededRandom } from '../../basis/random.ts';
import { realData } from '../../../tools/need.ts';
import { checkHours } from './check-hours.ts';
import { shippedBook } from './series.fixture.ts';
import type { Hours, HourValue, Series } from './series.ts';
import { spansOf } from './spans.ts';

type Values = ReadonlyMap<number, number>;
const rowsOf = (path: string): readonly string[][] =>
  gunzipSync(readFileSync(join(realData.folder, path))).toString().trim().split('\n').map((line) => line.replaceAll('"', '').split(','));
const valued = (rows: readonly (readonly [number, string | undefined])[]): Values =>
  new Map(rows.filter(([, text]) => text !== undefined && text !== '' && text !== 'NA').map(([at, text]) => [at, Number(text)]));
const hoursOf = (values: Values): Hours => new Map([...values].map(([at, value]): [number, HourValue] => [at,
  { micro: BigInt(Math.round(value * 1e6)), flag: 'N' }]));

function london(column: string): Values {
  const [header = [], ...rows] = rowsOf('openair-london/mydata_hourly_1998_2005.csv.gz');
  const place = header.indexOf(column);
  // Moved by twenty years: the rules begin in 2018, and no rule knows a year.
  return valued(rows.map((row) => [Date.parse(row[0] ?? '') + 20 * 365 * 24 * hourMs, row[place]] as const));
}
const beijingSites = ['Aotizhongxin', 'Changping', 'Dingling', 'Dongsi', 'Guanyuan', 'Gucheng', 'Nongzhanguan', 'Shunyi', 'Tiantan',
  'Wanshouxigong'];
function beijing(site: string, column: string): Values {
  const [header = [], ...rows] = rowsOf(`beijing-multisite-prsa/PRSA_Data_${site}_20130301-20160831.csv.gz`);
  const place = header.indexOf(column);
  return valued(rows.map((row) => [Date.UTC(Number(row[1]) + 5, Number(row[2]) - 1, Number(row[3]), Number(row[4]) - 8),
    row[place]] as const));
}
function turbine(column: string): Values {
  const [header = [], ...rows] = rowsOf('gas-turbine-co-nox/gt_2011_2015_hourly.csv.gz');
  return valued(rows.map((row, place) => [Date.UTC(2018, 5, 1) + place * hourMs, row[header.indexOf(column)]] as const));
}
function buoy(column: string): Values {
  const lines = gunzipSync(readFileSync(join(realData.folder, 'buoy-44005-2012/buoy_44005_2012.dat.gz'))).toString().trim().split('\n')
    .map((line) => line.trim().split(/\s+/));
  const [header = [], ...rows] = lines;
  const place = header.indexOf(column);
  return valued(rows.map(([y, m, d, h, ...rest]) => [
    Date.UTC(Number(y) + 8, Number(m) - 1, Number(d), Number(h)), rest[place - 4] === '999.0' ? '' : rest[place - 4],
  ] as const));
}

const windowOf = (values: Values): { from: number; to: number } => {
  const times = [...values.keys()];
  return { from: times.reduce((a, b) => Math.min(a, b)), to: times.reduce((a, b) => Math.max(a, b)) + hourMs };
};
const seriesOf = (kind: string, factor: string, values: Values, near: readonly Values[] = []): Series =>
  ({ kind, factor, hours: hoursOf(values), near: near.map(hoursOf), periods: [] });

function counted(name: string, series: Series, values: Values): readonly string[] {
  const hits = checkHours(series, windowOf(values), shippedBook);
  const byRule = Map.groupBy(hits, ({ check }) => check.key);
  return [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) =>
    `${name}, ${values.size} values: ${key} ${own.length} hours in ${spansOf(own).length} spans (${((100 * own.length) / values.size).toFixed(3)} %)`);
}

/** The same rules by another road: binary fractions, whole runs, no windows. */
function independent(values: Values, hours: number): { readonly flat: number; readonly zero: number; readonly negative: number } {
  const sorted = [...values].sort(([a], [b]) => a - b);
  let [flat, zero, negative, start] = [0, 0, 0, 0];
  for (let end = 1; end <= sorted.length; end += 1) {
    const [before, now] = [sorted[end - 1], sorted[end]];
    if (before !== undefined && before[1] < 0) negative += 1;
    if (before !== undefined && now !== undefined && now[1] === before[1] && now[0] - before[0] === hourMs) continue;
    const length = end - start;
    if (before?.[1] === 0) zero += length >= 4 ? length : 0;
    else flat += length >= hours ? length : 0;
    start = end;
  }
  return { flat, zero, negative };
}
const steps = (values: Values, by: number, ratio: number): number => [...values].filter(([at, value]) => {
  const before = values.get(at - hourMs);
  return before !== undefined && Math.abs(value - before) >= by && Math.max(value, before) >= ratio * Math.max(0, Math.min(value, before));
}).length;

test.skipIf(realData.skip)(realData.named('what the rules say of published series, by rule'), async () => {
  const pm25 = beijingSites.map((site) => [site, beijing(site, 'PM2.5')] as const);
  const lines = [
    ...(['o3', 'so2', 'no2', 'pm25'] as const).flatMap((column) => {
      const values = london(column);
      const factor = { o3: 'a05024', so2: 'a21026', no2: 'a21004', pm25: 'a34004' }[column];
      return counted(`London ${column}`, seriesOf('air-station', factor, values), values);
    }),
    ...pm25.flatMap(([site, values]) => counted(`Beijing PM2.5 ${site}`, seriesOf('air-station', 'a34004', values,
      pm25.filter(([other]) => other !== site).map(([, near]) => near)), values)),
    ...[['CO', 'a21005'], ['NOX', 'a21002']].flatMap(([column = '', factor = '']) => counted(`gas turbine ${column}`,
      seriesOf('air-outlet', factor, turbine(column)), turbine(column))),
    ...counted('buoy water temperature', seriesOf('water-section', 'w01010', buoy('WTMP')), buoy('WTMP')),
  ];
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/published-series.txt');
}, 120_000);

test.skipIf(realData.skip)(realData.named('an independent count of the same series gives the same'), () => {
  for (const [column, factor, by, ratio] of [['pm25', 'a34004', 200, 4], ['o3', 'a05024', 150, 4], ['so2', 'a21026', 150, 4]] as const) {
    const values = london(column);
    const hits = Map.groupBy(checkHours(seriesOf('air-station', factor, values), windowOf(values), shippedBook), ({ check }) => check.key);
    const of = (key: string): number => hits.get(key)?.length ?? 0;
    expect([column, of('flat'), of('zero'), of('negative'), of('step')]).toEqual([column, ...Object.values(independent(values, 6)),
      steps(values, by, ratio)]);
  }
});

type Fault = { readonly name: string; readonly key: readonly string[]; readonly length: number; readonly put: (value: number,
  place: number) => number };
const faults: readonly Fault[] = [
  { name: 'flat line of 12 hours', key: ['flat'], length: 12, put: () => 43 },
  { name: 'zeros for 6 hours', key: ['zero'], length: 6, put: () => 0 },
  { name: 'spike of one hour, +400', key: ['spike'], length: 1, put: (value) => value + 400 },
  { name: 'step of +400 for 24 hours', key: ['step', 'neighbour'], length: 24, put: (value) => value + 400 },
  { name: 'drift to +150 over 72 hours', key: ['neighbour'], length: 72, put: (value, place) => value + (150 * (place + 1)) / 72 },
  { name: 'values lowered to a tenth for 72 hours', key: ['neighbour'], length: 72, put: (value) => Math.round(value / 10) },
];

test.skipIf(realData.skip)(realData.named('faults put into a published series are found, and how often an hour without one is'),
  async () => {
  const values = beijing('Guanyuan', 'PM2.5');
  const near = ['Dongsi', 'Tiantan', 'Wanshouxigong', 'Aotizhongxin', 'Gucheng', 'Nongzhanguan'].map((site) => beijing(site, 'PM2.5'));
  const times = [...values.keys()].sort((a, b) => a - b);
  const clean = checkHours(seriesOf('air-station', 'a34004', values, near), windowOf(values), shippedBook);
  const lines = faults.map(({ name, key, length, put }) => {
    const random = seededRandom(7);
    const broken = new Map(values);
    const places = Array.from({ length: 200 }, (_, serial) => times[serial * 140 + 20 + Math.floor(random() * 40)] ?? 0);
    for (const from of places) {
      for (let place = 0; place < length; place += 1) {
        const at = from + place * hourMs;
        const value = values.get(at);
        if (value !== undefined) broken.set(at, put(value, place));
      }
    }
    const hits = new Set(checkHours(seriesOf('air-station', 'a34004', broken, near), windowOf(values), shippedBook).filter(({ check }) =>
      key.includes(check.key)).map(({ at }) => at));
    const whole = places.filter((from) => Array.from({ length }, (_, place) => from + place * hourMs).every((at) => values.has(at)));
    const found = whole.filter((from) => Array.from({ length }, (_, place) => from + place * hourMs).some((at) => hits.has(at)));
    return `${name}: ${found.length} of ${whole.length} found by ${key.join(' or ')}`;
  });
  const falseAlarms = [...Map.groupBy(clean, ({ check }) => check.key)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) =>
    `untouched series: ${key} ${own.length} of ${values.size} hours (${((100 * own.length) / values.size).toFixed(3)} %)`);
  await expect(`${[...lines, ...falseAlarms].join('\n')}\n`).toMatchFileSnapshot('golden/injected-faults.txt');
}, 120_000);
