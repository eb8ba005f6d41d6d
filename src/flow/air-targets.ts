import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, dayMs, dayOf, instant, isDay, startOfDay, type Day } from '../basis/time.ts';
import { regionPlace } from '../judge/air-period/region-days.ts';
import { airRulesOn, type AirRules } from '../judge/air-period/rules.ts';
import type { AirTarget } from '../model/air-target.ts';
import { airDays } from './air-days.ts';
import { airStationsIn } from './air-stations.ts';
import { approvedDays, daysOfRegion, excludedOf } from './exceptional-days.ts';
import type { House } from './house.ts';
import type { HeededMark } from './marked-hours/heeded.ts';
import { standingOf, type RegionDays, type TargetStanding, type YearSoFar } from './target-standing.ts';
import { machineViewer } from './viewer.ts';

export type TargetsOfYear = {
  readonly year: string;
  /** Last whole day that counts; absent before the year has one. */
  readonly asOf?: Day;
  readonly daysLeft: number;
  readonly rules: AirRules;
  /** HJ 633 editions of its days. */
  readonly editions: readonly string[];
  readonly standings: readonly TargetStanding[];
  readonly heeded: readonly HeededMark[];
};

/**
 * 目标倒算: every target that the register holds for a year, as known today (of a year that is over: on its last day), with what the
 * days left may still be. Regions in the order of their codes. Faults: assess.bad-input, standard.*.
 */
export async function airTargets(house: House, year: string): Promise<Result<TargetsOfYear>> {
  const today = dayOf(instant(house.clocks.world()));
  const so = yearSoFar(house, year, today);
  if (!so.ok) return so;
  const { asOf, days, daysLeft, rules } = so.value;
  const entries = await house.records.read(machineViewer).entries('air-target', { on: dayWithin(today, so.value) });
  const targets = entries.map(({ body }) => body as AirTarget).filter((target) => target.year === year).toSorted(byRegion);
  const known = { year, daysLeft, rules, ...(days === 0 ? {} : { asOf }) };
  const sites = new Map([...new Set(targets.map(({ region }) => region))].map((region) => [region, airStationsIn(house, region).map(({ number }) => number)]));
  const sitesOf = (target: AirTarget): readonly number[] => sites.get(target.region) ?? [];
  if (days === 0 || targets.every((target) => sitesOf(target).length === 0)) {
    return ok({ ...known, editions: [], heeded: [], standings: targets.map((target) => standingOf(so.value, target, sitesOf(target).length)) });
  }
  const held = await regionDays(house, so.value, sites);
  if (!held.ok) return held;
  const standings = targets.map((target) => standingOf(so.value, target, sitesOf(target).length, held.value.get(target.region)));
  return ok({ ...known, editions: [...held.value.values()][0]?.days.editions ?? [], standings, heeded: [...held.value.values()][0]?.days.heeded.of() ?? [] });
}

/** The civil year up to yesterday: today is not whole yet, so it is among the days left. */
function yearSoFar(house: House, year: string, today: Day): Result<YearSoFar> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (!isDay(first) || !isDay(last)) return fail('assess.bad-input', `year: ${year}`);
  const yesterday = addDays(today, -1);
  const asOf = yesterday > last ? last : yesterday;
  const days = daysBetween(first, asOf);
  const rules = airRulesOn(house.rulebook, days === 0 ? today : asOf);
  return rules.ok ? ok({ first, last, asOf, days, daysLeft: daysBetween(first, last) - days, rules: rules.value }) : rules;
}

/** Of a year that is over its last day, of one to come its first: that day's versions count. */
const dayWithin = (today: Day, { first, last }: YearSoFar): Day => (today < first ? first : today > last ? last : today);

/** Both ends included; none where the end lies before. */
const daysBetween = (from: Day, to: Day): number => Math.max(0, (startOfDay(to) - startOfDay(from)) / dayMs + 1);

const byRegion = (a: AirTarget, b: AirTarget): number => compare(a.region, b.region) || compare(a.indicator, b.indicator);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All regions from one scan of their stations' hours. */
async function regionDays(house: House, { first, asOf }: YearSoFar, sites: ReadonlyMap<string, readonly number[]>): Promise<Result<ReadonlyMap<string, RegionDays>>> {
  const points = [...new Set([...sites.values()].flat())];
  const days = await airDays(house, points, first, asOf);
  if (!days.ok) return days;
  const approved = await approvedDays(house);
  const held = new Map<string, RegionDays>();
  for (const [region, own] of sites) {
    const place = regionPlace(days.value.grid, own.map((point) => points.indexOf(point)), days.value.rulesOf);
    if (!place.ok) return place;
    const heeded = days.value.heeded.of(own);
    held.set(region, { days: days.value, place: place.value, heeded, excluded: excludedOf(daysOfRegion(approved, region), days.value) });
  }
  return ok(held);
}
