import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testRulebook } from '../rulebook/standards.fixture.ts';
import { judgeNoiseDay, judgeNoiseHour, type NoiseDay } from './noise-zone.ts';
import type { Step } from './verdict.ts';

const standards = testRulebook();
const on = '2026-02-10';
const day = (hours: readonly unknown[], zone = '2', of = on): NoiseDay => {
  const judged = judgeNoiseDay(hours, zone, standards, of);
  if (!judged.ok) throw new TypeError(`${judged.fault} ${judged.detail}`);
  return judged.value;
};
const flat = (levels: (hour: number) => string | undefined): readonly (string | undefined)[] => Array.from({ length: 24 }, (_, hour) => levels(hour));
const level = fc.integer({ min: 300, max: 900 }).map((tenths) => (tenths / 10).toFixed(1));
const whole = fc.array(level, { minLength: 24, maxLength: 24 });
const isNight = (hour: number): boolean => hour < 6 || hour >= 22;
/** The oracle by the other route: floating point and the formula of the standard. */
const floatMean = (levels: readonly string[]): number => 10 * Math.log10(levels.reduce((sum, one) => sum + 10 ** (Number(one) / 10), 0) / levels.length);

describe('a natural day', () => {
  test('Ld of 06–22 and Ln of 22–06 are energy means, Ldn raises the night by 10 dB', () => {
    fc.assert(fc.property(whole, (hours) => {
      const { Ld, Ln, Ldn } = day(hours);
      const [d, n] = [floatMean(hours.filter((_, hour) => !isNight(hour))), floatMean(hours.filter((_, hour) => isNight(hour)))];
      expect(Number(Ld.value)).toBeCloseTo(d, 9);
      expect(Number(Ln.value)).toBeCloseTo(n, 9);
      expect(Number(Ldn.value)).toBeCloseTo(10 * Math.log10((16 * 10 ** (d / 10) + 8 * 10 ** ((n + 10) / 10)) / 24), 9);
    }), { numRuns: 30 });
  });

  test('louder never turns "exceeds" into "meets"; the order of the hours of a period does not matter', () => {
    fc.assert(fc.property(whole, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 200 }), (hours, at, tenths) => {
      const louder = hours.map((one, hour) => (hour === at ? (Number(one) + tenths / 10).toFixed(1) : one));
      const rank = { 'meets': 0, 'exceeds': 1, 'assessed': -1, 'undeterminable': -1, 'not-judged': -1 };
      expect(rank[day(louder).Ld.verdict]).toBeGreaterThanOrEqual(rank[day(hours).Ld.verdict]);
      expect(rank[day(louder).Ln.verdict]).toBeGreaterThanOrEqual(rank[day(hours).Ln.verdict]);
      const turned = [...hours.slice(0, 6), ...hours.slice(6, 22).toReversed(), ...hours.slice(22)];
      expect(Number(day(turned).Ld.value)).toBeCloseTo(Number(day(hours).Ld.value), 15);
    }), { numRuns: 30 });
  });

  test.each([
    ['all day hours at the limit of zone 2 meet', '60.0', '50.0', ['meets', 'meets']],
    ['a tenth above exceeds', '60.1', '50.1', ['exceeds', 'exceeds']],
    ['only the night', '59.9', '50.1', ['meets', 'exceeds']],
  ])('%s', (_title, byDay, byNight, want) => {
    const { Ld, Ln, Ldn } = day(flat((hour) => (isNight(hour) ? byNight : byDay)));
    expect([Ld.verdict, Ln.verdict]).toEqual(want);
    expect([Ldn.verdict, Ldn.reason]).toEqual(['assessed', '']);
  });

  test.each([[3, ['meets', 'undeterminable']], [12, ['undeterminable', 'meets']]] as const)('without hour %i its period and Ldn are undeterminable, the other stands', (gone, want) => {
    const judged = day(flat((hour) => (hour === gone ? undefined : '45')));
    expect([judged.Ld.verdict, judged.Ln.verdict]).toEqual(want);
    expect([judged.Ldn.verdict, judged.Ldn.reason, judged.valid.day + judged.valid.night]).toEqual(['undeterminable', 'too-few-values', 23]);
  });

  test.each([['0', 50, 40], ['1', 55, 45], ['2', 60, 50], ['3', 65, 55], ['4a', 70, 55], ['4b', 70, 60]])('zone %s has its limits of table 1', (zone, byDay, byNight) => {
    const { Ld, Ln } = day(flat(() => '30'), zone);
    expect([Number(Ld.limit?.value), Number(Ln.limit?.value)]).toEqual([byDay, byNight]);
  });

  test('a station without a zone has levels and no verdict', () => {
    expect(day(flat(() => '50'), '')).toMatchObject({ Ld: { verdict: 'not-judged', reason: 'no-limit' }, Ln: { verdict: 'not-judged', reason: 'no-limit' } });
  });

  test('where whole decibels would say otherwise the verdict is of low confidence', () => {
    expect(day(flat(() => '60.2')).Ld).toMatchObject({ verdict: 'exceeds', confidence: 'low' });
    expect(day(flat(() => '61')).Ld).toMatchObject({ verdict: 'exceeds', confidence: 'high' });
  });
});

describe('an hour', () => {
  test.each([
    ['Leq', '60', 12, 'meets'], ['Leq', '60', 21, 'meets'], ['Leq', '60', 22, 'exceeds'], ['Leq', '50', 5, 'meets'],
    ['Leq', '50.1', 5, 'exceeds'], ['Leq', '50.1', 6, 'meets'],
    ['Lmax', '65', 23, 'meets'], ['Lmax', '65.1', 23, 'exceeds'], ['Lmax', '90', 12, 'not-judged'],
  ] as const)('%s %s dB(A) at %i o’clock in zone 2: %s', (of, value, hour, want) => {
    const judged = judgeNoiseHour(of, value, hour, '2', standards, on);
    expect(judged.ok && judged.value.verdict).toBe(want);
  });

  test('steps name the limit and its row', () => {
    const steps: Step[] = [];
    judgeNoiseHour('Leq', '61', 12, '2', standards, on, steps);
    expect(steps).toEqual(
      [{ name: 'limit', of: 'Leq', value: '..60 dB(A)', row: 'gb3096-2008/limit.leq.day.zone-2' },
      { name: 'compared', of: 'Leq', value: '61 > 60 dB(A)', row: 'gb3096-2008/limit.leq.day.zone-2' }]);
  });

  test.each([['loud', 'value.not-a-number'], ['-3', 'value.out-of-range'], ['900', 'value.out-of-range']])('%s is %s, never a verdict', (value, fault) => {
    expect(judgeNoiseHour('Leq', value, 3, '2', standards, on)).toMatchObject({ ok: false, fault });
    expect(judgeNoiseDay(flat((hour) => (hour === 3 ? value : '40')), '2', standards, on)).toMatchObject({ ok: false, fault });
  });

  test('before the standard there is none', () => {
    expect(judgeNoiseHour('Leq', '50', 12, '2', standards, '2000-01-01')).toMatchObject({ ok: false, fault: 'standard.not-in-force' });
  });
});
