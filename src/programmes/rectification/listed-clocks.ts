import type { ClockRule } from '../../model/case-type.ts';
import { words } from '../declare.ts';

const clock = (id: string, zh: string, en: string, party: string, startsOn: readonly string[], stopsOn: readonly string[], length: string, more: Partial<ClockRule> = {}): ClockRule =>
  ({ id, title: words(zh, en), party, startsOn, stopsOn, length, unit: 'working-day', warnings: 'warning-days', ...more });

/** Whose time it is, from found to the lasting rule. The day by which it must be closed is a field of its own, set with the owner. */
export const listedClocks: readonly ClockRule[] = [
  clock('enter', '入清单', 'enter', 'city', ['open'], ['enter', 'leave-out'], 'entry-days'),
  clock('grade', '分级', 'grade', 'city', ['enter'], ['grade'], 'grade-days'),
  clock('owner', '明确责任', 'set the owner', 'city', ['grade'], ['set-owner'], 'owner-days'),
  clock('make-measures', '报措施', 'make measures', 'county', ['set-owner', 'return-measures'], ['submit-measures'], 'measure-days'),
  clock('review-measures', '审核措施', 'review measures', 'city', ['submit-measures'], ['approve-measures', 'return-measures'], 'review-days'),
  clock('solve', '整改', 'solve', 'county', ['approve-measures', 'return-report', 'rebound'], ['report-done'], 'solve-days-general',
    { lengths: { field: 'grade', by: { major: 'solve-days-major', larger: 'solve-days-larger', general: 'solve-days-general' } } }),
  clock('close', '核查办结', 'verify and close', 'city', ['report-done'], ['close', 'return-report'], 'review-days'),
  clock('evaluate', '评价', 'evaluate', 'office', ['close'], ['evaluate', 'rebound'], 'evaluation-days'),
  clock('similar', '同类排查', 'look elsewhere', 'county', ['evaluate'], ['check-similar', 'rebound'], 'similar-days'),
  clock('fix', '建机制', 'system fix', 'county', ['check-similar', 'return-fix'], ['set-fix', 'rebound'], 'fix-days'),
  clock('review-fix', '复核机制', 'review the fix', 'city', ['set-fix'], ['conclude', 'return-fix', 'rebound'], 'review-days'),
];
