import type { CaseType } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, localParameter, optional, reason, words } from '../declare.ts';
import { fromItem, letterKinds, letterRung, letterSections, letterText } from './rungs.ts';

const drafter = [{ guard: 'different-person', from: 'open' }, { guard: 'different-person', from: 'revise' }] as const;
const reply = field('reply', 'long-text', '回复', 'reply', { lengthMax: 2000 });
const waiting = ['issued', 'acknowledged', 'unanswered'] as const;
const replyDays = (days: number, zh: string, en: string) => localParameter(days, 'working-day', `回复时限:${zh}`, `time to reply: ${en}`);

/** 督办文书 (M27, screen 9): one letter of the ladder below an item. Another person signs than has drafted; silence is noted by the machine, and whoever wrote says whether it was enough. */
export const urgingType: CaseType = {
  id: 'rectification/urging', noun: words('督办文书', 'urging letter'), title: words('督办文书', 'Urging letter'), initial: 'drafted', openedBy: [],
  parties: {
    issuer: { title: words('发文单位', 'issued by'), roles: ['rectification-office', 'city'] },
    responsible: { title: words('主送单位', 'addressed to'), roles: ['county', 'city', 'trade-department'] },
  },
  states: {
    drafted: { title: words('待签发', 'drafted'), tone: 'working' }, issued: { title: words('已签发待签收', 'issued, not acknowledged'), tone: 'waiting' },
    acknowledged: { title: words('已签收待回复', 'acknowledged, to be answered'), tone: 'waiting' }, unanswered: { title: words('逾期未回复', 'unanswered'), tone: 'returned' },
    replied: { title: words('已回复待认定', 'answered, to be judged'), tone: 'review' }, closed: { title: words('已办结', 'completed'), tone: 'done', end: true },
    escalated: { title: words('未见效,可升级督办', 'without effect: the next rung is open'), tone: 'returned', end: true }, withdrawn: { title: words('已撤回', 'withdrawn'), tone: 'returned', end: true },
    revoked: { title: words('已撤销,文号保留', 'revoked, its number stays'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('revise', '修改', 'revise', ['drafted'], 'same', ['issuer'], { input: letterText }),
    declareStep('issue', '签发', 'sign and issue', ['drafted'], 'issued', ['issuer'], {
      main: true, guards: [...drafter, { guard: 'has-code-word' }], effects: [{ effect: 'issue-document' }],
    }),
    declareStep('withdraw', '撤回', 'withdraw', ['drafted'], 'withdrawn', ['issuer'], {}),
    declareStep('acknowledge', '签收', 'acknowledge receipt', ['issued'], 'acknowledged', ['responsible'], { main: true, acknowledges: true }),
    declareStep('hand-in', '上传材料', 'hand in material', [...waiting, 'replied'], 'same', ['responsible', 'issuer'], { input: [optional('files', 'files', '材料', 'material')] }),
    declareStep('urge', '催办', 'remind', ['issued', 'acknowledged'], 'same', ['issuer'], { urges: true }),
    declareStep('reply', '回复', 'reply', ['acknowledged', 'unanswered'], 'replied', ['responsible'], { main: true, input: [reply] }),
    declareStep('reply-missed', '逾期未回复', 'no reply in time', ['issued', 'acknowledged'], 'unanswered', ['system'], {}),
    declareStep('return-reply', '退回回复', 'return the reply', ['replied'], 'acknowledged', ['issuer'], { returns: true, input: [reason] }),
    declareStep('close', '认定办结', 'judge it completed', ['replied'], 'closed', ['issuer'], { main: true, input: [field('conclusion', 'long-text', '认定意见', 'conclusion', { lengthMax: 1000 })] }),
    declareStep('escalate', '认定未见效', 'judge it without effect', ['unanswered', 'replied'], 'escalated', ['issuer'], { input: [field('shortfall', 'long-text', '未见效情形', 'what was not done', { lengthMax: 1000 })] }),
    declareStep('revoke', '撤销发文', 'revoke the letter', [...waiting, 'replied'], 'revoked', ['issuer'], { guards: drafter, input: [reason] }),
    calendarPublished(['issued', 'acknowledged', 'unanswered', 'replied']),
  ],
  clocks: [
    { id: 'reply', title: words('回复', 'reply'), party: 'responsible', startsOn: ['issue'], stopsOn: ['reply', 'reply-missed'], length: 'reply-days-remind', unit: 'working-day', warnings: 'warning-days',
      lengths: { field: 'rung', by: Object.fromEntries(letterRung.choices?.map(({ id }) => [id, `reply-days-${id}`]) ?? []) },
      missed: words('记为逾期未回复,可升级督办', 'it is noted as unanswered, and the next rung may be used'), onLapse: 'reply-missed' },
    { id: 'reply-again', title: words('补充回复', 'reply once more'), party: 'responsible', startsOn: ['return-reply'], stopsOn: ['reply', 'reply-missed'], length: 'reply-again-days', unit: 'working-day', warnings: 'warning-days', onLapse: 'reply-missed' },
    { id: 'judgement', title: words('认定', 'judgement'), party: 'issuer', startsOn: ['reply'], stopsOn: ['close', 'escalate', 'return-reply'], length: 'judgement-days', unit: 'working-day', warnings: 'warning-days' },
  ],
  letter: {
    kind: 'rung', issuer: 'issuer', to: 'responsible', copies: 'copies', issuedBy: 'issue', receivedBy: 'acknowledge', answeredBy: 'reply', clock: 'reply', kinds: letterKinds,
    opening: words('现就你单位负责整改的下列事项印发{kind},请按要求办理并书面回复。', 'This {kind} is sent on the item below, for which your unit is responsible. Please act and answer in writing.'),
    sections: letterSections,
    closing: words('请书面回复办理情况。回复期限为自本文印发之日起{term},至{due}止。', 'Please answer in writing within {term} of the day of issue, until {due}.'),
  },
  checklist: [
    { id: 'reply-material', title: words('回复材料', 'material of the reply'), proof: 'material' },
    { id: 'interview-minutes', title: words('约谈纪要(双方签字)', 'minutes of the talk, signed by both sides'), proof: 'material', when: { field: 'rung', is: 'interview' } },
  ],
  fields: [letterRung, ...fromItem, ...letterText],
  stages: ['drafted', 'issued', 'acknowledged', 'replied', 'closed'],
  parameters: {
    'reply-days-remind': replyDays(5, '提醒函', 'reminder'), 'reply-days-warn': replyDays(5, '预警函', 'warning'), 'reply-days-circular': replyDays(5, '通报', 'circular'),
    'reply-days-supervise': replyDays(10, '督办单', 'supervision order'), 'reply-days-interview': replyDays(10, '约谈', 'summons talk'),
    'reply-days-listed': replyDays(15, '挂牌督办', 'listed supervision'), 'reply-days-accountability': replyDays(15, '移交问责', 'handed over for accountability'),
    'reply-again-days': localParameter(3, 'working-day', '补充回复时限', 'time to reply once more'), 'judgement-days': localParameter(5, 'working-day', '认定时限', 'time to judge the reply'),
    'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
  },
};
