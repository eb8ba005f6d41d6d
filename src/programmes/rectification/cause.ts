import type { CaseType, Parameter } from '../../model/case-type.ts';
import { field, localParameter, optional, words } from '../declare.ts';
import { causeRegisterSteps } from './cause-steps.ts';

const named = (id: string, zh: string, en: string) => ({ id, title: words(zh, en) });

/** 结构性原因 by the four structures that national papers name, and the others beside them. */
const classes = [
  named('industry', '结构性:产业结构', 'structural: industry'), named('energy', '结构性:能源结构', 'structural: energy'), named('transport', '结构性:运输结构', 'structural: transport'),
  named('land', '结构性:用地结构', 'structural: land use'), named('facilities', '基础设施短板', 'facilities'), named('management', '管理缺位', 'management'),
  named('supervision', '监管不力', 'supervision'), named('other', '其他', 'other'),
] as const;
const classNames: Parameter = {
  value: [...classes], unit: 'class', title: words('原因分类', 'classes of causes'), confidence: 'low', from: '2026-01-01',
  cite: '产业、能源、运输、用地“四个结构”为通行提法,其余为本系统设计;未见统一分类,可由地方改名、增设',
};
const stage = (zh: string, en: string, tone: CaseType['states'][string]['tone'], end?: true) => ({ title: words(zh, en), tone, ...(end && { end }) });

/**
 * 原因 (M84): one entry of the register of structural and root causes that problems share. It ends when its system fix is in force, used
 * and checked.
 */
export const causeType: CaseType = {
  id: 'rectification/cause', noun: words('原因', 'cause'), title: words('结构性、根源性原因', 'Structural and root causes'), initial: 'proposed',
  openedBy: ['city', 'county', 'trade-department', 'rectification-office'],
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
    reviewer: { title: words('省级生态环境部门', 'provincial ecology department'), roles: ['province'], optional: true },
    responsible: { title: words('机制责任单位', 'responsible for the system fix'), roles: ['trade-department', 'city', 'county'] },
  },
  states: {
    proposed: stage('已提出待确认', 'proposed, to be confirmed', 'waiting'), refused: stage('未采纳', 'refused', 'done', true),
    confirmed: stage('已确认未建机制', 'confirmed, no system fix', 'returned'), fixing: stage('机制建立中', 'system fix being made', 'working'),
    adopted: stage('机制已出台待应用', 'system fix adopted, not yet used', 'working'), 'in-use': stage('机制已应用待核验', 'used, to be verified', 'review'),
    fixed: stage('机制已核验有效', 'system fix verified', 'done', true),
  },
  steps: causeRegisterSteps,
  clocks: [{
    id: 'fix', title: words('建立机制', 'make the system fix'), party: 'responsible', startsOn: ['confirm', 'recur'], stopsOn: ['adopt-fix', 'refuse'],
    length: 'fix-days', unit: 'working-day', warnings: 'warning-days',
  }],
  checklist: [{ id: 'system-fix', title: words('长效制度文件', 'document of the lasting rule'), proof: 'material' }],
  fields: [
    field('cause', 'long-text', '原因表述', 'cause', { lengthMax: 2000 }), field('class', 'choice', '分类', 'class', { choices: classes, choicesFrom: 'classes' }),
    field('evidence', 'long-text', '认定依据', 'evidence', { lengthMax: 2000 }), optional('document', 'text', '依据文件与文号', 'document that says so', { lengthMax: 200 }),
  ],
  documentField: 'document',
  stages: ['proposed', 'confirmed', 'fixing', 'adopted', 'in-use', 'fixed'],
  parameters: {
    classes: classNames, 'fix-days': localParameter(120, 'working-day', '建立机制时限', 'time to make the system fix'),
    'warning-days': localParameter([10, 3], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
    'stands-out-open': localParameter(3, 'problem', '未建机制而突出的最少未解决问题数', 'open problems from which a cause without a fix stands out'),
    'likely-least': localParameter(0.06, 'share', '推荐原因的最低文字相似度', 'least likeness of a cause that is suggested'),
  },
};
