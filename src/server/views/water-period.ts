import type { Static } from 'typebox';
import type { SectionPeriodView, waterOfPeriod } from '../../contract/water.ts';
import { roundHalfEven, type Exact } from '../../basis/decimal.ts';
import { explained } from '../../flow/explain.ts';
import type { House } from '../../flow/house.ts';
import { waterName, type LakeStatus, type WaterGroup } from '../../flow/water-overview.ts';
import type { SectionOfPeriod, WaterPeriod } from '../../flow/water-period.ts';
import type { BasinPeriod } from '../../judge/basin-period.ts';
import type { SectionPeriod } from '../../judge/section-period.ts';
import { lakeItems, sectionItems } from '../../model/ambient.ts';
import { factorOf } from '../../model/factor.ts';
import { targetClassOn } from '../../model/section-target.ts';
import type { Words } from '../../model/words.ts';
import { termsOf } from '../../rulebook/bands.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import { regionName } from './names.ts';
import { sectionStatus } from './section-status.ts';

type Reply = Static<typeof waterOfPeriod.reply>;

const factorOfItem = new Map([...sectionItems, ...lakeItems].map(([factor, item]) => [item, factor]));
export const itemName = (house: House, item: string): Words => factorOf(house.factors, factorOfItem.get(item) ?? item).name;
const unitOf = (house: House, item: string): string => factorOf(house.factors, factorOfItem.get(item) ?? item).unit;

/** Digits of shares, multiples and means for the eye; the class was taken before. */
const printed = (value: Exact, decimals: number): string => roundHalfEven(value, decimals).toFixed(decimals);
const meanDecimals = 4;

export function sectionPeriodView(house: House, { point, period }: SectionOfPeriod, edition: string): Static<typeof SectionPeriodView> {
  const target = targetClassOn(point, edition);
  const times = new Map(period.overThree.beyond.flatMap(({ item, multiple }) => (multiple === undefined ? [] : [[item, printed(multiple, 2)] as const])));
  return {
    ...classOf(period), reason: period.reason, confidence: period.confidence, hours: Math.max(0, ...period.means.map(({ count }) => count)),
    ...(target === undefined ? {} : { target }), ...(period.meetsTarget === undefined ? {} : { meetsTarget: period.meetsTarget }),
    main: period.overThree.main.map((item) => ({ item, name: itemName(house, item) })),
    means: period.means.map(({ item, value, count, class: ofItem }) => {
      const [waterClass, over] = [ofItem === undefined ? undefined : waterClasses[ofItem - 1], times.get(item)];
      return { item, name: itemName(house, item), unit: unitOf(house, item) ?? '', value: roundHalfEven(value, meanDecimals).toString(), count, ...(waterClass === undefined ? {} : { class: waterClass }), ...(over === undefined ? {} : { times: over }) };
    }),
  };
}

const classOf = ({ waterClass }: SectionPeriod): { class?: string; status?: Words } => (waterClass === undefined ? {} : { class: waterClass, status: sectionStatus(waterClass) });

export function sectionViews(house: House, now: WaterPeriod, before: WaterPeriod): Reply['sections'] {
  const earlier = new Map(before.sections.map(({ point, period }) => [point.number, period.waterClass]));
  return now.sections.map((one) => {
    const { point } = one;
    const held = earlier.get(point.number);
    return {
      number: point.number, id: point.id, name: point.name, region: regionName(house, point.region), water: waterName(point), now: sectionPeriodView(house, one, now.edition),
      ...(point.waterbody === undefined ? {} : { waterbody: point.waterbody }), ...(point.lon === undefined ? {} : { lon: point.lon }), ...(point.lat === undefined ? {} : { lat: point.lat }),
      ...(held === undefined ? {} : { before: held }),
    };
  });
}

const sharesOf = ({ sections, undetermined, counts, good, bad, meetingTarget }: BasinPeriod): Reply['groups'][number]['now'] => ({
  sections, undetermined, counts: { ...counts },
  ...(good === undefined ? {} : { good: printed(good, 1) }), ...(bad === undefined ? {} : { bad: printed(bad, 1) }), ...(meetingTarget === undefined ? {} : { meetingTarget }),
});

export function groupView(house: House, { kind, key, name, now, before, trend }: WaterGroup): Reply['groups'][number] {
  return {
    kind, key, name, now: sharesOf(now), before: sharesOf(before), way: now.way, main: now.main.map(({ item, sections }) => ({ item, name: itemName(house, item), sections })),
    ...(now.status === undefined ? {} : { status: now.status }),
    ...(trend === undefined ? {} : { trend: { change: printed(trend.change, 1), direction: trend.direction, ...(trend.degree === undefined ? {} : { degree: trend.degree.name }) } }),
  };
}

/** A lake with the five parameters of its index: mean, own index and weight as the edition of the day has them. */
export function lakeView(house: House, { name, points, now, before, steps }: LakeStatus, edition: string): Reply['lakes'][number] {
  const rules = editionOn(house.rulebook, 'trophic-index', edition);
  const own = new Map(steps.flatMap((step) => (step.name === 'term' && step.of !== undefined && step.value !== undefined ? [[step.of, step.value] as const] : [])));
  const means = new Map(now.means.map(({ item, value }) => [item, value]));
  const trophic = (of: SectionPeriod): { index: string; grade: Words } | undefined => (of.trophic === undefined ? undefined : { index: of.trophic.index.toString(), grade: of.trophic.grade });
  const [index, earlier] = [trophic(now), trophic(before)];
  return {
    name, points: [...points], reason: now.reason, steps: explained(steps.filter((step) => step.name === 'term' || step.name === 'missing')), ...(now.waterClass === undefined ? {} : { class: now.waterClass }),
    ...(index === undefined ? {} : { trophic: index }), ...(earlier === undefined ? {} : { before: earlier }),
    terms: (rules === undefined ? [] : termsOf(rules, 'TLI', edition)).map((term) => {
      const item = term.pollutant ?? '';
      const [mean, value] = [means.get(item), own.get(item)];
      return { item, name: itemName(house, item), unit: term.unit, weight: String(term.weight ?? ''), ...(mean === undefined ? {} : { mean: roundHalfEven(mean, meanDecimals).toString() }), ...(value === undefined ? {} : { index: value }) };
    }),
  };
}
