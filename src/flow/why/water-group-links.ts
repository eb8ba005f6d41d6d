import { roundHalfEven } from '../../basis/decimal.ts';
import { startOfDay } from '../../basis/time.ts';
import { basinStatusOf } from '../../judge/basin-status.ts';
import type { BasinPeriod } from '../../judge/basin-period.ts';
import type { ExplainStep } from '../../model/finding.ts';
import { waterGroupId, waterPeriodId, type WaterGroupName } from '../../model/identifier.ts';
import { inForce, ruleOn } from '../../rulebook/edition.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import type { House } from '../house.ts';
import { sectionsTogether } from '../water-overview.ts';
import { waterPeriod, type SectionOfPeriod } from '../water-period.ts';
import { step, type ChainLink } from './chain.ts';
import { linkOf } from './water-period-links.ts';

/** So many sections are told at once, the worst first; the rest are counted. */
const sectionsTold = 40;

/** Sections together over days: how many of which class, their shares and the status; then each section, the worst first. */
export async function waterGroupLinks(house: House, asked: WaterGroupName): Promise<ChainLink[]> {
  const group = sectionsTogether(house, asked);
  const found = group === undefined ? undefined : await waterPeriod(house, group.numbers, asked.from, asked.to, { explain: true });
  if (group === undefined || found?.ok !== true || found.value.basin.sections === 0) return [];
  const { basin, sections } = found.value;
  const classed = sections.filter(({ period }) => period.class !== undefined).toSorted((a, b) => (b.period.class ?? 0) - (a.period.class ?? 0));
  const span = asked.from === asked.to ? { zh: asked.from, en: asked.from } : { zh: `${asked.from}至${asked.to}`, en: `${asked.from} to ${asked.to}` };
  const head: ChainLink = {
    kind: 'assessment', id: waterGroupId(asked), at: startOfDay(asked.from),
    title: { zh: `${group.name.zh} ${span.zh} 水质状况`, en: `water of ${group.name.en}, ${span.en}` },
    steps: groupSteps(basin, classed.length), ...citeOf(house, asked, basin, classed), versions: { edition: editionsOf(classed), code: house.version },
  };
  return [head, ...classed.slice(0, sectionsTold).map((section) => {
    const name = { point: section.point.number, from: asked.from, to: asked.to };
    return { ...linkOf(house, name, section), id: waterPeriodId(name) };
  })];
}

/** What the status of sections together rests on, in words; `classed`: sections that follow. */
export function groupSteps(basin: BasinPeriod, classed: number): ExplainStep[] {
  const { counts, good, bad, undetermined, status, way } = basin;
  const held = waterClasses.filter((name) => (counts[name] ?? 0) > 0);
  const percent = (share: typeof good): string => `${share === undefined ? '' : roundHalfEven(share, 1).toFixed(1)} %`;
  return [
    step('valid', '有类别的断面数', 'sections with a class', String(basin.sections)),
    ...(undetermined === 0 ? [] : [step('missing', '无法判定的断面数', 'sections without a class', String(undetermined))]),
    ...held.map((name) => (name === '>V' ? step('class', '劣Ⅴ类断面数', 'sections worse than class V', String(counts[name]))
      : step('class', `${name}类断面数`, `sections of class ${name}`, String(counts[name])))),
    step('share', 'Ⅰ—Ⅲ类比例', 'share of classes I to III', percent(good)), step('share', '劣Ⅴ类比例', 'share of worse than V', percent(bad)),
    way === 'shares' ? step('way', '断面数达到规定,按比例定状况', 'sections enough: the shares decide')
      : step('way', '断面数不足,按各项均值定状况', 'too few sections: the means over them decide'),
    ...(status === undefined ? [] : [step('verdict', `结论:${status.zh}`, `verdict: ${status.en}`)]),
    ...(classed > sectionsTold ? [step('reason', `以下列出较差的${sectionsTold}个断面`, `the ${sectionsTold} worst sections follow`)] : []),
  ];
}

/** The band that the shares fall in; where means decide, the rule that says from how many sections on shares do. */
function citeOf(house: House, { to }: WaterGroupName, { way, good, bad }: BasinPeriod, classed: readonly SectionOfPeriod[]): Pick<ChainLink, 'cite'> {
  const evaluation = inForce(house.rulebook.families.get('surface-water-evaluation') ?? [], to);
  if (evaluation === undefined || good === undefined) return {};
  const least = ruleOn(evaluation, 'basin-least-sections', to);
  const row = way === 'shares' ? basinStatusOf(evaluation, to, good, bad) : least.ok ? least.value : undefined;
  if (row === undefined) return {};
  const low = row.confidence === 'low' || classed.some(({ period }) => period.confidence === 'low');
  return { cite: { standard: evaluation.standard, clause: row.clause, effectiveFrom: row.from, confidence: low ? 'low' : 'high' } };
}

const editionsOf = (sections: readonly SectionOfPeriod[]): string => [...new Set(sections.flatMap(({ period }) => period.editions))].join(', ');
