import type { Day } from '../basis/time.ts';
import { ok, type Result } from '../basis/result.ts';
import { assessBasin, basinTrend, type BasinPeriod } from '../judge/basin-period.ts';
import { meansOverPoints } from '../judge/item-means.ts';
import { assessMeans, type SectionPeriod } from '../judge/section-period.ts';
import type { Step } from '../judge/verdict.ts';
import type { WaterTrend } from '../judge/water-trend.ts';
import type { Point } from '../model/point.ts';
import type { Words } from '../model/words.ts';
import type { House } from './house.ts';
import { cityOf } from './noise-days.ts';
import { waterPeriodCompared, type SectionOfPeriod, type WaterPeriod } from './water-period.ts';

export type WaterGroup = {
  readonly kind: 'all' | 'city' | 'river' | 'lake'; readonly name: Words; readonly now: BasinPeriod;
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
  const points = [...house.directory.points.values()].filter((point) => point.kind === 'water-section').map(({ number }) => number).sort((a, b) => a - b);
  const compared = await waterPeriodCompared(house, points, from, to);
  if (!compared.ok) return compared;
  const { now, before, trend } = compared.value;
  const groups: WaterGroup[] = [{ kind: 'all', name: { zh: '全部断面', en: 'all sections' }, now: now.basin, before: before.basin, trend }];
  const lakes: LakeStatus[] = [];
  for (const { kind, name, numbers } of groupings(house, now.sections)) {
    const group = groupOf(house, now, before, kind, name, numbers);
    if (!group.ok) return group;
    groups.push(group.value);
    if (kind !== 'lake') continue;
    const lake = lakeOf(house, now, before, name, numbers);
    if (!lake.ok) return lake;
    lakes.push(lake.value);
  }
  return ok({ now, before, groups, lakes });
}

/** River or lake that a section stands at, as the register names it; absent: the register names none. */
export const riverOf = ({ attributes }: Point): Words | undefined => {
  const zh = attributes['river'];
  return zh === undefined ? undefined : { zh, en: attributes['riverEn'] ?? zh };
};

/** The same, with the section's own name where the register names no water. */
export const waterName = ({ point }: SectionOfPeriod): Words => riverOf(point) ?? point.name;

type Grouping = { readonly kind: 'city' | 'river' | 'lake'; readonly name: Words; readonly numbers: ReadonlySet<number> };

function groupings(house: House, sections: readonly SectionOfPeriod[]): readonly Grouping[] {
  const numbers = (own: readonly SectionOfPeriod[]): ReadonlySet<number> => new Set(own.map(({ point }) => point.number));
  const waters = (kind: 'river' | 'lake'): readonly Grouping[] =>
    [...Map.groupBy(sections.filter(({ point }) => (point.waterbody === 'lake') === (kind === 'lake')), (one) => waterName(one).zh)]
      .flatMap(([zh, own]) => [{ kind, name: own[0] === undefined ? { zh, en: zh } : waterName(own[0]), numbers: numbers(own) }]);
  const cities = [...Map.groupBy(sections, ({ point }) => cityOf(point))]
    .map(([code, own]) => ({ kind: 'city' as const, name: house.directory.regions.get(code)?.name ?? { zh: code, en: code }, numbers: numbers(own) }));
  return [...cities, ...waters('river'), ...waters('lake')];
}

function groupOf(house: House, now: WaterPeriod, before: WaterPeriod, kind: Grouping['kind'], name: Words, numbers: ReadonlySet<number>): Result<WaterGroup> {
  const terms = { waterbody: kind === 'lake' ? 'lake' as const : 'river' as const, digits: now.digits, day: now.edition };
  const own = ({ sections }: WaterPeriod): readonly SectionOfPeriod[] => sections.filter(({ point }) => numbers.has(point.number));
  const [after, earlier] = [assessBasin(own(now), terms, house.rulebook), assessBasin(own(before), terms, house.rulebook)];
  if (!after.ok) return after;
  if (!earlier.ok) return earlier;
  return ok({ kind, name, now: after.value, before: earlier.value, trend: basinTrend(earlier.value, after.value, house.rulebook, now.edition) });
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
