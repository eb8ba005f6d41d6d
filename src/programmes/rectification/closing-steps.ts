import type { StepRule } from '../../model/case-type.ts';
import { declareStep, field, optional, reason } from '../declare.ts';
import type { ClosingOrder } from './closing-order.ts';
import { measuresVerified } from './measure-steps.ts';
import { notASigner, offices, papers, signatures } from './signing.ts';

const opinion = (id: string, zh: string, en: string) => field(id, 'long-text', zh, en, { lengthMax: 1000, beside: true });
const ended = [{ guard: 'notice-ended' }, { guard: 'objections-answered' }] as const;
const ready = [{ guard: 'machine-check' }, { guard: 'checklist-complete' }, measuresVerified] as const;
const sendBack = { returns: true, input: [reason], effects: [{ effect: 'void-signatures' }] } as const;

/** A citizen objects during the notice, and is answered. */
export const objecting = (answering: readonly string[]): readonly StepRule[] => [
  declareStep('object', '提出异议', 'object', ['notice'], 'same', ['public'], {
    input: [field('objection', 'long-text', '异议', 'objection', { lengthMax: 2000 }), 
      optional('objector', 'person', '姓名', 'name', { apart: 'name' }), optional('contact', 'text', '联系方式', 'contact', { apart: 'phone' })],
    effects: [{ effect: 'record-objection' }],
  }),
  declareStep('answer-objection', '答复异议', 'answer an objection', ['notice'], 'same', answering, {
    input: [field('objection', 'text', '异议编号', 'objection'), field('answer', 'long-text', '答复', 'answer', { lengthMax: 2000 })], effects: [{ effect: 'answer-objection' }],
  }),
];

/** What both orders share: freezing, signatures, the checks above, objections. */
const shared: readonly StepRule[] = [
  ...signatures,
  ...papers('county', ['county', 'city', 'office']),
  declareStep('return-by-leader', '退回', 'return', ['signing'], 'rectifying', ['secretary', 'head'], sendBack),
  declareStep('submit', '上报', 'send up', ['signing'], 'city-check', ['county'], { main: true, guards: [{ guard: 'signed', offices }] }),
  declareStep('city-first-check', '初验', 'first check', ['city-check'], 'province-check', ['city'], {
    main: true, input: [opinion('cityOpinion', '初验意见', 'opinion of the city')], guards: [{ guard: 'different-unit', from: 'self-check' }, notASigner],
  }),
  declareStep('city-return', '退回', 'return', ['city-check'], 'rectifying', ['city'], sendBack),
  declareStep('advise', '督导意见', 'opinion of the guiding unit', ['city-check', 'province-check'], 'same', ['trade'], { input: [opinion('tradeOpinion', '督导单位意见', 'opinion of the guiding unit')] }),
  declareStep('province-verify', '核查', 'verify', ['province-check'], 'verified', ['office'], {
    main: true, input: [opinion('provinceOpinion', '部门核查意见', 'opinion of the province')],
    guards: [{ guard: 'different-unit', from: 'city-first-check' }, { guard: 'different-unit', from: 'self-check' }, notASigner],
  }),
  declareStep('province-return', '退回', 'return', ['province-check', 'verified'], 'rectifying', ['office'], sendBack),
  ...objecting(['county', 'office']),
  declareStep('withdraw-notice', '撤回公示重新整改', 'withdraw the notice', ['notice'], 'rectifying', ['office', 'county'],
    { ...sendBack, effects: [{ effect: 'close-notice' }, { effect: 'void-signatures' }] }),
];

const freeze = (from: string): StepRule => declareStep('freeze', '提交双签字', 'submit for both signatures', [from], 'signing', ['county'],
  { main: true, guards: from === 'notice' ? [...ended, ...ready] : ready, effects: [{ effect: 'freeze' }] });

const openNotice = (from: string, by: string): StepRule => declareStep('open-notice', '公示', 'put on notice', [from], 'notice', [by],
  { main: true, guards: from === 'self-checked' ? [measuresVerified] : [], effects: [{ effect: 'open-notice', length: 'notice-days' }, { effect: 'publish' }] });

const closeOut = (from: string): StepRule => declareStep('close-out', '销号', 'close out', [from], 'closed', ['office'], {
  main: true, input: [field('closeNumber', 'text', '销号文号', 'number of the close-out', { beside: true })],
  guards: [{ guard: 'frozen' }, { guard: 'signed', offices }, ...ended, { guard: 'children-closed' }, notASigner, measuresVerified],
  effects: [{ effect: 'publish' }, { effect: 'start-look-back', length: 'look-back-third' }],
});

/** From the self-check to 销号, in the order of the place. */
export const closingSteps = (order: ClosingOrder): readonly StepRule[] => (order === 'signatures-first'
  ? [freeze('self-checked'), ...shared, openNotice('verified', 'office'), closeOut('notice')]
  : [openNotice('self-checked', 'county'), freeze('notice'), ...shared, closeOut('verified')]);
