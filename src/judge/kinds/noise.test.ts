import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LimitRow, StandardRow } from '../../rulebook/standard-file.ts';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import { judgeJson } from '../line.ts';

const rulebook = testRulebook();
type Answer = { readonly result?: Readonly<Record<string, unknown>>; readonly fault?: string };
const ask = (assess: string, input: object, on = '2026-04-01'): Answer => judgeJson({ id: 1, assess, on, input }, rulebook) as Answer;
const level = fc.nat(1400).map((one) => one / 10);
const levels = fc.array(level, { minLength: 1, maxLength: 40 });
const leq = (given: readonly number[], durations?: readonly number[]): number => Number(ask('noise-leq', { levels_dBA: given, ...(durations === undefined ? {} : { durations }) }).result?.['Leq']);

describe('equivalent level', () => {
  test('oracle: pressures squared, in binary fractions', () => {
    fc.assert(fc.property(fc.array(fc.tuple(level, fc.integer({ min: 1, max: 3600 })), { minLength: 1, maxLength: 40 }), (parts) => {
      const time = parts.reduce((sum, [, length]) => sum + length, 0);
      const squares = parts.reduce((sum, [one, length]) => sum + length * (2e-5 * 10 ** (one / 20)) ** 2, 0);
      const want = 20 * Math.log10(Math.sqrt(squares / time) / 2e-5);
      expect(Math.abs(leq(parts.map(([one]) => one), parts.map(([, length]) => length)) - want)).toBeLessThanOrEqual(0.0501);
    }));
  });
  test('law: between the quietest and the loudest, never under the arithmetic mean, in any order', () => {
    fc.assert(fc.property(levels, (given) => {
      const found = leq(given);
      expect(found).toBeLessThanOrEqual(Math.max(...given));
      expect(found + 0.051).toBeGreaterThanOrEqual(given.reduce((sum, one) => sum + one, 0) / given.length);
      expect(leq([...given].reverse())).toBe(found);
    }));
  });
  test('law: equal lengths weigh like none; a reading twice is a reading of twice the length', () => {
    fc.assert(fc.property(levels, fc.integer({ min: 1, max: 60 }), (given, length) => {
      expect(leq(given, given.map(() => length))).toBe(leq(given));
      expect(leq([...given, given[0] ?? 0])).toBe(leq(given, given.map((_one, at) => (at === 0 ? 2 : 1))));
    }));
  });
  test('law: louder is never less', () => {
    fc.assert(fc.property(levels, fc.nat(300), (given, more) => {
      expect(leq(given.map((one, at) => (at === 0 ? Math.round(one * 10 + more) / 10 : one)))).toBeGreaterThanOrEqual(leq(given));
    }));
  });
  test('oracle: Ldn of 24 hours is the energy mean with the night raised by 10', () => {
    fc.assert(fc.property(fc.array(level, { minLength: 24, maxLength: 24 }), (hours) => {
      const want = 10 * Math.log10(hours.reduce((sum, one, hour) => sum + 10 ** ((one + (hour >= 6 && hour < 22 ? 0 : 10)) / 10), 0) / 24);
      expect(Math.abs(Number(ask('noise-ldn', { hours_dBA: hours }).result?.['Ldn']) - want)).toBeLessThanOrEqual(0.0501);
    }));
  });
  test('law: L10 is not under L50, L50 not under L90, and each was measured', () => {
    fc.assert(fc.property(levels, (given) => {
      const { L10, L50, L90 } = ask('noise-percentiles', { levels_dBA: given }).result as { L10: number; L50: number; L90: number };
      expect(L10 >= L50 && L50 >= L90 && [L10, L50, L90].every((one) => given.includes(one))).toBe(true);
      const above = (one: number): number => given.filter((other) => other > one).length;
      expect(above(L10) * 10).toBeLessThan(given.length);
    }));
  });
});

test.each(['1e-9000000000', '0.0000000000000000000000000000000000000000000000000000000001', '59.9999999999999999999999999999999999999999999999999999999'])('a level of very many digits: %s', (one) => {
  expect(ask('noise-leq', { levels_dBA: [one, one] }).result).toEqual({ Leq: one.startsWith('59') ? 60 : 0 });
});

describe('background correction', () => {
  test.each([[2.9, undefined], [3, -3], [3.4, -3], [3.5, -2], [4, -2], [5, -2], [5.4, -2], [5.5, -1], [6, -1], [10, -1], [10.1, 0], [30, 0], [0, undefined], [-4, undefined]])('a difference of %d: %s', (difference, want) => {
    const { result } = ask('noise-background', { measured: (60 + difference).toFixed(1), background: 60 });
    expect(result?.['correction'] ?? (result?.['undeterminable'] === 'background-too-close' ? undefined : 'nothing')).toBe(want);
  });
});

const isLimit = (row: StandardRow): row is LimitRow => row.kind === 'limit';
const rowsOf = (family: string): readonly LimitRow[] => (rulebook.families.get(family) ?? []).flatMap((edition) => edition.rows.filter(isLimit));
const table = (family: string): readonly (readonly [string, LimitRow])[] => rowsOf(family).map((row) => [row.id, row] as const);

describe('every limit is met at itself and missed one printed digit above', () => {
  test('there are rows to try', () => expect([rowsOf('noise-quality').length, rowsOf('noise-boundary').length]).toEqual([18, 130]));
  test.each(table('noise-quality'))('%s', (_id, row) => {
    const exceeds = (value: number): unknown => ask('noise-quality', { zone: row.applies['zone'], period: row.applies['period'], [row.pollutant]: value }).result?.['exceeds'];
    expect([Number(row.value) - 0.1, Number(row.value), Number(row.value) + 0.1].map(exceeds)).toEqual([false, false, true]);
  });
  test.each(table('noise-boundary'))('%s', (_id, row) => {
    const { zone, period, place, roomType } = row.applies;
    const band = row.pollutant.startsWith('octave-') ? row.pollutant.slice(7) : undefined;
    const exceeds = (value: number): unknown => ask('noise-boundary', { zone, period, place, ...(roomType === undefined ? {} : { room: roomType }), ...(band === undefined ? { Leq: value } : { octaves: { [band]: value } }) }).result?.['exceeds'];
    expect([Number(row.value) - 0.1, Number(row.value), Number(row.value) + 0.1].map(exceeds)).toEqual([false, false, true]);
  });
  test.each((rulebook.families.get('noise-city') ?? []).flatMap((edition) => edition.rows).flatMap((row) => (row.kind === 'noise-grade' && row.upper !== undefined ? [[row.id, row, row.upper] as const] : [])))('%s', (_id, row, upper) => {
    const grade = (value: number): unknown => ask('noise-city', { subject: row.subject, period: row.period, points: [{ Leq: value, length: 2 }] }).result?.['grade'];
    expect([grade(Number(upper)), grade(Number(upper) + 0.1)]).toEqual([row.grade, row.grade + 1]);
  });
});

describe('warning levels', () => {
  const order = ['none', 'blue', 'yellow', 'orange', 'red'];
  const on = fc.constantFrom('2017-06-01', '2019-06-01', '2024-06-01', '2026-06-01');
  const forecast = fc.array(fc.nat(500), { minLength: 1, maxLength: 8 });
  const at = (days: readonly (number | null)[], day: string): string => String(ask('warning-level', { daily_aqi_forecast: days }, day).result?.['level'] ?? 'open');
  test('law: worse air is never a lower level; the other direction of time is the same', () => {
    fc.assert(fc.property(forecast, fc.nat(7), fc.nat(300), on, (days, which, more, day) => {
      const first = order.indexOf(at(days, day));
      expect(first).toBeGreaterThanOrEqual(0);
      expect(order.indexOf(at(days.map((one, index) => (index === which ? Math.min(500, one + more) : one)), day))).toBeGreaterThanOrEqual(first);
      expect(order.indexOf(at([...days].reverse(), day))).toBe(first);
    }));
  });
  test('law: a level that is said with a day unknown holds whatever that day brings', () => {
    fc.assert(fc.property(forecast, fc.nat(7), fc.nat(500), on, (days, which, truth, day) => {
      const said = at(days.map((one, index) => (index === which && days.length > 1 ? null : one)), day);
      if (said !== 'open') expect(at(days.map((one, index) => (index === which && days.length > 1 ? truth : one)), day)).toBe(said);
    }));
  });
});
