import type { CaseType, LedgerRule, Parameter } from '../../model/case-type.ts';
import { localParameter, words } from '../declare.ts';

const bound = (value: number, zh: string, en: string): Parameter =>
  ({ value, unit: 'share', title: words(zh, en), cite: '期限已过比例减核验进度:设计值,各地自定', confidence: 'low', from: '2026-01-01' });

/** 红黄绿灰 and 督办阶梯 (M27) of every item that has a deadline. */
export const ladderAndColour: Pick<LedgerRule, 'colour' | 'ladder'> = {
  colour: { yellow: 'progress-yellow', red: 'progress-red', period: 'report-period' }, ladder: 'usedRung',
};
export const progressParameters: CaseType['parameters'] = {
  'progress-yellow': bound(0.05, '进度差大于此值为黄', 'gap above which progress is yellow'), 'progress-red': bound(0.15, '进度差大于此值为红', 'gap above which progress is red'),
  'report-period': localParameter(30, 'natural-day', '调度报送周期', 'period within which a report is due'),
};
