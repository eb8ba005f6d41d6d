import type { StepRule } from '../../model/case-type.ts';
import { declareStep, field, optional, reason, words } from '../declare.ts';
import type { ClosingOrder } from './closing-order.ts';

const offices = ['party-secretary', 'head-of-government'] as const;
const opinion = (id: string, zh: string, en: string) => field(id, 'long-text', zh, en, { lengthMax: 1000, beside: true });
const ended = [{ guard: 'notice-ended' }, { guard: 'objections-answered' }] as const;
const ready = [{ guard: 'machine-check' }, { guard: 'checklist-complete' }] as const;
const notASigner = { guard: 'not-a-signer' } as const;
const sendBack = { returns: true, input: [reason], effects: [{ effect: 'void-signatures' }] } as const;

const methods = [
  { id: 'seal', title: words('电子签章', 'electronic seal') }, { id: 'passkey', title: words('通行密钥', 'passkey') },
  { id: 'password', title: words('口令再次确认', 'password entered again') },
] as const;
const signing = { ways: ['seal', 'passkey', 'paper'], password: 'password-signs', gap: 'signature-gap', request: 'signing-request' } as const;

const signatures: readonly StepRule[] = offices.map((office) => declareStep(`sign-${office}`, '签字', 'sign', ['signing'], 'same', [office === 'party-secretary' ? 'secretary' : 'head'], {
  main: true, effects: [{ effect: 'sign', office, ...signing }],
  input: [field('hash', 'text', '所签内容摘要', 'hash of what is signed'), field('method', 'choice', '签字方式', 'way of signing', { choices: methods })],
}));

const whose = field('office', 'choice', '签字人', 'signer', { choices: [
  { id: 'party-secretary', title: words('党委主要负责同志', 'Party secretary') }, { id: 'head-of-government', title: words('政府主要负责同志', 'head of government') },
] });
const code = optional('code', 'text', '打印件短码(二维码未识别时填写)', 'short code of the print (where the QR code was not read)', { lengthMax: 40 });

/** Two clerks put a signed paper on the record: one of the county that had it signed, the other of any office of the line. */
const papers: readonly StepRule[] = [
  declareStep('hand-in-paper', '登记纸质签字', 'hand in the signed paper', ['signing'], 'same', ['county'], {
    input: [whose, field('signedOn', 'day', '签字日期', 'day of the signature'), code], effects: [{ effect: 'hand-in-paper' }],
  }),
  declareStep('confirm-paper', '核对纸质签字', 'confirm the signed paper', ['signing'], 'same', ['county', 'city', 'office'], {
    input: [whose, code], effects: [{ effect: 'confirm-paper', ...signing }],
  }),
];

/** What both orders share: freezing, signatures, the checks above, objections. */
const shared: readonly StepRule[] = [
  ...signatures,
  ...papers,
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
  declareStep('object', '提出异议', 'object', ['notice'], 'same', ['public'], {
    input: [field('objection', 'long-text', '异议', 'objection', { lengthMax: 2000 }), optional('objector', 'person', '姓名', 'name', { hidden: true }), optional('contact', 'text', '联系方式', 'contact', { hidden: true })],
    effects: [{ effect: 'record-objection' }],
  }),
  declareStep('answer-objection', '答复异议', 'answer an objection', ['notice'], 'same', ['county', 'office'], {
    input: [field('objection', 'text', '异议编号', 'objection'), field('answer', 'long-text', '答复', 'answer', { lengthMax: 2000 })], effects: [{ effect: 'answer-objection' }],
  }),
  declareStep('withdraw-notice', '撤回公示重新整改', 'withdraw the notice', ['notice'], 'rectifying', ['office', 'county'],
    { ...sendBack, effects: [{ effect: 'close-notice' }, { effect: 'void-signatures' }] }),
];

const freeze = (from: string): StepRule => declareStep('freeze', '提交双签字', 'submit for both signatures', [from], 'signing', ['county'],
  { main: true, guards: from === 'notice' ? [...ended, ...ready] : ready, effects: [{ effect: 'freeze' }] });

const openNotice = (from: string, by: string): StepRule => declareStep('open-notice', '公示', 'put on notice', [from], 'notice', [by],
  { main: true, effects: [{ effect: 'open-notice', length: 'notice-days' }, { effect: 'publish' }] });

const closeOut = (from: string): StepRule => declareStep('close-out', '销号', 'close out', [from], 'closed', ['office'], {
  main: true, input: [field('closeNumber', 'text', '销号文号', 'number of the close-out', { beside: true })],
  guards: [{ guard: 'frozen' }, { guard: 'signed', offices }, ...ended, { guard: 'children-closed' }, notASigner],
  effects: [{ effect: 'publish' }, { effect: 'start-look-back', length: 'look-back-third' }],
});

/** From the self-check to 销号, in the order of the place. */
export const closingSteps = (order: ClosingOrder): readonly StepRule[] => (order === 'signatures-first'
  ? [freeze('self-checked'), ...shared, openNotice('verified', 'office'), closeOut('notice')]
  : [openNotice('self-checked', 'county'), freeze('notice'), ...shared, closeOut('verified')]);
