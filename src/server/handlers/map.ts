import { ok } from '../../basis/result.ts';
import { mapWork, MapRegions } from '../../contract/map.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { Case } from '../../model/case.ts';
import { regionContains } from '../../model/region.ts';
import { handle, type Handler } from '../handler.ts';
import { caseMarks, markRank, toneOf, type Tone } from '../views/map-case-marks.ts';
import { pointMarks } from '../views/map-point-marks.ts';
import { nextClock } from '../views/clock-view.ts';
import { regionName } from '../views/names.ts';

const casesMax = 2_000;

export function mapHandlers(house: House, waters: () => Promise<unknown>): readonly Handler[] {
  return [
    handle(MapRegions, async () => ok({
      regions: [...house.directory.regions.values()].filter((region) => region.level !== 'township'), waters: await waters(),
      // No review number: the drill's land is invented, and a province enters its own with its base map.
      reviewNumber: '',
    })),
    handle(mapWork, async (_input, { caller }) => {
      const cases = await house.records.read(caller.viewer).cases({ limit: casesMax });
      const marks = [...caseMarks(house, cases), ...(await pointMarks(house, caller.viewer))].sort((a, b) => markRank[a.tone] - markRank[b.tone]);
      return ok({ marks, regions: coloured(house, caller.viewer, cases) });
    }),
  ];
}

/** Counties by what was due: done of those that were due by now, late ones, open ones. One in which nothing is due is listed too. */
function coloured(house: House, viewer: Viewer, cases: readonly Case[]) {
  if (viewer.scope === 'none') return [];
  const now = house.clocks.world();
  const byCounty = Map.groupBy(cases, (of) => of.region.slice(0, 6));
  const seen = viewer.scope === 'own' ? [] : [...house.directory.regions.values()].filter(({ level, code }) => level === 'county' && (viewer.scope === 'all' || regionContains(viewer.region, code)));
  return [...new Set([...seen.map(({ code }) => code), ...byCounty.keys()])].map((code) => {
    const own = byCounty.get(code) ?? [];
    const done = own.filter((of) => of.closedAt !== undefined).length;
    const overdue = own.filter((of) => of.closedAt === undefined && (nextClock(of.clocks)?.due ?? Infinity) < now).length;
    return { region: regionName(house, code), due: done + overdue, done, overdue, open: own.length - done, tone: toneOfCounty(house, own, overdue, done) };
  });
}

function toneOfCounty(house: House, own: readonly Case[], overdue: number, done: number): Tone {
  if (overdue > 0) return 'late';
  if (own.some((of) => toneOf(house, of) === 'due')) return 'due';
  return done > 0 && done === own.length ? 'ok' : 'neutral';
}
