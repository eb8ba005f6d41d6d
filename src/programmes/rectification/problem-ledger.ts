import type { LedgerRule } from '../../model/case-type.ts';
import { words } from '../declare.ts';
import { ladderAndColour } from './progress.ts';
import { takenOverRules } from './taken-over.ts';

/** 整改台账总表 in the order of the table that is mailed. 牵头单位 and 配合单位 come with items of several units. */
export const problemLedger: LedgerRule = {
  responsible: 'county',
  deadline: 'deadline',
  ...ladderAndColour,
  columns: [
    { id: 'round', title: words('督察轮次', 'round'), field: 'round' },
    { id: 'itemNumber', title: words('问题编号', 'item number'), field: 'itemNumber' },
    { id: 'problem', title: words('反馈问题', 'problem'), field: 'problem' },
    { id: 'target', title: words('整改目标', 'target'), field: 'target' },
    { id: 'measures', title: words('整改措施', 'measures'), take: 'measures' },
    { id: 'deadline', title: words('整改时限', 'deadline'), field: 'deadline' },
    { id: 'deadlineType', title: words('时限类型', 'type of deadline'), field: 'deadlineType' },
    { id: 'trade', title: words('督导单位', 'guiding unit'), party: 'trade' },
    { id: 'county', title: words('责任单位', 'responsible unit'), party: 'county' },
    { id: 'responsiblePerson', title: words('责任人', 'person responsible'), field: 'responsiblePerson' },
    { id: 'progress', title: words('进展', 'progress'), field: 'progress' },
  ],
  stages: {
    'registered': 'not-started', 'assigned': 'not-started', 'planning': 'working', 'plan-review': 'working', 'rectifying': 'working',
    'self-checked': 'reported', 'signing': 'reported', 'city-check': 'reported', 'province-check': 'reported', 'verified': 'reported', 'notice': 'reported', 'closed': 'closed',
    'closed-before': 'closed',
  },
  takenOver: takenOverRules,
};
