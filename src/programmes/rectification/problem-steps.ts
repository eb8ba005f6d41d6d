import type { StepRule } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, optional, reason } from '../declare.ts';
import { causeSteps } from './cause-link.ts';
import { closingSteps } from './closing-steps.ts';
import { extensionSteps } from './extension-rule.ts';
import { leaderSteps } from './leader-rule.ts';
import { measureSteps } from './measure-steps.ts';
import { copying, nominating } from './good-case.ts';
import { lookBackSteps } from './look-back-steps.ts';
import { problemWeights } from './problem-fields.ts';
import { projectSteps, worksHaveProjects } from './project.ts';
import { urgingSteps } from './urging-rule.ts';
import { watching } from './watch.ts';
import { takeUp } from './taken-over.ts';
import type { ClosingOrder } from './closing-order.ts';

export const measures = field('measures', 'measures', '整改措施', 'measures');

/** From registration to the county's own check. */
const rectifying: readonly StepRule[] = [
  declareStep('assign', '交办', 'assign', ['registered'], 'assigned', ['office'], { main: true }),
  declareStep('attach-outlet', '关联排放口', 'attach an outlet', ['registered', 'assigned', 'planning', 'plan-review', 'rectifying'], 'same', ['office', 'county'],
    { input: [field('point', 'point', '排放口', 'outlet')], effects: [{ effect: 'attach-point' }] }),
  declareStep('accept', '签收', 'acknowledge receipt', ['assigned'], 'planning', ['county'], { main: true, acknowledges: true }),
  declareStep('submit-plan', '报送方案', 'submit the plan', ['planning'], 'plan-review', ['county'], {
    main: true, input: [field('plan', 'long-text', '整改方案', 'rectification plan'), measures, ...problemWeights], guards: [{ guard: 'measures-measurable' }],
  }),
  declareStep('approve-plan', '审核', 'approve the plan', ['plan-review'], 'rectifying', ['city'], {
    main: true, input: [optional('planOpinion', 'long-text', '审核意见', 'opinion')], guards: [{ guard: 'different-unit', from: 'submit-plan' }],
  }),
  declareStep('urge', '催办', 'remind', ['assigned', 'planning', 'rectifying', 'self-checked', 'signing'], 'same', ['office', 'city'], { urges: true }),
  declareStep('return-plan', '退回方案', 'return the plan', ['plan-review'], 'planning', ['city'], { returns: true, input: [reason] }),
  declareStep('work', '更新进展与佐证', 'progress and material', ['rectifying', 'self-checked', 'signing'], 'same', ['county'], {
    input: [optional('progress', 'long-text', '进展', 'progress', { lengthMax: 1000 }), optional('files', 'files', '佐证材料', 'supporting material'),
      optional('marks', 'checklist', '清单', 'checklist'), { ...measures, required: false }, ...problemWeights,
        optional('pair', 'pair', '前后对比(同地点、同角度)', 'before and after')],
    guards: [{ guard: 'measures-measurable' }],
  }),
  declareStep('pause-rectification', '暂停计时', 'pause the term', ['rectifying'], 'same', ['office'],
    { input: [reason], guards: [{ guard: 'clock-running', clock: 'rectification' }] }),
  declareStep('resume-rectification', '恢复计时', 'resume the term', ['rectifying'], 'same', ['office'],
    { guards: [{ guard: 'clock-paused', clock: 'rectification' }] }),
  declareStep('self-check', '自查自验', 'self-check', ['rectifying'], 'self-checked', ['county'], {
    main: true,
    input: [field('completion', 'long-text', '完成情况(300字以内)', 'completion (300 characters)', { lengthMax: 300 }), field('selfCheck', 'long-text', '自查结论', 'conclusion of the self-check', { lengthMax: 1000 })],
    guards: [{ guard: 'measures-measurable' }, ...worksHaveProjects, { guard: 'machine-check' }, { guard: 'checklist-complete' }],
  }),
];

const underWay = ['registered', 'assigned', 'planning', 'plan-review', 'rectifying', 'self-checked', 'signing', 'city-check', 'province-check', 'verified', 'notice'] as const;

export const problemSteps = (order: ClosingOrder): readonly StepRule[] =>
  [
    ...rectifying, ...measureSteps('county', ['city', 'office'], ['signing', 'city-check', 'province-check', 'verified', 'notice']), ...projectSteps('county'), ...closingSteps(order), ...lookBackSteps(), ...extensionSteps('county', ['planning', 'plan-review', 'rectifying']),
    ...urgingSteps('office', ['assigned', 'planning', 'plan-review', 'rectifying', 'self-checked'], ['rectifying', 'self-checked'], underWay),
    ...leaderSteps(underWay.slice(underWay.indexOf('rectifying'))), nominating, copying('county'), watching,
    calendarPublished(underWay), ...causeSteps([...underWay, 'closed'], ['county', 'city', 'office'], ['city', 'office']), takeUp,
  ];
