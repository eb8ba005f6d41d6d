import type { CaseType } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, localParameter, reason, words } from '../declare.ts';
import { notASigner, offices, papers, signatures, signingParameters } from './signing.ts';

const day = { kind: 'day', guards: [{ guard: 'later-day', field: 'newDeadline', than: 'oldDeadline' }] } as const;
const asked = [
  field('newDeadline', day.kind, '申请延至', 'new deadline asked for'), field('extensionReason', 'long-text', '延期理由(300字以内)', 'reason (300 characters)', { lengthMax: 300 }),
  field('situation', 'long-text', '目前进展与后续措施', 'progress so far and next measures', { lengthMax: 1000 }),
];

/** 延期 (M29): a reason and a new day, signed by the two leaders over their frozen form, approved by the level above, published. */
export const extensionType: CaseType = {
  id: 'rectification/extension', noun: words('延期申请', 'extension request'), title: words('延期申请', 'Extension request'), initial: 'drafted', openedBy: [],
  parties: {
    approver: { title: words('上级审批', 'approved by'), roles: ['city', 'rectification-office'] },
    responsible: { title: words('申请单位', 'asked for by'), roles: ['county', 'city'] },
    secretary: { title: words('党委主要负责同志', 'Party secretary'), roles: ['party-secretary'] },
    head: { title: words('政府主要负责同志', 'head of government'), roles: ['head-of-government'] },
  },
  states: {
    drafted: { title: words('待提交双签字', 'drafted'), tone: 'working' }, signing: { title: words('待双签字', 'double signature'), tone: 'review' },
    review: { title: words('上级审批中', 'with the level above'), tone: 'review' }, approved: { title: words('已批准', 'approved'), tone: 'done', end: true },
    refused: { title: words('未批准', 'refused'), tone: 'returned', end: true }, withdrawn: { title: words('已撤回', 'withdrawn'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('revise', '修改申请', 'revise', ['drafted'], 'same', ['responsible'], { input: asked, guards: day.guards }),
    declareStep('freeze', '提交双签字', 'submit for both signatures', ['drafted'], 'signing', ['responsible'], { main: true, guards: day.guards, effects: [{ effect: 'freeze' }] }),
    ...signatures, ...papers('responsible', ['responsible', 'approver']),
    declareStep('return-by-leader', '退回', 'return', ['signing'], 'drafted', ['secretary', 'head'], { returns: true, input: [reason], effects: [{ effect: 'void-signatures' }] }),
    declareStep('submit', '上报', 'send up', ['signing'], 'review', ['responsible'], { main: true, guards: [{ guard: 'signed', offices }] }),
    declareStep('approve', '批准延期', 'approve', ['review'], 'approved', ['approver'], {
      main: true, input: [field('extensionNumber', 'text', '批准文号', 'number of the approval', { lengthMax: 100, beside: true }), field('approverOpinion', 'long-text', '审批意见', 'opinion', { lengthMax: 1000, beside: true })],
      guards: [{ guard: 'frozen' }, { guard: 'signed', offices }, { guard: 'different-unit', from: 'freeze' }, notASigner, ...day.guards], effects: [{ effect: 'publish' }],
    }),
    declareStep('return', '退回', 'return', ['review'], 'drafted', ['approver'], { returns: true, input: [reason], effects: [{ effect: 'void-signatures' }] }),
    declareStep('refuse', '不予延期', 'refuse', ['review'], 'refused', ['approver'], { input: [reason] }),
    declareStep('withdraw', '撤回申请', 'withdraw', ['drafted'], 'withdrawn', ['responsible'], {}),
    calendarPublished(['drafted', 'signing', 'review']),
  ],
  clocks: [
    { id: 'signing', title: words('双签字', 'double signature'), party: 'responsible', startsOn: ['freeze'], stopsOn: ['submit', 'return-by-leader'], length: 'signing-days', unit: 'working-day' },
    { id: 'approval', title: words('延期审批', 'approval'), party: 'approver', startsOn: ['submit'], stopsOn: ['approve', 'refuse', 'return'], length: 'approval-days', unit: 'working-day' },
  ],
  checklist: [],
  fields: [field('problem', 'verbatim', '反馈问题(原文)', 'problem, verbatim'), field('itemNumber', 'text', '问题编号', 'item number'), field('oldDeadline', day.kind, '现行时限', 'deadline that stands'), ...asked],
  stages: ['drafted', 'signing', 'review', 'approved'],
  parameters: { 'signing-days': localParameter(5, 'working-day', '双签字时限', 'time for both signatures'), 'approval-days': localParameter(5, 'working-day', '延期审批时限', 'time to approve'), ...signingParameters },
  sheet: { problem: 'problem', target: 'newDeadline', completion: 'extensionReason', selfCheck: 'situation', opinions: ['approverOpinion'] },
  publication: {
    states: ['approved'], fields: ['problem', 'itemNumber', 'oldDeadline', 'newDeadline', 'extensionReason', 'situation', 'extensionNumber', 'approverOpinion', 'hash', '$signature'],
    events: ['open', 'revise', 'freeze', 'sign-party-secretary', 'sign-head-of-government', 'confirm-paper', 'submit', 'approve'], named: ['party-secretary', 'head-of-government'],
  },
};
