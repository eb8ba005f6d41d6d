import { compareFractions, fraction, fractionOf, fractionText, type Fraction } from '../../basis/fraction.ts';
import type { Step, Undeterminable } from '../verdict.ts';
import { byEightHours, unitOf, type AirRules } from './rules.ts';

/** 24 hours of one natural day, hour 1 first: the number × 10^6 of a valid hour mean, else undefined. */
export type DayHours = readonly (bigint | undefined)[];

/** One pollutant's day. `value` is exact: mean of the day, for ozone the largest 8 h mean; absent: `reason` says why. */
export type AirDay = {
  readonly value?: Fraction;
  /** Largest valid hour. */
  readonly hourMax?: Fraction;
  readonly validHours: number;
  /** Ozone only: valid 8 h means. */
  readonly windows?: number;
  readonly reason: '' | Undeterminable;
};

/** A stored number is its value × 10^6. */
export const microOf = (sum: bigint, count: number): Fraction => fraction(sum, BigInt(count) * 1_000_000n);

/** The definition, plain and exact. [µg/m³, CO mg/m³] GB 3095 table 4 and HJ 663: 20 h a day; 6 of 8; 14 windows, or fewer above the limit. */
export function airDay(hours: DayHours, pollutant: string, rules: AirRules, steps?: Step[]): AirDay {
  const valid = hours.filter((hour) => hour !== undefined);
  const most = valid.reduce((largest, hour) => (hour > largest ? hour : largest), -1n);
  const base = { validHours: valid.length, ...(most < 0n ? {} : { hourMax: microOf(most, 1) }) };
  return byEightHours(pollutant) ? ozoneDay(hours, pollutant, rules, base, steps) : meanDay(valid, pollutant, rules, base, steps);
}

type Base = Pick<AirDay, 'hourMax' | 'validHours'>;

function meanDay(valid: readonly bigint[], pollutant: string, rules: AirRules, base: Base, steps: Step[] | undefined): AirDay {
  steps?.push({ name: 'valid', value: String(valid.length), row: rules.dayHours.id });
  if (valid.length < Number(rules.dayHours.value)) return { ...base, reason: valid.length === 0 ? 'no-valid-value' : 'too-few-values' };
  const value = microOf(valid.reduce((sum, hour) => sum + hour, 0n), valid.length);
  steps?.push({ name: 'averaged', value: fractionText(value, 6), ...unitOf(rules, pollutant) });
  return { ...base, value, reason: '' };
}

function ozoneDay(hours: DayHours, pollutant: string, rules: AirRules, base: Base, steps: Step[] | undefined): AirDay {
  let best: Fraction | undefined;
  let windows = 0;
  for (const mean of slidingMeans(hours, Number(rules.firstWindowEnds.value), Number(rules.eightHours.value))) {
    windows += 1;
    if (best === undefined || compareFractions(mean, best) > 0) best = mean;
  }
  steps?.push({ name: 'valid', of: '8h', value: String(windows), row: rules.windows.id });
  if (best === undefined) return { ...base, windows, reason: base.validHours === 0 ? 'no-valid-value' : 'too-few-values' };
  const exceeds = compareFractions(best, fractionOf(rules.ozoneLimit.value)) > 0;
  if (windows < Number(rules.windows.value) && !exceeds) return { ...base, windows, reason: 'too-few-values' };
  steps?.push({ name: 'maximum', value: fractionText(best, 6), ...unitOf(rules, pollutant), row: windows < Number(rules.windows.value)
    ? rules.ozoneLimit.id : rules.eightHours.id });
  return { ...base, value: best, windows, reason: '' };
}

/** Valid 8 h means labelled by their last hour, from `firstEnds`:00 on; `needed` valid hours in each. */
export function* slidingMeans(hours: DayHours, firstEnds: number, needed: number): Generator<Fraction> {
  for (let ends = firstEnds; ends <= hours.length; ends += 1) {
    const valid = hours.slice(Math.max(0, ends - 8), ends).filter((hour) => hour !== undefined);
    if (valid.length >= needed) yield microOf(valid.reduce((sum, hour) => sum + hour, 0n), valid.length);
  }
}
