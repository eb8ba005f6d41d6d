import { civil, dayOf, instant } from '../../basis/time.ts';
import { markRulesAt } from '../../judge/data-mark.ts';
import type { DataMark, MarkMaker } from '../../model/data-mark.ts';
import type { ExplainStep } from '../../model/finding.ts';
import type { Words } from '../../model/words.ts';
import { markTypeOn } from '../../rulebook/data-marks.ts';
import type { HourReadings } from '../determine/hour-readings.ts';
import type { House } from '../house.ts';
import type { HeededMark } from '../marked-hours/heeded.ts';
import { step } from './chain.ts';

const makers: Readonly<Record<MarkMaker, Words>> = {
  firm: { zh: '企业数据标记', en: 'data mark of the firm' }, rule: { zh: '规则数据标记', en: 'data mark of a rule' },
  reviewer: { zh: '审核数据标记', en: 'data mark of a reviewer' },
};

/** Who marked, when, as what, why, and where the type is written. */
export function markSteps({ rulebook }: Pick<House, 'rulebook'>, mark: DataMark | undefined): readonly ExplainStep[] {
  if (mark === undefined) return [];
  const rules = markRulesAt(rulebook, mark.from);
  const type = rules.ok ? markTypeOn(rules.value, mark.type, dayOf(instant(mark.from))) : undefined;
  const name = type?.name ?? { zh: mark.type, en: mark.type };
  const written = rules.ok && type !== undefined ? ` · ${rules.value.edition.standard}` : '';
  const by = `${mark.says} ${civil(instant(mark.at))}`;
  return [step('data-mark', `${makers[mark.maker].zh}:${name.zh}(${by}${written})`,
    `${makers[mark.maker].en}: ${name.en} (${by}${written})`, mark.reason)];
}

/** Of figures that rest on many hours: each mark that took hours out of them or brought some in, and how many. */
export const heededSteps = (house: Pick<House, 'rulebook'>, heeded: readonly HeededMark[]): readonly ExplainStep[] =>
  heeded.flatMap(({ mark, out, brought }) => markSteps(house, mark).map((one): ExplainStep => {
    const hours = hourCounts(out, brought);
    return { ...one, zh: `${one.zh}:${hours.zh}`, en: `${one.en}: ${hours.en}` };
  }));

const hourCounts = (out: number, brought: number): Words => ({
  zh: [...(out === 0 ? [] : [`剔除${out}个小时值`]), ...(brought === 0 ? [] : [`计入${brought}个小时值`])].join(','),
  en: [...(out === 0 ? [] : [`${out} hour values left out`]), ...(brought === 0 ? [] : [`${brought} brought in`])].join(', '),
});

/** Marks that decide of hours of a day, each once. */
export function dayMarkSteps(house: Pick<House, 'rulebook'>, hours: readonly HourReadings[], factor: string): readonly ExplainStep[] {
  const marks = hours.flatMap((hour) => hour.factors.get(factor)?.mark ?? []);
  return [...new Map(marks.map((mark) => [mark.id, mark])).values()].flatMap((mark) => markSteps(house, mark));
}
