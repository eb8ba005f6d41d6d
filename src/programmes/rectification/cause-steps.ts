import type { StepRule } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, optional, reason } from '../declare.ts';

const above = ['office', 'reviewer'] as const;
const responsible = ['responsible'] as const;
const otherUnit = (from: string) => ({ guard: 'different-unit', from }) as const;
const opinion = optional('opinion', 'long-text', '意见', 'opinion', { lengthMax: 1000 });

/** Whoever proposed a cause does not confirm it, whoever adopted the fix does not verify it. */
export const causeRegisterSteps: readonly StepRule[] = [
  declareStep('confirm', '确认原因', 'confirm the cause', ['proposed'], 'confirmed', above, { main: true, input: [opinion], guards: [otherUnit('open')] }),
  declareStep('refuse', '不予采纳', 'refuse', ['proposed', 'confirmed'], 'refused', above, {
    guards: [otherUnit('open')], input: [reason, optional('sameAs', 'text', '已有的同一原因编号', 'number of the same cause', { lengthMax: 80 })],
  }),
  declareStep('hand-in', '存入制度文件', 'keep the document', ['fixing', 'adopted', 'in-use'], 'same', responsible, {
    input: [optional('files', 'files', '制度文件', 'document'), optional('marks', 'checklist', '清单', 'checklist')],
  }),
  declareStep('plan-fix', '提出机制方案', 'plan the system fix', ['confirmed'], 'fixing', responsible, {
    main: true, acknowledges: true, input: [
      field('fixPlan', 'long-text', '拟建机制', 'what will be changed', { lengthMax: 1000, standing: true }), field('fixOwner', 'text', '责任处室(单位)', 'owner', { lengthMax: 100, standing: true }),
      field('fixDue', 'day', '完成日期', 'by', { standing: true }),
    ],
  }),
  declareStep('adopt-fix', '出台机制', 'adopt the system fix', ['fixing'], 'adopted', responsible, {
    main: true, guards: [{ guard: 'checklist-complete' }], input: [
      field('fixDocument', 'text', '制度文件与文号', 'document', { lengthMax: 200, standing: true }), optional('fixStandard', 'text', '标准、规范', 'standard', { lengthMax: 200, standing: true }),
      field('fixFunding', 'text', '资金安排', 'funding', { lengthMax: 200, standing: true }),
    ],
  }),
  declareStep('use-fix', '登记首次应用', 'say where it was first used', ['adopted'], 'in-use', responsible, {
    main: true, input: [field('firstUse', 'long-text', '首次应用', 'first use', { lengthMax: 1000, standing: true }), field('firstUsedOn', 'day', '首次应用日期', 'first used on', { standing: true })],
  }),
  declareStep('verify-fix', '核验机制有效', 'verify the system fix', ['in-use'], 'fixed', above, { main: true, input: [opinion], guards: [otherUnit('adopt-fix'), otherUnit('use-fix')] }),
  declareStep('return-fix', '退回机制', 'return the fix', ['in-use'], 'fixing', above, { returns: true, input: [reason] }),
  declareStep('recur', '问题重现,机制失效', 'problems recur, the fix failed', ['fixed', 'adopted'], 'confirmed', above, {
    input: [field('recurrence', 'long-text', '重现情况', 'what came back', { lengthMax: 1000 })], effects: [{ effect: 'reopen' }],
  }),
  declareStep('urge', '催办', 'remind', ['confirmed', 'fixing', 'adopted'], 'same', above, { urges: true }),
  calendarPublished(['proposed', 'confirmed', 'fixing']),
];
