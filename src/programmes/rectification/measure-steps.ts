import type { StepRule } from '../../model/case-type.ts';
import { declareStep, field, optional, words } from '../declare.ts';

const measure = field('measure', 'measure', '整改措施', 'measure', { beside: true });
const said = (quantity: string, day: string, zh: string, en: string) => [
  field(quantity, 'number', `${zh}数量`, `quantity ${en}`, { beside: true }), field(day, 'day', `${zh}日期`, `day ${en}`, { beside: true }),
] as const;

const reportedResult = field('reportedResult', 'choice', '完成情况', 'done or not', { beside: true, choices: [
  { id: 'done', title: words('已完成', 'done') }, { id: 'partly', title: words('部分完成', 'done in part') },
] });
const verifiedResult = field('verifiedResult', 'choice', '核实结论', 'finding', { beside: true, choices: [
  { id: 'holds', title: words('属实', 'it is so') }, { id: 'not-so', title: words('不属实', 'it is not so') },
] });

/** A measure's life after the plan (M26): its unit says that it is done, another unit says that it is so; one that came later is reviewed first. */
export const measureSteps = (worker: string, above: readonly string[], checking: readonly string[]): readonly StepRule[] => [
  declareStep('report-measure', '报告措施完成', 'report a measure', ['rectifying'], 'same', [worker], {
    input: [measure, ...said('reached', 'reachedOn', '完成', 'reached'), reportedResult], effects: [{ effect: 'note-measure', as: 'reported' }],
  }),
  declareStep('review-measure', '审核新增措施', 'review a measure that was added', ['rectifying'], 'same', above, {
    input: [measure], guards: [{ guard: 'measures-measurable' }], effects: [{ effect: 'note-measure', as: 'reviewed' }],
  }),
  declareStep('verify-measure', '核实措施', 'verify a measure', ['rectifying', 'self-checked', ...checking], 'same', above, {
    input: [measure, ...said('verifiedQuantity', 'verifiedOn', '核实', 'found'), verifiedResult, optional('found', 'long-text', '核实情况', 'what was found', { lengthMax: 1000, beside: true })],
    effects: [{ effect: 'note-measure', as: 'verified' }],
  }),
];
