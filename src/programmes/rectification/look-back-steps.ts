import type { Effect, StepRule } from '../../model/case-type.ts';
import { declareStep, field, optional, reason, words } from '../declare.ts';

const within = [{ guard: 'within-look-back' }] as const;
const reopen: readonly Effect[] = [{ effect: 'reopen' }, { effect: 'void-signatures' }, { effect: 'publish' }];
const held = field('lookBackResult', 'choice', '回头看结论', 'result of the look-back', {
  beside: true, choices: [{ id: 'held', title: words('未反弹', 'it held') }, { id: 'watch', title: words('需继续关注', 'to be watched') }],
});

/** After close-out: 回头看, and the three ways back: by the machine, by a look-back, by a citizen's report that was confirmed. */
export const lookBackSteps = (by: readonly string[] = ['office', 'city', 'trade']): readonly StepRule[] => [
  ...(['first', 'second', 'third'] as const).map((which, index) => declareStep(`look-back-${which}`, `第${'一二三'[index]}次回头看`, `${which} look-back`, ['closed'], 'same', by,
    { input: [held, optional('lookBackNote', 'long-text', '回头看情况', 'what was seen', { beside: true })], guards: within })),
  declareStep('look-back-failed', '回头看不合格,重新整改', 'look-back failed, reopen', ['closed'], 'rectifying', by, { input: [reason], guards: within, effects: reopen }),
  declareStep('rebound', '反弹,重新整改', 'rebound, reopen', ['closed'], 'rectifying', ['system'], {
    input: [field('finding', 'text', '判定编号', 'finding'), optional('point', 'number', '排放口', 'outlet')],
    guards: within, effects: [...reopen, { effect: 'attach-finding' }],
  }),
  declareStep('report', '没改好', 'not really fixed', ['closed'], 'same', ['public'], {
    input: [field('report', 'long-text', '反映内容', 'what is wrong', { lengthMax: 2000, beside: true }), optional('reporterContact', 'text', '联系方式', 'contact', { apart: 'phone' })],
    guards: within, effects: [{ effect: 'open-child', child: 'reports' }],
  }),
  declareStep('confirm-report', '群众反映属实,重新整改', 'report confirmed, reopen', ['closed'], 'rectifying', ['system'], {
    input: [field('citizenReport', 'text', '群众反映', 'report', { beside: true }), field('reportAnswer', 'long-text', '核实结论', 'conclusion', { lengthMax: 1000, beside: true })],
    effects: reopen,
  }),
];
