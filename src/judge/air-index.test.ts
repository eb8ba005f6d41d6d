import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { individualIndex, judgeReport, judgeStationHour, scaledHalfEven } from './air-index.ts';

const rulebook = testRulebook();
const [edition2012, edition2026] = rulebook.airIndexes;
if (edition2012 === undefined || edition2026 === undefined) throw new TypeError('two editions of HJ 633');
const both = [['2012', edition2012], ['2026', edition2026]] as const;
const daily = (index: typeof edition2012, values: Record<string, unknown>): unknown => {
  const judged = judgeReport(index, 'daily', values);
  return judged.ok ? (judged.value.aqi ?? judged.value.reason) : judged.fault;
};
const clean = { 'PM2.5': 10, PM10: 20, SO2: 5, NO2: 10, CO: 0.5, O3: 50 };

/** Another route: exact fractions of big integers, segment by segment from the printed table. */
function oracle(concentration: readonly number[], index: readonly number[], value: number, aboveTop: number | undefined): number | null {
  for (let at = 1; at < concentration.length; at += 1) {
    const [low, high, indexLow, indexHigh] = [concentration[at - 1], concentration[at], index[at - 1], index[at]].map((part) => BigInt(part ?? 0));
    if (low === undefined || high === undefined || indexLow === undefined || indexHigh === undefined || BigInt(value) > high) continue;
    const top = (indexHigh - indexLow) * (BigInt(value) - low) + indexLow * (high - low);
    return Number(top / (high - low) + (top % (high - low) > 0n ? 1n : 0n));
  }
  return aboveTop ?? null;
}

describe.each(both)('HJ 633-%s, individual index', (_name, index) => {
  const tables = [...index.tables.values()];
  test('every break point gives its printed index, one step above gives more, one below not more', () => {
    for (const table of tables) {
      table.concentration.forEach((at, position) => {
        const printed = table.index[position] ?? -1;
        expect(individualIndex(table, at), table.row.id).toBe(printed);
        if (at > 0) expect(individualIndex(table, at - 1) ?? 999, table.row.id).toBeLessThanOrEqual(printed);
        const above = individualIndex(table, at + 1);
        if (position < table.concentration.length - 1) expect(above, table.row.id).toBeGreaterThan(printed);
        else expect(above, table.row.id).toBe(table.aboveTop ?? null);
      });
    }
  });
  test('equals exact fractions everywhere', () => {
    fc.assert(fc.property(fc.constantFrom(...tables), fc.nat(5000), (table, value) => {
      expect(individualIndex(table, value)).toBe(oracle(table.concentration, table.index, value, table.aboveTop));
    }));
  });
  test('monotone in concentration', () => {
    fc.assert(fc.property(fc.constantFrom(...tables), fc.nat(4000), fc.nat(4000), (table, a, b) => {
      const [low, high] = [individualIndex(table, Math.min(a, b)), individualIndex(table, Math.max(a, b))];
      if (low !== null && high !== null) expect(high).toBeGreaterThanOrEqual(low);
    }));
  });
  test('a value one ulp around a half rounds by GB/T 8170 before the index', () => {
    for (const table of tables.filter((one) => one.decimals === 0)) {
      for (const at of table.concentration.filter((one) => one > 1)) {
        const ulp = 2 ** (Math.floor(Math.log2(at)) - 52);
        expect(scaledHalfEven(at + 0.5, 0)).toBe(at % 2 === 0 ? at : at + 1);
        expect(scaledHalfEven(at + 0.5 + ulp, 0)).toBe(at + 1);
        expect(scaledHalfEven(at + 0.5 - ulp, 0)).toBe(at);
        expect([scaledHalfEven(at + ulp, 0), scaledHalfEven(at - ulp, 0)]).toEqual([at, at]);
      }
    }
  });
});

describe('rounding of the concentration comes first and once', () => {
  test.each([
    ['just above a break point falls back on it', 60.4, 0, 60], ['a half goes to the even digit below', 60.5, 0, 60],
    ['and above', 61.5, 0, 62],
    ['text keeps every digit', '60.5000000000000000000001', 0, 61], ['CO to one decimal, to even', 0.25, 1, 2],
    ['CO, a binary fraction below the half', '0.35', 1, 4],
    ['not a number', 'abc', 0, undefined], ['negative', -0.3, 0, -1], ['not finite', Number.NaN, 0, undefined],
  ])('%s', (_name, value, decimals, want) => expect(scaledHalfEven(value, decimals)).toBe(want));
});

describe('above the top of a table', () => {
  test.each([
    ['2012: no hourly SO2 index above 800', edition2012, 'SO2 hour', 801, null], ['2026: 200', edition2026, 'SO2 hour', 801, 200],
    ['2012: no 8 h ozone index above 800', edition2012, 'O3 8h', 801, null], ['2026: 300', edition2026, 'O3 8h', 801, 300],
    ['others stay at 500', edition2026, 'PM2.5 day', 5000, 500], ['others stayed at 500', edition2012, 'PM2.5 day', 501, 500],
  ])('%s', (_name, index, table, value, want) => {
    const found = index.tables.get(table);
    expect(found === undefined ? undefined : individualIndex(found, value)).toBe(want);
  });
});

describe('the report', () => {
  test.each([
    ['PM2.5 60 was good', edition2012, { ...clean, 'PM2.5': 60 }, 82], ['PM2.5 60 is 100', edition2026, { ...clean, 'PM2.5': 60 }, 100],
    ['PM10 120 was 85', edition2012, { ...clean, PM10: 120 }, 85], ['PM10 120 is 100', edition2026, { ...clean, PM10: 120 }, 100],
    ['2012 takes the 1 h index where the 8 h one ends', edition2012, { ...clean, O3: 900, O3_1h: 900 }, 350],
    ['2012 without it cannot say', edition2012, { ...clean, O3: 900 }, 'no-index-here'],
    ['2026 leaves the 1 h maximum out of the daily report', edition2026, { ...clean, O3_1h: 900 }, 25],
    ['2026 all zero is still 1', edition2026, { 'PM2.5': 0, PM10: 0, SO2: 0, NO2: 0, CO: 0, O3: 0 }, 1],
    ['2012 all zero is 0', edition2012, { 'PM2.5': 0, PM10: 0, SO2: 0, NO2: 0, CO: 0, O3: 0 }, 0],
    ['2026 a gap below 100 is NA', edition2026, { ...clean, O3: null }, 'missing-pollutant'],
    ['2026 a gap at 100 is NA', edition2026, { ...clean, O3: null, 'PM2.5': 60 }, 'missing-pollutant'],
    ['2026 a gap above 100 is published', edition2026, { ...clean, O3: null, 'PM2.5': 61 }, 101],
    ['2026 not in the plan is no gap', edition2026, { ...clean, O3: '/' }, 20],
    ['nothing at all', edition2026, {}, 'no-valid-value'],
    ['a negative value', edition2026, { ...clean, SO2: -1 }, 'value.out-of-range'],
    ['a word', edition2026, { ...clean, SO2: 'low' }, 'value.not-a-number'],
  ])('%s', (_name, index, values, want) => expect(daily(index, values)).toBe(want));

  test.each([
    ['2026 real time: particles by the 1 h mean', '2026-03-01', { ...clean, 'PM2.5': 61 }, 101],
    ['2012 published hour: same column', '2026-02-28', { ...clean, 'PM2.5': 61 }, 83],
    ['no edition', '2015-12-31', clean, 'standard.not-in-force'],
  ])('%s', (_name, day, values, want) => {
    const judged = judgeStationHour(values, rulebook, day);
    expect(judged.ok ? judged.value.aqi : judged.fault).toBe(want);
  });

  test('primary: all that tie, in the order of the report, none at 50 or below', () => {
    const of = (values: Record<string, unknown>): readonly string[] => {
      const judged = judgeReport(edition2026, 'daily', values);
      return judged.ok ? judged.value.primary : [];
    };
    expect(of({ ...clean, PM10: 120, 'PM2.5': 60 })).toEqual(['PM2.5', 'PM10']);
    expect(of({ ...clean, 'PM2.5': 35 })).toEqual([]);
    expect(of({ ...clean, 'PM2.5': 36 })).toEqual(['PM2.5']);
  });
  test.each([[50, 1], [51, 2], [100, 2], [101, 3], [150, 3], [151, 4], [200, 4], [201, 5], [300, 5], [301, 6], [500, 6]])('AQI %i is level %i', (aqi, want) => {
    expect(edition2026.levels.find((band) => Number(band.low) <= aqi && aqi <= band.highest)?.level).toBe(want);
  });

  const value = fc.record({ 'PM2.5': fc.nat(600), PM10: fc.nat(700), SO2: fc.nat(700), NO2: fc.nat(3000), CO: fc.nat(1000).map((one) => one / 10), O3: fc.nat(1100) });
  test('law: the order of the input changes nothing', () => {
    fc.assert(fc.property(value, fc.shuffledSubarray(['PM2.5', 'PM10', 'SO2', 'NO2', 'CO', 'O3'] as const, { minLength: 6 }), (values, order) => {
      const shuffled = Object.fromEntries(order.map((name) => [name, values[name]]));
      expect(judgeStationHour(shuffled, rulebook, '2026-04-01')).toEqual(judgeStationHour(values, rulebook, '2026-04-01'));
    }));
  });
  test('law: an edition never leaks across its dates', () => {
    fc.assert(fc.property(value, fc.date({ min: new Date('2016-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (values, at) => {
      const day = at.toISOString().slice(0, 10);
      const judged = judgeStationHour(values, rulebook, day);
      expect(judged.ok ? judged.value.edition : judged.fault).toBe(day < '2026-03-01' ? 'HJ 633-2012' : 'HJ 633-2026');
    }));
  });
});
