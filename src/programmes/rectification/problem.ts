import type { CaseType, Parameter } from '../../model/case-type.ts';
import { localParameter, words } from '../declare.ts';
import { reportRule } from './citizen-report.ts';
import type { ClosingOrder } from './closing-order.ts';
import { measureParameters } from './empty-words.ts';
import { extensionRule } from './extension-rule.ts';
import { leaderRule } from './leader-rule.ts';
import { photoParameters, problemChecklist, problemFields } from './problem-fields.ts';
import { problemClocks } from './problem-clocks.ts';
import { problemLedger } from './problem-ledger.ts';
import { problemSteps } from './problem-steps.ts';
import { projectRule } from './project.ts';
import { goodCaseRule } from './good-case.ts';
import { progressParameters } from './progress.ts';
import { signingParameters } from './signing.ts';
import { takenOverStates } from './taken-over.ts';
import { urgingRules } from './urging-rule.ts';
import { watchRule } from './watch.ts';

/** The 督察整改问题 in the order of one place. Both orders have the same states, so that a place can change its order. */
export const problemType = (order: ClosingOrder): CaseType => ({
  id: 'rectification/problem',
  noun: words('问题', 'rectification item'),
  title: words('督察整改问题', 'Rectification item of an inspection'),
  initial: 'registered',
  openedBy: ['rectification-office'],
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
    trade: { title: words('督导单位', 'guiding trade department'), roles: ['trade-department'], optional: true },
    city: { title: words('市级生态环境部门', 'city ecology bureau'), roles: ['city'] },
    county: { title: words('责任主体:县(市、区)人民政府', 'responsible: county government'), roles: ['county'] },
    secretary: { title: words('党委主要负责同志', 'Party secretary'), roles: ['party-secretary'] },
    head: { title: words('政府主要负责同志', 'head of government'), roles: ['head-of-government'] },
  },
  states: {
    registered: { title: words('已登记', 'registered'), tone: 'waiting' },
    assigned: { title: words('已交办待签收', 'assigned, not acknowledged'), tone: 'waiting' },
    planning: { title: words('制定整改方案', 'plan being made'), tone: 'working' },
    'plan-review': { title: words('方案待审核', 'plan under review'), tone: 'review' },
    rectifying: { title: words('整改中', 'rectifying'), tone: 'working' },
    'self-checked': { title: words('已自查自验', 'self-checked'), tone: 'review' },
    signing: { title: words('待双签字', 'double signature'), tone: 'review' },
    'city-check': { title: words('市级初验', 'city first check'), tone: 'review' },
    'province-check': { title: words('省级核查', 'provincial verification'), tone: 'review' },
    verified: { title: words('省级核查通过', 'verified by the province'), tone: 'review' },
    notice: { title: words('公示', 'notice for objections'), tone: 'review' },
    closed: { title: words('已销号', 'closed out'), tone: 'done', end: true },
    ...takenOverStates,
  },
  steps: problemSteps(order),
  clocks: problemClocks(order),
  checklist: problemChecklist,
  fields: problemFields,
  documentField: 'documentNumber',
  reporters: { seenBy: ['county', 'office'] },
  alike: { among: 'problem', text: 'problem', least: 'alike-least' },
  stages: order === 'signatures-first'
    ? ['registered', 'planning', 'rectifying', 'self-checked', 'signing', 'city-check', 'province-check', 'notice', 'closed']
    : ['registered', 'planning', 'rectifying', 'self-checked', 'notice', 'signing', 'city-check', 'province-check', 'closed'],
  parameters,
  tallies: [
    { id: 'assigned', title: words('今日交办', 'assigned today'), events: ['assign'] },
    { id: 'reviewed', title: words('今日审核、初验、核查', 'checked above today'), events: ['approve-plan', 'city-first-check', 'province-verify'] },
  ],
  sheet: { problem: 'problem', target: 'target', completion: 'completion', selfCheck: 'selfCheck', opinions: ['cityOpinion', 'tradeOpinion', 'provinceOpinion'] },
  ledger: problemLedger,
  measures: { reviewedBy: 'approve-plan', activeFrom: 'approve-plan', emptyWords: 'empty-words' },
  children: [extensionRule('county', 'city'), projectRule('county', 'city'), reportRule('county', 'city'),
    ...urgingRules('office', 'county'), leaderRule('county', 'head'), goodCaseRule, watchRule],
  publication: {
    states: ['rectifying', 'self-checked', 'signing', 'city-check', 'province-check', 'verified', 'notice', 'closed'],
    fields: ['problem', 'documentNumber', 'itemNumber', 'target', 'deadlineType', 'deadline', 'completion', 'selfCheck', 'cityOpinion', 'provinceOpinion',
      'closeNumber', 'hash', '$signature', 'lookBackResult', 'finding', '$notice', '$objection', '$answered', '$lookBackUntil', '$deadline'],
    events: ['open', 'assign', 'approve-plan', 'self-check', 'freeze', 'sign-party-secretary', 'sign-head-of-government', 'confirm-paper', 'submit', 'city-first-check',
      'province-verify', 'open-notice', 'object', 'answer-objection', 'close-out', 'look-back-first', 'look-back-second', 'look-back-third',
      'look-back-failed', 'rebound', 'confirm-report', 'extended'],
    named: ['party-secretary', 'head-of-government'],
    pictures: { items: ['photos'], states: ['notice', 'closed'], pair: 'pair' },
  },
});

const designed = (value: number, unit: string, zh: string, en: string, cite: string): Parameter =>
  ({ value, unit, title: words(zh, en), cite, confidence: 'low', from: '2026-01-01' });

const parameters: CaseType['parameters'] = {
  'acceptance-days': localParameter(2, 'working-day', '签收时限', 'time to acknowledge'),
  'plan-days': localParameter(10, 'working-day', '方案报送时限', 'time to submit the plan'),
  'plan-review-days': localParameter(5, 'working-day', '方案审核时限', 'time to review the plan'),
  'rectification-days': localParameter(60, 'working-day', '整改时限', 'time to rectify'),
  'extension-times': localParameter(2, 'times', '延期次数上限', 'how many times it may be extended'),
  'signing-days': localParameter(5, 'working-day', '双签字时限', 'time for both signatures'),
  ...signingParameters,
  ...progressParameters,
  ...measureParameters,
  ...photoParameters,
  'city-check-days': localParameter(10, 'working-day', '市级初验时限', 'time of the city’s first check'),
  'province-check-days': localParameter(10, 'working-day', '省级核查时限', 'time of the provincial verification'),
  'notice-days': localParameter(5, 'working-day', '公示期', 'notice period'),
  'alike-least': designed(0.15, 'share', '同类问题:文字相近的最低程度', 'alike: the least share of text', '设计值:只影响列出,不作判断'),
  'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
  'rectification-warning-days': localParameter([10, 3, 1], 'working-day', '整改时限预警点(剩余工作日)', 'warning points of the rectification (working days left)'),
  'look-back-first': designed(3, 'month', '第一次回头看', 'first look-back', '回头看 3、6、12 个月:设计值,各地自定'),
  'look-back-second': designed(6, 'month', '第二次回头看', 'second look-back', '回头看 3、6、12 个月:设计值,各地自定'),
  'look-back-third': designed(12, 'month', '第三次回头看', 'third look-back', '回头看 3、6、12 个月:设计值,各地自定'),
  'machine-check-days': designed(30, 'day', '机器核验:连续达标整日数', 'machine check: whole days under the limit', '30 日有效数据无超标:设计值,各地自定'),
  'machine-check-valid-share': designed(0.75, 'share', '机器核验:有效小时最低占比', 'machine check: least share of valid hours', '参照固定污染源连续监测数据有效率要求:须核对后采用'),
};
