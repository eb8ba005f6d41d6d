import type { ChecklistItem, FieldRule } from '../../model/case-type.ts';
import { optional, words } from '../declare.ts';

/** 问题类型 (annex B): what proves that the problem is gone differs by type. An item without one keeps the lines of all. */
export const problemTypeField: FieldRule = optional('problemType', 'choice', '问题类型', 'type of problem', { choices: [
  { id: 'outfall', title: words('入河(海)排污口', 'outfall') }, { id: 'air-plant', title: words('涉气企业', 'air plant') },
  { id: 'waste-pile', title: words('固废堆存', 'waste pile') }, { id: 'red-line-building', title: words('生态保护红线内违建', 'building in the red line') },
  { id: 'sewage-gap', title: words('污水收集处理短板', 'sewage gap') }, { id: 'soil', title: words('土壤污染地块', 'polluted soil') },
  { id: 'system-fix', title: words('制度机制', 'system fix') }, { id: 'complaint-cluster', title: words('信访集中', 'complaint cluster') },
] });

/** The checklists are a design, not a rule of any authority: each place checks them against its own acceptance standards. */
const ground = { cite: '验收佐证清单:设计值,须按本地销号标准核对', confidence: 'low' } as const;
const of = (type: string) => ({ when: { field: 'problemType', is: type }, ground, proof: 'material' }) as const;

/** Where this house has no data for the machine's part, a person proves it until a source is connected, and the line says so. */
const proved = (type: string, id: string, zh: string, en: string, machine: readonly [string, string]): ChecklistItem =>
  ({ id, title: words(zh, en), noSource: words(machine[0], machine[1]), ...of(type) });
const material = (type: string, id: string, zh: string, en: string): ChecklistItem => ({ id, title: words(zh, en), ...of(type) });

/** Types whose outlets the machine watches; an item without a type may be one of them. */
export const watched = { field: 'problemType', is: ['outfall', 'air-plant'], orUnset: true } as const;

export const typeChecklist: readonly ChecklistItem[] = [
  proved('outfall', 'outfall-samples', '两次采样达标(一次在雨后)', 'two passing samples, one after rain', ['采样结果与视频比对', 'samples and video']),
  material('outfall', 'sign-board', '排污口标识牌照片', 'photo of the sign board'),
  material('air-plant', 'site-record', '两名执法人员的现场检查记录', 'site record of two officers'),
  proved('waste-pile', 'pile-gone', '清理前后影像', 'images before and after the clearing', ['卫星、无人机变化检测', 'change by satellite or drone']),
  proved('waste-pile', 'manifests', '转移联单汇总(与清理量核对)', 'sum of manifests against the cleared weight', ['联单合计与清理量核对', 'manifests against the cleared weight']),
  material('waste-pile', 'receipts', '处置单据', 'receipts of disposal'),
  proved('red-line-building', 'area-gone', '拆除前后影像(面积为零)', 'images before and after, area is zero', ['影像面积量算', 'area measured in images']),
  material('red-line-building', 'demolition-record', '拆除记录', 'demolition record'),
  proved('sewage-gap', 'influent', '进水浓度提升、三次降雨无溢流的记录', 'influent up, no overflow in three rains', ['进水 BOD 与溢流监测', 'influent BOD and overflow']),
  material('sewage-gap', 'completion-acceptance', '工程完工验收', 'completion acceptance'),
  proved('soil', 'out-of-register', '移出名录的公告', 'announcement that it is out of the register', ['建设用地土壤污染名录', 'register of polluted land']),
  material('soil', 'review-letter', '效果评估评审意见', 'review letter'),
  proved('system-fix', 'rule-in-force', '制度已公布、有经费并已使用', 'rule published, funded, used at least once', ['制度文件与使用记录', 'rule and its use']),
  material('system-fix', 'case-index', '适用案例目录', 'index of cases'),
  proved('complaint-cluster', 'no-repeat', '一段时间内无重复信访的证明', 'no repeated complaint over a period', ['信访件按地点比对', 'complaints by place']),
  material('complaint-cluster', 'callback', '由他人回访的记录', 'callback by another person'),
];
