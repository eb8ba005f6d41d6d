import type { Parameter } from '../../model/case-type.ts';
import type { ControlIndexRule, ProblemListsRule } from '../../model/problem-lists.ts';
import { words } from '../declare.ts';
import { linkableStates } from './cause-link.ts';

type Named = { readonly id: string; readonly title: { readonly zh: string; readonly en: string } };
const named = (id: string, zh: string, en: string): Named => ({ id, title: { zh, en } });

/** The seven sources. 督察, 督查, 巡视 are three different things: never mixed. */
export const sevenLists = [
  named('party-inspection', '巡视', 'Party inspection'), named('state-council', '国务院大督查', 'State Council supervision check'),
  named('ecological-inspection', '生态环境保护督察', 'ecological inspection'), named('audit', '审计', 'audit'), named('work-safety', '安全生产', 'work safety'),
  named('online-opinion', '网络舆情', 'online opinion'), named('petition', '信访', 'petitions'),
] as const;
export const ecologicalInspection = 'ecological-inspection';

const low = (value: Parameter['value'], unit: string, zh: string, en: string, cite: string): Parameter =>
  ({ value, unit, title: words(zh, en), cite, confidence: 'low', from: '2026-01-01' });

export const listNames: Parameter = low([...sevenLists], 'list', '清单名称', 'names of the lists',
  '浙江“七张问题清单”(2021年起):七个来源凭公开报道和一份乡镇系统代码表,未见文件原文;可由地方改名、增设');
export const grades = [named('major', '重大', 'major'), named('larger', '较大', 'larger'), named('general', '一般', 'general')] as const;
export const gradeNames: Parameter = low([...grades], 'list', '问题等级', 'grades', '公开资料未见统一等级:设计值,由地方设定');

const controlIndex: ControlIndexRule = {
  title: words('管控力指数', 'control index'),
  parts: {
    'self-found': words('主动检视占比', 'self-found share'), 'on-time': words('按期办结率', 'closed on time'),
    'no-rebound': words('未反弹率', 'share that held'), 'similar': words('同类问题排查覆盖率', 'looked for elsewhere'),
  },
  weights: low({ 'self-found': '0.3', 'on-time': '0.3', 'no-rebound': '0.2', 'similar': '0.2', leniency: '0.5' }, 'share', '管控力指数权重', 'weights of the control index',
    '公式未见任何公开来源:本系统设计的默认值,由地方设定后使用'),
};

export const problemLists: ProblemListsRule = {
  title: words('七张问题清单', 'Seven problem lists'),
  type: 'rectification/listed-problem', fields: { list: 'list', origin: 'origin', deadline: 'deadline', similar: 'similarFound' }, lists: 'lists', selfFound: 'self-found',
  solved: ['closed', 'evaluated', 'similar-checked', 'fix-review', 'fixed'], leftOut: ['left-out'], similarBy: 'check-similar',
  references: [
    { list: ecologicalInspection, type: 'rectification/provincial', deadline: 'deadline' },
    { list: ecologicalInspection, type: 'rectification/city', deadline: 'deadline' },
    { list: ecologicalInspection, type: 'rectification/problem', deadline: 'deadline', selfFoundBelow: 'rectification/look-alike' },
    // Before it is verified a complaint is no problem.
    { list: ecologicalInspection, type: 'complaints/passed-on-complaint', when: { field: 'verdict', is: ['substantiated', 'partly'] },
      sameAs: 'sameNumber',
      between: ['complaints/lead'] },
  ],
  sweeps: { type: 'rectification/sweep', source: 'sourceItem', notYet: ['defined'] },
  causes: { type: 'rectification/cause', standsOut: 'stands-out-open', likely: 'likely-least', fixedBy: 'verify-fix', linkable: linkableStates },
  index: controlIndex,
};
