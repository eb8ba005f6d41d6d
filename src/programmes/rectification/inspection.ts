import type { CaseType } from '../../model/case-type.ts';
import { declareStep, field, optional, words } from '../declare.ts';
import { breakDown, childNotes, provincialItems } from './breakdown.ts';

/** 督察: one round of one team with its feedback, verbatim; what it found stands below it as provincial items. */
export const inspectionType: CaseType = {
  id: 'rectification/inspection', noun: words('督察', 'inspection'), title: words('督察反馈', 'Inspection feedback'), initial: 'fed-back',
  openedBy: ['rectification-office'], level: 'province',
  parties: { office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' } },
  states: {
    'fed-back': { title: words('已反馈待分解', 'fed back, to be broken down'), tone: 'waiting' },
    rectifying: { title: words('整改中', 'rectifying'), tone: 'working' },
    concluded: { title: words('已全部销号', 'all closed out'), tone: 'done', end: true },
  },
  steps: [
    { ...breakDown('items', ['fed-back'], 'rectifying', ['office']), main: true },
    breakDown('items', ['rectifying'], 'same', ['office']),
    declareStep('hand-in', '存入反馈意见原件', 'keep the original', ['fed-back', 'rectifying'], 'same', ['office'], {
      input: [optional('files', 'files', '反馈意见原件', 'original of the feedback'), optional('marks', 'checklist', '清单', 'checklist')],
    }),
    ...childNotes({ open: ['rectifying'], reported: [], closed: 'concluded', work: 'rectifying' }),
    declareStep('conclude', '整体销号', 'conclude', ['rectifying'], 'concluded', ['office'], {
      main: true, guards: [{ guard: 'children-closed' }, { guard: 'checklist-complete' }], effects: [{ effect: 'publish' }],
      input: [field('conclusion', 'long-text', '总体结论', 'conclusion', { lengthMax: 1000 })],
    }),
  ],
  clocks: [],
  checklist: [{ id: 'feedback', title: words('督察反馈意见原件', 'original of the feedback'), proof: 'material' }],
  fields: [
    field('round', 'text', '督察轮次', 'round of inspection'),
    field('inspectionLevel', 'choice', '督察层级', 'level', { choices: [{ id: 'central', title: words('中央', 'central') }, { id: 'provincial', title: words('省级', 'provincial') }] }),
    field('team', 'text', '督察组', 'team'),
    field('feedbackDay', 'day', '反馈日期', 'day of the feedback'),
    field('documentNumber', 'verbatim', '文号', 'document number', { lengthMax: 200 }),
    field('feedback', 'verbatim', '反馈意见(原文)', 'feedback, verbatim'),
  ],
  documentField: 'documentNumber', stages: ['fed-back', 'rectifying', 'concluded'], parameters: {}, children: [provincialItems],
  publication: {
    states: ['rectifying', 'concluded'], fields: ['round', 'inspectionLevel', 'team', 'feedbackDay', 'documentNumber', 'feedback', 'conclusion'],
    events: ['open', 'break-down', 'conclude', 'child-reopened'], named: [],
  },
};
