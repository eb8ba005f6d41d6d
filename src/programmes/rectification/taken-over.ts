import type { CaseType, StepRule } from '../../model/case-type.ts';
import type { TakenOverRule } from '../../model/taken-over.ts';
import { declareStep, reason, words } from '../declare.ts';

/**
 * 接管原台账. What was approved or done elsewhere is not approved or done here: an item under way begins with its plan, whose measures are
 * written so that they can be measured and approved again; one that is said to be closed out stands apart from those closed out here.
 */
export const takenOverRules: readonly TakenOverRule[] = [
  {
    words: ['整改中', '正在整改', '进行中', '推进中', '达到序时进度', '未达到序时进度', '已完成', '已完成整改', '已完成待验收', '长期坚持', '长期坚持(阶段已完成)', 'under way', 'on schedule', 'behind schedule', 'done, awaiting acceptance'],
    state: 'planning',
  },
  { words: ['已销号', '已完成并销号', '完成销号', '销号', '已验收销号', 'closed out', 'done and closed out'], state: 'closed-before' },
  { words: ['尚未启动', '未启动', '未开始', '已登记', 'not started', 'registered'], state: 'registered' },
];

export const takenOverStates: CaseType['states'] = {
  'closed-before': { title: words('原台账载明已销号', 'closed out by the older ledger'), tone: 'done', end: true },
};

/** It came back, or was found not to be so. */
export const takeUp: StepRule = declareStep('take-up', '重新整改', 'take up again', ['closed-before'], 'planning', ['office'],
  { input: [reason], effects: [{ effect: 'reopen' }, { effect: 'void-signatures' }] });
