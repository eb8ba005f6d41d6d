import type { Day } from '../basis/time.ts';
import { ok, type Result } from '../basis/result.ts';
import { assessBasin, basinTrend, type BasinPeriod } from '../judge/basin-period.ts';
import { meansOverPoints } from '../judge/item-means.ts';
import { assessMeans, type SectionPeriod } from '../judge/section-period.ts';
import type { Step } from '../judge/verdict.ts';
import type { WaterTrend } from '../judge/water-trend.ts';
import type { WaterGroupName } from '../model/identifier.ts';
import type { Point } from '../model/point.ts';
import type { Words } from '../model/words.ts';
import type { House } from './house.ts';
import { cityOf } from './noise-days.ts';
import { waterPeriodCompared, type SectionOfPeriod, type WaterPeriod } from './water-period.ts';

export type WaterGroup = {
  readonly kind: WaterGroupName['of']; readonly key: string; readonly name: Words; readonly now: BasinPeriod;
  readonly before: BasinPeriod; readonly trend: WaterTrend | undefined;
};
/** A lake by the means of its points, each point once. */
export type LakeStatus = {
  readonly name: Words; readonly points: readonly number[]; readonly now: SectionPeriod; readonly before: SectionPeriod;
  readonly steps: readonly Step[];
};
export type WaterOverview = {
  readonly now: WaterPeriod; readonly before: WaterPeriod; readonly groups: readonly WaterGroup[];
  readonly lakes: readonly LakeStatus[];
};

/** All sections over a period beside the year before: whole, by city, river and lake, and the trophic state of each lake. */
export async function waterOverview(house: House, from: Day, to: Day): Promise<Result<WaterOverview>> {
  const points = sectionsOf(house);
  const compared = await waterPeriodCompared(house, points, from, to);
  if (!compared.ok) return compared;
  const { now, before, trend } = compared.value;
  const groups: WaterGroup[] = [{ kind: 'all', key: 'all', name: everySection, now: now.basin, before: before.basin, trend }];
  const lakes: LakeStatus[] = [];
  for (const grouping of groupings(house, now.sections.map(({ point }) => point))) {
    const { kind, name, numbers } = grouping;
    const group = groupOf(house, now, before, grouping);
    if (!group.ok) return group;
    groups.push(group.value);
    if (kind !== 'lake') continue;
    const lake = lakeOf(house, now, before, name, numbers);
    if (!lake.ok) return lake;
    lakes.push(lake.value);
  }
  return ok({ now, before, groups, lakes });
}

const everySection: Words = { zh: '全部断面', en: 'all sections' };
const sectionsOf = (house: House): readonly number[] =>
  [...house.directory.points.values()].filter((point) => point.kind === 'water-section').map(({ number }) => number).sort((a, b) => a - b);

/** Name and sections of a group as the register has them on a day; undefined where it holds none of that name. */
export function sectionsTogether(house: House, { of, key, to }: WaterGroupName): { readonly name: Words; readonly numbers: readonly number[] } | undefined {
  const numbers = sectionsOf(house).filter((number) => house.directory.pointOn(number, to)?.kind === 'water-section');
  if (of === 'all') return numbers.length === 0 ? undefined : { name: everySection, numbers };
  const points = numbers.map((number) => house.directory.pointOn(number, to)).filter((point) => point !== undefined);
  const held = groupings(house, points).find((group) => group.kind === of && group.key === key);
  return held === undefined ? undefined : { name: held.name, numbers: [...held.numbers] };
}

/** River or lake that a section stands at, as the register names it; absent: the register names none. */
export const riverOf = ({ attributes }: Point): Words | undefined => {
  const zh = attributes['river'];
  return zh === undefined ? undefined : { zh, en: attributes['riverEn'] ?? zh };
};

/** The same, with the section's own name where the register names no water. */
export const waterName = (point: Point): Words => riverOf(point) ?? point.name;

type Grouping = { readonly kind: 'city' | 'river' | 'lake'; readonly key: string; readonly name: Words; readonly numbers: ReadonlySet<number> };

function groupings(house: House, points: readonly Point[]): readonly Grouping[] {
  const numbers = (own: readonly Point[]): ReadonlySet<number> => new Set(own.map(({ number }) => number));
  const waters = (kind: 'river' | 'lake'): readonly Grouping[] =>
    [...Map.groupBy(points.filter(({ waterbody }) => (waterbody === 'lake') === (kind === 'lake')), (one) => waterName(one).zh)]
      .flatMap(([zh, own]) => [{ kind, key: zh, name: own[0] === undefined ? { zh, en: zh } : waterName(own[0]), numbers: numbers(own) }]);
  const cities = [...Map.groupBy(points, cityOf)]
    .map(([code, own]) => ({ kind: 'city' as const, key: code, name: house.directory.regions.get(code)?.name ?? { zh: code, en: code }, numbers: numbers(own) }));
  return [...cities, ...waters('river'), ...waters('lake')];
}

function groupOf(house: House, now: WaterPeriod, before: WaterPeriod, { kind, key, name, numbers }: Grouping): Result<WaterGroup> {
  const terms = { waterbody: kind === 'lake' ? 'lake' as const : 'river' as const, digits: now.digits, day: now.edition };
  const own = ({ sections }: WaterPeriod): readonly SectionOfPeriod[] => sections.filter(({ point }) => numbers.has(point.number));
  const [after, earlier] = [assessBasin(own(now), terms, house.rulebook), assessBasin(own(before), terms, house.rulebook)];
  if (!after.ok) return after;
  if (!earlier.ok) return earlier;
  return ok({ kind, key, name, now: after.value, before: earlier.value, trend: basinTrend(earlier.value, after.value, house.rulebook, now.edition) });
}

function lakeOf(house: House, now: WaterPeriod, before: WaterPeriod, name: Words, numbers: ReadonlySet<number>): Result<LakeStatus> {
  const steps: Step[] = [];
  const means = ({ sections }: WaterPeriod) => meansOverPoints(sections.filter(({ point }) => numbers.has(point.number)).map((one) => one.means));
  const terms = { waterbody: 'lake' as const, digits: now.digits, day: now.edition };
  const [after, earlier] = [assessMeans(means(now), terms, house.rulebook, steps), assessMeans(means(before), terms, house.rulebook)];
  if (!after.ok) return after;
  if (!earlier.ok) return earlier;
  return ok({ name, points: [...numbers], now: after.value, before: earlier.value, steps });
}
