import type { ChecklistItem, FieldRule } from '../../model/case-type.ts';
import { problemTypeField, typeChecklist, watched } from './problem-types.ts';
import { field, localParameter, optional, words } from '../declare.ts';

/** What orders the work lists within a day; said at registration, with the plan or with progress. */
export const problemWeights: readonly FieldRule[] = [
  optional('risk', 'choice', '风险等级', 'risk', { ranks: 'risk', beside: true, choices: [
    { id: 'high', title: words('高', 'high') }, { id: 'medium', title: words('中', 'medium') }, { id: 'low', title: words('低', 'low') },
  ] }),
  optional('people', 'number', '影响人口(人)', 'people affected', { ranks: 'people', beside: true, within: [0, 100_000_000] }),
];

/** Given at registration. The feedback text stands verbatim with its document number and is never edited. */
export const problemFields: readonly FieldRule[] = [
  field('problem', 'verbatim', '反馈问题(原文)', 'problem, verbatim'),
  field('documentNumber', 'text', '文号', 'document number'),
  optional('round', 'text', '督察轮次', 'round of inspection'),
  field('itemNumber', 'text', '问题编号', 'item number'),
  field('target', 'long-text', '整改目标', 'target'),
  field('deadlineType', 'choice', '时限类型', 'type of deadline', { choices: [
    { id: 'at-once', title: words('立行立改', 'rectify at once') },
    { id: 'by-date', title: words('限期整改', 'rectify by a date') },
    { id: 'keep-up', title: words('长期坚持', 'keep up') },
  ] }),
  optional('deadline', 'day', '整改时限', 'deadline'),
  field('works', 'choice', '是否工程类', 'works item', { choices: [{ id: 'yes', title: words('工程类', 'works') }, { id: 'no', title: words('非工程类', 'non-works') }] }),
  ...problemWeights,
  problemTypeField,
  optional('complaintText', 'verbatim', '举报内容(来自转办件,个人信息已遮盖)', 'what was complained of, personal data covered', { fromAbove: true }),
  optional('responsiblePerson', 'person', '责任人', 'person responsible', { hidden: true }),
];

/** Whether a photograph must carry its time and place differs by place. */
const photoRule = { demand: 'photo-demand', distance: 'photo-distance', clock: 'photo-clock-hours' } as const;
export const photoParameters = {
  'photo-demand': localParameter(0, '0/1', '照片须带拍摄时间和地点(1为必须,0为只提示)', 'photos must carry time and place (1), or are only marked (0)'),
  'photo-distance': localParameter(500, 'm', '拍摄地点距点位的最大距离', 'greatest distance of a photo from the item’s points'),
  'photo-clock-hours': localParameter(72, 'h', '拍摄与上传相差多少小时起提示', 'hours between photo and upload from which it is said'),
} as const;

const works = { field: 'works', is: 'yes' } as const;

/** 佐证材料清单: screen 3 and annex B; works and non-works items differ. */
export const problemChecklist: readonly ChecklistItem[] = [
  { id: 'plan', title: words('整改方案', 'rectification plan'), proof: 'material' },
  { id: 'minutes', title: words('会议纪要', 'minutes'), proof: 'material' },
  { id: 'works-approval', title: words('工程批复、合同', 'approval and contract of works'), proof: 'material', when: works },
  { id: 'works-acceptance', title: words('竣工验收', 'acceptance of works'), proof: 'material', when: works },
  { id: 'monitoring-report', title: words('监测报告', 'monitoring report'), proof: 'material' },
  { id: 'photos', title: words('前后对比照片(同地点、同角度)', 'photos before and after, same place and angle'), proof: 'material', photo: photoRule },
  { id: 'mechanism', title: words('长效制度文件', 'lasting rule'), proof: 'material' },
  { id: 'outlet-hours', title: words('机器核验:排放口有效小时持续低于限值', 'machine check: valid hours of the outlets stay under the limit'), proof: 'machine', when: watched,
    check: { days: 'machine-check-days', validShare: 'machine-check-valid-share' } },
  ...typeChecklist,
];
