import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '../basis/decimal.ts';
import { bandsOf, within } from '../rulebook/bands.ts';
import { seaClasses } from '../rulebook/sea-water.ts';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { judgeJson } from './line.ts';
import { percentile } from './statistics.ts';

const rulebook = testRulebook();
const ask = (assess: string, input: object, on = '2026-04-01'): Record<string, unknown> => {
  const answer = judgeJson({ id: 1, assess, on, input }, rulebook);
  return (answer['result'] ?? { fault: answer['fault'] }) as Record<string, unknown>;
};

describe('TLI against a second implementation in floats', () => {
  // The textbook coefficients written out once more, weights from the correlations instead of the table.
  const terms = [['chla_mg_m3', 2.5, 1.086, 1], ['TP', 9.436, 1.624, 0.84], ['TN', 5.453, 1.694, 0.82], ['SD', 5.118, -1.94, 0.83], ['CODMn', 0.109, 2.661, 0.83]] as const;
  const squares = terms.reduce((sum, [, , , r]) => sum + r * r, 0);
  const oracle = (values: Readonly<Record<string, number>>): number => terms.reduce((sum, [key, a, b, r]) => sum + ((r * r) / squares) * 10 * (a + b * Math.log(values[key] ?? 0)), 0);
  const concentration = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most * 1000 }).map((value) => value / 1000);
  test('law: within what the rounding of weights and of the result allows', () => {
    fc.assert(fc.property(concentration(200), concentration(1), concentration(10), concentration(10), concentration(30), (chla, tp, tn, sd, cod) => {
      const values = { chla_mg_m3: chla, TP: tp, TN: tn, SD: sd, CODMn: cod };
      expect(Math.abs(Number(ask('tli', values)['TLI']) - oracle(values))).toBeLessThan(0.1);
    }));
  });
  test.each([['29.99', '贫营养'], ['30', '中营养'], ['50', '中营养'], ['50.0000001', '轻度富营养'], ['60', '轻度富营养'], ['60.01', '中度富营养'], ['70', '中度富营养'], ['70.1', '重度富营养']])('TLI %s is %s', (value, want) => {
    const edition = rulebook.families.get('trophic-index')?.[0];
    const held = edition === undefined ? [] : bandsOf(edition, 'trophic', '2026-04-01').filter((band) => within(band, exact(value)));
    expect(held.map((band) => band.name.zh)).toEqual([want]);
  });
});

test('percentile against a search over the ranks', () => {
  // By another route: walk up the sorted list until the asked share of the steps between first and last is used up.
  const oracle = (values: readonly number[], p: number): number => {
    const sorted = [...values].sort((a, b) => a - b);
    let left = (p / 100) * (sorted.length - 1);
    let at = sorted[0] ?? 0;
    for (const next of sorted.slice(1)) {
      const step = Math.min(1, Math.max(0, left));
      at += (next - at) * step;
      left -= 1;
      if (step < 1) break;
    }
    return at;
  };
  fc.assert(fc.property(fc.array(fc.nat(999), { minLength: 1, maxLength: 40 }), fc.constantFrom(90, 95, 98), (values, p) => {
    expect(percentile(values.map((value) => exact(value)), exact(p)).value.toNumber()).toBeCloseTo(oracle(values, p), 8);
  }));
});

describe('status of areas', () => {
  test('law: every pair of shares has exactly the status of an independent reading of the table', () => {
    const oracle = (good: number, bad: number): string => {
      if (good >= 90) return '优';
      if (good >= 75) return '良好';
      return bad < 20 ? '轻度污染' : bad < 40 ? '中度污染' : '重度污染';
    };
    fc.assert(fc.property(fc.nat(40), fc.nat(40), fc.nat(40), (good, middle, bad) => {
      fc.pre(good + middle + bad >= 5);
      const total = good + middle + bad;
      expect(ask('basin-status', { counts: { 'I-III': good, 'IV-V': middle, '>V': bad } })).toEqual({ status: oracle((good / total) * 100, (bad / total) * 100) });
    }));
  });
  test('law: a sea area always has one status, tested in order', () => {
    const oracle = (c1: number, c2: number, w: number): string => {
      if (c1 >= 60 && c1 + c2 >= 90) return '优';
      if (c1 + c2 >= 80) return '良好';
      if (w > 40) return '极差';
      return c1 + c2 >= 60 && w <= 30 ? '一般' : '差';
    };
    fc.assert(fc.property(fc.nat(100), fc.nat(100), fc.nat(100), (a, b, c) => {
      const [c1 = 0, two = 0, three = 0] = [a, b, c].sort((x, y) => x - y);
      const shares = { '1': c1, '2': two - c1, '3': three - two, '>4': 100 - three };
      expect(ask('sea-area-status', { shares_percent: shares })).toEqual({ status: oracle(c1, two - c1, 100 - three) });
    }));
  });
  test.each([
    [{ counts: { 'I-III': 4 } }, { undeterminable: 'too-few-sections' }], [{ counts: { 'I-III': 5 } }, { status: '优' }], [{ counts: { 'I-III': 0 } }, { undeterminable: 'no-valid-value' }],
    [{ counts: { 'III-IV': 5, I: 1 } }, { undeterminable: 'missing-share' }], [{ counts: { 'I-III': -1 } }, { fault: 'value.out-of-range' }], [{ counts: { gold: 5 } }, { fault: 'assess.bad-input' }],
    [{ shares_percent: { 'I-III': 80 } }, { status: '良好' }], [{ shares_percent: { 'I-III': 74 }, sections: 9 }, { undeterminable: 'missing-share' }], [{ shares_percent: { 'I-III': 80 }, sections: 4 }, { undeterminable: 'too-few-sections' }], [{}, { fault: 'assess.bad-input' }],
  ])('basin of %j', (input, want) => expect(ask('basin-status', input)).toEqual(want));
});

describe('black and odorous', () => {
  const fine = { transparency_cm: 30, DO: 3, ORP: 100, NH3N: 1 };
  test.each([
    [{}, 'none'], [{ transparency_cm: 25 }, 'mild'], [{ transparency_cm: 10 }, 'mild'], [{ transparency_cm: '9.999999999' }, 'severe'], [{ DO: 2 }, 'mild'], [{ DO: 0.2 }, 'mild'], [{ DO: 0.19 }, 'severe'],
    [{ ORP: 50 }, 'mild'], [{ ORP: -200 }, 'mild'], [{ ORP: '-200.0001' }, 'severe'], [{ NH3N: 8 }, 'mild'], [{ NH3N: 15 }, 'mild'], [{ NH3N: '15.0000001' }, 'severe'], [{ DO: 1, NH3N: 20 }, 'severe'],
    [{ DO: '<0.2' }, 'severe'],
  ])('%j is %s', (changed, want) => expect(ask('black-odorous', { ...fine, ...changed })).toEqual({ grade: want }));
  test.each([[{ DO: '<3' }, 'below-detection'], [{ NH3N: null }, 'missing-pollutant']])('%j is undeterminable: %s', (changed, want) => expect(ask('black-odorous', { ...fine, ...changed })).toEqual({ undeterminable: want }));
  test('the length of a depth is in its key', () => expect(ask('black-odorous', { ...fine, transparency_cm: null, transparency_m: 0.09 })).toEqual({ grade: 'severe' }));
});

test('every limit of sea water is met at itself and missed one step beyond; oxygen at its limit is not met', () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const { item, season, limits } of rulebook.seaWaters[0]?.items.values() ?? []) {
    const placeOf = (value: string): number => seaClasses.findIndex((one) => one === ask('sea-water-class', { values: { [item]: value }, ...(season === undefined ? {} : { season }) })['water_class']);
    for (const [place, { max, min, exclusive, row }] of limits.entries()) {
      tried += 1;
      if (max !== undefined && !(placeOf(max.toString()) <= place && placeOf(max.times('1.000000000001').toString()) > place)) wrong.push(row.id);
      if (min !== undefined && !(placeOf(min.toString()) <= place !== exclusive && placeOf(min.times('0.999999999999').toString()) > place)) wrong.push(row.id);
    }
  }
  expect([wrong, tried]).toEqual([[], 106]);
});
test.each([
  [{ nitrate: 0.1, nitrite: 0.05, 氨氮: 0.05 }, { water_class: '1' }], [{ nitrate: 0.1, nitrite: 0.05, 氨氮: '0.0500000001' }, { water_class: '2' }], [{ DIN: 0.2, nitrate: 0.1 }, { fault: 'assess.bad-input' }],
  [{ gold: 1 }, { fault: 'standard.no-row' }], [{ COD: -1 }, { fault: 'value.out-of-range' }], [{ COD: 'x' }, { fault: 'value.not-a-number' }], [{}, { undeterminable: 'no-deciding-item' }], [{ coliform: 10001 }, { water_class: '4' }],
])('sea water of %j', (values, want) => expect(ask('sea-water-class', { values })).toEqual(want));
