import { fail, ok } from '../../basis/result.ts';
import { mapWork, MapRegions } from '../../contract/map.ts';
import { casesAt } from '../../flow/cases/cases-at.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Case } from '../../model/case.ts';
import { regionContains } from '../../model/region.ts';
import { handle, type Handler } from '../handler.ts';
import { caseMarks, isItem, markRank, toneOf, type Tone } from '../views/map-case-marks.ts';
import { pointMarks } from '../views/map-point-marks.ts';
import { nextDue } from '../views/clock-view.ts';
import { regionName } from '../views/names.ts';

const casesMax = 2_000;

export function mapHandlers(house: House, waters: () => Promise<unknown>): readonly Handler[] {
  return [
    handle(MapRegions, async () => ok({
      regions: [...house.directory.regions.values()].filter((region) => region.level !== 'township'), waters: await waters(),
      // No review number: the drill's land is invented, and a province enters its own with its base map.
      reviewNumber: '',
    })),
    handle(mapWork, async ({ query }, { caller: { viewer } }) => {
      const now = house.clocks.world();
      const { at = now } = query;
      const since = await house.records.read(machineViewer).firstOpening();
      if (at > now || (query.at !== undefined && at < (since ?? now))) return fail('request.outside-record', String(at));
      const cases = await casesAt(house, house.records.read(viewer), at, casesMax);
      const marks = [...caseMarks(house, cases, at), ...(await pointMarks(house, viewer, query.at))].sort((a, b) => markRank[a.tone] - markRank[b.tone]);
      return ok({ at, ...(since === undefined ? {} : { since }), marks, regions: coloured(house, viewer, cases, at) });
    }),
  ];
}

/** Counties by what was due at a moment: done of those that were due by then, late ones, open ones. One in which nothing is due is listed too. */
function coloured(house: House, viewer: Viewer, cases: readonly Case[], at: number) {
  if (viewer.scope === 'none') return [];
  const byCounty = Map.groupBy(cases, (of) => of.region.slice(0, 6));
  const seen = viewer.scope === 'own' ? [] : [...house.directory.regions.values()].filter(({ level, code }) => level === 'county' && (viewer.scope === 'all' || regionContains(viewer.region, code)));
  return [...new Set([...seen.map(({ code }) => code), ...byCounty.keys()])].map((code) => {
    const own = byCounty.get(code) ?? [];
    const closed = own.filter((of) => of.closedAt !== undefined);
    const done = closed.length;
    const closedOut = closed.filter((of) => isItem(house, of)).length;
    const overdue = own.filter((of) => of.closedAt === undefined && (nextDue(of.clocks) ?? Infinity) < at).length;
    const tone = toneOfCounty(own, overdue, done, at);
    return { region: regionName(house, code), due: done + overdue, done, closedOut, overdue, open: own.length - done, tone };
  });
}

function toneOfCounty(own: readonly Case[], overdue: number, done: number, at: number): Tone {
  if (overdue > 0) return 'late';
  if (own.some((of) => toneOf(of, at) === 'due')) return 'due';
  return done > 0 && done === own.length ? 'ok' : 'neutral';
}
