import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs } from '../../basis/time.ts';
import { compareFractions, fraction, meanOf, reduced, roundedTo, type Fraction } from '../../basis/fraction.ts';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import { airDay, microOf } from './day.ts';
import { fillGrid } from './day-grid.ts';
import { airDayIndex, dayReasons, indexGrid, roundedMicro } from './day-index.ts';
import { meanOfSites } from './region-days.ts';
import { airPollutants, airRulesOn, byEightHours, type AirRules } from './rules.ts';
import { exactSeries, gridSeries } from './series.ts';
import { gridFor, placeHours, rollUpOf } from './twin.fixture.ts';

const rulebook = testRulebook();
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const rulesOf = (day: number): AirRules => {
  const rules = airRulesOn(rulebook, new Date(day * dayMs).toISOString().slice(0, 10));
  if (!rules.ok) throw new TypeError(rules.detail);
  return rules.value;
};
/** Over the change of editions of 2026-03-01. */
const first = numberOf('2026-02-27');
const same = (a: Fraction | undefined, b: Fraction | undefined): void => {
  expect(a === undefined).toBe(b === undefined);
  if (a !== undefined && b !== undefined) expect(reduced(a)).toEqual(reduced(b));
};

describe('the fast twin gives the exact values of the definition', () => {
  test('days, windows, largest hours, indices, levels, primary pollutants and reasons', () => {
    fc.assert(fc.property(fc.array(placeHours(4), { minLength: 1, maxLength: 2 }), (points) => {
      const grid = gridFor(points, first);
      fillGrid(grid, [rollUpOf(points, first)], rulesOf);
      const indexes = indexGrid(grid, rulesOf);
      points.forEach((place, point) => Array.from({ length: grid.days }).forEach((_, day) => {
        const rules = rulesOf(first + day);
        const judged = airPollutants.map((pollutant, at) => airDay(place[at]?.[day] ?? [], pollutant, rules));
        judged.forEach((one, at) => {
          same(gridSeries(grid, point, at).at(day), one.value);
          expect(grid.valid[(point * 6 + at) * grid.days + day]).toBe(one.validHours);
          if (byEightHours(airPollutants[at] ?? '')) expect(grid.windows[point * grid.days + day]).toBe(one.windows);
        });
        const whole = airDayIndex(new Map(judged.flatMap((one, at) => (one.value === undefined ? [] : [[airPollutants[at] ?? '', one.value] as const]))), judged.at(-1)?.hourMax, rules);
        if (!whole.ok) throw new TypeError(whole.detail);
        const place2 = point * grid.days + day;
        expect([indexes.aqi[place2], indexes.level[place2], dayReasons[indexes.reason[place2] ?? 9]]).toEqual([whole.value.aqi ?? 0, whole.value.level ?? 0, whole.value.reason]);
        expect(airPollutants.filter((_one, at) => ((indexes.primary[place2] ?? 0) & (1 << at)) !== 0).toSorted()).toEqual([...whole.value.primary].sort());
      }));
    }), { numRuns: 60 });
  });

  test('means and percentiles of any stretch, with days taken out', () => {
    fc.assert(fc.property(placeHours(12), fc.nat(11), fc.nat(12), fc.array(fc.constantFrom(0, 1), { minLength: 12, maxLength: 12 }), fc.constantFrom('0', '50', '90', '95', '98', '100'), (place, a, b, mask, percent) => {
      const grid = gridFor([place], first);
      fillGrid(grid, [rollUpOf([place], first)], rulesOf);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const out = Uint8Array.from(mask);
      airPollutants.forEach((pollutant, at) => {
        const fast = gridSeries(grid, 0, at);
        const plain = exactSeries((place[at] ?? []).map((hours, day) => airDay(hours, pollutant, rulesOf(first + day)).value));
        expect(fast.count(from, to, out)).toBe(plain.count(from, to, out));
        same(fast.mean(from, to, out), plain.mean(from, to, out));
        same(fast.percentile(from, to, fraction(BigInt(percent), 1n), out), plain.percentile(from, to, fraction(BigInt(percent), 1n), out));
      });
    }), { numRuns: 60 });
  });

  test('city means over sites', () => {
    fc.assert(fc.property(fc.array(placeHours(2), { minLength: 1, maxLength: 4 }), (points) => {
      const grid = gridFor(points, first);
      fillGrid(grid, [rollUpOf(points, first)], rulesOf);
      airPollutants.forEach((pollutant, at) => meanOfSites(grid, points.map((_, site) => site), at).forEach((value, day) => {
        const days = points.flatMap((place) => airDay(place[at]?.[day] ?? [], pollutant, rulesOf(first + day)).value ?? []);
        same(value, days.length === 0 ? undefined : meanOf(days));
      }));
    }), { numRuns: 60 });
  });

  test('rounding of a double is that of the exact value, halves included', () => {
    fc.assert(fc.property(fc.oneof(fc.nat(2 ** 31 - 1), fc.nat(5000).map((half) => half * 500_000 * 24)), fc.integer({ min: 1, max: 24 }), fc.nat(2), (top, bottom, decimals) => {
      expect(BigInt(roundedMicro(top, bottom, decimals))).toBe(roundedTo(microOf(BigInt(top), bottom), decimals));
    }));
  });
});

test('law: a percentile lies between two days and never falls as p rises', () => {
  fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 }), fc.nat(100), fc.nat(100), (values, p, q) => {
    const series = exactSeries(values.map((value) => fraction(value, 7n)));
    const [low, high] = [Math.min(p, q), Math.max(p, q)].map((percent) => series.percentile(0, values.length, fraction(BigInt(percent), 1n)));
    if (low === undefined || high === undefined) throw new TypeError('values were given');
    expect(compareFractions(low, high)).toBeLessThanOrEqual(0);
    expect(compareFractions(high, fraction(values.reduce((most, value) => (value > most ? value : most)), 7n))).toBeLessThanOrEqual(0);
  }));
});
