import { dayMs, hourMs, startOfDay, addDays, day as asDay, civilOffsetMs } from '../basis/time.ts';
import { exact, toMicro } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { fractionText } from '../basis/fraction.ts';
import { airDay, type AirDay, type DayHours } from '../judge/air-period/day.ts';
import { impossibleFrom } from '../judge/air-period/day-grid.ts';
import { airDayIndex, indexGrid } from '../judge/air-period/day-index.ts';
import { airPeriod, type AirPeriod } from '../judge/air-period/period.ts';
import { airPollutants, airRulesOn, dayConfidence, dayRows, type AirPollutant, type AirRules } from '../judge/air-period/rules.ts';
import { exactSeries } from '../judge/air-period/series.ts';
import type { Confidence, Step } from '../judge/verdict.ts';
import { ambientPollutants } from '../model/ambient.ts';
import type { Reading } from '../model/reading.ts';
import { civilDayNumber, airDays, type AirHouse } from './air-days.ts';
import { stretchOf, type AirPeriodAsked } from './air-period.ts';

export type ExplainedDay = AirDay & { readonly pollutant: AirPollutant; readonly day: string; readonly standard: string; readonly rows: readonly string[]; readonly confidence: Confidence; readonly steps: readonly Step[] };
export type ExplainedPeriod = { readonly period: AirPeriod; readonly steps: readonly Step[]; readonly days: readonly ExplainedDay[]; readonly indexSteps: readonly (readonly Step[])[] };

/**
 * One station's period by the plain definition, hour by hour, with every step: the answer to "why?". Reads the hours themselves, so that
 * it is a second route to the figures of the fast path. Faults: assess.bad-input, standard.*.
 */
export async function explainAirPeriod(house: AirHouse, point: number, asked: AirPeriodAsked): Promise<Result<ExplainedPeriod>> {
  const stretch = stretchOf(asked.period);
  if (!stretch.ok) return stretch;
  const { first, last, to } = stretch.value;
  const rules = airRulesOn(house.rulebook, asked.under ?? last);
  if (!rules.ok) return rules;
  const days = await airDays(house, [point], first, last, asked.under);
  if (!days.ok) return days;
  const { rulesOf, editions, grid } = days.value;
  const window = { from: startOfDay(asDay(first)), to: startOfDay(addDays(asDay(last), 1)) };
  const readings = await house.observations.series({ point, factors: [...ambientPollutants.keys()], period: 'hour', fields: ['Avg'], window, limit: to * 24 * airPollutants.length * 2 });
  const hours = hoursByDay(readings, civilDayNumber(first), to);
  const explained = airPollutants.flatMap((pollutant) => Array.from({ length: to }, (_, at) => explainDay(hours.get(pollutant)?.[at] ?? [], pollutant, rulesOf(grid.first + at), addDays(asDay(first), at))));
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
  return ok({ period: airPeriod({ series, indexes: indexGrid(grid, rulesOf), offset: 0 }, stretch.value, rules.value, editions, undefined, steps), steps, days: explained, indexSteps });
}

function explainDay(hours: DayHours, pollutant: AirPollutant, rules: AirRules, day: string): ExplainedDay {
  const steps: Step[] = [];
  const judged = airDay(hours, pollutant, rules, steps);
  if (judged.value !== undefined) steps.push({ name: 'rounded', value: fractionText(judged.value, Number(rules.decimalsOf(pollutant).value)), row: rules.decimalsOf(pollutant).id });
  return { ...judged, pollutant, day, standard: rules.ambient.standard, rows: dayRows(rules, pollutant).map((row) => row.id), confidence: dayConfidence(rules, pollutant), steps };
}

/** Valid hours by pollutant and day, as the roll-up counts them. */
function hoursByDay(readings: readonly Reading[], first: number, days: number): ReadonlyMap<string, readonly DayHours[]> {
  const found = new Map<string, (bigint | undefined)[][]>();
  for (const reading of readings) {
    const pollutant = ambientPollutants.get(reading.factor) ?? '';
    const micro = toMicro(exact(reading.value)) ?? -1n;
    if (reading.flag !== 'N' || reading.at % hourMs !== 0 || micro < 0n || micro >= BigInt(impossibleFrom) * 1_000_000n) continue;
    const list = found.get(pollutant) ?? Array.from({ length: days }, () => Array.from<bigint | undefined>({ length: 24 }));
    found.set(pollutant, list);
    const hour = Math.floor((reading.at + civilOffsetMs) / hourMs);
    const of = list[Math.floor(hour * hourMs / dayMs) - first];
    if (of !== undefined) of[hour % 24] = micro;
  }
  return found;
}
