import { exact, roundHalfEven, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { inForce } from '../rulebook/edition.ts';
import type { EmissionData } from '../rulebook/emission-data.ts';
import { strictest, type AppliedLimit } from '../rulebook/limits.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { applicable, judgeAll } from './all-limits.ts';
import type { OutletVerdict } from './outlet-verdict.ts';
import { confidenceOf, decimalOf, inUnitOf, type Confidence, type Step, type Undeterminable } from './verdict.ts';

/** One hour of one factor at one outlet. Values are numbers or decimal text in the unit of the limit. */
export type OutletHour = {
  readonly factor: string;
  readonly value: unknown;
  /** Measured oxygen, % by volume. */
  readonly o2?: unknown;
  /** HJ 212 data flag of the oxygen; absent counts as N. */
  readonly o2Flag?: string;
  /** Converted value as the logger sent it (Zs); used only where the oxygen is not known. */
  readonly converted?: unknown;
  /** HJ 212 data flag; absent counts as N. */
  readonly flag?: string;
  /** A data mark has taken the value out, whatever its flag. */
  readonly marked?: boolean;
  /** °C; chooses limits that hold for a band of it. */
  readonly waterTemperature?: unknown;
  /** Valid minutes in the hour; absent: not known. */
  readonly minutes?: number;
};

/**
 * 判定 of one outlet hour against all limits that apply (permit, province, nation), full-value comparison, equal meets; the
 * strictest is reported, of those exceeded where one is. Limits must be those in force on the day. Faults: standard.not-in-force, value.not-a-number, value.out-of-range.
 */
export function judgeOutletHour(hour: OutletHour, limits: readonly AppliedLimit[], rulebook: Rulebook, day: string, steps?: Step[]): Result<OutletVerdict> {
  const data = inForce(rulebook.emissionData, day);
  if (data === undefined) return fail('standard.not-in-force', `emission-data ${day}`);
  const measured = decimalOf(hour.value);
  if (measured === undefined) return fail('value.not-a-number', hour.factor);
  if (measured.isNegative() && !measured.isZero()) return fail('value.out-of-range', `${hour.factor} ${measured.toString()}`);
  steps?.push({ name: 'raw', of: hour.factor, value: measured.toString(), ...inUnitOf(limits[0]?.unit) });
  const hourly = limits.filter((limit) => limit.averaging === 'hour');
  const limit = strictest(hourly, data.oxygenOfAir.percent);
  const unusable = unusableHour(hour, data, steps);
  if (unusable !== undefined) return ok({ verdict: unusable.verdict, reason: unusable.reason, ...(limit === undefined ? {} : { limit }), confidence: unusable.confidence, edition: data.edition.standard });
  if (limit === undefined) {
    return ok({ verdict: 'not-judged', reason: limits.length > 0 ? 'limit-of-day-mean' : 'no-limit', compared: measured.toString(), confidence: 'high', edition: data.edition.standard });
  }
  const one = (against: AppliedLimit, said?: Step[]): Result<OutletVerdict> => compare(hour, measured, against, data, said);
  return judgeAll(applicable(hourly, decimalOf(hour.waterTemperature)), data, one, steps);
}

type Unusable = { readonly verdict: 'undeterminable' | 'not-judged'; readonly reason: Undeterminable; readonly confidence: Confidence };

/** Flag and minutes: why the hour cannot be held against a limit; undefined when it can, or when T still may show an exceedance. */
export function unusableHour(hour: OutletHour, data: EmissionData, steps: Step[] | undefined): Unusable | undefined {
  if (hour.marked === true) return { verdict: 'not-judged', reason: 'marked-not-valid', confidence: 'high' };
  const flag = data.flags.get(hour.flag ?? 'N');
  steps?.push({ name: 'flag', value: hour.flag ?? 'N', ...(flag === undefined ? {} : { row: flag.id }) });
  if (flag === undefined) return { verdict: 'not-judged', reason: 'flag-unknown', confidence: 'high' };
  if (flag.use === 'invalid') return { verdict: 'not-judged', reason: 'flag-not-valid', confidence: flag.confidence };
  if (hour.minutes === undefined) return undefined;
  steps?.push({ name: 'minutes', value: String(hour.minutes), row: data.hourMinutes.row.id });
  return hour.minutes >= data.hourMinutes.least ? undefined
    : { verdict: 'undeterminable', reason: 'too-few-minutes', confidence: data.hourMinutes.row.confidence };
}

function compare(hour: OutletHour, measured: Exact, limit: AppliedLimit, data: EmissionData, steps: Step[] | undefined): Result<OutletVerdict> {
  const atReference = limit.referenceO2 === undefined ? ok({ value: measured })
    : toReference(hour, measured, { percent: limit.referenceO2, unit: limit.unit }, data, steps);
  if (!atReference.ok) return atReference;
  const edition = data.edition.standard;
  if (!('value' in atReference.value)) return ok({ verdict: 'undeterminable', reason: atReference.value.reason, limit, confidence: confidenceOf([limit, data.oxygenJudgedTo.row]), edition });
  const overRange = data.flags.get(hour.flag ?? 'N')?.use === 'over-range';
  return ok(hold(atReference.value.value, { factor: hour.factor, overRange }, limit, data, steps));
}

/** A full value against one limit, both ends included. `overRange`: the true value may be higher, so it can exceed and never meets. */
export function hold(value: Exact, of: { readonly factor: string; readonly overRange: boolean }, limit: AppliedLimit, data: EmissionData, steps: Step[] | undefined): OutletVerdict {
  const edition = data.edition.standard;
  const over = limit.max !== undefined && value.greaterThan(limit.max);
  const exceeds = over || (limit.min !== undefined && value.lessThan(limit.min));
  steps?.push({ name: 'limit', value: `${limit.min ?? ''}..${limit.max ?? ''} ${limit.unit}`, row: limit.id });
  steps?.push({ name: 'compared', value: exceeds ? 'exceeds' : 'meets' });
  if (of.overRange && !exceeds) return { verdict: 'undeterminable', reason: 'over-measuring-range', compared: value.toString(), limit, confidence: limit.confidence, edition };
  const max = limit.max === undefined ? undefined : exact(limit.max);
  const times = over && max !== undefined && !max.isZero() && !data.withoutMultiple.has(of.factor) ? value.minus(max).dividedBy(max) : undefined;
  return {
    verdict: exceeds ? 'exceeds' : 'meets', reason: '', compared: value.toString(), limit,
    ...(limit.referenceO2 === undefined ? {} : { converted: roundHalfEven(value, data.convertedDecimals).toString() }),
    ...(times === undefined ? {} : { timesOver: roundHalfEven(times, data.timesOverDecimals).toFixed(data.timesOverDecimals) }),
    confidence: limit.confidence, edition,
  };
}

/** Reference oxygen, % by volume, and the unit of the value. */
type Reference = { readonly percent: string; readonly unit: string };
type AtReference = { readonly value: Exact } | { readonly reason: Undeterminable };

/** The value at the reference oxygen, or why there is none. */
export function toReference(hour: OutletHour, measured: Exact, reference: Reference, data: EmissionData,
  steps: Step[] | undefined): Result<AtReference> {
  if (hour.o2 === undefined || hour.o2 === null) {
    const sent = decimalOf(hour.converted);
    if (sent === undefined) return ok({ reason: 'oxygen-missing' });
    steps?.push({ name: 'converted-by-device', value: sent.toString(), unit: reference.unit });
    return ok({ value: sent });
  }
  if (data.flags.get(hour.o2Flag ?? 'N')?.use !== 'valid') {
    steps?.push({ name: 'flag', of: 'O2', value: hour.o2Flag ?? 'N' });
    return ok({ reason: 'oxygen-not-valid' });
  }
  const o2 = decimalOf(hour.o2);
  if (o2 === undefined) return fail('value.not-a-number', 'O2');
  if (o2.isNegative() && !o2.isZero()) return fail('value.out-of-range', `O2 ${o2.toString()}`);
  if (!o2.lessThan(data.oxygenJudgedTo.percent)) {
    steps?.push({ name: 'raw', of: 'O2', value: o2.toString(), ...inUnitOf(data.oxygenOfAir.row.unit), row: data.oxygenJudgedTo.row.id });
    return ok({ reason: 'oxygen-near-air' });
  }
  const value = convertOxygen(measured, o2, exact(reference.percent), data.oxygenOfAir.percent);
  steps?.push({ name: 'oxygen-converted', value: value.toString(), unit: reference.unit, row: data.oxygenOfAir.row.id });
  return ok({ value });
}

/** C × (air − reference)/(air − measured), one division. Dry basis; the caller keeps `o2` below air. */
export const convertOxygen = (measured: Exact, o2: Exact, reference: Exact, air: Exact): Exact =>
  measured.times(air.minus(reference)).dividedBy(air.minus(o2));
