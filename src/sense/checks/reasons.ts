import { hourMs } from '../../basis/time.ts';
import type { CheckRow, CheckRule } from '../../model/check-row.ts';
import type { Words } from '../../model/words.ts';
import type { Span } from './spans.ts';

type Say = (values: Readonly<Record<string, string>>, unit: string, name: Words) => Words;
const of = (value: string | undefined, unit: string): string => `${value ?? ''}${unit === '' ? '' : ` ${unit}`}`;

const sentences: Readonly<Record<CheckRule, Say>> = {
  flag: ({ flag }, _unit, name) => (name.zh.includes(flag ?? '') ? name : { zh: `${name.zh} ${flag ?? ''}`,
    en: `${name.en}: ${flag ?? ''}` }),
  negative: ({ value }, unit) => ({ zh: `负值 ${of(value, unit)}`, en: `negative: ${of(value, unit)}` }),
  detection: ({ value, least }, unit) => ({ zh: `${of(value, unit)} 低于检出限 ${of(least, unit)}`,
    en: `${of(value, unit)} is below the detection limit of ${of(least, unit)}` }),
  range: ({ value, bound, side }, unit) => (side === 'below'
    ? { zh: `${of(value, unit)} 低于量程下限 ${of(bound, unit)}`,
      en: `${of(value, unit)} is below the range, which begins at ${of(bound, unit)}` }
    : { zh: `${of(value, unit)} 高于量程上限 ${of(bound, unit)}`,
      en: `${of(value, unit)} is above the range, which ends at ${of(bound, unit)}` }),
  step: ({ value, before }, unit) => ({ zh: `由 ${of(before, unit)} 突变到 ${of(value, unit)}`,
    en: `from ${of(before, unit)} to ${of(value, unit)} within an hour` }),
  spike: ({ value, before, after }, unit) => ({
    zh: `尖峰 ${of(value, unit)},前后两小时为 ${before ?? ''} 和 ${of(after, unit)}`,
      en: `spike of ${of(value, unit)} between ${before ?? ''} and ${of(after, unit)}`,
  }),
  flat: ({ value }, unit) => ({ zh: `恒值 ${of(value, unit)}`, en: `always ${of(value, unit)}` }),
  zero: (_values, unit) => ({ zh: `恒为 ${of('0', unit)}`, en: `always ${of('0', unit)}` }),
  neighbour: ({ value, median, stations }, unit) => ({
    zh: `${of(value, unit)},周边 ${stations ?? ''} 个站点中位数为 ${of(median, unit)}`,
      en: `${of(value, unit)}; the median of ${stations ?? ''} stations around is ${of(median, unit)}`,
  }),
  extremes: ({ value, least, most }, unit) => ({
    zh: `均值 ${of(value, unit)} 不在本小时 ${least ?? ''}~${of(most, unit)} 之间`,
      en: `a mean of ${of(value, unit)} is not between its own ${least ?? ''} and ${of(most, unit)}`,
  }),
  maintenance: ({ after }) => (after === undefined
    ? { zh: '在已标记的校准、维护时段内,数据仍按正常上报', en: 'within a marked period of calibration or maintenance, sent as normal' }
    : { zh: `紧接在标记 ${after} 的小时之后`, en: `directly after an hour with flag ${after}` }),
};

/** Rules of which each hour of a span says the same. */
const alike: ReadonlySet<CheckRule> = new Set(['flag', 'flat', 'zero']);

/** One sentence: for how long, and what was seen first. */
export function reasonOf(span: Span, row: CheckRow, unit: string): Words {
  const hours = (span.to - span.from) / hourMs;
  const { zh, en } = sentences[row.rule](span.said.values, unit, row.name);
  if (hours === 1) return { zh, en };
  return alike.has(row.rule) ? { zh: `连续 ${hours} 小时${zh}`, en: `${hours} hours in a row, ${en}` } : { zh: `连续 ${hours} 小时,首小时${zh}`,
    en: `${hours} hours in a row; the first: ${en}` };
}
