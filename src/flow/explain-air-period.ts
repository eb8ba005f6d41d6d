import { addDays, day as asDay } from '../basis/time.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { fractionText } from '../basis/fraction.ts';
import { airDay, type AirDay, type DayHours } from '../judge/air-period/day.ts';
import { emptyGrid, fillGrid, hourPacking, type DayGrid, type DayRollUp } from '../judge/air-period/day-grid.ts';
import { airDayIndex, indexGrid } from '../judge/air-period/day-index.ts';
import { airPeriod, type AirPeriod } from '../judge/air-period/period.ts';
import { rulesOfPeriod } from '../judge/air-period/period-rules.ts';
import { airPollutants, airRulesOn, dayConfidence, dayRows, unitOf, type AirPollutant, type AirRules } from '../judge/air-period/rules.ts';
import { exactSeries } from '../judge/air-period/series.ts';
import type { Confidence, Step } from '../judge/verdict.ts';
import { civilDayNumber, rulesOfDays, dayScan, type AirHouse } from './air-days.ts';
import { excludedOf, exclusionSteps } from './exceptional-days.ts';
import { Heeded, type HeededMark } from './marked-hours/heeded.ts';
import type { ExceptionalDay } from '../model/exceptional-day.ts';
import { stretchOf, type AirPeriodAsked } from './air-period.ts';

export type ExplainedDay = AirDay & { readonly pollutant: AirPollutant; readonly day: string; readonly standard: string; readonly rows: readonly string[]; readonly confidence: Confidence; readonly steps: readonly Step[] };
export type ExplainedPeriod = {
  readonly period: AirPeriod;
  /** Without the approved days, and by which approvals; absent where none lies in the period. */
  readonly taken?: AirPeriod; readonly approvals?: readonly ExceptionalDay[];
  readonly steps: readonly Step[]; readonly days: readonly ExplainedDay[];
  readonly indexSteps: readonly (readonly Step[])[];
  readonly heeded: readonly HeededMark[];
};

/**
 * One station's period by the plain definition, hour by hour, with every step: the answer to "why?". It computes from the hours
 * themselves in exact fractions, so that it is a second route to the figures of the fast path. `exceptional`: the approved days of the
 * station's own region. Faults: assess.bad-input, standard.*.
 */
export async function explainAirPeriod(house: AirHouse, point: number, asked: AirPeriodAsked): Promise<Result<ExplainedPeriod>> {
  const stretch = stretchOf(asked.period);
  if (!stretch.ok) return stretch;
  const { first, last, to } = stretch.value;
  const rules = asked.under === undefined ? rulesOfPeriod(house.rulebook, first, last) : airRulesOn(house.rulebook, asked.under);
  if (!rules.ok) return rules;
  const daily = rulesOfDays(house, civilDayNumber(first), to, asked.under);
  if (!daily.ok) return daily;
  const grid = emptyGrid([point], civilDayNumber(first), to);
  const rulesOf = (day: number): AirRules => daily.value[day - grid.first] ?? rules.value;
  const heeded = new Heeded();
  const rolled = await (await dayScan(house, [point], first, last, airPollutants, heeded))([point]);
  fillGrid(grid, rolled, rulesOf);
  const hours = hoursByDay(rolled, grid);
  const dayNames = Array.from({ length: to }, (_, at) => addDays(asDay(first), at));
  const explained = airPollutants.flatMap((pollutant, of) => dayNames.map((day, at) => explainDay(hours[of * to + at] ?? [], pollutant, rulesOf(grid.first + at), day)));
  const series = airPollutants.map((pollutant, at) => exactSeries(explained.slice(at * to, (at + 1) * to).map((one) => one.value)));
  const indexSteps: (readonly Step[])[] = [];
  for (let at = 0; at < to; at += 1) {
    const values = new Map(series.flatMap((one, pollutant) => {
      const value = one.at(at);
      return value === undefined ? [] : [[airPollutants[pollutant] ?? '', value] as const];
    }));
    const told: Step[] = [];
    const index = airDayIndex(values, explained[(airPollutants.length - 1) * to + at]?.hourMax, rulesOf(grid.first + at), told);
    if (!index.ok) return fail(index.fault, index.detail);
    indexSteps.push(told);
  }
  const steps: Step[] = [];
  const editions = [...new Set(daily.value.map(({ index }) => index.edition.standard))];
  const place = { series, indexes: indexGrid(grid, rulesOf), offset: 0 };
  const period = airPeriod(place, stretch.value, rules.value, editions, undefined, steps);
  const found = { period, steps, days: explained, indexSteps, heeded: heeded.of() };
  const excluded = excludedOf(asked.exceptional ?? [], { grid, rulesOf });
  if (excluded === undefined) return ok(found);
  steps.push(...exclusionSteps(excluded.approvals, (day) => rulesOf(civilDayNumber(day))));
  const taken = airPeriod(place, stretch.value, rules.value, editions, excluded.takenOut, steps);
  return ok({ ...found, taken, approvals: excluded.approvals });
}

function explainDay(hours: DayHours, pollutant: AirPollutant, rules: AirRules, day: string): ExplainedDay {
  const steps: Step[] = [];
  const judged = airDay(hours, pollutant, rules, steps);
  const { rows, confidence, decimals } = groundOf(rules, pollutant);
  if (judged.value !== undefined) steps.push(
    { name: 'rounded', value: fractionText(judged.value, Number(decimals.value)), ...unitOf(rules, pollutant), row: decimals.id });
  return { ...judged, pollutant, day, standard: rules.ambient.standard, rows, confidence, steps };
}

type Ground = Pick<ExplainedDay, 'rows' | 'confidence'> & { readonly decimals: ReturnType<AirRules['decimalsOf']> };
const grounds = new WeakMap<AirRules, Map<AirPollutant, Ground>>();

/** What every day of a pollutant rests on under the same rules; gathered once. */
function groundOf(rules: AirRules, pollutant: AirPollutant): Ground {
  const held = grounds.get(rules) ?? new Map<AirPollutant, Ground>();
  grounds.set(rules, held);
  const ground = held.get(pollutant) ?? { rows: dayRows(rules, pollutant).map((row) => row.id), confidence: dayConfidence(rules, pollutant), decimals: rules.decimalsOf(pollutant) };
  held.set(pollutant, ground);
  return ground;
}

/** Valid hours × 10^6 of each day, place = pollutant × days + day. */
function hoursByDay(rolled: readonly DayRollUp[], { first, days }: DayGrid): readonly DayHours[] {
  const none = Array.from<bigint | undefined>({ length: 24 });
  const found = Array.from({ length: airPollutants.length * days }, () => [...none]);
  for (const { count, factor, day, hours, hoursEnd } of rolled) {
    for (let row = 0; row < count; row += 1) {
      const of = found[(factor[row] ?? 0) * days + (day[row] ?? 0) - first];
      for (let at = row === 0 ? 0 : hoursEnd[row - 1] ?? 0; of !== undefined && at < (hoursEnd[row] ?? 0); at += 1) {
        const packed = hours[at] ?? 0;
        const micro = Math.floor(packed / hourPacking);
        of[packed - micro * hourPacking] = BigInt(micro);
      }
    }
  }
  return found;
}
