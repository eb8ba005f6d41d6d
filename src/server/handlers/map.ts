import { ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { mapWork, MapRegions } from '../../contract/map.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { Case } from '../../model/case.ts';
import { handle, type Handler } from '../handler.ts';
import { nextClock } from '../views/clock-view.ts';
import { soonMs } from '../views/display-rules.ts';
import { regionName, unitName } from '../views/names.ts';

type Tone = 'late' | 'due' | 'ok' | 'neutral';
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
      return ok({ marks: cases.filter((of) => of.closedAt === undefined).flatMap((of) => mark(house, of)).sort((a, b) => rank[a.tone] - rank[b.tone]), regions: coloured(house, caller.viewer, cases) });
    }),
  ];
}

const rank: Readonly<Record<Tone, number>> = { late: 0, due: 1, neutral: 2, ok: 3 };

function toneOf(house: House, of: Case): Tone {
  const due = nextClock(of.clocks)?.due;
  const now = house.clocks.world();
  if (of.closedAt !== undefined) return 'ok';
  if (due === undefined) return 'neutral';
  if (due < now) return 'late';
  return due - now < soonMs ? 'due' : 'neutral';
}

/** One open lead or item where it is, and whom to call about it. */
function mark(house: House, of: Case) {
  const point = house.directory.points.get(of.points[0] ?? 0);
  const region = house.directory.regions.get(of.region);
  const [lon, lat] = [point?.lon ?? region?.lon, point?.lat ?? region?.lat];
  if (lon === undefined || lat === undefined) return [];
  const type = declaredType(house.programmes, of.type);
  const waiting = type.steps.find((rule) => rule.main === true && rule.from.includes(of.state) && of.parties[rule.by[0] ?? ''] !== undefined);
  const unit = of.parties[waiting?.by[0] ?? ''];
  const roles = type.parties[waiting?.by[0] ?? '']?.roles ?? [];
  const held = unit === undefined ? undefined : house.directory.officersOf(unit, dayOf(instant(house.clocks.world()))).find((one) => roles.includes(one.role));
  const person = held === undefined ? undefined : house.directory.persons.get(held.person);
  const due = nextClock(of.clocks)?.due;
  return [{
    kind: type.publication === undefined ? 'lead' as const : 'item' as const, id: of.id, title: of.title, lon, lat, tone: toneOf(house, of), state: type.states[of.state]?.title ?? { zh: of.state, en: of.state }, link: `/case/${of.id}`,
    ...(due === undefined ? {} : { due }), ...(unit === undefined ? {} : { unit: unitName(house, unit) }),
    ...(held === undefined || person === undefined ? {} : { officer: { name: person.name, title: held.title, ...(person.phone === undefined ? {} : { phone: person.phone }) } }),
  }];
}

/** Counties by what was due: done of those that were due by now, late ones, open ones. */
function coloured(house: House, viewer: Viewer, cases: readonly Case[]) {
  const now = house.clocks.world();
  return [...Map.groupBy(cases, (of) => of.region.slice(0, 6))].map(([code, own]) => {
    const done = own.filter((of) => of.closedAt !== undefined).length;
    const overdue = own.filter((of) => of.closedAt === undefined && (nextClock(of.clocks)?.due ?? Infinity) < now).length;
    const tone: Tone = overdue > 0 ? 'late' : own.some((of) => toneOf(house, of) === 'due') ? 'due' : done === own.length ? 'ok' : 'neutral';
    return { region: regionName(house, code), due: done + overdue, done, overdue, open: own.length - done, tone };
  }).filter(() => viewer.scope !== 'none');
}
