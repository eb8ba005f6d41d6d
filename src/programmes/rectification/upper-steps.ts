import type { ClockRule, StepRule } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, optional, reason, words } from '../declare.ts';
import { breakDown, childNotes } from './breakdown.ts';
import { causeSteps } from './cause-link.ts';
import { objecting } from './closing-steps.ts';
import { extensionSteps } from './extension-rule.ts';
import { leaderSteps } from './leader-rule.ts';
import { copying } from './good-case.ts';
import { lookBackSteps } from './look-back-steps.ts';
import { measuresVerified, measureSteps } from './measure-steps.ts';
import { problemWeights } from './problem-fields.ts';
import { measures } from './problem-steps.ts';
import { projectSteps, worksHaveProjects } from './project.ts';
import { takeUp } from './taken-over.ts';
import { notASigner, offices, papers, signatures } from './signing.ts';
import { urgingSteps } from './urging-rule.ts';

const ready = [{ guard: 'children-closed' }, { guard: 'machine-check' }, { guard: 'checklist-complete' }] as const;
const ended = [{ guard: 'notice-ended' }, { guard: 'objections-answered' }] as const;
const sendBack = { returns: true, input: [reason], effects: [{ effect: 'void-signatures' }] } as const;
const above = ['province-check', 'verified'] as const;

/** The plan, as it is approved and published: its text and number are written once. */
const planning = (worker: string): readonly StepRule[] => [
  declareStep('assign', '交办', 'assign', ['registered'], 'assigned', ['office'], { main: true }),
  declareStep('accept', '签收', 'acknowledge receipt', ['assigned'], 'planning', [worker], { main: true, acknowledges: true }),
  breakDown('tasks', ['planning', 'plan-review', 'planned', 'rectifying'], 'same', worker === 'lead' ? ['lead', 'office'] : [worker]),
  declareStep('submit-plan', '报送方案', 'submit the plan', ['planning'], 'plan-review', [worker], {
    main: true, input: [field('plan', 'long-text', '整改方案(送审稿)', 'plan as submitted'), measures], guards: [{ guard: 'measures-measurable' }],
  }),
  declareStep('approve-plan', '批准方案', 'approve the plan', ['plan-review'], 'planned', ['office'], {
    main: true, guards: [{ guard: 'different-unit', from: 'submit-plan' }],
    input: [field('approvedPlan', 'verbatim', '整改方案(批准文本)', 'plan as approved, verbatim', { standing: true }), field('planNumber', 'verbatim', '批准文号', 'number of the approval', { lengthMax: 200, standing: true })],
  }),
  declareStep('return-plan', '退回方案', 'return the plan', ['plan-review'], 'planning', ['office'], { returns: true, input: [reason] }),
  declareStep('publish-plan', '公开方案', 'publish the plan', ['planned'], 'rectifying', ['office'], { main: true, effects: [{ effect: 'publish' }] }),
  declareStep('refine-plan', '细化方案', 'refine the plan', ['rectifying'], 'same', [worker], { input: [field('refinement', 'long-text', '本地细化', 'local refinement', { standing: true })] }),
];

const underWay = (signed: boolean): readonly string[] =>
  ['registered', 'assigned', 'planning', 'plan-review', 'planned', 'rectifying', 'self-checked', ...(signed ? ['signing'] : []), 'province-check', 'verified', 'notice'];

export const upperSteps = (worker: string, signed: boolean): readonly StepRule[] => [
  ...planning(worker),
  declareStep('urge', '催办', 'remind', ['assigned', 'planning', 'rectifying', 'self-checked', ...(signed ? ['signing'] : [])], 'same', ['office'], { urges: true }),
  declareStep('work', '更新进展与佐证', 'progress and material', ['rectifying', 'self-checked'], 'same', [worker], {
    input: [optional('progress', 'long-text', '进展', 'progress', { lengthMax: 1000 }), optional('files', 'files', '佐证材料', 'supporting material'),
      optional('marks', 'checklist', '清单', 'checklist'), { ...measures, required: false }, ...problemWeights],
    guards: [{ guard: 'measures-measurable' }],
  }),
  ...measureSteps(worker, ['office'], [...(signed ? ['signing'] : []), ...above, 'notice']), ...projectSteps(worker),
  ...childNotes({ open: ['planning', 'plan-review', 'planned', 'rectifying'], reported: ['self-checked', ...(signed ? ['signing'] : []), ...above], notice: 'notice', closed: 'closed', work: 'rectifying' }),
  declareStep('self-check', '自查自验', 'self-check', ['rectifying'], 'self-checked', [worker], {
    main: true, guards: [{ guard: 'measures-measurable' }, ...worksHaveProjects, ...ready],
    input: [field('completion', 'long-text', '完成情况(300字以内)', 'completion (300 characters)', { lengthMax: 300 }), field('selfCheck', 'long-text', '自查结论', 'conclusion of the self-check', { lengthMax: 1000 })],
  }),
  declareStep('freeze', signed ? '提交双签字' : '上报', signed ? 'submit for both signatures' : 'send up', ['self-checked'], signed ? 'signing' : 'province-check', [worker],
    { main: true, guards: [...ready, measuresVerified], effects: [{ effect: 'freeze' }] }),
  ...(signed ? [
    ...signatures, ...papers('city', ['city', 'office']), declareStep('return-by-leader', '退回', 'return', ['signing'], 'rectifying', ['secretary', 'head'], sendBack),
    declareStep('submit', '上报', 'send up', ['signing'], 'province-check', [worker], { main: true, guards: [{ guard: 'signed', offices }] }),
  ] : []),
  declareStep('province-verify', '核查', 'verify', ['province-check'], 'verified', ['office'], {
    main: true, input: [field('provinceOpinion', 'long-text', '部门核查意见', 'opinion of the province', { lengthMax: 1000, beside: true })], guards: [{ guard: 'different-unit', from: 'self-check' }, notASigner],
  }),
  declareStep('province-return', '退回', 'return', above, 'rectifying', ['office'], sendBack),
  declareStep('open-notice', '公示', 'put on notice', ['verified'], 'notice', ['office'], { main: true, effects: [{ effect: 'open-notice', length: 'notice-days' }, { effect: 'publish' }] }),
  ...objecting([worker, 'office']),
  declareStep('withdraw-notice', '撤回公示重新整改', 'withdraw the notice', ['notice'], 'rectifying', ['office'], { ...sendBack, effects: [{ effect: 'close-notice' }, { effect: 'void-signatures' }] }),
  declareStep('close-out', '销号', 'close out', ['notice'], 'closed', ['office'], {
    main: true, input: [field('closeNumber', 'text', '销号文号', 'number of the close-out', { beside: true })],
    guards: [{ guard: 'frozen' }, ...(signed ? [{ guard: 'signed', offices } as const] : []), ...ended, { guard: 'children-closed' }, { guard: 'machine-check' }, measuresVerified],
    effects: [{ effect: 'publish' }, { effect: 'start-look-back', length: 'look-back-third' }],
  }),
  // A rebound by data comes from below: outlets are attached to the county's item.
  ...lookBackSteps(['office']).filter(({ event }) => event !== 'rebound'),
  ...(signed ? extensionSteps('city', ['planning', 'plan-review', 'planned', 'rectifying']) : []),
  ...urgingSteps('office', ['assigned', 'planning', 'plan-review', 'planned', 'rectifying', 'self-checked'], ['rectifying', 'self-checked'], underWay(signed)),
  ...leaderSteps(underWay(signed).slice(underWay(signed).indexOf('planned'))), copying(worker),
  calendarPublished(underWay(signed)), ...causeSteps([...underWay(signed), 'closed'], [worker, 'office'], ['office']), takeUp,
];

const reopenings = ['look-back-failed', 'confirm-report', 'child-reopened'] as const;
const days = (id: string, zh: string, en: string, party: string, startsOn: readonly string[], stopsOn: readonly string[]): ClockRule =>
  ({ id, title: words(zh, en), party, startsOn, stopsOn, length: `${id}-days`, unit: 'working-day' });
const lookBack = (id: string, zh: string, en: string): ClockRule => ({ id, title: words(zh, en), party: 'office', startsOn: ['close-out'], stopsOn: [id, ...reopenings], length: id, unit: 'month' });

export const upperClocks = (worker: string, signed: boolean): readonly ClockRule[] => [
  days('acceptance', '签收', 'acknowledgement', worker, ['assign'], ['accept']),
  days('plan', '报送整改方案', 'plan', worker, ['accept', 'return-plan'], ['submit-plan']),
  days('plan-review', '方案审批', 'approval of the plan', 'office', ['submit-plan'], ['approve-plan', 'return-plan']),
  days('rectification', '整改', 'rectification', worker, ['publish-plan', 'province-return', 'withdraw-notice', ...(signed ? ['return-by-leader'] : []), 'look-back-failed', 'confirm-report'], ['self-check']),
  ...(signed ? [days('signing', '双签字', 'double signature', worker, ['freeze'], ['submit', 'return-by-leader'])] : []),
  days('province-check', '省级核查', 'verification by the province', 'office', [signed ? 'submit' : 'freeze'], ['province-verify', 'province-return']),
  days('notice', '公示', 'notice', 'office', ['open-notice'], ['close-out', 'withdraw-notice']),
  lookBack('look-back-first', '第一次回头看', 'first look-back'), lookBack('look-back-second', '第二次回头看', 'second look-back'), lookBack('look-back-third', '第三次回头看', 'third look-back'),
];
