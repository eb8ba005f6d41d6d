import { dayOf, instant } from '../basis/time.ts';
import type { TakenOut } from '../judge/air-period/period.ts';
import { airPollutants, type AirPollutant, type AirRules } from '../judge/air-period/rules.ts';
import type { Confidence, Step } from '../judge/verdict.ts';
import { approvedDay, type AirExclusion } from '../model/air-exclusion.ts';
import type { ExceptionalDay } from '../model/exceptional-day.ts';
import { regionContains } from '../model/region.ts';
import { civilDayNumber, type AirDays } from './air-days.ts';
import type { House } from './house.ts';
import { machineViewer } from './viewer.ts';

/** Days that the register holds as approved today; a request that waits or was refused is not among them. */
export async function approvedDays(house: Pick<House, 'records' | 'clocks'>): Promise<readonly ExceptionalDay[]> {
  const entries = await house.records.read(machineViewer).entries('air-exclusion', { on: dayOf(instant(house.clocks.world())) });
  return entries.flatMap(({ body }) => approvedDay(body as AirExclusion) ?? []);
}

/** What leaves the statistics of a place, and the approvals by which it does. */
export type Excluded = { readonly takenOut: TakenOut; readonly approvals: readonly ExceptionalDay[] };

/** Days of one region and of those that hold it: a city's day is a day of its counties, never the other way round. */
export const daysOfRegion = (approved: readonly ExceptionalDay[], region: string): readonly ExceptionalDay[] =>
  approved.filter((one) => regionContains(one.region, region));

type DayRange = Pick<AirDays, 'rulesOf'> & { readonly grid: Pick<AirDays['grid'], 'first' | 'days'> };

/**
 * What a place's approved days take out of a range of days. A dust day takes out what the evaluation rule of that
 * day names (concentrations and composite, never the good-day share), any other event what was approved. Undefined: nothing does.
 */
export function excludedOf(approved: readonly ExceptionalDay[], { grid, rulesOf }: DayRange): Excluded | undefined {
  const masks = new Map<AirPollutant, Uint8Array>();
  const approvals: ExceptionalDay[] = [];
  for (const one of approved) {
    const at = civilDayNumber(one.day) - grid.first;
    if (at < 0 || at >= grid.days) continue;
    const out = pollutantsOut(one, rulesOf(grid.first + at));
    for (const pollutant of out) {
      const mask = masks.get(pollutant) ?? new Uint8Array(grid.days);
      mask[at] = 1;
      masks.set(pollutant, mask);
    }
    if (out.length > 0) approvals.push({ ...one, pollutants: out });
  }
  return masks.size === 0 ? undefined : { takenOut: masks, approvals };
}

/** What a dust day may take out where the rule says so at all. */
export const dustPollutants = ({ dust }: AirRules): readonly string[] =>
  (dust.value === 'out-of-means-and-composite' ? dust.pollutants ?? [] : []);

const pollutantsOut = ({ kind, pollutants }: ExceptionalDay, rules: AirRules): AirPollutant[] =>
  airPollutants.filter((pollutant) => pollutants.includes(pollutant) && (kind === 'event' || dustPollutants(rules).includes(pollutant)));

/** How sure the ground is on which an approved day leaves: dust by its row; the procedure for other events is a gap of HJ 663-2026. */
export const exclusionGround = ({ kind, day }: ExceptionalDay, rulesOfDay: (day: string) => AirRules): { readonly confidence: Confidence } =>
  ({ confidence: kind === 'dust' ? rulesOfDay(day).dust.confidence : 'low' });

/** The approvals for "why?": which day and pollutants, who approved it by which document, and the rule where dust has one. */
export const exclusionSteps = (approvals: readonly ExceptionalDay[], rulesOfDay: (day: string) => AirRules): readonly Step[] =>
  approvals.map(({ kind, day, pollutants, approvedBy, document }) => ({
    name: 'taken-out', of: pollutants.join(' '), value: `${day} ${approvedBy} ${document}`,
    ...(kind === 'dust' ? { row: rulesOfDay(day).dust.id } : {}),
  }));
