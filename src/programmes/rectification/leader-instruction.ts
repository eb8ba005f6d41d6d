import type { CaseType, FieldRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { calendarPublished, declareStep, field, localParameter, optional, reason, words } from '../declare.ts';
import { linkedItem } from './leader-rule.ts';
import { itemSections } from './rungs.ts';

const waiting = ['issued', 'acknowledged', 'unanswered', 'reply-drafted'] as const;
const daysFit = [{ guard: 'whole-within', field: 'replyDays', least: 'reply-days-least', most: 'reply-days-most' }] as const;

/** The words of a slip, and how many working days its addressee has. */
export const instructionText: readonly FieldRule[] = [
  field('slip', 'choice', '种类', 'kind', { choices: [{ id: 'instruction', title: words('批示', 'instruction') },
    { id: 'assignment', title: words('交办单', 'assignment slip') }] }),
  field('instructionText', 'long-text', '批示、交办内容', 'what is asked', { lengthMax: 2000 }),
    field('replyDays', 'number', '回复期限(工作日)', 'working days to reply'),
  optional('copies', 'text', '抄送', 'copies to', { lengthMax: 300 }),
];

/**
 * 批示、交办单: one case for each, because each has its number, its clock and its answer. The unit's head sends the reply, the leader confirms
 * it.
 */
export const leaderInstructionType: CaseType = {
  id: 'rectification/leader-instruction', noun: words('领导批示件', 'leader’s instruction'),
    title: words('领导批示、交办单', 'Instruction of a leader'), initial: 'drafted', openedBy: [],
  parties: {
    leader: { title: words('批示领导', 'leader'), roles: ['leader'] },
      contact: { title: words('联络员', 'contact officer'), roles: ['leader-office'] },
    responsible: { title: words('承办单位', 'addressed to'), roles: ['county', 'city', 'trade-department'] },
    head: { title: words('承办单位主要负责人', 'head of the addressed unit'), roles: ['head-of-government', 'trade-department'] },
  },
  states: {
    drafted: { title: words('待签发', 'drafted'), tone: 'working' },
      issued: { title: words('已签发待签收', 'issued, not acknowledged'), tone: 'waiting' },
    acknowledged: { title: words('办理中', 'being carried out'), tone: 'working' },
      unanswered: { title: words('逾期未回复', 'unanswered'), tone: 'returned' },
    'reply-drafted': { title: words('回复待负责人签发', 'reply to be sent by the head'), tone: 'review' },
      replied: { title: words('已回复待确认', 'answered, to be confirmed'), tone: 'review' },
    verified: { title: words('已确认办结', 'confirmed'), tone: 'done', end: true },
      withdrawn: { title: words('已撤回', 'withdrawn'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('revise', '修改', 'revise', ['drafted'], 'same', ['contact', 'leader'], { input: instructionText, guards: daysFit }),
    declareStep('issue', '签发', 'sign and issue', ['drafted'], 'issued', ['leader'], { main: true, guards: daysFit }),
    declareStep('withdraw', '撤回', 'withdraw', ['drafted'], 'withdrawn', ['contact', 'leader'], {}),
    declareStep('acknowledge', '签收', 'acknowledge receipt', ['issued'], 'acknowledged', ['responsible'],
      { main: true, acknowledges: true }),
    declareStep('hand-in', '上传材料', 'hand in material', [...waiting, 'replied'], 'same', ['responsible'],
      { input: [optional('files', 'files', '材料', 'material')] }),
    declareStep('urge', '催办', 'remind', [...waiting], 'same', ['contact', 'leader'], { urges: true }),
    declareStep('draft-reply', '拟回复', 'draft the reply', ['acknowledged', 'unanswered'], 'reply-drafted', ['responsible'],
      { main: true, input: [field('reply', 'long-text', '回复', 'reply', { lengthMax: 2000 })] }),
    declareStep('return-draft', '退回重拟', 'return the draft', ['reply-drafted'], 'acknowledged', ['head'],
      { returns: true, input: [reason], guards: [{ guard: 'different-person', from: 'draft-reply' }] }),
    declareStep('reply', '签发回复', 'sign and send the reply', ['reply-drafted'], 'replied', ['head'],
      { main: true, guards: [{ guard: 'different-person', from: 'draft-reply' }] }),
    declareStep('reply-missed', '逾期未回复', 'no reply in time', ['issued', 'acknowledged'], 'unanswered', ['system'], {}),
    declareStep('reply-missed', '逾期未回复', 'no reply in time', ['reply-drafted'], 'same', ['system'], {}),
    declareStep('return-reply', '退回重办', 'return the reply', ['replied'], 'acknowledged', ['leader'], { returns: true, input: [reason] }),
    declareStep('confirm', '确认办结', 'confirm', ['replied'], 'verified', ['leader'],
      { main: true, input: [optional('conclusion', 'long-text', '确认意见', 'conclusion', { lengthMax: 1000 })] }),
    calendarPublished([...waiting, 'replied']),
  ],
  clocks: [
    { id: 'reply', title: words('回复', 'reply'), party: 'responsible', startsOn: ['issue'], stopsOn: ['reply', 'reply-missed'],
      length: 'reply-days', lengths: { field: 'replyDays' }, unit: 'working-day', warnings: 'warning-days',
      missed: words('记为逾期未回复', 'it is noted as unanswered'), onLapse: 'reply-missed' },
    { id: 'reply-again', title: words('重新回复', 'reply once more'), party: 'responsible', startsOn: ['return-reply'],
      stopsOn: ['reply', 'reply-missed'], length: 'reply-again-days', unit: 'working-day', warnings: 'warning-days',
      onLapse: 'reply-missed' },
    { id: 'confirmation', title: words('确认', 'confirmation'), party: 'leader', startsOn: ['reply'], stopsOn: ['confirm', 'return-reply'],
      length: 'confirmation-days', unit: 'working-day', warnings: 'warning-days' },
  ],
  letter: { kind: 'slip', issuer: 'contact', to: 'responsible', copies: 'copies', issuedBy: 'issue', receivedBy: 'acknowledge', answeredBy: 'reply', clock: 'reply',
    kinds: { instruction: { title: words('批示', 'instruction') }, assignment: { title: words('交办单', 'assignment slip') } },
    opening: words('下列整改事项请按要求办理并回复。', 'Please act on the item below and answer.'),
    sections: [...itemSections, { title: words('批示、交办内容', 'What is asked'), lines: [words('{instructionText}', '{instructionText}')] }],
    closing: words('回复期限为自签发之日起{term},至{due}止。', 'Please answer within {term} of the day of issue, until {due}.') },
  checklist: [{ id: 'reply-material', title: words('回复材料', 'material of the reply'), proof: 'material' }],
  fields: [...linkedItem, ...instructionText],
  stages: ['drafted', 'issued', 'acknowledged', 'replied', 'verified'],
  parameters: {
    'reply-days': localParameter(10, 'working-day', '回复时限', 'time to reply'),
      'reply-days-least': localParameter(1, 'working-day', '回复期限下限', 'shortest time to reply'),
    'reply-days-most': localParameter(60, 'working-day', '回复期限上限', 'longest time to reply'),
      'reply-again-days': localParameter(5, 'working-day', '重新回复时限', 'time to reply once more'),
    'confirmation-days': localParameter(10, 'working-day', '确认时限', 'time to confirm'),
      'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
  },
};

/** Any number at once. An instruction outlives the link: what was asked is answered also after the item is struck off. */
export const instructionRule: ChildRule = {
  id: 'instruction', title: words('批示、交办单', 'instructions'), type: 'rectification/leader-instruction', refines: [],
  parties: { leader: 'leader', contact: 'contact', responsible: 'responsible', head: 'head' },
  fields: Object.fromEntries([...linkedItem, ...instructionText].map(({ id }) => [id, id])),
  tells: [{ on: { event: 'issue' }, event: 'instruction-issued', give: { instruction: '$id' } },
    { on: { event: 'confirm' }, event: 'instruction-verified', give: { instruction: '$id' } }],
};
