import { fail, ok, type Result } from '../basis/result.ts';
import { compareFractions, fractionOf } from '../basis/fraction.ts';
import { isDay } from '../basis/time.ts';
import { airRulesOn } from '../judge/air-period/rules.ts';
import type { AirExclusion } from '../model/air-exclusion.ts';
import { targetKey, type AirTarget } from '../model/air-target.ts';
import { dustPollutants } from './exceptional-days.ts';
import type { House } from './house.ts';
import type { RegisterEntry } from './ports/records.ts';

/**
 * What the shape of a target cannot say: its entry has the target's own key, its region is registered, a share is at most the whole,
 * and it holds before its year is over. Faults: register.*.
 */
export function checkTarget({ directory }: Pick<House, 'directory'>, { id, from, body }: RegisterEntry): Result<undefined> {
  const target = body as AirTarget;
  if (id !== targetKey(target)) return fail('register.wrong-key', id);
  if (!directory.regions.has(target.region)) return fail('register.unknown-region', target.region);
  if (target.indicator === 'good-day-share' && compareFractions(fractionOf(target.value), fractionOf('100')) > 0) {
    return fail('register.target-unfit', target.value);
  }
  return from.slice(0, 4) > target.year ? fail('register.after-its-year', from) : ok(undefined);
}

/**
 * What the shape of a request to take a day out cannot say: its own key, real days, a registered region, a whole approval where it is
 * approved, and of a dust day only what the evaluation rule of that day names. Faults: register.*, standard.*.
 */
export function checkExclusion(house: Pick<House, 'directory' | 'rulebook'>, { id, body }: RegisterEntry): Result<undefined> {
  const asked = body as AirExclusion;
  if (id !== asked.id) return fail('register.wrong-key', id);
  if (!house.directory.regions.has(asked.region)) return fail('register.unknown-region', asked.region);
  for (const day of [asked.day, asked.approvedOn]) if (day !== undefined && !isDay(day)) return fail('register.not-a-day', day);
  const { state, approvedBy, approvalDocument, approvedOn } = asked;
  if (state === 'approved' && (approvedBy === undefined || approvalDocument === undefined || approvedOn === undefined)) {
    return fail('register.approval-incomplete', asked.id);
  }
  if (state === 'approved' && approvedOn !== undefined && approvedOn < asked.day) return fail('register.approval-too-early', approvedOn);
  const rules = airRulesOn(house.rulebook, asked.day);
  if (!rules.ok) return rules;
  const beyond = asked.kind === 'dust' ? asked.pollutants.filter((pollutant) => !dustPollutants(rules.value).includes(pollutant)) : [];
  return beyond.length === 0 ? ok(undefined) : fail('register.exclusion-unfit', beyond.join(' '));
}
