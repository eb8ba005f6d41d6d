import type { CaseType, StepRule } from '../../model/case-type.ts';
import { declareStep, field, localParameter, optional, words } from '../declare.ts';

/** 双签字 of an item, of an extension, at any level: the same two offices in the same ways. */
export const offices = ['party-secretary', 'head-of-government'] as const;
/** Who checks above has not signed below. */
export const notASigner = { guard: 'not-a-signer' } as const;

const methods = [
  { id: 'seal', title: words('电子签章', 'electronic seal') }, { id: 'passkey', title: words('通行密钥', 'passkey') },
  { id: 'password', title: words('口令再次确认', 'password entered again') },
] as const;
const signing = { ways: ['seal', 'passkey', 'paper'], password: 'password-signs', gap: 'signature-gap', request: 'signing-request' } as const;

export const signatures: readonly StepRule[] = offices.map((office) => declareStep(`sign-${office}`, '签字', 'sign', ['signing'], 'same', [office === 'party-secretary' ? 'secretary' : 'head'], {
  main: true, effects: [{ effect: 'sign', office, ...signing }],
  input: [field('hash', 'text', '所签内容摘要', 'hash of what is signed'), field('method', 'choice', '签字方式', 'way of signing', { choices: methods })],
}));

const whose = field('office', 'choice', '签字人', 'signer', { choices: [
  { id: 'party-secretary', title: words('党委主要负责同志', 'Party secretary') }, { id: 'head-of-government', title: words('政府主要负责同志', 'head of government') },
] });
const code = optional('code', 'text', '打印件短码(二维码未识别时填写)', 'short code of the print (where the QR code was not read)', { lengthMax: 40 });

/** Two clerks put a signed paper on the record: one of the unit that had it signed, the other of any office of the line. */
export const papers = (handedInBy: string, confirmedBy: readonly string[]): readonly StepRule[] => [
  declareStep('hand-in-paper', '登记纸质签字', 'hand in the signed paper', ['signing'], 'same', [handedInBy], {
    input: [whose, field('signedOn', 'day', '签字日期', 'day of the signature'), code], effects: [{ effect: 'hand-in-paper' }],
  }),
  declareStep('confirm-paper', '核对纸质签字', 'confirm the signed paper', ['signing'], 'same', confirmedBy, {
    input: [whose, code], effects: [{ effect: 'confirm-paper', ...signing }],
  }),
];

export const signingParameters: CaseType['parameters'] = {
  'password-signs': localParameter(0, 'yes-no', '口令再次确认可作签字(1 可,0 不可)', 'the password entered again counts as a signature (1 yes, 0 no)'),
  'signature-gap': localParameter(10, 'natural-day', '两人签字最长间隔,超过则先签的失效', 'longest gap between the two signatures; beyond it the earlier lapses'),
  'signing-request': localParameter(10, 'minute', '签字请求有效时间', 'time for which a request to sign is good'),
};
