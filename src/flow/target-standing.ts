import { fraction, fractionOf, sumOf, type Fraction } from '../basis/fraction.ts';
import { addDays, type Day } from '../basis/time.ts';
import type { AirPlace } from '../judge/air-period/period.ts';
import { airPollutants, dayRows, unitOf, type AirPollutant, type AirRules } from '../judge/air-period/rules.ts';
import { pollutantPeriod } from '../judge/air-period/statistic.ts';
import { meanOutlook, shareOutlook, type TargetOutlook } from '../judge/air-period/target.ts';
import { confidenceOf, type Confidence } from '../judge/verdict.ts';
import type { AirTarget } from '../model/air-target.ts';
import type { ExceptionalDay } from '../model/exceptional-day.ts';
import type { HeededMark } from './marked-hours/heeded.ts';
import { civilDayNumber, type AirDays } from './air-days.ts';
import { exclusionGround, exclusionSteps, type Excluded } from './exceptional-days.ts';

/** One target and where its region stands. `taken`: approved days taken out, where there are any; it is the one that counts then. */
export type TargetStanding = {
  readonly target: AirTarget;
  readonly sites: number;
  readonly kept: TargetOutlook;
  readonly taken?: TargetOutlook;
  readonly approvals: readonly ExceptionalDay[];
  readonly confidence: Confidence;
  /** Data marks that took hours out of the figures or brought some in. */
  readonly heeded: readonly HeededMark[];
  /** By day: mean or good-day share from the first of January on, approved days taken out; no value where there was none yet. */
  readonly course: () => readonly CourseDay[];
};
export type CourseDay = { readonly day: string; readonly value: Fraction | undefined };

/** A year as far as it has come, and the rules of its last whole day. */
export type YearSoFar = {
  readonly first: Day; readonly asOf: Day; readonly last: Day; readonly days: number; readonly daysLeft: number; readonly rules: AirRules;
};
/** The region's days from the first of January on, and what approvals take out of them. */
export type RegionDays = {
  readonly days: AirDays; readonly place: AirPlace; readonly excluded: Excluded | undefined; readonly heeded: readonly HeededMark[];
};

/** Without `held` no day of the year is over yet. */
export function standingOf(year: YearSoFar, target: AirTarget, sites: number, held?: RegionDays): TargetStanding {
  const { rules } = year;
  const pollutant = airPollutants.find((one) => target.indicator === `${one}-mean`);
  const base = { target, sites, approvals: [], heeded: held?.heeded ?? [] };
  if (pollutant === undefined) {
    const kept = shareOf(year, target, held?.place);
    return { ...base, kept, confidence: rules.goodMost.confidence, course: () => shareCourse(year, held?.place) };
  }
  const mask = held?.excluded?.takenOut.get(pollutant);
  const row = rules.means.get(pollutant);
  const found = {
    ...base, kept: meanOfRegion(year, target, pollutant, held?.place),
    confidence: confidenceOf([...dayRows(rules, pollutant), ...(row === undefined ? [] : [row])]),
    course: () => meanCourse(year, pollutant, held?.place, mask),
  };
  if (mask === undefined || held === undefined) return found;
  const approvals = (held.excluded?.approvals ?? []).filter((one) => one.pollutants.includes(pollutant));
  const taken = meanOfRegion(year, target, pollutant, held.place, mask);
  const rulesOf = (day: string): AirRules => held.days.rulesOf(civilDayNumber(day));
  const steps = [...exclusionSteps(approvals, rulesOf), ...taken.steps];
  return { ...found, approvals, taken: { ...taken, steps }, confidence: confidenceOf([found, ...approvals.map((one) => exclusionGround(one, rulesOf))]) };
}

const demandOf = ({ value, tightBelow }: AirTarget, { daysLeft }: YearSoFar) =>
  ({ target: fractionOf(value), daysLeft, ...(tightBelow === undefined ? {} : { tightBelow: fractionOf(tightBelow) }) });

/** A year that is over has an annual mean only where GB 3095 table 4 has enough valid days. */
function meanOfRegion(year: YearSoFar, target: AirTarget, pollutant: AirPollutant, place?: AirPlace, mask?: Uint8Array): TargetOutlook {
  const series = place?.series[airPollutants.indexOf(pollutant)];
  const demand = { ...demandOf(target, year), ...unitOf(year.rules, pollutant) };
  if (series === undefined) return meanOutlook(demand, 0, undefined);
  const { first, last, days, daysLeft, rules } = year;
  const whole = { kind: 'year', first, last, from: 0, to: days } as const;
  const annualReason = daysLeft > 0 ? '' : pollutantPeriod(series, pollutant, whole, rules, mask).reason;
  return meanOutlook({ ...demand, annualReason }, series.count(0, days, mask), series.mean(0, days, mask));
}

/** No clause says how many days a good-day share of a year needs: as many as its means (a reading of ours, as in the ranking by it). */
function shareOf(year: YearSoFar, target: AirTarget, place: AirPlace | undefined): TargetOutlook {
  const days = indexOfDays(year, place);
  const valid = days.filter((aqi) => aqi > 0).length;
  const annualReason = valid < Number(year.rules.yearDays.value) ? 'too-few-values' : '';
  return shareOutlook({ ...demandOf(target, year), unit: '%', annualReason }, valid, days.filter((aqi) => isGood(aqi, year)).length);
}

/** AQI by day, 0 where there is none. */
const indexOfDays = ({ days }: YearSoFar, place: AirPlace | undefined): readonly number[] =>
  (place === undefined ? [] : [...place.indexes.aqi.subarray(place.offset, place.offset + days)]);
const isGood = (aqi: number, { rules }: YearSoFar): boolean => aqi > 0 && aqi <= Number(rules.goodMost.value);

function shareCourse(year: YearSoFar, place: AirPlace | undefined): readonly CourseDay[] {
  let [valid, good] = [0, 0];
  return indexOfDays(year, place).map((aqi, at) => {
    if (aqi > 0) valid += 1;
    if (isGood(aqi, year)) good += 1;
    return { day: addDays(year.first, at), value: valid === 0 ? undefined : fraction(BigInt(good) * 100n, BigInt(valid)) };
  });
}

function meanCourse(year: YearSoFar, pollutant: AirPollutant, place: AirPlace | undefined, mask: Uint8Array | undefined): readonly CourseDay[] {
  const series = place?.series[airPollutants.indexOf(pollutant)];
  let sum = fraction(0n, 1n);
  let valid = 0;
  return Array.from({ length: series === undefined ? 0 : year.days }, (_, at) => {
    const value = mask?.[at] === 1 ? undefined : series?.at(at);
    if (value !== undefined) {
      sum = sumOf([sum, value]);
      valid += 1;
    }
    return { day: addDays(year.first, at), value: valid === 0 ? undefined : fraction(sum.top, sum.bottom * BigInt(valid)) };
  });
}
