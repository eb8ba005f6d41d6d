import { fail, ok, type Result } from '../basis/result.ts';
import { compareFractions, fractionOf } from '../basis/fraction.ts';
import { isDay } from '../basis/time.ts';
import { airRulesOn } from '../judge/air-period/rules.ts';
import type { AirExclusion } from '../model/air-exclusion.ts';
import type { AirTarget } from '../model/air-target.ts';
import { dustPollutants } from './exceptional-days.ts';
import type { House } from './house.ts';
import type { RecordReader } from './ports/records.ts';

/**
 * What the shape of a target cannot say: its region is registered, a share is at most the whole, and no other entry holds the same
 * region, year and indicator. Faults: register.*.
 */
export async function checkTarget(house: House, records: RecordReader, id: string, target: AirTarget): Promise<Result<undefined>> {
  if (!house.directory.regions.has(target.region)) return fail('register.unknown-region', target.region);
  if (target.indicator === 'good-day-share' && compareFractions(fractionOf(target.value), fractionOf('100')) > 0) return fail('register.target-unfit', target.value);
  const newest = new Map((await records.entries('air-target')).toSorted((a, b) => a.enteredAt - b.enteredAt).map((entry) => [entry.id, entry]));
  const same = [...newest.values()].find((held) => {
    const other = held.body as AirTarget;
    return held.id !== id && other.region === target.region && other.year === target.year && other.indicator === target.indicator;
  });
  return same === undefined ? ok(undefined) : fail('register.target-exists', same.id);
}

/**
 * What the shape of a request to take a day out cannot say: real days, a registered region, a whole approval where it is approved, and
 * of a dust day only what the evaluation rule of that day names. Faults: register.*, standard.*.
 */
export function checkExclusion(house: House, asked: AirExclusion): Result<undefined> {
  if (!house.directory.regions.has(asked.region)) return fail('register.unknown-region', asked.region);
  for (const day of [asked.day, asked.approvedOn]) if (day !== undefined && !isDay(day)) return fail('register.not-a-day', day);
  const { state, approvedBy, approvalDocument, approvedOn } = asked;
  if (state === 'approved' && (approvedBy === undefined || approvalDocument === undefined || approvedOn === undefined)) return fail('register.approval-incomplete', asked.id);
  const rules = airRulesOn(house.rulebook, asked.day);
  if (!rules.ok) return rules;
  const beyond = asked.kind === 'dust' ? asked.pollutants.filter((pollutant) => !dustPollutants(rules.value).includes(pollutant)) : [];
  return beyond.length === 0 ? ok(undefined) : fail('register.exclusion-unfit', beyond.join(' '));
}
