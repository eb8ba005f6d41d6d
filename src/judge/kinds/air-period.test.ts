import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LimitRow, StandardRow } from '../../rulebook/standard-file.ts';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import { judgeJson } from '../line.ts';

const rulebook = testRulebook();
type Answer = {
  readonly result?: Readonly<Record<string, unknown>>; readonly cite?: { readonly standard: string };
  readonly fault?: string;
};
const ask = (assess: string, input: object, rest: object = {}): Answer => judgeJson({ id: 1, assess, input, ...rest }, rulebook) as Answer;
const clean = { SO2: 6, NO2: 20, PM10: 20, 'PM2.5': 10, CO_p95: 0.8, O3_8h_p90: 90 };

/** Another route: whole thousandths over one common denominator, rounded half to even by remainder. */
function compositeOracle(values: readonly number[], denominators: readonly number[]): number {
  const common = denominators.reduce((all, one) => all * BigInt(one), 1n);
  const top = values.reduce((sum, value, at) => sum + BigInt(Math.round(value * 1000)) * (common / BigInt(denominators[at] ?? 1)), 0n) * 100n;
  const bottom = common * 1000n;
  const [whole, rest] = [top / bottom, (top % bottom) * 2n];
  return Number(whole + (rest > bottom || (rest === bottom && whole % 2n === 1n) ? 1n : 0n)) / 100;
}

const names = ['SO2', 'NO2', 'PM10', 'PM2.5', 'CO_p95', 'O3_8h_p90'] as const;
const values = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(500), fc.nat(400), fc.nat(90).map((one) => one / 10), fc.nat(400));
const named = (given: readonly number[]): Record<string, number> => Object.fromEntries(names.map((name, at) => [name, given[at] ?? 0]));
const composite = (given: Readonly<Record<string, unknown>>, period = 'month 2024-05'): unknown => ask('composite-index', { period, values: given }).result?.['composite'];

describe('composite index', () => {
  test('exact at a half: one division, one rounding', () => expect(composite(named([7, 6, 235, 29, 0, 396]), 'month 2027-05')).toBe(7.62));
  test.each([['month 2024-05', [60, 40, 70, 35, 4, 160]], ['month 2027-05', [60, 40, 60, 30, 4, 160]]])('oracle: fractions of whole numbers, %s', (period, denominators) => {
    fc.assert(fc.property(values, (given) => {
      expect(composite(named(given), period)).toBe(compositeOracle(given, denominators));
    }));
  });
  test('law: more of one is never less; order changes nothing; asking again changes nothing', () => {
    fc.assert(fc.property(values, fc.constantFrom(...names), fc.nat(50), (given, name, more) => {
      const base = named(given);
      const first = Number(composite(base));
      expect(Number(composite({ ...base, [name]: (base[name] ?? 0) + more }))).toBeGreaterThanOrEqual(first);
      expect(composite(Object.fromEntries(Object.entries(base).reverse()))).toBe(first);
      expect(composite(base)).toBe(first);
    }));
  });
  test('law: without one of the six there is none', () => {
    fc.assert(fc.property(values, fc.subarray([...names], { maxLength: 5 }), (given, kept) => {
      const base = named(given);
      expect(ask('composite-index', { period: 'year 2024', values: Object.fromEntries(kept.map((name) => [name, base[name]])) }).result).toEqual({ undeterminable: 'missing-pollutant' });
    }));
  });
  test('law: an edition never leaks across its dates', () => {
    fc.assert(fc.property(fc.integer({ min: 2013 * 12 + 9, max: 2045 * 12 }), (month) => {
      const period = `${Math.floor(month / 12)}-${String(month % 12 + 1).padStart(2, '0')}`;
      const { result, cite } = ask('composite-index', { period: `month ${period}`, values: clean });
      expect(cite?.standard).toBe(period < '2026-03' ? 'HJ 663-2013' : 'HJ 663-2026');
      expect(result?.['undeterminable']).toBe(period < '2031-01' ? undefined : 'parameter-unknown');
    }));
  });
  test.each([
    ['month 2026-02', 'HJ 663-2013'], ['2026-02', 'HJ 663-2013'], ['month 2026-03', 'HJ 663-2026'],
    ['quarter 2026-Q2', 'HJ 663-2026'], ['2025', 'HJ 663-2013'], ['days 2026-02-28..2026-02-28', 'HJ 663-2013'],
    ['month 2024-12', 'HJ 663-2013'],
  ])('%s is judged by %s', (period, want) => expect(ask('composite-index', { period, values: clean }).cite?.standard).toBe(want));
  test.each(['quarter 2026-Q1', 'year 2026', 'days 2026-02-28..2026-03-01', 'days 2030-12-31..2031-01-01'])('%s lies under two: undecided', (period) => {
    expect(ask('composite-index', { period, values: clean }).result).toEqual({ undeterminable: 'period-over-editions' });
  });
  test.each(['2024-00', 'month 2024-13', 'quarter 2024-Q5', 'days 2024-02-30..2024-03-01', 'days 2024-03-01..2024-02-01', 'soon', ''])('"%s" is no period', (period) => {
    expect(ask('composite-index', { period, values: clean }).fault).toBe('assess.bad-input');
  });
});

/** Every annual limit and every limit of days that an annual statistic is held against, of every edition, grade and step. */
const isAnnual = (row: StandardRow): row is LimitRow => row.kind === 'limit' && row.clause.startsWith('table 1') && (row.averaging === 'year' || row.averaging === 'day' || row.averaging === 'mda8');
const annual = (rulebook.families.get('ambient-air') ?? []).flatMap((edition) => edition.rows.filter(isAnnual));
const percentileOf: Readonly<Record<string, string>> = { SO2: '98', NO2: '98', PM10: '95', 'PM2.5': '95', CO: '95' };
const keyOf = (row: LimitRow): string => (row.averaging === 'mda8' ? 'O3_8h_p90' : row.averaging === 'day' ? `${row.pollutant}_p${percentileOf[row.pollutant] ?? ''}` : row.pollutant);
const nothing = { SO2: 0, NO2: 0, PM10: 0, 'PM2.5': 0, CO_p95: 0, O3_8h_p90: 0 };

describe('annual attainment', () => {
  test('there are rows to try', () => expect(annual.length).toBe(60));
  test.each(annual.map((row) => [row.id, row] as const))('%s: equal attains, one printed digit more exceeds', (_id, row) => {
    const year = row.to === '2026-02-28' ? '2024' : row.from === '2031-01-01' ? '2031' : '2028';
    const step = year === '2024' ? (row.pollutant === 'CO' ? 0.1 : 1) : (row.pollutant === 'CO' ? 0.01 : 0.1);
    const exceed = (value: number): unknown => ask('annual-attainment', { period: `year ${year}`, grade: row.applies['grade'], values: { ...nothing, [keyOf(row)]: value.toFixed(2) } }).result?.['exceed'];
    expect(exceed(Number(row.value) - step)).toEqual([]);
    expect(exceed(Number(row.value))).toEqual([]);
    expect(exceed(Number(row.value) + step)).toEqual([row.pollutant]);
  });
  test('law: what exceeds still exceeds when the air is worse; grade 1 is never milder than grade 2', () => {
    fc.assert(fc.property(values, fc.constantFrom(...names), fc.nat(50), fc.constantFrom('year 2024', 'year 2027', 'year 2031'), (given, name, more, period) => {
      const exceed = (one: Readonly<Record<string, number>>, grade: number): readonly string[] => ask('annual-attainment', { period, grade, values: one }).result?.['exceed'] as readonly string[];
      const base = named(given);
      const first = exceed(base, 2);
      expect(exceed({ ...base, [name]: (base[name] ?? 0) + more }, 2)).toEqual(expect.arrayContaining([...first]));
      expect(exceed(base, 1)).toEqual(expect.arrayContaining([...first]));
    }));
  });
});

describe('limits of ambient air', () => {
  const all = (rulebook.families.get('ambient-air') ?? []).flatMap((edition) => edition.rows.filter((row): row is LimitRow => row.kind === 'limit'));
  test.each(all.map((row) => [row.id, row] as const))('%s holds on its first and its last day', (_id, row) => {
    for (const on of [row.from, row.to ?? '2099-12-31']) {
      const found = ask('limit-lookup', { pollutant: row.pollutant, averaging: row.averaging, ...row.applies }, { on });
      expect(found.result).toEqual({ limit: Number(row.value), unit: row.unit });
    }
  });
});

describe('days', () => {
  const hours = fc.array(fc.option(fc.nat(400), { nil: null }), { minLength: 24, maxLength: 24 });
  const on = fc.constantFrom('2024-05-01', '2026-02-28', '2026-03-01', '2031-01-01');
  test('law: no day mean under 20 hours, any order, never beyond what was measured', () => {
    fc.assert(fc.property(hours, on, (given, day) => {
      const known = given.filter((one) => one !== null);
      const { result } = ask('day-mean', { pollutant: 'PM10', hours: given }, { on: day });
      if (known.length < 20) { expect(result).toEqual({ undeterminable: 'too-few-values' }); return; }
      expect(ask('day-mean', { pollutant: 'PM10', hours: [...given].reverse() }, { on: day }).result).toEqual(result);
      expect(Number(result?.['mean'])).toBeGreaterThanOrEqual(Math.min(...known));
      expect(Number(result?.['mean'])).toBeLessThanOrEqual(Math.max(...known));
    }));
  });
  test('oracle: MDA8 by prefix sums in whole numbers', () => {
    fc.assert(fc.property(hours, on, (given, day) => {
      let [best, windows] = [-1, 0];
      for (let end = 8; end <= 24; end += 1) {
        const window = given.slice(end - 8, end).filter((one) => one !== null);
        if (window.length < 6) continue;
        windows += 1;
        best = Math.max(best, window.reduce((sum, one) => sum + one, 0) / window.length);
      }
      const { result } = ask('mda8', { hours: given }, { on: day });
      if (windows < 14 && best <= 160) expect(result).toEqual({ undeterminable: 'too-few-values' });
      else { expect(result?.['windows']).toBe(windows); expect(Math.abs(Number(result?.['mda8']) - best)).toBeLessThanOrEqual(0.5); }
    }));
  });
});
