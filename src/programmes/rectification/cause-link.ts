import type { StepRule } from '../../model/case-type.ts';
import { declareStep, field, reason } from '../declare.ts';

const cause = field('cause', 'text', '原因编号', 'number of the cause', { lengthMax: 60, beside: true });
/** States of a cause to which problems are linked: once it has been confirmed. */
export const linkableStates = ['confirmed', 'fixing', 'adopted', 'in-use', 'fixed'] as const;

/** 关联原因 (M84): in every state, because a cause may be understood late; those above may undo it. It never touches what was signed. */
export const causeSteps = (states: readonly string[], by: readonly string[], above: readonly string[]): readonly StepRule[] => [
  declareStep('link-cause', '关联原因', 'link to a cause', states, 'same', by, {
    aside: true, input: [cause, field('causeEvidence', 'long-text', '认定依据', 'why it is the cause', { lengthMax: 1000, beside: true })],
    effects: [{ effect: 'link-cause', register: 'rectification/cause', open: linkableStates }],
  }),
  declareStep('unlink-cause', '解除原因关联', 'undo the link to a cause', states, 'same', above, { aside: true, input: [cause, reason], effects: [{ effect: 'unlink-cause' }] }),
];
