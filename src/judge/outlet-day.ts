import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { inForce } from '../rulebook/edition.ts';
import type { EmissionData } from '../rulebook/emission-data.ts';
import { strictest, type AppliedLimit } from '../rulebook/limits.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { applicable, judgeAll } from './all-limits.ts';
import { hold, toReference, unusableHour, type OutletHour } from './outlet-hour.ts';
import type { OutletVerdict } from './outlet-verdict.ts';
import { confidenceOf, decimalOf, inUnitOf, type Confidence, type Step } from './verdict.ts';

/** One hour of a day with its discharge: the hour mean of the flow (any unit, one unit a day), absent when not known. */
export type DayHour = OutletHour & { readonly flow?: unknown };
export type OutletDay = {
  readonly factor: string;
  /** Waste water is weighted by flow (HJ 356-2019), flue gas is the plain mean of the converted hours. */
  readonly medium: 'air' | 'water';
  readonly hours: readonly DayHour[];
};
/** `valid`: hours that entered the mean. */
export type DayVerdict = OutletVerdict & { readonly valid: number };

/**
 * 判定 of one outlet day against the limits whose averaging is the day. Marked and short hours do not count and nothing is
 * substituted for them; fewer than 20 valid hours cannot be determined (HJ 75-2017, HJ 212-2017 annex D). Hours over the
 * measuring range do not enter the mean, and a day with one never meets. Faults: standard.not-in-force, value.not-a-number.
 */
export function judgeOutletDay(of: OutletDay, limits: readonly AppliedLimit[], rulebook: Rulebook, day: string, steps?: Step[]): Result<DayVerdict> {
  const data = inForce(rulebook.emissionData, day);
  if (data === undefined) return fail('standard.not-in-force', `emission-data ${day}`);
  const daily = limits.filter((limit) => limit.averaging === 'day');
  const limit = strictest(daily, data.oxygenOfAir.percent);
  const edition = data.edition.standard;
  const told = limit === undefined ? {} : { limit };
  const { valid, overRange } = validHours(of, data);
  steps?.push({ name: 'valid', of: of.factor, value: String(valid.length), row: data.dayHours.row.id });
  if (limit === undefined) return ok({ verdict: 'not-judged', reason: 'no-limit', confidence: 'high', edition, valid: valid.length });
  if (data.dayRange.pollutants?.includes(of.factor) === true) return ok({ verdict: 'not-judged', reason: 'range-not-mean', ...told, confidence: data.dayRange.confidence, edition, valid: valid.length });
  if (valid.length < data.dayHours.least) return ok({ verdict: 'undeterminable', reason: 'too-few-values', ...told, confidence: data.dayHours.row.confidence, edition, valid: valid.length });
  const one = (against: AppliedLimit, said?: Step[]): Result<OutletVerdict> => against.referenceO2 === undefined
    ? weighted(of, valid, against, data, overRange, said) : converted(of, valid, against, data, overRange, said);
  const judged = judgeAll(applicable(daily, commonBand(valid, daily)), data, one, steps);
  return judged.ok ? ok({ ...judged.value, valid: valid.length }) : judged;
}

type ValidHour = { readonly hour: DayHour; readonly value: Exact };

function validHours(of: OutletDay, data: EmissionData): { readonly valid: readonly ValidHour[]; readonly overRange: boolean } {
  const valid: ValidHour[] = [];
  let overRange = false;
  for (const hour of of.hours) {
    if (data.flags.get(hour.flag ?? 'N')?.use === 'over-range') { overRange = true; continue; }
    const value = decimalOf(hour.value);
    if (value === undefined || (value.isNegative() && !value.isZero()) || unusableHour(hour, data, undefined) !== undefined) continue;
    valid.push({ hour, value });
  }
  return { valid, overRange };
}

/** A temperature that stands for the day: the rule names none for a mean, so only one that leaves every band the same. */
function commonBand(valid: readonly ValidHour[], limits: readonly AppliedLimit[]): Exact | undefined {
  const temperatures = valid.map(({ hour }) => decimalOf(hour.waterTemperature));
  const first = temperatures[0];
  const bands = (value: Exact): string => applicable(limits, value).sure.map((limit) => limit.id).join();
  return first !== undefined && temperatures.every((value) => value !== undefined && bands(value) === bands(first)) ? first : undefined;
}

/** Flue gas: each hour at the reference oxygen of the limit, then the mean; hours that cannot be converted do not count. */
function converted(of: OutletDay, valid: readonly ValidHour[], limit: AppliedLimit, data: EmissionData, overRange: boolean, steps: Step[] | undefined): Result<OutletVerdict> {
  const values: Exact[] = [];
  for (const { hour, value } of valid) {
    const at = toReference(hour, value, { percent: limit.referenceO2 ?? '', unit: limit.unit }, data, undefined);
    if (!at.ok) return at;
    if ('value' in at.value) values.push(at.value.value);
  }
  if (values.length < data.dayHours.least) return ok({ verdict: 'undeterminable', reason: 'too-few-values', limit, confidence: confidenceOf([limit, data.oxygenJudgedTo.row]), edition: data.edition.standard });
  const mean = sum(values).dividedBy(values.length);
  steps?.push({ name: 'oxygen-converted', value: String(values.length), row: data.oxygenOfAir.row.id },
    { name: 'averaged', value: mean.toString(), ...inUnitOf(limit.unit) });
  return ok(hold(mean, { factor: of.factor, overRange }, limit, data, steps));
}

/** Σ(C·Q)/ΣQ where every valid hour of waste water has its flow; else the plain mean, which for water is never a sure ground. */
function weighted(of: OutletDay, valid: readonly ValidHour[], limit: AppliedLimit, data: EmissionData, overRange: boolean, steps: Step[] | undefined): Result<OutletVerdict> {
  const values = valid.map((one) => one.value);
  const flows = of.medium === 'water' ? valid.map(({ hour }) => decimalOf(hour.flow)) : [];
  const known = flows.filter((flow): flow is Exact => flow !== undefined && !(flow.isNegative() && !flow.isZero()));
  const weigh = of.medium === 'water' && known.length === valid.length;
  const total = sum(known);
  if (weigh && total.isZero()) return ok({ verdict: 'undeterminable', reason: 'no-flow', limit, confidence: data.waterDayMean.confidence, edition: data.edition.standard });
  const mean = weigh ? sum(values.map((value, at) => value.times(known[at] ?? 0))).dividedBy(total) : sum(values).dividedBy(values.length);
  if (of.medium === 'water') steps?.push({ name: weigh ? 'flow-weighted' : 'plain-mean', row: data.waterDayMean.id });
  steps?.push({ name: 'averaged', value: mean.toString(), ...inUnitOf(limit.unit) });
  const verdict = hold(mean, { factor: of.factor, overRange }, limit, data, steps);
  const confidence: Confidence = of.medium === 'water' ? (weigh ? confidenceOf([limit, data.waterDayMean]) : 'low') : limit.confidence;
  return ok({ ...verdict, confidence });
}

const sum = (values: readonly Exact[]): Exact => values.reduce((all, value) => all.plus(value), exact(0));
