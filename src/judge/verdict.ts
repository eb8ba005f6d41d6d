import { exact, parseExact, type Exact } from '../basis/decimal.ts';

/** How sure the rows are that a verdict rests on. */
export type Confidence = 'high' | 'low';

/** Where the deciding rule is written, and which row of ours holds it. */
export type Cite = { readonly standard: string; readonly clause: string; readonly effectiveFrom: string; readonly row: string };

/** What was done, in order. A closed list: each has words for the page (`stepWords`). */
export const stepWords = {
  forced: { zh: '按要求超出有效期适用', en: 'applied outside its dates, as asked' },
  raw: { zh: '原始值', en: 'raw value' },
  unit: { zh: '单位换算', en: 'unit converted' },
  flag: { zh: '数据标记', en: 'data flag' },
  minutes: { zh: '有效分钟数', en: 'valid minutes' },
  valid: { zh: '有效值个数', en: 'number of valid values' },
  missing: { zh: '缺失项目', en: 'missing item' },
  'not-monitored': { zh: '不在监测方案内', en: 'not in the monitoring plan' },
  ignored: { zh: '不参与本次评价', en: 'takes no part in this assessment' },
  'oxygen-converted': { zh: '按基准氧含量折算', en: 'converted to the reference oxygen' },
  'converted-by-device': { zh: '采用数采仪上传的折算值', en: 'converted value as sent by the logger' },
  averaged: { zh: '均值', en: 'mean' },
  ranked: { zh: '排序位置', en: 'rank between sorted values' },
  rounded: { zh: '修约', en: 'rounded' },
  interpolated: { zh: '分指数', en: 'individual index' },
  'above-top': { zh: '超出最高浓度限值', en: 'above the highest break point' },
  'no-index': { zh: '该浓度没有分指数', en: 'no index for this concentration' },
  saturation: { zh: '溶解氧饱和率(%)', en: 'saturation of dissolved oxygen (%)' },
  'item-class': { zh: '单项类别', en: 'class of the item' },
  'listed-only': { zh: '单独列出,不参与定类', en: 'listed only, never sets the class' },
  maximum: { zh: '取最大', en: 'the largest decides' },
  limit: { zh: '执行限值', en: 'limit applied' },
  compared: { zh: '与限值比较', en: 'compared with the limit' },
  'not-published': { zh: '缺项且不高于发布界限,记为 NA', en: 'an item is missing and the index is not high enough to publish: NA' },
  // Days taken out, annual targets.
  'taken-out': { zh: '经批准剔除', en: 'taken out, approved' },
  target: { zh: '年度目标', en: 'annual target' },
  'days-left': { zh: '剩余天数', en: 'days left' },
  'allowed-mean': { zh: '剩余日均允许值', en: 'allowed mean of the remaining days' },
  'exceedance-days': { zh: '已超标天数', en: 'exceedance days so far' },
  'exceedance-days-left': { zh: '还可超标天数', en: 'exceedance days left' },
  // Water and sea.
  'half-detection': { zh: '低于检出限,按检出限一半参与', en: 'below the detection limit, counted as half of it' },
  'below-detection': { zh: '低于检出限', en: 'below the detection limit' },
  summed: { zh: '求和', en: 'sum of the parts' },
  share: { zh: '占比(%)', en: 'share (%)' },
  term: { zh: '单项指数', en: 'index of the item' },
  weighted: { zh: '加权求和', en: 'weighted sum' },
  graded: { zh: '评定', en: 'graded' },
  multiple: { zh: '超标倍数', en: 'times over the limit' },
  difference: { zh: '变化幅度', en: 'change' },
  'not-needed': { zh: '缺项不影响结论', en: 'its absence does not change the result' },
  // ambient air over a period, noise, warnings, accounts
  period: { zh: '评价时段', en: 'period' },
  edition: { zh: '适用版本', en: 'edition applied' },
  main: { zh: '首要污染物', en: 'main pollutant' },
  'energy-mean': { zh: '能量平均', en: 'energy mean' },
  corrected: { zh: '背景噪声修正', en: 'corrected for background' },
  condition: { zh: '达到预警条件', en: 'warning condition met' },
  'national-scheme': { zh: '该地区预案未收录，采用全国方案', en: 'no plan of the region is held: the national scheme is used' },
  amount: { zh: '数量×单价', en: 'quantity × price' },
  'not-found': { zh: '查而未得', en: 'looked for and not found' },
  // soil, groundwater, emissions beyond the hour
  'soil-ph': { zh: '土壤pH分档', en: 'band of soil pH' },
  'soil-land': { zh: '用地类型', en: 'use of the land' },
  'land-unclear': { zh: '规划用途不明确,按第一类用地', en: 'planning is unclear: class 1 land' },
  'rotation-stricter': { zh: '水旱轮作取较严值', en: 'rotation: the stricter value' },
  screening: { zh: '筛选值', en: 'screening value' },
  intervention: { zh: '管制值(干预值)', en: 'intervention value' },
  background: { zh: '土壤环境背景值', en: 'natural background of the soil' },
  'item-index': { zh: '单项指数', en: 'index of the item' },
  'flow-weighted': { zh: '按流量加权平均', en: 'mean weighted by flow' },
  'plain-mean': { zh: '无流量,按算术平均', en: 'no flow known: plain mean' },
  'condition-open': { zh: '限值的适用条件未知', en: 'the condition of a limit is not known' },
  'limit-not-known': { zh: '标准有限值但数值未取得', en: 'a limit exists whose figure was not obtained' },
  received: { zh: '传输率(%)', en: 'transmission rate (%)' },
  'valid-share': { zh: '有效率(%)', en: 'validity rate (%)' },
  substituted: { zh: '以有效小时最大值替代', en: 'replaced by the largest of valid hours' },
  // Tonnes of a year.
  'mass-by-flow': { zh: '浓度×流量', en: 'concentration × flow' },
  'mass-reported': { zh: '数采仪上传排放量(Cou)', en: 'mass as sent by the logger (Cou)' },
  'no-discharge': { zh: '流量为零', en: 'no flow' },
  'over-limit': { zh: '其中超标时段', en: 'of these over a limit' },
  capture: { zh: '季度有效数据捕集率(%)', en: 'capture of the quarter (%)' },
  'hours-missing': { zh: '缺失且未替代', en: 'neither value nor substitution' },
  'hours-before': { zh: '首个数据之前', en: 'before the first data' },
  permitted: { zh: '年许可排放量', en: 'permitted annual amount' },
  used: { zh: '已用许可量(%)', en: 'share of the permitted amount used (%)' },
  elapsed: { zh: '年度时间进度(%)', en: 'share of the year gone by (%)' },
  forecast: { zh: '按有值小时均速直线外推全年', en: 'straight line over the whole year from the hours with a value' },
} as const;
export type StepName = keyof typeof stepWords;
/** `unit`: of a value that is a quantity; absent for counts, classes, indices and what has none (pH). */
export type Step = { readonly name: StepName; readonly of?: string; readonly value?: string; readonly unit?: string; readonly row?: string };

const unitless = new Set(['', '1', '无', '无量纲', 'none']);
/** The unit for a step, where there is one. */
export const inUnitOf = (unit: string | undefined): { readonly unit?: string } =>
  (unit === undefined || unitless.has(unit) ? {} : { unit });

/** Why something cannot be determined. A result, never "meets". */
export const undeterminableWords = {
  'missing-pollutant': { zh: '缺少项目', en: 'a pollutant is missing' },
  'no-valid-value': { zh: '没有有效值', en: 'there is no valid value' },
  'too-few-values': { zh: '有效值不足', en: 'too few valid values' },
  'too-few-minutes': { zh: '有效分钟数不足', en: 'too few valid minutes in the hour' },
  'no-index-here': { zh: '该浓度没有分指数', en: 'the table has no index for this concentration' },
  'flag-not-valid': { zh: '数据标记为无效', en: 'the data flag makes the value invalid' },
  'marked-not-valid': { zh: '已标记为无效,不作判定', en: 'marked as not valid: not judged' },
  'flag-unknown': { zh: '数据标记未知', en: 'the data flag is unknown' },
  'over-measuring-range': { zh: '超测量上限', en: 'over the measuring range of the analyser' },
  'oxygen-missing': { zh: '缺少实测氧含量', en: 'the measured oxygen is missing' },
  'oxygen-not-valid': { zh: '氧含量数据标记为无效', en: 'the data flag makes the measured oxygen invalid' },
  'oxygen-near-air': { zh: '实测氧含量接近空气,无法折算', en: 'the measured oxygen is too close to that of air' },
  'below-detection': { zh: '检出限高于类别限值', en: 'the detection limit is above the limit of a class' },
  'no-deciding-item': { zh: '没有参与定类的项目', en: 'no item that decides the class' },
  'no-limit': { zh: '没有适用限值', en: 'no limit applies' },
  'limit-of-day-mean': { zh: '限值按日均值执行', en: 'the limit is for the day mean' },
  // Water and sea.
  'too-few-sections': { zh: '断面少于规定个数,应按各项均值评价', en: 'fewer sections than the rule by shares needs: the mean of each item decides' },
  'missing-share': { zh: '缺少类别占比', en: 'the share of a class is missing' },
  'missing-base': { zh: '缺少基准值', en: 'the base values are not known' },
  'terms-unknown': { zh: '该年度协议条款未查到', en: 'the terms of the agreement for that year were not found' },
  // ambient air over a period, noise, accounts
  'period-over-editions': { zh: '时段跨两个版本，未定适用哪一版', en: 'the period lies under two editions and none is chosen' },
  'parameter-unknown': { zh: '标准参数未查到', en: 'a parameter of the method was not found' },
  'wrong-place': { zh: '测点位置不符合规定', en: 'not measured at the place that the standard asks for' },
  'background-too-close': { zh: '与背景噪声相差过小，应重新测量', en: 'too close to the background: measure again' },
  // soil, groundwater, emissions beyond the hour
  'attribute-missing': { zh: '缺少判定所需属性', en: 'an attribute that the rule needs is missing' },
  'classes-undivided': { zh: '标准未区分该浓度的类别', en: 'the standard does not tell the classes apart here' },
  'condition-not-known': { zh: '限值的适用条件未知', en: 'the condition that chooses the limit is not known' },
  'limit-not-known': { zh: '标准有限值但数值未取得', en: 'a limit exists whose figure was not obtained' },
  'no-flow': { zh: '当日流量为零,无法加权', en: 'no flow on that day to weigh by' },
  'range-not-mean': { zh: '按范围执行,不取日均值', en: 'judged as a range, not by its mean' },
  'hours-to-come': { zh: '当日小时数据尚未到齐', en: 'hours of that day are still to come' },
  'nothing-due': { zh: '期内无应传数据', en: 'nothing was due in the period' },
  'capture-too-low': { zh: '捕集率低于可替代下限', en: 'capture is too low for a substitution' },
  'no-substitution-rule': { zh: '废水缺失数据处理规则未收录,不替代', en: 'no rule for missing hours of waste water is held: not replaced' },
} as const;
export type Undeterminable = keyof typeof undeterminableWords;

/** The one shape of every verdict at the terminal, in the API and on the page. */
export type Verdict<T> = {
  readonly result: T | { readonly undeterminable: Undeterminable };
  readonly cite: Cite;
  readonly confidence: Confidence;
  readonly steps: readonly Step[];
  readonly forced?: true;
};

type Said = { readonly id: string; readonly clause: string; readonly from: string; readonly confidence: Confidence };

export const cite = (standard: string, row: Said): Cite => ({ standard, clause: row.clause, effectiveFrom: row.from, row: row.id });

/** One low row makes the verdict low. */
export const confidenceOf = (rows: readonly { readonly confidence: Confidence }[]): Confidence =>
  (rows.some((row) => row.confidence === 'low') ? 'low' : 'high');

/** A number as it comes: JSON number (its shortest decimal text is meant) or decimal text. Undefined: not a number. */
export function decimalOf(value: unknown): Exact | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? exact(value) : undefined;
  return typeof value === 'string' ? parseExact(value) : undefined;
}

/** Printed number: the exact decimal as the nearest JSON number. */
export const asNumber = (value: Exact): number => value.toNumber();
