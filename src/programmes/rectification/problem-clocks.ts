import type { ClockRule } from '../../model/case-type.ts';
import { words } from '../declare.ts';
import type { ClosingOrder } from './closing-order.ts';

const returns = ['return-by-leader', 'city-return', 'province-return', 'withdraw-notice'] as const;
const reopenings = ['rebound', 'look-back-failed', 'confirm-report'] as const;

const workingDays = (
  id: string, zh: string, en: string, party: string, startsOn: readonly string[], stopsOn: readonly string[], more: Partial<ClockRule> = {},
): ClockRule => ({ id, title: words(zh, en), party, startsOn, stopsOn, length: `${id}-days`, unit: 'working-day', warnings: 'warning-days', ...more });

/** 暂停计时 is local design: an item may wait for what the county does not decide (an approval above, a flood). Nothing is silently extended (M29). */
const rectificationTerm: Partial<ClockRule> = {
  warnings: 'rectification-warning-days', pausesOn: ['pause-rectification'], resumesOn: ['resume-rectification'],
  missed: words('期限不自动延长,由省整改办督办', 'it is not extended by itself; the provincial office supervises'),
};

const lookBack = (id: string, zh: string, en: string): ClockRule =>
  ({ id, title: words(zh, en), party: 'office', startsOn: ['close-out'], stopsOn: [id, ...reopenings], length: id, unit: 'month' });

/** Whose time it is at each stage. The order of the closing decides only what the county waits for before it freezes. */
export const problemClocks = (order: ClosingOrder): readonly ClockRule[] => [
  workingDays('acceptance', '签收', 'acknowledgement', 'county', ['assign'], ['accept']),
  workingDays('plan', '报送整改方案', 'plan', 'county', ['accept', 'return-plan'], ['submit-plan']),
  workingDays('plan-review', '方案审核', 'review of the plan', 'city', ['submit-plan'], ['approve-plan', 'return-plan']),
  workingDays('rectification', '整改', 'rectification', 'county', ['approve-plan', ...returns, ...reopenings], ['self-check'], rectificationTerm),
  workingDays('signing', '双签字', 'double signature', 'county', ['freeze'], ['submit', 'return-by-leader']),
  workingDays('city-check', '市级初验', 'first check by the city', 'city', ['submit'], ['city-first-check', 'city-return']),
  workingDays('province-check', '省级核查', 'verification by the province', 'office', ['city-first-check'], ['province-verify', 'province-return']),
  workingDays('notice', '公示', 'notice', order === 'signatures-first' ? 'office' : 'county', ['open-notice'],
    [order === 'signatures-first' ? 'close-out' : 'freeze', 'withdraw-notice', 'province-return']),
  lookBack('look-back-first', '第一次回头看', 'first look-back'),
  lookBack('look-back-second', '第二次回头看', 'second look-back'),
  lookBack('look-back-third', '第三次回头看', 'third look-back'),
];
