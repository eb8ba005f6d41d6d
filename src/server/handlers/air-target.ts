import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { airTargetCourse, airTargetsOfYear } from '../../contract/air-target.ts';
import { airTargets } from '../../flow/air-targets.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { registerStamp } from '../../flow/register-stamp.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { targetKey, type AirTarget } from '../../model/air-target.ts';
import { regionContains } from '../../model/region.ts';
import { handle, type Handler } from '../handler.ts';
import { SharedAnswers } from '../shared-answers.ts';
import { levelText, pageBasis, standingBasis, standingView } from '../views/air-targets.ts';
import { overviewFreshMs, overviewsKept } from '../views/display-rules.ts';
import { regionName } from '../views/names.ts';

export function airTargetHandlers(house: House): readonly Handler[] {
  const answers = new SharedAnswers<Awaited<ReturnType<typeof airTargets>>>(() => house.clocks.machine(), overviewFreshMs, overviewsKept);
  const ofYear = async (year: string): ReturnType<typeof airTargets> =>
    answers.of(
      [year, dayOf(instant(house.clocks.world())), await registerStamp(house, ['air-target', 'air-exclusion'])].join(' '), () => airTargets(house, year),
    );
  return [
    handle(airTargetsOfYear, async ({ query }, { caller }) => {
      const year = query.year ?? dayOf(instant(house.clocks.world())).slice(0, 4);
      const found = await ofYear(year);
      if (!found.ok) return found;
      const { standings, asOf, daysLeft } = found.value;
      const seen = standings.filter(({ target }) => concerns(caller.viewer, target.region));
      const held = new Set(standings.map(({ target }) => target.region));
      const without = [...house.directory.regions.values()]
        .filter(({ code, level }) => (level === 'city' || level === 'county') && !held.has(code) && concerns(caller.viewer, code));
      return ok({
        year, years: await yearsHeld(house, year), daysLeft, basis: pageBasis(found.value),
        rows: seen.map((standing) => standingView(house, found.value, standing)),
        without: standings.length === 0 ? [] : without.map(({ code }) => regionName(house, code)), ...(asOf === undefined ? {} : { asOf }),
      });
    }),
    handle(airTargetCourse, async ({ params, query }, { caller }) => {
      const found = await ofYear(query.year);
      if (!found.ok) return found;
      const standing = found.value.standings.find(({ target }) => targetKey(target) === params.id);
      if (standing === undefined || !concerns(caller.viewer, standing.target.region)) return fail('request.not-found', params.id);
      const { rules } = found.value;
      const days = standing.course()
        .map(({ day, value }) => ({ day, ...(value === undefined ? {} : { value: levelText(rules, standing.target, value) }) }));
      return ok({ id: params.id, basis: standingBasis(found.value, standing), days });
    }),
  ];
}

/** A region's targets are for its own offices, those above it and those below it; the province sees all. */
const concerns = ({ scope, region }: Viewer, of: string): boolean =>
  scope === 'all' || regionContains(region, of) || regionContains(of, region);

/** Years that have a target, and the one that is asked for, newest first. */
async function yearsHeld(house: House, asked: string): Promise<string[]> {
  const entries = await house.records.read(machineViewer).entries('air-target');
  return [...new Set([asked, ...entries.map(({ body }) => (body as AirTarget).year)])].toSorted().toReversed();
}
