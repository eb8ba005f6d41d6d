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

/** What the two signatures and 销号 rest on: nothing that was promised is left unchecked. */
export const measuresVerified = { guard: 'measures-verified' } as const;

/** Done is said by the unit that does it, in these states. */
export const reportMeasure = (worker: string, from: readonly string[]): StepRule => declareStep('report-measure', '报告措施完成', 'report a measure', from, 'same', [worker], {
  input: [measure, ...said('reached', 'reachedOn', '完成', 'reached'), reportedResult], effects: [{ effect: 'note-measure', as: 'reported' }],
});

/** That it is so is found by another unit. */
export const verifyMeasure = (above: readonly string[], from: readonly string[]): StepRule => declareStep('verify-measure', '核实措施', 'verify a measure', from, 'same', above, {
  input: [measure, ...said('verifiedQuantity', 'verifiedOn', '核实', 'found'), verifiedResult, optional('found', 'long-text', '核实情况', 'what was found', { lengthMax: 1000, beside: true })],
  effects: [{ effect: 'note-measure', as: 'verified' }],
});

/**
 * A measure's life after the plan (M26): its unit says that it is done, another unit says that it is so; one that came later is reviewed
 * first. While others check or sign, only what they found may still change.
 */
export const measureSteps = (worker: string, above: readonly string[], checking: readonly string[]): readonly StepRule[] => [
  reportMeasure(worker, ['rectifying', 'self-checked']),
  declareStep('review-measure', '审核新增措施', 'review a measure that was added', ['rectifying'], 'same', above, {
    input: [measure], guards: [{ guard: 'measures-measurable' }], effects: [{ effect: 'note-measure', as: 'reviewed' }],
  }),
  verifyMeasure(above, ['rectifying', 'self-checked', ...checking]),
];
