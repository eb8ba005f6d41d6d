import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '../../basis/decimal.ts';
import { fractionText } from '../../basis/fraction.ts';
import { day, hourMs, startOfDay } from '../../basis/time.ts';
import { inForce } from '../../rulebook/edition.ts';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import { substituteForTotals } from '../data-capture.ts';
import { massOfHour, type EmissionHours, type HourMass, type Sent, type SentHour } from './hour-mass.ts';
import { tonnes } from './mass.ts';
import { massOf, permitOutlook } from './permit-outlook.ts';
import { yearEmission, type YearEmission } from './year-emission.ts';

const data = inForce(testRulebook().emissionData, '2026-03-01');
if (data === undefined) throw new TypeError('no edition');
const n = (value: string, flag = 'N'): Sent => ({ micro: BigInt(exact(value).times(1_000_000).toFixed(0)), flag });
const unit = 'mg/m³';
const kilograms = (hour: HourMass | undefined): string | undefined => (hour === undefined ? undefined : fractionText(tonnes(hour.mass * 1000n), 6));

describe('the mass of an hour', () => {
  // 20 mg/m³ × 10 m³/s × 3600 s = 0.72 kg; 30 mg/L × 5 L/s × 3600 s = 0.54 kg.
  test.each([
    ['gas: measured × flow      ', 'air', { concentration: n('20'), flow: n('10'), reported: n('9') }, '0.720000', 'mass-by-flow'],
    ['gas without flow: Cou     ', 'air', { concentration: n('20'), reported: n('0.7') }, '0.700000', 'mass-reported'],
    ['gas, flow out of order    ', 'air', { concentration: n('20'), flow: n('10', 'D') }, undefined, undefined],
    ['gas flagged               ', 'air', { concentration: n('20', 'M'), flow: n('10') }, undefined, undefined],
    ['over the measuring range  ', 'air', { concentration: n('99', 'T'), flow: n('10') }, undefined, undefined],
    ['an unknown flag           ', 'air', { concentration: n('20', 'x'), flow: n('10') }, undefined, undefined],
    ['too few valid minutes     ', 'air', { concentration: n('20'), flow: n('10'), short: true }, undefined, undefined],
    ['nothing flows             ', 'air', { concentration: n('20', 'F'), flow: n('0') }, '0.000000', 'no-discharge'],
    ['a negative concentration  ', 'air', { concentration: n('-1'), flow: n('10') }, undefined, undefined],
    ['water: Cou                ', 'water', { concentration: n('30'), flow: n('5'), reported: n('0.55') }, '0.550000', 'mass-reported'],
    ['water without Cou         ', 'water', { concentration: n('30'), flow: n('5') }, '0.540000', 'mass-by-flow'],
    ['nothing at all            ', 'water', {}, undefined, undefined],
  ] as const)('%s', (_name, medium, sent: SentHour, kg, way) => {
    const hour = massOfHour(sent, medium, medium === 'air' ? unit : 'mg/L', data);
    expect([kilograms(hour), hour?.way]).toEqual([kg, way]);
  });
  test.each([['mg/L', '540.000000'], ['µg/L', '0.540000'], ['ng/L', '0.000540']] as const)('a unit of %s weighs what it says', (of, kg) => {
    expect(kilograms(massOfHour({ concentration: n('30000'), flow: n('5') }, 'water', of, data))).toBe(kg);
  });
  test.each([['mg/L', '2.000000'], ['µg/L', '0.002000'], ['ng/L', '0.000002']] as const)('Cou goes with %s', (of, kg) => {
    expect(kilograms(massOfHour({ reported: n('2') }, 'water', of, data))).toBe(kg);
  });
});

const january = startOfDay(day('2026-01-01'));
const kg = (value: number): HourMass => ({ mass: 10n ** 24n * BigInt(value), way: 'mass-by-flow' });
const many = (count: number, value: number | undefined): (HourMass | undefined)[] => Array.from({ length: count }, () => (value === undefined ? undefined : kg(value)));
const year = (hours: readonly (HourMass | undefined)[], more: Partial<EmissionHours> = {}): YearEmission => {
  const found = yearEmission({ medium: 'air', at: january, from: 0, first: 0, hours, over: new Set(), ...more }, data);
  if (!found.ok) throw new TypeError(found.fault);
  return found.value;
};
const inKilograms = (mass: bigint): number => Number(mass / 10n ** 24n);

describe('hours without a value', () => {
  test('a short gap takes the largest of the last 180 valid hours', () => {
    const found = year([...many(100, 9), ...many(199, 2), kg(5), ...many(4, undefined), ...many(100, 1)]);
    expect(found.gaps).toMatchObject([{ at: january + 300 * hourMs, hours: 4, row: { id: 'hj75-2017/rule.substitution-hours-short' } }]);
    expect([inKilograms(found.substituted), inKilograms(found.within), found.hours.substituted, found.hours.missing]).toEqual([20, 900 + 398 + 5 + 100, 4, 0]);
    expect(found.confidence).toBe('low');
  });
  test('more than a day takes the largest of 720', () => {
    const found = year([kg(9), ...many(719, 2), ...many(25, undefined), ...many(300, 2)]);
    expect(found.gaps[0]?.row?.id).toBe('hj75-2017/rule.substitution-hours-long');
    expect(inKilograms(found.substituted)).toBe(25 * 9);
  });
  test('too little before it, or too little capture: nothing stands for it, and it is counted', () => {
    const few = year([...many(179, 2), ...many(2, undefined), ...many(50, 2)]);
    expect([few.hours.missing, few.gaps[0]?.reason, few.substituted]).toEqual([2, 'too-few-values', 0n]);
    const low = year([...many(200, 2), ...many(100, undefined)]);
    expect([low.hours.missing, low.gaps[0]?.reason, low.gaps[0]?.capture.slice(0, 5)]).toEqual([100, 'capture-too-low', '66.66']);
  });
  test('waste water is not replaced: no rule is held', () => {
    const found = year([...many(400, 2), ...many(2, undefined)], { medium: 'water' });
    expect([found.hours.missing, found.gaps[0]?.reason]).toEqual([2, 'no-substitution-rule']);
  });
  test('before the first data nothing is due from the logger; the hours are told apart', () => {
    const found = year([...many(50, undefined), ...many(10, 1)], { first: 50 });
    expect([found.hours.before, found.hours.missing, found.hours.due]).toEqual([50, 0, 60]);
    expect(year(many(60, undefined), { first: undefined }).hours).toMatchObject({ before: 60, missing: 0 });
  });
  test('last year serves the first gap of this one, and counts for nothing else', () => {
    const found = year([...many(200, 7), ...many(2, undefined), ...many(100, 1)], { at: january - 200 * hourMs, from: 200 });
    expect([inKilograms(found.substituted), inKilograms(found.within), found.hours.due]).toEqual([14, 100, 102]);
    expect(found.months).toMatchObject([{ month: '2026-01' }]);
  });
  test('a gap over the end of a quarter is told by quarter, its length is its whole length', () => {
    const march = startOfDay(day('2026-03-31'));
    const found = year([...many(720, 3), ...many(30, undefined), ...many(400, 3)], { at: march + 4 * hourMs - 720 * hourMs });
    expect(found.gaps.map(({ hours, row }) => [hours, row?.key])).toEqual([[20, 'substitution-hours-long'], [10, 'substitution-hours-long']]);
  });
});

test('hours over a limit stand apart, in stretches', () => {
  const found = year(many(10, 2), { over: new Set([2, 3, 7]) });
  expect([inKilograms(found.over), inKilograms(found.within), found.hours.over]).toEqual([6, 14, 3]);
  expect(found.overs.map(({ at, hours }) => [(at - january) / hourMs, hours])).toEqual([[2, 2], [7, 1]]);
});

describe('towards the permit', () => {
  const all = { yearHours: 8760 };
  test.each([
    ['no amount            ', many(100, 2), undefined, 'no-amount'], ['on course            ', many(100, 2), '18', 'on-course'],
    ['exactly on course    ', many(100, 2), '17.52', 'on-course'], ['would be more        ', many(100, 2), '17.51', 'would-exceed'],
    ['used up to the gram  ', many(100, 2), '0.2', 'would-exceed'], ['more than it allows  ', many(100, 2), '0.199999', 'over'],
    ['the year is over     ', many(8760, 2), '17.52', 'within'], ['over, with a gap     ', [...many(8700, 2), ...many(60, undefined)], '18', 'incomplete'],
    ['over, least is enough', [...many(8700, 2), ...many(60, undefined)], '17', 'over'], ['no data              ', many(50, undefined), '18', 'no-data'],
  ] as const)('%s', (_name, hours, permitted, state) => {
    const gapless = year(hours, { medium: 'water', ...(hours.every((one) => one === undefined) ? { first: undefined } : {}) });
    expect(permitOutlook([gapless], { ...all, permitted }).state).toBe(state);
  });
  test('a firm adds its outlets; one that tells nothing leaves the straight line open', () => {
    const [two, three] = [year(many(100, 2)), year(many(50, 3), { at: january })];
    const both = permitOutlook([two, three], { ...all, permitted: '50' });
    // 0.2 t + 0.15 t; 2 kg/h and 3 kg/h over 8760 h.
    expect([both.total, both.forecast, both.used].map((one) => (one === undefined ? one : fractionText(one, 3)))).toEqual(['0.350', '43.800', '0.700']);
    const open = permitOutlook([two, year(many(50, undefined), { first: undefined })], { ...all, permitted: '50' });
    expect([open.state, open.least, open.forecast]).toEqual(['incomplete', true, undefined]);
  });
});

const hourOf = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 90 }) }, { weight: 1, arbitrary: fc.constant(undefined) });
const course = fc.array(fc.tuple(hourOf, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 60 })
  .map((runs) => runs.flatMap(([value, count]) => many(count, value)));

/** The same by another way: one hour at a time in decimals, the largest by `substituteForTotals`. */
function byHand(hours: readonly (HourMass | undefined)[], edition: NonNullable<typeof data>['edition']): Decimal {
  const valid: Decimal[] = [];
  let total = new Decimal(0);
  const share = exact(hours.filter((one) => one !== undefined).length).times(100).dividedBy(hours.length);
  for (const [at, hour] of hours.entries()) {
    if (hour !== undefined) {
      const own = new Decimal(hour.mass.toString());
      valid.push(own);
      total = total.plus(own);
      continue;
    }
    let [from, to] = [at, at];
    while (from > 0 && hours[from - 1] === undefined) from -= 1;
    while (to < hours.length && hours[to] === undefined) to += 1;
    const said = substituteForTotals(edition, '2026-01-01', valid.map((one) => exact(one)), share, to - from);
    if (said.ok && 'substituted' in said.value.result) total = total.plus(said.value.result.substituted);
  }
  return total;
}

test('laws: parts add up, every hour is counted once, and another way of reckoning gives the same', () => {
  fc.assert(fc.property(course, fc.infiniteStream(fc.boolean()), (hours, coins) => {
    const over = new Set(hours.flatMap((hour, at) => (hour !== undefined && coins.next().value === true ? [at] : [])));
    const found = year(hours, { over });
    const { due, substituted, missing, before, over: overHours } = found.hours;
    expect(found.hours['mass-by-flow'] + substituted + missing + before).toBe(due);
    expect([due, overHours]).toEqual([hours.length, over.size]);
    expect(found.months.reduce((sum, month) => sum + massOf(month), 0n)).toBe(massOf(found));
    expect(found.gaps.reduce((sum, gap) => sum + gap.hours, 0)).toBe(substituted + missing);
    expect(massOf(found).toString()).toBe(byHand(hours, data.edition).toFixed(0));
    expect(massOf(year(hours))).toBe(massOf(found));
  }), { numRuns: 60 });
});
