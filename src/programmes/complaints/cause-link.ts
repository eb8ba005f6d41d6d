import type { StepRule } from '../../model/case-type.ts';
import { declareStep, field, reason } from '../declare.ts';
import { found } from './came-of-it.ts';

const cause = field('cause', 'text', '原因编号', 'number of the cause', { lengthMax: 60, beside: true });
/** As the register of causes says (`checkProblemLists` compares them). */
const linkable = ['confirmed', 'fixing', 'adopted', 'in-use', 'fixed'] as const;

/** 关联原因 (M84): before something was found there is nothing that has a cause. Those above may undo it. */
export const causeSteps = (states: readonly string[]): readonly StepRule[] => [
  declareStep('link-cause', '关联原因', 'link to a cause', states, 'same', ['office', 'city', 'county'], {
    aside: true,
    input: [cause, field('causeEvidence', 'long-text', '认定依据', 'why it is the cause', { lengthMax: 1000, beside: true })],
    guards: [found],
    effects: [{ effect: 'link-cause', register: 'rectification/cause', open: linkable }],
  }),
  declareStep('unlink-cause', '解除原因关联', 'undo the link to a cause', states, 'same', ['office', 'city'], {
    aside: true,
    input: [cause, reason],
    effects: [{ effect: 'unlink-cause' }],
  }),
];
