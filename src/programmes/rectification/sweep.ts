import type { CaseType } from '../../model/case-type.ts';
import { declareStep, field, localParameter, optional, words } from '../declare.ts';
import { causeSteps } from './cause-link.ts';
import { lookAlikes } from './look-alike.ts';

const office = ['office'] as const;
const child = field('child', 'text', '线索', 'look-alike', { beside: true });
const note = { input: [child], effects: [{ effect: 'note-child' }] } as const;

/** 排查 (M32): a pattern, the registers screened by it, a look-alike below for each hit, and the rule that was changed in the end. */
export const sweepType: CaseType = {
  id: 'rectification/sweep', noun: words('排查', 'sweep'), title: words('举一反三排查', 'Sweep for the same problem elsewhere'), initial: 'defined',
  openedBy: ['rectification-office'],
  parties: { office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' } },
  states: {
    defined: { title: words('已定特征待筛查', 'pattern defined, to be screened'), tone: 'waiting' },
    verifying: { title: words('线索核查中', 'look-alikes being verified'), tone: 'working' },
    closed: { title: words('已建长效机制', 'rule changed, closed'), tone: 'done', end: true },
  },
  steps: [
    declareStep('screen', '按登记册和数据筛查', 'screen registers and data', ['defined'], 'verifying', office, {
      main: true, effects: [{ effect: 'screen', child: 'look-alikes', fields: { object: 'object', industry: 'industry', factor: 'factor', sign: 'sign' } }],
    }),
    declareStep('hand-in', '存入制度文件', 'keep the document of the rule', ['verifying'], 'same', office, {
      input: [optional('files', 'files', '制度文件', 'document'), optional('marks', 'checklist', '清单', 'checklist')],
    }),
    declareStep('child-closed', '线索办结', 'a look-alike is settled', ['verifying', 'closed'], 'same', ['system'], note),
    declareStep('child-reopened', '线索反弹', 'a look-alike came back', ['verifying'], 'same', ['system'], note),
    declareStep('child-reopened', '线索反弹', 'a look-alike came back', ['closed'], 'verifying', ['system'], { input: [child], effects: [{ effect: 'note-child' }, { effect: 'reopen' }] }),
    declareStep('adopt-fix', '建立长效机制,办结', 'adopt the system fix and close', ['verifying'], 'closed', office, {
      main: true, guards: [{ guard: 'children-closed' }, { guard: 'checklist-complete' }],
      input: [
        field('ruleChanged', 'long-text', '修订的制度', 'rule changed', { lengthMax: 1000 }), optional('standard', 'text', '标准、规范', 'standard'),
        optional('funding', 'text', '资金安排', 'funding'), field('fixOwner', 'text', '责任单位', 'owner'),
      ],
    }),
    ...causeSteps(['defined', 'verifying', 'closed'], office, office),
  ],
  clocks: [],
  checklist: [{ id: 'system-fix', title: words('长效制度文件', 'document of the lasting rule'), proof: 'material' }],
  fields: [
    field('pattern', 'long-text', '问题特征', 'pattern', { lengthMax: 1000 }), optional('sourceItem', 'text', '来源事项编号', 'number of the item that it comes from'),
    field('object', 'choice', '筛查对象', 'objects', { choices: [
      { id: 'water-outlet', title: words('废水排放口', 'water outlets') }, { id: 'air-outlet', title: words('废气排放口', 'air outlets') }, { id: 'enterprise', title: words('排污单位', 'discharging units') },
    ] }),
    field('sign', 'choice', '筛查依据', 'screened by', { choices: [
      { id: 'hours-exceeded', title: words('自动监测小时值超标', 'hours above the limit') }, { id: 'register', title: words('登记册(行业)', 'register (industry)') },
    ] }),
    optional('industry', 'text', '行业代码(GB/T 4754,前缀)', 'industry code, or how it begins', { lengthMax: 10 }),
    optional('factor', 'text', '因子代码', 'factor code', { lengthMax: 20 }),
    field('points', 'long-text', '核查要点', 'what to check on the spot', { lengthMax: 1000 }),
  ],
  stages: ['defined', 'verifying', 'closed'],
  parameters: {
    'screen-days': localParameter(30, 'day', '筛查回看日数', 'days that are screened'),
    'screen-least': localParameter(1, 'hour', '列为线索的最少超标小时数', 'hours above the limit that make a look-alike'),
    'look-alikes-most': localParameter(500, 'look-alikes', '一次排查最多分派线索数', 'look-alikes that one sweep assigns at most'),
  },
  children: [lookAlikes],
};
