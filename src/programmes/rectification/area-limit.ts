import type { CaseType, ClockRule, Parameter } from '../../model/case-type.ts';
import { declareStep, field, optional, words } from '../declare.ts';
import { fromItem, letterKinds, letterSections, letterText, limitMonths, limitRung } from './rungs.ts';

const month = (value: number, zh: string, en: string): Parameter =>
  ({ value, unit: 'month', title: words(zh, en), cite: '《建设项目环境影响评价区域限批管理办法》:须核对原文条款后采用', confidence: 'low', from: '2026-01-01' });
const whole = (id: string, least: string, most: string) => ({ guard: 'whole-within', field: id, least, most }) as const;
const within = whole('limitMonths', 'limit-months-least', 'limit-months-most');
const siteCheck = [field('siteCheckedOn', 'day', '现场核查日期', 'day of the check on site'), field('siteCheck', 'long-text', '现场核查情况', 'what the check on site found', { lengthMax: 1000 })];
const months = (id: string, zh: string, en: string, startsOn: string, ends: string, more: Partial<ClockRule>): ClockRule =>
  ({ id, title: words(zh, en), party: 'responsible', startsOn: [startsOn], stopsOn: [ends], unit: 'month', length: 'limit-months-most', onLapse: ends, ...more });

/** 区域限批 (M27): some months without approvals of new projects in the area; a check on site after the term; lifted, or extended once. Each decision is public. */
export const areaLimitType: CaseType = {
  id: 'rectification/area-limit', noun: words('限批决定', 'area approval limit'), title: words('区域限批', 'Area approval limit'), initial: 'drafted', openedBy: [],
  parties: {
    issuer: { title: words('作出单位', 'decided by'), roles: ['rectification-office', 'city'] },
    responsible: { title: words('被限批地区', 'area'), roles: ['county', 'city', 'trade-department'] },
  },
  states: {
    drafted: { title: words('待签发', 'drafted'), tone: 'working' }, limited: { title: words('限批中', 'limit in force'), tone: 'waiting' },
    'limit-check': { title: words('期满待现场核查', 'term ended, to be checked on site'), tone: 'review' }, 'limit-extended': { title: words('延长限批中', 'extended limit in force'), tone: 'waiting' },
    'final-check': { title: words('延长期满待现场核查', 'extension ended, to be checked on site'), tone: 'review' }, lifted: { title: words('已解除', 'lifted'), tone: 'done', end: true },
    escalated: { title: words('未见效,可升级督办', 'without effect: the next rung is open'), tone: 'returned', end: true }, withdrawn: { title: words('已撤回', 'withdrawn'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('revise', '修改', 'revise', ['drafted'], 'same', ['issuer'], { input: [limitMonths, ...letterText], guards: [within] }),
    declareStep('impose-limit', '签发限批决定', 'sign and impose', ['drafted'], 'limited', ['issuer'], {
      main: true, guards: [{ guard: 'different-person', from: 'open' }, { guard: 'different-person', from: 'revise' }, within, { guard: 'has-code-word' }],
      effects: [{ effect: 'issue-document' }, { effect: 'publish' }],
    }),
    declareStep('withdraw', '撤回', 'withdraw', ['drafted'], 'withdrawn', ['issuer'], {}),
    declareStep('report-progress', '报告整改情况', 'report on the rectification', ['limited', 'limit-check', 'limit-extended', 'final-check'], 'same', ['responsible'],
      { main: true, input: [field('limitReport', 'long-text', '整改情况', 'state of the rectification', { lengthMax: 2000 }), optional('files', 'files', '材料', 'material')] }),
    declareStep('limit-ended', '限批期满', 'the term ends', ['limited'], 'limit-check', ['system'], {}),
    declareStep('extension-ended', '延长期满', 'the extension ends', ['limit-extended'], 'final-check', ['system'], {}),
    declareStep('lift-limit', '解除限批', 'lift the limit', ['limit-check', 'final-check'], 'lifted', ['issuer'], { main: true, input: siteCheck, effects: [{ effect: 'publish' }] }),
    declareStep('extend-limit', '延长限批', 'extend the limit', ['limit-check'], 'limit-extended', ['issuer'], {
      input: [...siteCheck, field('extensionMonths', 'number', '延长期限(月)', 'months of the extension')], guards: [whole('extensionMonths', 'extension-months-least', 'extension-months-most')], effects: [{ effect: 'publish' }],
    }),
    declareStep('escalate', '认定未见效', 'judge it without effect', ['limit-check', 'final-check'], 'escalated', ['issuer'], { input: siteCheck }),
  ],
  clocks: [
    months('limit', '限批期限', 'term of the limit', 'impose-limit', 'limit-ended', { lengths: { field: 'limitMonths' } }),
    months('limit-extension', '延长期限', 'term of the extension', 'extend-limit', 'extension-ended', { length: 'extension-months-most', lengths: { field: 'extensionMonths' } }),
    { id: 'site-check', title: words('期满现场核查', 'check on site after the term'), party: 'issuer', startsOn: ['limit-ended', 'extension-ended'], stopsOn: ['lift-limit', 'extend-limit', 'escalate'],
      length: 'site-check-months', unit: 'month', warnings: 'warning-days' },
  ],
  letter: {
    kind: 'rung', issuer: 'issuer', to: 'responsible', copies: 'copies', issuedBy: 'impose-limit', clock: 'limit', kinds: letterKinds,
    opening: words('现决定对你地区实施区域限批,期限{limitMonths}个月。', 'Approvals in your area are limited for {limitMonths} months.'), sections: letterSections,
    closing: words('限批期限自本文印发之日起{term},至{due}止;期满后进行现场核查。', 'The limit runs for {term} from the day of issue, until {due}; a check on site follows.'),
  },
  checklist: [{ id: 'limit-material', title: words('整改材料', 'material of the rectification'), proof: 'material' }],
  fields: [limitRung, ...fromItem, ...letterText, limitMonths],
  stages: ['drafted', 'limited', 'limit-check', 'lifted'],
  parameters: {
    'limit-months-least': month(3, '限批期限下限', 'shortest term of a limit'), 'limit-months-most': month(12, '限批期限上限', 'longest term of a limit'),
    'extension-months-least': month(1, '延长期限下限', 'shortest extension'), 'extension-months-most': month(6, '延长期限上限', 'longest extension'),
    'site-check-months': month(1, '期满后现场核查时限', 'time of the check on site after the term'),
    'warning-days': { value: [10, 3], unit: 'natural-day', title: words('临期预警点(剩余日)', 'warning points (days left)'), cite: '公开资料未见统一规定,由地方设定', confidence: 'local', from: '2026-01-01' },
  },
  publication: {
    states: ['limited', 'limit-check', 'limit-extended', 'final-check', 'lifted', 'escalated'],
    fields: ['rung', 'problem', 'itemNumber', 'urgeReason', 'urgeAsked', 'limitMonths', 'extensionMonths', 'siteCheckedOn', 'siteCheck'],
    events: ['open', 'impose-limit', 'limit-ended', 'extend-limit', 'extension-ended', 'lift-limit'], named: [],
  },
};
