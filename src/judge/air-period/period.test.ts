import { describe, expect, test } from 'vitest';
import { fraction, type Fraction } from '../../basis/fraction.ts';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import type { DayIndexes } from './day-index.ts';
import { airDay } from './day.ts';
import { airPeriod, type AirPeriod } from './period.ts';
import { ranked, yearOnYear } from './ranking.ts';
import { airPollutants, airRulesOn, type AirRules } from './rules.ts';
import { exactSeries } from './series.ts';
import { monthsOf, type Stretch } from './statistic.ts';

const rulebook = testRulebook();
const rulesOn = (day: string): AirRules => {
  const rules = airRulesOn(rulebook, day);
  if (!rules.ok) throw new TypeError(rules.detail);
  return rules.value;
};
const old = rulesOn('2025-12-31');
const year: Stretch = { kind: 'year', first: '2025-01-01', last: '2025-12-31', from: 0, to: 365 };
const february = monthsOf(year)[1] ?? year;
const march = monthsOf(year)[2] ?? year;
const clean: readonly number[] = [35, 70, 60, 40, 4, 160];
const indexes: DayIndexes = { aqi: new Uint16Array(366).fill(100), level: new Uint8Array(366).fill(2), primary: new Uint8Array(366).fill(0b100001), reason: new Uint8Array(366) };

/** Every day the limit itself, but for the days that are missing. */
function periodOf(stretch: Stretch, missing: readonly number[], rules = old, changed: (day: number) => number = () => 0, taken?: Uint8Array): AirPeriod {
  const series = clean.map((value) => exactSeries(Array.from({ length: 365 }, (_, day): Fraction | undefined => (missing.includes(day) ? undefined : fraction(BigInt(value + changed(day)), 1n)))));
  return airPeriod({ series, indexes, offset: 0 }, stretch, rules, ['HJ 633-2012'], taken === undefined ? undefined : new Map([['PM10', taken]]));
}
const days = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

describe('validity (GB 3095 table 4)', () => {
  test.each([
    ['month, 27 of 31', march, days(march.from, 4), ''], ['month, 26 of 31', march, days(march.from, 5), 'too-few-values'],
    ['month, none', march, days(march.from, 31), 'no-valid-value'],
    ['February, 25 of 28', february, days(february.from, 3), ''],
    ['February, 24 of 28', february, days(february.from, 4), 'too-few-values'],
    ['year, 324 and every month', year, monthsOf(year).flatMap((month, at) => days(month.from, at === 1 ? 3 : at === 0 || at === 2 || at === 4 || at === 6 || at === 7 ? 4 : 3)).slice(0, 41), ''],
    ['year, one month of 26 days', year, days(march.from, 5), 'too-few-values'],
  ] as const)('%s', (_name, stretch, missing, want) => expect(periodOf(stretch, missing).pollutants.map(({ reason }) => reason)).toEqual(airPollutants.map(() => want)));
  test('nothing is written for other periods: the days are said, no count is invented', () => {
    const one = periodOf({ ...march, kind: 'days', to: march.from + 3 }, []).pollutants[0];
    expect([one?.neededDays, one?.validDays, one?.mean?.text]).toEqual([0, 3, '35']);
  });
});

describe('a day', () => {
  const hours = (count: number, micro: bigint): (bigint | undefined)[] => Array.from({ length: 24 }, (_, at) => (at < count ? micro : undefined));
  test.each([['20 hours', 20, ''], ['19 hours', 19, 'too-few-values'], ['none', 0, 'no-valid-value']] as const)('PM10, %s', (_name, count, want) => expect(airDay(hours(count, 5n), 'PM10', old).reason).toBe(want));
  test.each([
    ['18 hours: 13 windows at the limit', 18, 160_000_000n, 'too-few-values'], ['the same above it counts', 18, 160_000_001n, ''],
    ['19 hours: 14 windows', 19, 1n, ''], ['5 hours, any value', 5, 900_000_000n, 'too-few-values'],
  ] as const)('ozone, %s', (_name, count, micro, want) => expect(airDay(hours(count, micro), 'O3', old).reason).toBe(want));
});

describe('composite, multiples, shares', () => {
  const whole = periodOf(year, []);
  test('at every limit each term is 1, and all six name the main pollutant', () => {
    expect([whole.composite.text, whole.composite.main, whole.composite.terms.map(({ text }) => text)]).toEqual(['6.00', airPollutants, airPollutants.map(() => '1.00')]);
    expect(whole.pollutants.map(({ mean, percentile }) => mean?.multiple ?? percentile?.multiple)).toEqual(airPollutants.map(() => undefined));
  });
  test('days by level, good days at 100 included, ties for primary count for each', () => {
    expect([whole.days.levels, whole.days.good, whole.days.goodShare, whole.days.primary['PM2.5'], whole.days.primary.O3, whole.days.primary.CO]).toEqual([[0, 365, 0, 0, 0, 0], 365, '100.0', 365, 365, 0]);
  });
  test('a dust day leaves the statistics of its pollutant, not the days', () => {
    const dust = new Uint8Array(365);
    dust[march.from] = 1;
    const changed = (day: number): number => (day === march.from ? 310 : 0);
    const [kept, taken] = [periodOf(march, [], old, changed), periodOf(march, [], old, changed, dust)];
    expect([kept.pollutants[1]?.mean?.text, kept.pollutants[1]?.mean?.multiple, taken.pollutants[1]?.mean?.text, taken.pollutants[0]?.mean?.text]).toEqual(['80', '0.14', '70', '45']);
    expect([taken.days, taken.basis.takenOutDays, taken.pollutants[1]?.validDays]).toEqual([kept.days, 1, 30]);
  });
});

describe('rankings and years', () => {
  test('equal figures share a place, the next is skipped, those without one stand last and have none', () => {
    expect(ranked(['3.10', undefined, '2.00', '3.1', '4'], (text) => text, 'lowest-first').map(({ row, rank }) => [row, rank])).toEqual([['2.00', 1], ['3.10', 2], ['3.1', 2], ['4', 4], [undefined, undefined]]);
  });
  test('two editions are never compared; under one the change is exact', () => {
    expect(yearOnYear(periodOf(year, [], rulesOn('2026-03-01')), periodOf(year, []), old)).toMatchObject({ ok: false, fault: 'standard.wrong-kind' });
    expect(yearOnYear(periodOf(year, [], old, () => 7), periodOf(year, []), old)).toMatchObject({ ok: true, value: { percent: { 'PM2.5': '20.0', PM10: '10.0', CO: '175.0' }, goodSharePoints: '0.0' } });
  });
});
