import type { CaseType } from '../../model/case-type.ts';
import { field, localParameter, optional, words } from '../declare.ts';
import { causeSteps } from './cause-link.ts';
import { measureParameters } from './empty-words.ts';
import { listedClocks } from './listed-clocks.ts';
import { listedSteps } from './listed-steps.ts';
import { gradeNames, listNames, sevenLists } from './problem-lists.ts';

const states: CaseType['states'] = {
  found: { title: words('已发现待入清单', 'found, to be entered'), tone: 'waiting' },
  'left-out': { title: words('不予入清单', 'left out'), tone: 'done', end: true },
  entered: { title: words('已入清单待分级', 'entered, to be graded'), tone: 'waiting' },
  graded: { title: words('已分级待明确责任', 'graded, owner to be set'), tone: 'waiting' },
  owned: { title: words('责任已明确待报措施', 'owner set, measures to be made'), tone: 'working' },
  planned: { title: words('措施待审核', 'measures under review'), tone: 'review' },
  measures: { title: words('整改中', 'measures under way'), tone: 'working' },
  reported: { title: words('已报完成待办结', 'reported as done'), tone: 'review' },
  closed: { title: words('已办结待评价', 'closed, to be evaluated'), tone: 'review' },
  evaluated: { title: words('已评价待同类排查', 'evaluated, to be looked for elsewhere'), tone: 'review' },
  'similar-checked': { title: words('已同类排查待建机制', 'looked for elsewhere, system fix to be made'), tone: 'review' },
  'fix-review': { title: words('机制待复核', 'system fix under review'), tone: 'review' },
  fixed: { title: words('已闭环', 'system fix in force'), tone: 'done', end: true },
};

const handedBy = [
  { id: 'central', title: words('中央', 'central') }, { id: 'province', title: words('省级', 'province') }, { id: 'city', title: words('市级', 'city') },
] as const;

/**
 * 清单问题 (M23): one problem of one of the lists, whoever found it. What an inspection handed down stands as a rectification item and is
 * shown by reference.
 */
export const listedProblemType: CaseType = {
  id: 'rectification/listed-problem', noun: words('清单问题', 'listed problem'), title: words('问题清单事项', 'Problems of the seven lists'), initial: 'found',
  openedBy: ['county', 'city', 'rectification-office'], level: 'county',
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
    city: { title: words('清单主管:市级', 'list kept by: city'), roles: ['city'] },
    county: { title: words('责任单位:县(市、区)人民政府', 'responsible: county government'), roles: ['county'] },
  },
  states, clocks: listedClocks,
  steps: [...listedSteps, ...causeSteps(Object.keys(states).filter((id) => id !== 'left-out'), ['county', 'city', 'office'], ['city', 'office'])],
  checklist: [{ id: 'proof', title: words('整改完成佐证', 'proof that it is solved'), proof: 'material' }],
  fields: [
    field('problem', 'long-text', '问题表述', 'problem', { lengthMax: 2000 }),
    field('list', 'choice', '所属清单', 'list', { choices: sevenLists, choicesFrom: 'lists' }),
    field('origin', 'choice', '发现方式', 'how it was found', { choices: [
      { id: 'self-found', title: words('主动检视', 'self-found') }, { id: 'handed-down', title: words('上级交办', 'handed down') },
    ] }),
    optional('handedBy', 'choice', '交办层级(上级交办的填)', 'level that handed it down', { choices: handedBy }),
    optional('documentNumber', 'text', '来源与文号', 'source and document number', { lengthMax: 200 }),
  ],
  documentField: 'documentNumber',
  stages: ['found', 'entered', 'graded', 'owned', 'measures', 'closed', 'evaluated', 'similar-checked', 'fixed'],
  measures: { reviewedBy: 'approve-measures', activeFrom: 'approve-measures', by: 'county', emptyWords: 'empty-words' },
  parameters: {
    ...measureParameters,
    lists: listNames, grades: gradeNames,
    'entry-days': localParameter(3, 'working-day', '入清单时限', 'time to enter'), 'grade-days': localParameter(3, 'working-day', '分级时限', 'time to grade'),
    'owner-days': localParameter(2, 'working-day', '明确责任时限', 'time to set the owner'), 'measure-days': localParameter(5, 'working-day', '报措施时限', 'time to make measures'),
    'review-days': localParameter(3, 'working-day', '审核时限', 'time to review'), 'solve-days-general': localParameter(30, 'working-day', '一般问题整改时限', 'time to solve, general'),
    'solve-days-larger': localParameter(60, 'working-day', '较大问题整改时限', 'time to solve, larger'),
    'solve-days-major': localParameter(90, 'working-day', '重大问题整改时限', 'time to solve, major'),
    'evaluation-days': localParameter(10, 'working-day', '评价时限', 'time to evaluate'), 'similar-days': localParameter(20, 'working-day', '同类排查时限', 'time to look elsewhere'),
    'fix-days': localParameter(30, 'working-day', '建机制时限', 'time for the system fix'), 'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
  },
};
