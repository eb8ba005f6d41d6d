import type { StepRule } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, optional, reason, words } from '../declare.ts';
import { measuresVerified, reportMeasure, verifyMeasure } from './measure-steps.ts';
import { ecologicalInspection, grades } from './problem-lists.ts';

const upper = ['city', 'office'] as const;
const city = ['city'] as const;
const county = ['county'] as const;
const otherUnit = (from: string) => ({ guard: 'different-unit', from }) as const;
const back = (event: string, zh: string, en: string, from: string, to: string, by: readonly string[]): StepRule =>
  declareStep(event, zh, en, [from], to, by, { returns: true, input: [reason] });
const yesNo = { choices: [{ id: 'yes', title: words('是', 'yes') }, { id: 'no', title: words('否', 'no') }] } as const;
const count = (id: string, zh: string, en: string) => field(id, 'number', zh, en, { within: [0, 1_000_000] });
const measures = field('measures', 'measures', '整改措施', 'measures');

/** found → entered → graded → owner set → measures: whoever found it does not take it in, whoever does the work does not approve it. */
const upToWork: readonly StepRule[] = [
  declareStep('enter', '入清单', 'enter in the list', ['found'], 'entered', upper, {
    main: true, guards: [otherUnit('open'), { guard: 'not-together', fields: { list: ecologicalInspection, origin: 'handed-down' } }],
  }),
  declareStep('leave-out', '不予入清单', 'leave out', ['found'], 'left-out', upper, {
    guards: [otherUnit('open')], input: [reason, optional('sameAs', 'text', '同一问题的编号(已有的)', 'number of the same problem', { lengthMax: 80, beside: true })],
  }),
  declareStep('grade', '分级', 'grade', ['entered'], 'graded', city, {
    main: true, input: [field('grade', 'choice', '问题等级', 'grade', { choices: grades, choicesFrom: 'grades', standing: true })],
  }),
  declareStep('set-owner', '明确责任', 'set the owner', ['graded'], 'owned', city, {
    main: true, input: [
      field('ownerUnit', 'text', '牵头责任单位', 'lead unit', { lengthMax: 100, standing: true }), optional('ownerPerson', 'person', '责任人', 'person responsible', { hidden: true, standing: true }),
      field('deadline', 'day', '办结时限', 'to be closed by', { standing: true }),
    ],
  }),
  declareStep('submit-measures', '报送措施', 'submit measures', ['owned'], 'planned', county, {
    main: true, acknowledges: true, input: [measures], guards: [{ guard: 'measures-measurable' }],
  }),
  back('return-measures', '退回措施', 'return the measures', 'planned', 'owned', city),
  declareStep('approve-measures', '审核措施', 'approve the measures', ['planned'], 'measures', city, { main: true, guards: [otherUnit('submit-measures')] }),
];

/** measures → closed → evaluated → looked for elsewhere → system fix. */
const upToFix: readonly StepRule[] = [
  declareStep('work', '更新进展与佐证', 'progress and proof', ['measures'], 'same', county, {
    input: [optional('progress', 'long-text', '进展', 'progress', { lengthMax: 1000 }), optional('files', 'files', '佐证材料', 'supporting material'), optional('marks', 'checklist', '清单', 'checklist')],
  }),
  reportMeasure('county', ['measures', 'reported']), verifyMeasure(upper, ['measures', 'reported']),
  declareStep('report-done', '报告完成', 'report as done', ['measures'], 'reported', county, {
    main: true, input: [field('completion', 'long-text', '完成情况', 'what was done', { lengthMax: 1000 })], guards: [{ guard: 'checklist-complete' }],
  }),
  back('return-report', '退回', 'return', 'reported', 'measures', city),
  declareStep('close', '核查办结', 'verify and close', ['reported'], 'closed', city, {
    main: true, guards: [otherUnit('report-done'), measuresVerified], input: [field('closingOpinion', 'long-text', '核查意见', 'opinion of the check', { lengthMax: 1000 })],
  }),
  declareStep('evaluate', '评价', 'evaluate', ['closed'], 'evaluated', ['office'], {
    main: true, guards: [otherUnit('close'), otherUnit('report-done')],
    input: [
      field('effect', 'choice', '整改成效', 'effect', { choices: [
        { id: 'good', title: words('成效明显', 'good') }, { id: 'fair', title: words('基本有效', 'fair') },
      ] }),
      field('typicalCase', 'choice', '典型案例', 'typical case', yesNo), optional('evaluation', 'long-text', '评价意见', 'evaluation', { lengthMax: 1000 }),
    ],
  }),
  declareStep('check-similar', '同类排查', 'look for the same elsewhere', ['evaluated'], 'similar-checked', county, {
    main: true, input: [
      field('similarScope', 'long-text', '排查范围与办法', 'where and how it was looked for', { lengthMax: 1000 }), count('similarChecked', '排查对象数', 'objects looked at'),
      count('similarFound', '同类问题数', 'similar problems found'), optional('sweep', 'text', '举一反三排查编号', 'number of the sweep', { lengthMax: 80 }),
    ],
  }),
  declareStep('set-fix', '建立机制', 'set the system fix', ['similar-checked'], 'fix-review', county, {
    main: true, input: [
      field('fix', 'long-text', '长效机制', 'system fix', { lengthMax: 1000 }), field('fixDocument', 'text', '制度文号(或原因编号)', 'document, or number of the cause', { lengthMax: 200 }),
    ],
  }),
  back('return-fix', '退回机制', 'return the fix', 'fix-review', 'similar-checked', city),
  declareStep('conclude', '复核闭环', 'confirm the fix', ['fix-review'], 'fixed', city, { main: true, guards: [otherUnit('set-fix')] }),
  declareStep('rebound', '反弹,重新整改', 'rebound, reopen', ['closed', 'evaluated', 'similar-checked', 'fix-review', 'fixed'], 'measures', upper, {
    input: [field('reboundReason', 'long-text', '反弹情况', 'what came back', { lengthMax: 1000 })], effects: [{ effect: 'reopen' }],
  }),
];

const underWay = ['found', 'entered', 'graded', 'owned', 'planned', 'measures', 'reported', 'closed', 'evaluated', 'similar-checked', 'fix-review'] as const;

export const listedSteps: readonly StepRule[] = [
  ...upToWork, ...upToFix,
  declareStep('urge', '催办', 'remind', ['owned', 'measures', 'evaluated', 'similar-checked'], 'same', upper, { urges: true }),
  calendarPublished(underWay),
];
