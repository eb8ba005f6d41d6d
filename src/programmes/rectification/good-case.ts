import type { CaseType, FieldRule, StepRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { calendarPublished, declareStep, field, localParameter, optional, reason, words } from '../declare.ts';

const text = (id: string, zh: string, en: string, lengthMax = 1000): FieldRule => field(id, 'long-text', zh, en, { lengthMax, beside: true });
const said: readonly FieldRule[] = [
  field('problemType', 'choice', '问题类型', 'type of problem', { beside: true, choices: [
    { id: 'water', title: words('水环境', 'water') }, { id: 'air', title: words('大气环境', 'air') }, { id: 'waste', title: words('固体废物', 'waste') },
    { id: 'ecology', title: words('生态破坏', 'damage to nature') }, { id: 'noise', title: words('噪声扰民', 'noise') },
    { id: 'infrastructure', title: words('环境基础设施', 'infrastructure') }, { id: 'monitoring', title: words('监测与台账', 'monitoring and records') }, { id: 'other', title: words('其他', 'other') },
  ] }),
  text('before', '整改前', 'before'), text('after', '整改后', 'after'), text('method', '做法', 'method', 2000),
  text('cost', '投入', 'cost', 300), text('transferable', '可推广条件', 'where it can be used', 1000),
  field('author', 'person', '撰写人', 'author', { hidden: true, beside: true }),
];
const before = ['nominated', 'checked', 'approved'] as const;

/** 反弹 of the item, by any way: what had been held up as good is so no more. */
const because = field('withdrawnBecause', 'choice', '撤回原因', 'why it is withdrawn', { beside: true, standing: true, choices: [
  { id: 'rebound', title: words('问题反弹:关联排放口再次超标', 'the problem came back: an attached outlet exceeded again') },
  { id: 'look-back-failed', title: words('回头看不合格,问题重新整改', 'a look-back failed and the item was reopened') },
  { id: 'confirm-report', title: words('群众反映没改好属实,问题重新整改', 'a citizen’s report was confirmed and the item reopened') },
  { id: 'child-reopened', title: words('下级事项反弹,问题重新整改', 'an item below came back and this one was reopened') },
  { id: 'office', title: words('省整改办撤回', 'withdrawn by the provincial office') },
] });

/** 正面典型案例 (M30) below a closed-out item. What was published and is withdrawn stays public, as withdrawn. */
export const goodCaseType: CaseType = {
  id: 'rectification/good-case', noun: words('典型案例', 'good case'), title: words('整改正面典型案例', 'Good case of a rectification'), initial: 'nominated', openedBy: [],
  parties: {
    author: { title: words('申报单位', 'nominated by'), roles: ['county', 'city', 'trade-department'] },
    checker: { title: words('事实核对单位', 'facts checked by'), roles: ['city'] },
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
  },
  states: {
    nominated: { title: words('已申报待核对', 'nominated, facts to be checked'), tone: 'waiting' }, checked: { title: words('已核对待审定', 'checked, to be approved'), tone: 'review' },
    approved: { title: words('已审定待发布', 'approved, to be published'), tone: 'review' }, published: { title: words('已发布', 'published'), tone: 'done' },
    withdrawn: { title: words('已撤销申报', 'withdrawn before publication'), tone: 'returned', end: true }, retracted: { title: words('已撤回', 'withdrawn after publication'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('revise', '修改', 'revise', ['nominated'], 'same', ['author'], { input: said.map((one) => ({ ...one, required: false })) }),
    declareStep('check-facts', '核对事实', 'check the facts', ['nominated'], 'checked', ['checker'], {
      main: true, guards: [{ guard: 'different-unit', from: 'open' }],
      input: [field('factNote', 'long-text', '核对情况', 'what was checked', { lengthMax: 1000, standing: true }), optional('unmatched', 'long-text', '台账无依据数字的说明', 'why numbers without ground in the ledger stand', { lengthMax: 1000, standing: true })],
      effects: [{ effect: 'check-figures', fields: ['before', 'after', 'method', 'cost', 'transferable'], explained: 'unmatched' }],
    }),
    declareStep('return', '退回修改', 'return', ['nominated', 'checked'], 'nominated', ['checker', 'office'], { returns: true, input: [reason] }),
    declareStep('approve', '审定', 'approve', ['checked'], 'approved', ['office'], { main: true, guards: [{ guard: 'different-unit', from: 'open' }, { guard: 'different-unit', from: 'check-facts' }] }),
    declareStep('publish', '发布', 'publish', ['approved'], 'published', ['office'], { main: true, effects: [{ effect: 'publish' }] }),
    declareStep('withdraw', '撤销申报', 'withdraw the nomination', [...before], 'withdrawn', ['author', 'office'], { input: [reason] }),
    declareStep('retract', '撤回案例', 'withdraw the case', ['published'], 'retracted', ['office'], { input: [reason], effects: [{ effect: 'publish' }] }),
    declareStep('reused', '措施被引用', 'measures copied into another plan', ['published'], 'same', ['system'], { input: [
      field('reusedIn', 'text', '引用事项', 'item that uses them', { beside: true }), field('reusedNumber', 'text', '引用事项编号', 'number of that item', { beside: true }),
      field('reuseCount', 'number', '引用次数', 'times reused', { beside: true, standing: true }),
    ] }),
    declareStep('item-reopened', '问题反弹,案例撤回', 'the item came back: withdrawn', [...before], 'withdrawn', ['system'], { input: [because] }),
    declareStep('item-reopened', '问题反弹,案例撤回', 'the item came back: withdrawn', ['published'], 'retracted', ['system'], { input: [because], effects: [{ effect: 'publish' }] }),
    calendarPublished([...before]),
  ],
  clocks: [
    { id: 'check', title: words('事实核对', 'check of the facts'), party: 'checker', startsOn: ['open', 'return'], stopsOn: ['check-facts', 'return'], length: 'check-days', unit: 'working-day', warnings: 'warning-days' },
    { id: 'approval', title: words('审定', 'approval'), party: 'office', startsOn: ['check-facts'], stopsOn: ['approve', 'return'], length: 'approval-days', unit: 'working-day', warnings: 'warning-days' },
  ],
  checklist: [],
  fields: [field('problem', 'verbatim', '反馈问题(原文)', 'problem, verbatim'), optional('itemNumber', 'text', '问题编号', 'item number'), ...said],
  stages: ['nominated', 'checked', 'approved', 'published'],
  parameters: {
    'check-days': localParameter(10, 'working-day', '事实核对时限', 'time to check the facts'), 'approval-days': localParameter(10, 'working-day', '审定时限', 'time to approve'),
    'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
    'suggested-least': localParameter(0.08, 'share', '推荐案例的最低文字相似度', 'least likeness of the text of a case that is suggested'),
  },
  publication: {
    states: ['published', 'retracted'], within: 'parent', named: [], events: ['open', 'revise', 'check-facts', 'approve', 'publish', 'reused', 'retract', 'item-reopened'],
    fields: ['problem', 'itemNumber', 'problemType', 'before', 'after', 'method', 'cost', 'transferable', 'reuseCount', 'withdrawnBecause'],
  },
};

/** Below a closed-out item; it hears of every way back. */
export const goodCaseRule: ChildRule = {
  id: 'good-cases', title: words('正面典型案例', 'good cases'), type: 'rectification/good-case', parties: { author: 'county', checker: 'city', office: 'office' }, refines: [], titleFrom: 'caseTitle',
  fields: { problem: 'problem', itemNumber: 'itemNumber', ...Object.fromEntries(said.map(({ id }) => [id, id])) }, tells: [],
  hears: [{ on: 'reopened', event: 'item-reopened', because: 'withdrawnBecause' }],
};

export const nominating: StepRule = declareStep('nominate', '申报正面典型案例', 'nominate as a good case', ['closed'], 'same', ['county'], {
  input: [field('caseTitle', 'text', '案例名称', 'title of the case', { lengthMax: 120, beside: true }), ...said],
  guards: [{ guard: 'no-open-child', child: 'good-cases' }], effects: [{ effect: 'open-child', child: 'good-cases' }],
});

/** 引用措施: drafts in the plan of whoever works on the item; counted at the case from which they come. */
export const copying = (worker: string): StepRule => declareStep('copy-measures', '引用典型案例措施', 'copy the measures of a good case', ['planning'], 'same', [worker], {
  input: [field('goodCase', 'text', '典型案例编号', 'number of the good case', { lengthMax: 80, beside: true })],
  effects: [{ effect: 'copy-measures', input: 'goodCase', from: { type: 'rectification/good-case', states: ['published'], tells: 'reused' } }],
});
