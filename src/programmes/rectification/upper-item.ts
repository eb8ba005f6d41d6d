import type { CaseType } from '../../model/case-type.ts';
import { localParameter, words } from '../declare.ts';
import { cityTasks, countyTasks } from './breakdown.ts';
import { ladderAndColour, progressParameters } from './progress.ts';
import { reportRule } from './citizen-report.ts';
import { measureParameters } from './empty-words.ts';
import { extensionRule } from './extension-rule.ts';
import { leaderRule } from './leader-rule.ts';
import { problemFields } from './problem-fields.ts';
import { projectRule } from './project.ts';
import { problemType } from './problem.ts';
import { signingParameters } from './signing.ts';
import { takenOverRules, takenOverStates } from './taken-over.ts';
import { upperClocks, upperSteps } from './upper-steps.ts';
import { urgingRules } from './urging-rule.ts';

export type UpperLevel = 'province' | 'city';

const said = {
  province: { id: 'rectification/provincial', noun: words('省级任务', 'provincial item'), title: words('省级整改任务', 'Provincial rectification item') },
  city: { id: 'rectification/city', noun: words('市级任务', 'city item'), title: words('市级整改任务', 'City rectification item') },
} as const;

const office = { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' } as const;
const parties: Readonly<Record<UpperLevel, CaseType['parties']>> = {
  province: { office, lead: { title: words('牵头单位', 'lead department'), roles: ['trade-department'], level: 'province' } },
  city: {
    office, trade: { title: words('督导单位', 'guiding trade department'), roles: ['trade-department'], optional: true },
    city: { title: words('市级责任单位', 'responsible in the city'), roles: ['city'] },
    secretary: { title: words('市委主要负责同志', 'Party secretary of the city'), roles: ['party-secretary'], level: 'city' },
    head: { title: words('市政府主要负责同志', 'mayor'), roles: ['head-of-government'], level: 'city' },
  },
};

/** What stands between the inspection and the county: the same item at two levels, each with its own responsible unit. */
export function upperItemType(level: UpperLevel): CaseType {
  const county = problemType('signatures-first');
  const signed = level === 'city';
  const worker = signed ? 'city' : 'lead';
  return {
    ...said[level], initial: 'registered', openedBy: ['rectification-office'], level, parties: parties[level],
    states: {
      registered: { title: words('已登记', 'registered'), tone: 'waiting' }, assigned: { title: words('已交办待签收', 'assigned, not acknowledged'), tone: 'waiting' },
      planning: { title: words('制定整改方案', 'plan being made'), tone: 'working' }, 'plan-review': { title: words('方案待审批', 'plan to be approved'), tone: 'review' },
      planned: { title: words('方案已批准待公开', 'plan approved, to be published'), tone: 'review' }, rectifying: { title: words('整改中', 'rectifying'), tone: 'working' },
      'self-checked': { title: words('已自查自验', 'self-checked'), tone: 'review' },
      ...(signed ? { signing: { title: words('待双签字', 'double signature'), tone: 'review' } as const } : {}),
      'province-check': { title: words('省级核查', 'provincial verification'), tone: 'review' }, verified: { title: words('省级核查通过', 'verified by the province'), tone: 'review' },
      notice: { title: words('公示', 'notice for objections'), tone: 'review' }, closed: { title: words('已销号', 'closed out'), tone: 'done', end: true },
      ...takenOverStates,
    },
    steps: upperSteps(worker, signed), clocks: upperClocks(worker, signed),
    checklist: [
      { id: 'plan', title: words('整改方案', 'rectification plan'), proof: 'material' },
      { id: 'summary', title: words('总体验收报告', 'report on the whole'), proof: 'material' },
      { id: 'mechanism', title: words('长效制度文件', 'lasting rule'), proof: 'material' },
      { id: 'outlet-hours', title: words('机器核验:全部下级任务的排放口有效小时持续低于限值', 'machine check: valid hours of the outlets of everything below stay under the limit'), proof: 'machine',
        check: { days: 'machine-check-days', validShare: 'machine-check-valid-share', over: 'parts' } },
    ],
    fields: problemFields, documentField: 'documentNumber', reporters: { seenBy: [worker, 'office'] }, alike: { among: `problem-${level}`, text: 'problem', least: 'alike-least' },
    stages: ['registered', 'planning', 'planned', 'rectifying', 'self-checked', ...(signed ? ['signing'] : []), 'province-check', 'notice', 'closed'],
    parameters: {
      ...Object.fromEntries(['acceptance-days', 'plan-days', 'plan-review-days', 'signing-days', 'province-check-days', 'notice-days', 'alike-least', 'look-back-first', 'look-back-second', 'look-back-third',
        'machine-check-days', 'machine-check-valid-share', 'extension-times'].flatMap((id) => (county.parameters[id] === undefined ? [] : [[id, county.parameters[id]]]))),
      ...(signed ? signingParameters : {}),
      ...progressParameters,
      ...measureParameters,
      'rectification-days': localParameter(120, 'working-day', '整改时限', 'time to rectify'),
    },
    ...(signed ? { sheet: { problem: 'problem', target: 'target', completion: 'completion', selfCheck: 'selfCheck', opinions: ['provinceOpinion'] } } : {}),
    measures: { reviewedBy: 'approve-plan', activeFrom: 'publish-plan', emptyWords: 'empty-words' },
    ledger: {
      responsible: worker, deadline: 'deadline', ...ladderAndColour,
      columns: (county.ledger?.columns ?? []).map((column) => ('party' in column && column.party === 'county' ? { ...column, party: worker } : column))
        .filter((column) => signed || !('party' in column) || column.party !== 'trade'),
      stages: {
        registered: 'not-started', assigned: 'not-started', planning: 'working', 'plan-review': 'working', planned: 'working', rectifying: 'working', 'self-checked': 'reported',
        ...(signed ? { signing: 'reported' as const } : {}), 'province-check': 'reported', verified: 'reported', notice: 'reported', closed: 'closed', 'closed-before': 'closed',
      },
      takenOver: takenOverRules,
    },
    publication: {
      states: ['rectifying', 'self-checked', ...(signed ? ['signing'] : []), 'province-check', 'verified', 'notice', 'closed'],
      fields: ['problem', 'documentNumber', 'itemNumber', 'target', 'deadlineType', 'deadline', 'approvedPlan', 'planNumber', 'completion', 'selfCheck', 'provinceOpinion', 'closeNumber', 'hash', '$signature', 'lookBackResult',
        '$notice', '$objection', '$answered', '$lookBackUntil', '$deadline'],
      events: ['open', 'approve-plan', 'publish-plan', 'self-check', ...(signed ? ['freeze', 'sign-party-secretary', 'sign-head-of-government', 'confirm-paper', 'submit', 'extended'] : []), 'province-verify', 'open-notice', 'object',
        'answer-objection', 'close-out', 'look-back-first', 'look-back-second', 'look-back-third', 'look-back-failed', 'confirm-report', 'child-reopened'],
      named: signed ? ['party-secretary', 'head-of-government'] : [],
    },
    children: [...(signed ? [countyTasks, extensionRule('city', 'office')] : [cityTasks]), projectRule(worker, 'office'),
      reportRule(worker, 'office'), ...urgingRules('office', worker), leaderRule(worker, signed ? 'head' : 'lead')],
  };
}
