import { addDays, dayMs, hourMs, startOfDay } from '../../basis/time.ts';
import { undeterminableWords } from '../../judge/verdict.ts';
import { lakeItems, sectionItems } from '../../model/ambient.ts';
import type { ExplainStep } from '../../model/finding.ts';
import { waterPeriodId, type WaterPeriodName } from '../../model/identifier.ts';
import { targetClassOn } from '../../model/section-target.ts';
import { inForce } from '../../rulebook/edition.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import { explained } from '../explain.ts';
import { factorAt } from '../factor-at.ts';
import type { House } from '../house.ts';
import { waterPeriod, type SectionOfPeriod } from '../water-period.ts';
import { step, type ChainLink } from './chain.ts';
import { linksOf } from './determination-links.ts';
import { heededSteps } from './mark-steps.ts';
import { remarkOf } from './outcome.ts';
import { daysTold, monthsBetween } from './spans.ts';

/**
 * A section over days: the means and the class of them, then the days that they rest on, or the months of a longer time; a day its
 * readings.
 */
export async function waterPeriodLinks(house: House, asked: WaterPeriodName): Promise<ChainLink[]> {
  const section = await sectionOver(house, asked);
  if (section === undefined) return [];
  const head = linkOf(house, asked, section);
  if (asked.from === asked.to) return [head, ...(await readingsOf(house, asked, section))];
  const parts: ChainLink[] = [];
  for (const [from, to] of partsOf(asked)) {
    const part = { ...asked, from, to };
    const held = await sectionOver(house, part);
    if (held !== undefined) parts.push(linkOf(house, part, held));
  }
  return [head, ...parts];
}

function partsOf({ from, to }: WaterPeriodName): readonly (readonly [WaterPeriodName['from'], WaterPeriodName['to']])[] {
  if (addDays(from, daysTold) <= to) return [...monthsBetween(from, to)];
  const days: (readonly [WaterPeriodName['from'], WaterPeriodName['to']])[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push([day, day]);
  return days;
}

/** Undefined where nothing valid was measured, or the point is no section on the last day. */
async function sectionOver(house: House, { point, from, to }: WaterPeriodName): Promise<SectionOfPeriod | undefined> {
  const found = await waterPeriod(house, [point], from, to, { explain: true });
  const section = found.ok ? found.value.sections[0] : undefined;
  return section === undefined || section.period.means.length === 0 ? undefined : section;
}

export function linkOf(house: House, asked: WaterPeriodName, section: SectionOfPeriod): ChainLink {
  const { point, period, steps } = section;
  const span = asked.from === asked.to ? { zh: asked.from, en: asked.from }
    : { zh: `${asked.from}至${asked.to}`, en: `${asked.from} to ${asked.to}` };
  return {
    kind: 'assessment', id: waterPeriodId(asked), at: startOfDay(asked.from),
    title: { zh: `${point.name.zh} ${span.zh} 水质时段评价`, en: `water at ${point.name.en}, ${span.en}` },
    steps: [...named(house, asked.point, explained(steps)), ...heededSteps(house, section.heeded), ...itemClasses(house, section), ...outcomeOf(section, asked)],
    ...citeOf(house, asked, section), versions: { edition: period.editions.join(', '), code: house.version },
  };
}

const codeOf = new Map([...sectionItems, ...lakeItems].map(([code, item]) => [item, code]));

/** The judge speaks in items; people read names. */
function named(house: House, point: number, steps: readonly ExplainStep[]): ExplainStep[] {
  return steps.map((one) => {
    const item = one.zh.split(' ').at(-1) ?? '';
    const code = codeOf.get(item);
    if (code === undefined) return one;
    const { name } = factorAt(house, point, code);
    return { ...one, zh: one.zh.replace(item, name.zh), en: one.en.replace(item, name.en) };
  });
}

const itemClasses = (house: House, { point, period }: SectionOfPeriod): ExplainStep[] => period.means.flatMap(({ item, class: of }) => {
  const { name } = factorAt(house, point.number, codeOf.get(item) ?? item);
  return of === undefined ? [] : [step('item-class', `单项类别 ${name.zh}`, `class of the item ${name.en}`, waterClasses[of - 1] ?? '')];
});

function outcomeOf({ point, period, waterbodyAssumed }: SectionOfPeriod, { to }: WaterPeriodName): ExplainStep[] {
  const target = targetClassOn(point, to);
  const assumed = remarkOf('river-assumed');
  const why = period.reason === '' ? undefined : undeterminableWords[period.reason];
  return [
    ...(waterbodyAssumed && assumed !== undefined ? [step('reason', assumed.zh, assumed.en)] : []),
    ...(target === undefined ? [] : [step('limit', '目标类别', 'target class', target)]),
    ...(why === undefined ? [] : [step('reason', why.zh, why.en)]),
    ...(period.waterClass === undefined ? [] : [step('value', '结果', 'result', period.waterClass)]),
    ...(period.meetsTarget === undefined ? []
      : [period.meetsTarget ? step('verdict', '结论:达到目标', 'verdict: keeps its target')
        : step('verdict', '结论:未达到目标', 'verdict: misses its target')]),
  ];
}

/** The limit that the worst item keeps, or the last that it breaks; the confidence is that of the whole period. */
function citeOf(house: House, { to }: WaterPeriodName, { point, period }: SectionOfPeriod): Pick<ChainLink, 'cite'> {
  const water = inForce(house.rulebook.surfaceWaters, to);
  const worst = period.means.find(({ class: of }) => of !== undefined && of === period.class);
  const row = water?.items[point.waterbody ?? 'river'].get(worst?.item ?? '')?.limits[
    Math.min(period.class ?? 1, 5) - 1]?.row ?? water?.decidingRow;
  if (water === undefined || row === undefined) return {};
  return { cite: { standard: water.edition.standard, clause: row.clause, effectiveFrom: row.from, confidence: period.confidence } };
}

/** The readings of one day: of the items that decide its class, of all where none does. */
async function readingsOf(house: House, { point, from }: WaterPeriodName, { period }: SectionOfPeriod): Promise<ChainLink[]> {
  const hours = Array.from({ length: dayMs / hourMs }, (_one, hour) => ({ point, at: startOfDay(from) + hour * hourMs }));
  const deciding = new Set(
    period.means.flatMap(({ item, class: of }) => (of !== undefined && of === period.class ? [codeOf.get(item) ?? item] : [])));
  const readings = await house.observations.readingsOfHours(hours, 'hour', ['Avg']);
  const entered = readings.filter(({ factor }) => (deciding.size === 0 ? [...codeOf.values()].includes(factor) : deciding.has(factor)));
  return linksOf(house, entered.toSorted((a, b) => a.at - b.at));
}
