import { compareFractions, fraction, fractionText, minus, reduced, type Fraction } from '../../basis/fraction.ts';
import { inUnitOf, type Step, type Undeterminable } from '../verdict.ts';

/**
 * Where a place stands towards an annual target. `met` and `missed`: the year is over. `impossible`: no rest of the year can meet it.
 * `secured`: no rest of the year can miss it. `tight`: it can be met, but below the place's own warning. Else `reachable`.
 */
export const targetStates = ['met', 'missed', 'impossible', 'secured', 'tight', 'reachable', 'undetermined'] as const;
export type TargetState = (typeof targetStates)[number];

export type TargetOutlook = {
  readonly state: TargetState;
  readonly reason: '' | Undeterminable;
  readonly validDays: number;
  readonly daysLeft: number;
  /** Mean in the unit of the target, or good days among valid days in %. */
  readonly soFar?: Fraction;
  /** Of means, while days are left: what the mean of these days may be, exact. */
  readonly allowedMean?: Fraction;
  readonly exceedanceDays?: number;
  /** Of shares, while days are left: how many of them may still be no good days; below zero: so many too many already. */
  readonly exceedanceDaysLeft?: number;
  readonly steps: readonly Step[];
};

type Demand = {
  readonly target: Fraction;
  /** Of the target and the level. */
  readonly unit?: string;
  /** Days of the year that are still to come, today among them. */
  readonly daysLeft: number;
  /** Percent: tight where the days left may have less than this part of the level so far. Given by the target's document, or not at all. */
  readonly tightBelow?: Fraction;
  /** Why a year that is over has no annual value, where it has none. */
  readonly annualReason?: '' | Undeterminable;
};

/**
 * 目标倒算 of a mean: allowed = (T·N − M·n)/d, with n valid days so far of mean M, d days left and N = n + d. Days so far without a valid
 * value, or taken out, belong to neither n nor N, as they belong to no annual mean; the days left are all taken as valid. Exact: T is
 * met at M ≤ T without the leeway of rounding. An allowed mean of zero or less cannot be kept by any air.
 */
export function meanOutlook(demand: Demand, validDays: number, mean: Fraction | undefined): TargetOutlook {
  const { target, daysLeft, tightBelow, annualReason = '' } = demand;
  const known = { validDays, daysLeft, ...(mean === undefined ? {} : { soFar: mean }) };
  const steps = stepsOf(demand, validDays, mean === undefined ? []
    : [{ name: 'averaged', value: exactText(mean), ...inUnitOf(demand.unit) }]);
  if (daysLeft === 0) return over(known, steps, annualReason, (reached) => compareFractions(reached, target) <= 0);
  const days = BigInt(daysLeft);
  const whole = BigInt(validDays + daysLeft);
  const spent = mean === undefined ? fraction(0n, 1n) : fraction(mean.top * BigInt(validDays), mean.bottom);
  const left = minus(fraction(target.top * whole, target.bottom), spent);
  const allowedMean = reduced(fraction(left.top, left.bottom * days));
  const tight = tightBelow !== undefined && mean !== undefined && isBelow(allowedMean, mean, tightBelow);
  return {
    ...known, reason: '', state: allowedMean.top <= 0n ? 'impossible' : tight ? 'tight' : 'reachable', allowedMean,
    steps: [...steps, { name: 'allowed-mean', value: exactText(allowedMean), ...inUnitOf(demand.unit) }],
  };
}

/**
 * 目标倒算 of a good-day share: of N = n + d days at most N·(100 − T)/100, cut to whole days, may be no good days; e of them were. Days
 * without an AQI belong to neither n nor N; the days left are all taken as valid.
 */
export function shareOutlook(demand: Demand, validDays: number, goodDays: number): TargetOutlook {
  const { target, daysLeft, tightBelow, annualReason = '' } = demand;
  const exceedanceDays = validDays - goodDays;
  const soFar = validDays === 0 ? undefined : fraction(BigInt(goodDays) * 100n, BigInt(validDays));
  const known = { validDays, daysLeft, exceedanceDays, ...(soFar === undefined ? {} : { soFar }) };
  const steps = stepsOf(demand, validDays, [{ name: 'exceedance-days', value: String(exceedanceDays) }]);
  if (daysLeft === 0) return over(known, steps, annualReason, (reached) => compareFractions(reached, target) >= 0);
  const whole = BigInt(validDays + daysLeft);
  const most = Number((whole * (100n * target.bottom - target.top)) / (100n * target.bottom));
  const exceedanceDaysLeft = most - exceedanceDays;
  const tight = tightBelow !== undefined && validDays > 0
    && isBelow(fraction(BigInt(exceedanceDaysLeft), BigInt(daysLeft)), fraction(BigInt(exceedanceDays), BigInt(validDays)), tightBelow);
  const state = exceedanceDaysLeft < 0 ? 'impossible' : exceedanceDaysLeft >= daysLeft ? 'secured' : tight ? 'tight' : 'reachable';
  return { ...known, reason: '', state, exceedanceDaysLeft, steps: [...steps, { name: 'exceedance-days-left', value: String(exceedanceDaysLeft) }] };
}

type Known = Pick<TargetOutlook, 'validDays' | 'daysLeft' | 'soFar' | 'exceedanceDays'>;

/** A year that is over is met or missed, or has no annual value. */
function over(known: Known, steps: readonly Step[], annualReason: '' | Undeterminable, meets: (reached: Fraction) => boolean): TargetOutlook {
  const reason = known.soFar === undefined ? 'no-valid-value' : annualReason;
  if (known.soFar === undefined || reason !== '') return { ...known, steps, reason, state: 'undetermined' };
  return { ...known, steps, reason, state: meets(known.soFar) ? 'met' : 'missed' };
}

const stepsOf = ({ target, unit, daysLeft }: Demand, validDays: number, level: readonly Step[]): readonly Step[] =>
  [{ name: 'target', value: exactText(target), ...inUnitOf(unit) }, { name: 'valid', value: String(validDays) }, ...level,
    { name: 'days-left', value: String(daysLeft) }];

const isBelow = (allowed: Fraction, soFar: Fraction, percent: Fraction): boolean =>
  compareFractions(fraction(allowed.top * 100n * percent.bottom, allowed.bottom), fraction(soFar.top * percent.top, soFar.bottom)) < 0;

const stepDecimals = 6;

/** A decimal where six places hold it whole, else the fraction beside its rounded decimal. */
function exactText(value: Fraction): string {
  const { top, bottom } = reduced(value);
  const decimal = fractionText(value, stepDecimals);
  const whole = (top * 10n ** BigInt(stepDecimals)) % bottom === 0n;
  return whole ? decimal.replace(/\.?0+$/u, '') : `${top}/${bottom} ≈ ${decimal}`;
}

/** For the eye: cut downwards to so many decimals, so that what is shown never allows more than there is. */
export function allowedText(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const top = value.top * scale;
  const cut = top / value.bottom - (top < 0n && top % value.bottom !== 0n ? 1n : 0n);
  return fractionText(fraction(cut, scale), decimals);
}
