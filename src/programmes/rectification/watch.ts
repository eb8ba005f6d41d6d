import type { CaseType, FieldRule, Parameter, ReadBy, StepRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { declareStep, field, localParameter, optional, reason, words } from '../declare.ts';

const figure = (id: string, zh: string, en: string, more: Partial<FieldRule> = {}): FieldRule => field(id, 'number', zh, en, { beside: true, ...more });
const target: readonly FieldRule[] = [
  field('figureSource', 'choice', '数值来源', 'where the figure comes from', { beside: true, choices: [
    { id: 'outlet-exceeding', title: words('关联排放口超标小时数(系统读取)', 'hours above the limit at the attached outlets (read by the system)') },
    { id: 'section-class', title: words('断面水质类别(系统读取)', 'class of a section (read by the system)') },
    { id: 'reported', title: words('责任单位报告、上级核实', 'reported by the responsible unit, verified above') },
  ] }),
  figure('targetFigure', '目标值', 'target'), field('targetUnit', 'text', '计量单位', 'unit', { lengthMax: 20, beside: true }),
  field('direction', 'choice', '达到方式', 'met when', { beside: true, choices: [{ id: 'at-most', title: words('不高于目标值', 'at most the target') }, { id: 'at-least', title: words('不低于目标值', 'at least the target') }] }),
  figure('section', '断面点位编号(来源为断面时)', 'number of the section, where it comes from one', { required: false }),
  figure('figureNow', '现状值(来源为报告时)', 'figure now, where it is reported', { required: false }),
  figure('watchMonths', '巩固期(月)', 'months of the watch'),
];
const by: ReadBy = {
  source: 'figureSource', target: 'targetFigure', direction: 'direction', section: 'section', verified: 'verifiedFigure', first: 'figureNow', verifies: 'verify-figure',
  clock: 'period', firstDays: 'first-days', validShare: 'valid-share',
};
const on = ['watching', 'alert'] as const;
const reported = [{ guard: 'field-is', field: 'figureSource', is: ['reported'] }] as const;
const designed = (value: number, unit: string, zh: string, en: string): Parameter =>
  ({ value, unit, title: words(zh, en), cite: '巩固期评估:设计值,公开资料未见统一规定,各地自定', confidence: 'low', from: '2026-01-01' });

/**
 * 巩固指标 (M85): one quality target after close-out, read or reported and verified period by period. An item has as many as it needs, each
 * with its own clock and number.
 */
export const watchType: CaseType = {
  id: 'rectification/watch', noun: words('巩固指标', 'watched target'), title: words('巩固整改成效指标', 'Watched target after close-out'), initial: 'set', openedBy: [],
  parties: {
    responsible: { title: words('责任单位', 'responsible'), roles: ['county'] }, checker: { title: words('核实单位', 'verified by'), roles: ['city'] },
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
  },
  states: {
    set: { title: words('已设定待确认', 'set, to be confirmed'), tone: 'waiting' }, watching: { title: words('巩固期内', 'being watched'), tone: 'working' },
    alert: { title: words('连续未达到,待研究', 'missed in a row, to be looked at'), tone: 'returned' }, ended: { title: words('巩固期满', 'ended'), tone: 'done', end: true },
    cancelled: { title: words('已取消', 'cancelled'), tone: 'returned', end: true }, rebounded: { title: words('问题反弹,已重新整改', 'the item came back'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('start', '确认指标,开始巩固', 'confirm the target and begin', ['set'], 'watching', ['responsible'], {
      main: true, acknowledges: true, guards: [{ guard: 'whole-within', field: 'watchMonths', least: 'months-least', most: 'months-most' }], effects: [{ effect: 'read-figure', by, first: true }],
    }),
    declareStep('cancel', '取消指标', 'cancel the target', ['set'], 'cancelled', ['office', 'checker'], { input: [reason] }),
    declareStep('hand-in', '上传佐证材料', 'hand in evidence', [...on], 'same', ['responsible', 'checker'], { input: [optional('files', 'files', '佐证材料', 'evidence')] }),
    declareStep('report-figure', '报告本期数值', 'report the figure of this period', [...on], 'same', ['responsible'], { guards: reported, input: [
      figure('reportedFigure', '报告值', 'figure reported', { standing: true }), field('figureDay', 'day', '数值日期', 'day of the figure', { beside: true, standing: true }),
      optional('figureNote', 'long-text', '情况说明', 'how it was found', { lengthMax: 1000, beside: true }),
    ] }),
    declareStep('verify-figure', '核实本期数值', 'verify the figure of this period', [...on], 'same', ['checker'], { guards: [...reported, { guard: 'different-unit', from: 'report-figure' }], input: [
      figure('verifiedFigure', '核实值', 'figure verified', { standing: true }), field('verifiedNote', 'long-text', '核实情况', 'what was checked', { lengthMax: 1000, beside: true }),
    ] }),
    declareStep('period-ended', '本期评估', 'the period is judged', [...on], 'same', ['system'], { effects: [{ effect: 'read-figure', by, told: { after: 'misses-told', state: 'alert' } }] }),
    declareStep('raise', '报请研究', 'ask the office to look at it', ['watching'], 'alert', ['checker'], { input: [reason] }),
    declareStep('decide', '研究并提出要求', 'say what is to be done', ['alert'], 'watching', ['office'], { main: true, input: [field('instruction', 'long-text', '工作要求', 'what is to be done', { lengthMax: 1000, beside: true, standing: true })] }),
    declareStep('watch-ended', '巩固期满', 'the watch has ended', [...on], 'ended', ['system'], { effects: [{ effect: 'read-figure', by }] }),
    declareStep('item-rebounded', '问题反弹,巩固期终止', 'the item came back: the watch ends', ['set', ...on], 'rebounded', ['system'], {}),
  ],
  clocks: [
    { id: 'period', title: words('本期', 'period'), party: 'responsible', startsOn: ['start', 'period-ended'], stopsOn: ['watch-ended'], length: 'period-months', unit: 'month', onLapse: 'period-ended',
      missed: words('系统按存储数据或经核实的报告评估本期', 'the system judges the period by stored data or a verified report') },
    { id: 'watch', title: words('巩固期', 'watch'), party: 'responsible', startsOn: ['start'], stopsOn: ['watch-ended'], length: 'months-most', lengths: { field: 'watchMonths' }, unit: 'month', onLapse: 'watch-ended' },
  ],
  checklist: [{ id: 'figure-evidence', title: words('数值佐证材料', 'evidence of the figure'), proof: 'material' }],
  fields: [field('problem', 'verbatim', '反馈问题(原文)', 'problem, verbatim'), optional('itemNumber', 'text', '问题编号', 'item number'), ...target],
  stages: ['set', 'watching', 'ended'],
  parameters: {
    'period-months': designed(1, 'month', '评估周期', 'length of a period'), 'misses-told': designed(2, 'times', '连续未达到几次报省整改办', 'misses in a row that are told to the office'),
    'months-least': designed(1, 'month', '巩固期下限', 'shortest watch'), 'months-most': designed(36, 'month', '巩固期上限', 'longest watch'),
    'first-days': localParameter(7, 'day', '现状值回看日数', 'days that the first figure looks back over'),
    'valid-share': designed(0.75, 'share', '有效小时最低占比', 'least share of valid hours'),
  },
};

/** Below a closed-out item; a rebound by any way ends it in the same transaction. */
export const watchRule: ChildRule = {
  id: 'watches', title: words('巩固指标', 'watched targets'), type: 'rectification/watch', parties: { responsible: 'county', checker: 'city', office: 'office' }, refines: [], titleFrom: 'targetName',
  fields: { problem: 'problem', itemNumber: 'itemNumber', ...Object.fromEntries(target.map(({ id }) => [id, id])) }, tells: [], hears: [{ on: 'reopened', event: 'item-rebounded' }],
};

export const watching: StepRule = declareStep('set-watch', '设定巩固指标', 'set a target to be watched', ['closed'], 'same', ['office', 'city'], {
  input: [field('targetName', 'text', '指标名称', 'what is watched', { lengthMax: 120, beside: true }), ...target], effects: [{ effect: 'open-child', child: 'watches' }],
});
