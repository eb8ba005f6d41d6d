import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { waterbodies, type Waterbody } from '../rulebook/surface-water.ts';
import { judgeSectionClass, type WaterValues } from './section-class.ts';

const rulebook = testRulebook();
const classOf = (values: WaterValues, waterbody: Waterbody = 'river'): string => {
  const judged = judgeSectionClass(values, waterbody, rulebook, '2026-04-01');
  return judged.ok ? (judged.value.waterClass ?? judged.value.reason) : judged.fault;
};

describe('class of a section (GB 3838-2002 table 1)', () => {
  test.each([
    ['equal limits of two classes: the better one', { COD: 15 }, 'river', 'I'],
    ['just above', { COD: '15.0000001' }, 'river', 'III'],
    ['unrounded', { 'NH3-N': 1.004 }, 'river', 'IV'],
    ['phosphorus in a river', { TP: 0.05 }, 'river', 'II'], ['phosphorus in a lake', { TP: 0.05 }, 'lake', 'III'],
    ['nitrogen never decides in a lake', { TP: 0.01, TN: 9 }, 'lake', 'I'], ['nor in a river', { TP: 0.02, TN: 9 }, 'river', 'I'],
    ['nitrogen alone', { TN: 9 }, 'lake', 'no-deciding-item'],
    ['coliform never decides', { COD: 10, 'fecal-coliform': 1e6 }, 'river', 'I'],
    ['oxygen at 7.5', { DO: 7.5 }, 'river', 'I'], ['oxygen below', { DO: 7.49 }, 'river', 'II'],
    ['oxygen of warm water that is 90 % full', { DO: 7.45, 水温: 25 }, 'river', 'I'],
    ['not quite full', { DO: 7.44, temperature: 25 }, 'river', 'II'],
    ['oxygen 2', { DO: 2 }, 'river', 'V'], ['oxygen under 2', { DO: 1.99 }, 'river', '>V'],
    ['pH 6', { pH: 6 }, 'river', 'I'], ['pH 9', { pH: 9 }, 'river', 'I'], ['pH 9.01', { pH: 9.01 }, 'river', '>V'],
    ['the worst item', { DO: 9, CODMn: 7, 氨氮: 0.1 }, 'river', 'IV'],
    ['below a detection limit under class I', { Hg: '<0.00004' }, 'river', 'I'],
    ['below a detection limit above class I', { Hg: '<0.0005' }, 'river', 'below-detection'],
    ['the same beside a worse item', { Hg: '0.0005L', COD: 35 }, 'river', 'V'],
    ['other spellings', { 'Cr6+': 0.06, 化学需氧量: 10, 'ammonia nitrogen': 0.1 }, 'river', 'V'],
    ['unknown item', { gold: 1 }, 'river', 'standard.no-row'], ['negative', { COD: -1 }, 'river', 'value.out-of-range'],
    ['a word', { COD: '*' }, 'river', 'value.not-a-number'],
    ['nothing', { COD: null }, 'river', 'no-deciding-item'],
  ] as const)('%s', (_name, values, waterbody, want) => expect(classOf(values, waterbody)).toBe(want));

  test('every limit is met at itself and missed one step beyond', () => {
    for (const waterbody of waterbodies) {
      for (const item of rulebook.surfaceWaters[0]?.items[waterbody].values() ?? []) {
        for (const { row, max, min } of item.limits.filter((_limit) => item.decides)) {
          const at = (value: string | undefined): number => {
            const judged = judgeSectionClass({ [item.item]: value }, waterbody, rulebook, '2026-04-01');
            return judged.ok ? (judged.value.class ?? 0) : 0;
          };
          const own = ['I', 'II', 'III', 'IV', 'V'].indexOf(row.applies['class'] ?? '') + 1;
          if (max !== undefined) {
            expect(at(max.toString()), row.id).toBeLessThanOrEqual(own);
            expect(at(max.times('1.000000000001').toString()), row.id).toBeGreaterThan(own);
          }
          if (min !== undefined) {
            expect(at(min.toString()), row.id).toBeLessThanOrEqual(own);
            expect(at(min.times('0.999999999999').toString()), row.id).toBeGreaterThan(own);
          }
        }
      }
    }
  });
  test('law: more pollutant is never a better class; order changes nothing', () => {
    const item = fc.constantFrom('CODMn', 'NH3-N', 'TP', 'COD', 'BOD5');
    fc.assert(fc.property(item, fc.nat(5000), fc.nat(5000), fc.constantFrom(...waterbodies), (name, a, b, waterbody) => {
      const order = ['I', 'II', 'III', 'IV', 'V', '>V'];
      const at = (value: number): number => order.indexOf(classOf({ [name]: value / 100, DO: 6 }, waterbody));
      expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      expect(classOf({ DO: 6, [name]: a / 100 }, waterbody)).toBe(classOf({ [name]: a / 100, DO: 6 }, waterbody));
    }));
  });
});
