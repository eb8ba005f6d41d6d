import { readFileSync } from 'node:fs';
import { fraction, fractionText, type Fraction } from '../../basis/fraction.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { inForce } from '../../rulebook/edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { AirIndex } from '../../rulebook/air-index.ts';
import { judgeReport } from '../air-index.ts';
import { airDay } from '../air-period/day.ts';
import type { DayIndexes } from '../air-period/day-index.ts';
import { airPeriod } from '../air-period/period.ts';
import { airPollutants, airRulesOn, type AirRules } from '../air-period/rules.ts';
import { exactSeries } from '../air-period/series.ts';
import { monthsOf, type Stretch } from '../air-period/statistic.ts';
import { lineProbe, type Probe } from './probe.fixture.ts';

const golden = ['lines', 'air-noise-lines'].flatMap((name) =>
  readFileSync(new URL(`../golden/${name}.ndjson`, import.meta.url), 'utf8').trimEnd().split('\n'));
type Line = { readonly assess: string; readonly on?: string; readonly standard?: string; readonly input: object };
const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'assess' in value && 'input' in value && typeof value.input === 'object';
/** One day under each edition and step that is held. */
const days = ['2014-06-01', '2017-06-01', '2019-06-01', '2025-07-01', '2026-04-01', '2031-01-01'];

/** The golden lines, and those that name a day asked again on a day of each edition. */
export const goldenProbes = (): readonly Probe[] => golden.flatMap((text) => {
  const line = parsed(text);
  if (!isLine(line)) return [];
  const { assess, on, input, standard } = line;
  return [lineProbe(assess, on, input, standard),
    ...(on === undefined || standard !== undefined ? [] : days.map((day) => lineProbe(assess, day, input)))];
});

function parsed(text: string): unknown {
  try { return JSON.parse(text); } catch { return undefined; }
}

/** Hours → day → month → year of air under the rules of both editions and of the step of 2031. */
export const airPeriodProbes = (): readonly Probe[] =>
  ['2025-12-31', '2026-03-01', '2031-01-01'].flatMap((day) => [...validDays(day), ...figures(day), ...hours(day), ...whole(day)]);

const year: Stretch = { kind: 'year', first: '2025-01-01', last: '2025-12-31', from: 0, to: 365 };
const months = monthsOf(year);
const indexes = (aqi: number): DayIndexes =>
  ({ aqi: new Uint16Array(366).fill(aqi), level: new Uint8Array(366).fill(2), primary: new Uint8Array(366), reason: new Uint8Array(366) });

function withRules(rulebook: Rulebook, day: string, of: (rules: AirRules) => unknown): unknown {
  const rules = airRulesOn(rulebook, day);
  return rules.ok ? of(rules.value) : { fault: rules.fault };
}
const seriesOf = (value: (day: number) => Fraction | undefined): ReturnType<typeof exactSeries> =>
  exactSeries(Array.from({ length: 365 }, (_one, day) => value(day)));
const plain = (value: number): Fraction => fraction(BigInt(Math.round(value * 1000)), 1000n);

function validDays(day: string): readonly Probe[] {
  const without = (stretch: Stretch, count: number): Probe => ({
    name: `${day} ${stretch.kind} ${stretch.first} without ${count} days`,
    ask: (rulebook) => withRules(rulebook, day, (rules) =>
      airPeriod({ series: airPollutants.map(() =>
      seriesOf((at) => (at >= stretch.from && at < stretch.from + count ? undefined : plain(1)))), indexes: indexes(50), offset: 0 },
      stretch, rules, []).pollutants.map(({ reason }) => reason || 'valid')),
  });
  // 41 days missing, spread so that every month keeps its own count: only the count of the year can fail.
  const spread = (count: number): Probe => ({
    name: `${day} year without ${count} days spread`,
    ask: (rulebook) => withRules(rulebook, day, (rules) => {
      const missing = new Set(
        months.flatMap((month, at) =>
        Array.from({ length: at === 1 ? 3 : Math.min(4, month.to - month.from - 27) }, (_one, back) => month.from + back)).slice(0, count));
      return airPeriod({ series: airPollutants.map(() => seriesOf((at) => (missing.has(at) ? undefined : plain(1)))),
        indexes: indexes(50), offset: 0 }, year, rules, []).pollutants.map(({ reason }) => reason || 'valid');
    }),
  });
  const [, february = year, march = year] = months;
  return [without(february, 3), without(february, 4), without(march, 4), without(march, 5), spread(41), spread(42)];
}

/** Figures whose last digits show how they were rounded: means, percentiles, multiples, the composite. */
function figures(day: string): readonly Probe[] {
  return [0.001, 1.2345, 40.05, 77.777, 180.25].map((base) => ({
    name: `${day} figures from ${base}`,
    ask: (rulebook) => withRules(rulebook, day, (rules) => {
      const { pollutants, composite } =
        airPeriod({ series: airPollutants.map((_one, at) => seriesOf((of) => plain(base + at + of * 0.137))), indexes: indexes(50),
        offset: 0 }, year, rules, []);
      return [pollutants.map(({ mean, percentile }) => [mean?.text, mean?.multiple, percentile?.text, percentile?.multiple]),
        composite.text, composite.reason, composite.terms.map(({ text }) => text)];
    }),
  }));
}

function hours(day: string): readonly Probe[] {
  const of = (pollutant: string, valid: number, micro: bigint, before = 0): Probe => ({
    name: `${day} ${pollutant} ${valid} hours of ${micro}`,
    ask: (rulebook) => withRules(rulebook, day, (rules) => {
      const { reason, value } =
        airDay(Array.from({ length: 24 }, (_one, at) =>
        (at >= before && at < before + valid ? micro + BigInt(at) * 1_000_000n : undefined)), pollutant, rules);
      return reason === '' ? fractionText(value ?? plain(0), 3) : { undeterminable: reason };
    }),
  });
  return [of('PM10', 20, 1n), of('PM10', 19, 1n), of('O3', 19, 1n), of('O3', 18, 1n), of('O3', 6, 200_000_000n),
    of('O3', 5, 200_000_000n), of('O3', 7, 300_000_000n), of('O3', 6, 300_000_000n),
    ...[160, 161, 150].map((limit) => of('O3', 8, BigInt(limit) * 1_000_000n - 19_500_000n, 16)),
      ...[160, 161].map((limit) => of('O3', 8, BigInt(limit) * 1_000_000n - 19_500_001n, 16))];
}

/** Days counted: good ones at and beyond the most that counts, their share in its digits. */
const whole = (day: string): readonly Probe[] => [100, 101, 99].map((aqi) => ({
  name: `${day} days of ${aqi}`,
  ask: (rulebook) => withRules(rulebook, day, (rules) => {
    const third: DayIndexes = { ...indexes(aqi), aqi: Uint16Array.from({ length: 366 }, (_one, at) => (at % 3 === 0 ? aqi : 200)) };
    const { days: counts } =
      airPeriod({ series: airPollutants.map(() => seriesOf(() => plain(1))), indexes: third, offset: 0 }, year, rules, []);
    return [counts.good, counts.goodShare];
  }),
}));

/** Reports at the figures of the index rules: nothing in the air, an index at 50 and 100, an item missing there. */
export const indexRuleProbes = (): readonly Probe[] =>
  ['2025-07-01', '2026-04-01'].flatMap((day) =>
  ['daily', 'realtime', 'station-hour'].flatMap((name) =>
  [0, 49, 50, 51, 52, 53, 149, 150, 151, 160, 161, 119, 120, 121, 122].map((PM10): Probe => ({
  name: `${day} ${name} PM10 ${PM10}`,
  ask: (rulebook) => withIndex(rulebook, day, (index) =>
    [judgeReport(index, name, { 'PM2.5': 0, PM10, SO2: 0, NO2: 0, CO: 0, O3: 0 }),
    judgeReport(index, name, { PM10, SO2: 0, NO2: 0, CO: 0, O3: 0 })]),
}))));

function withIndex(rulebook: Rulebook, day: string, of: (index: AirIndex) => unknown): unknown {
  const index = inForce(rulebook.airIndexes, day);
  return index === undefined || editionOn(rulebook, 'air-index', day) === undefined ? { fault: 'standard.not-in-force' } : of(index);
}

