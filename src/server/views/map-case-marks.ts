import type { Static } from 'typebox';
import { dayOf, instant } from '../../basis/time.ts';
import type { mapWork } from '../../contract/map.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { Role } from '../../model/role.ts';
import { nextDue } from './clock-view.ts';
import { soonMs } from './display-rules.ts';
import { unitName } from './names.ts';

export type Mark = Static<(typeof mapWork)['reply']>['marks'][number];
export type Tone = Mark['tone'];
export const markRank: Readonly<Record<Tone, number>> = { late: 0, due: 1, neutral: 2, ok: 3 };

/** Leads and items that are open at a moment (world clock, ms), where they are, each with whom to call about it. */
export const caseMarks = (house: House, cases: readonly Case[], at: number): readonly Mark[] =>
  cases.filter((of) => of.closedAt === undefined).flatMap((of) => markOf(house, of, at));

/** A rectification item is published one day, a lead never. */
export const isItem = (house: House, of: Case): boolean => declaredType(house.programmes, of.type).publication !== undefined;

export function toneOf(of: Case, at: number): Tone {
  const due = nextDue(of.clocks);
  if (of.closedAt !== undefined) return 'ok';
  if (due === undefined) return 'neutral';
  if (due < at) return 'late';
  return due - at < soonMs ? 'due' : 'neutral';
}

function markOf(house: House, of: Case, at: number): readonly Mark[] {
  const point = house.directory.points.get(of.points[0] ?? 0);
  const region = house.directory.regions.get(of.region);
  const [lon, lat] = [point?.lon ?? region?.lon, point?.lat ?? region?.lat];
  if (lon === undefined || lat === undefined) return [];
  const type = declaredType(house.programmes, of.type);
  const waiting = type.steps.find((rule) => rule.main === true && rule.from.includes(of.state) && of.parties[rule.by[0] ?? ''] !== undefined);
  const unit = of.parties[waiting?.by[0] ?? ''];
  const due = nextDue(of.clocks);
  return [{
    kind: isItem(house, of) ? 'item' as const : 'lead' as const, id: of.id, title: of.title, region: of.region, lon, lat, tone: toneOf(of, at),
    state: type.states[of.state]?.title ?? { zh: of.state, en: of.state }, link: `/case/${of.id}`,
    ...(due === undefined ? {} : { due }), ...(unit === undefined ? {} : contactOf(house, unit, type.parties[waiting?.by[0] ?? '']?.roles ?? [], at)),
  }];
}

/** The unit, and who holds one of these offices in it on the day of a moment. */
export function contactOf(house: House, unit: string, roles: readonly Role[], at: number): Pick<Mark, 'unit' | 'officer'> {
  const held = house.directory.officersOf(unit, dayOf(instant(at))).find((one) => roles.includes(one.role));
  const person = held === undefined ? undefined : house.directory.persons.get(held.person);
  return {
    unit: unitName(house, unit),
    ...(held === undefined || person === undefined ? {} : { officer: { name: person.name, title: held.title, ...(person.phone === undefined ? {} : { phone: person.phone }) } }),
  };
}
