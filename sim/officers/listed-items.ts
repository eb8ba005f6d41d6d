import type { Json } from '../../src/basis/canonical.ts';

type Data = Readonly<Record<string, Json>>;
/** How far a problem of the lists has come when the drill opens. */
export type Reached = 'found' | 'owned' | 'measures' | 'closed' | 'evaluated' | 'rebounded' | 'fixed';
export type ListedItem = {
  readonly title: string; readonly list: string; readonly problem: string; readonly origin: 'self-found' | 'handed-down'; readonly handed?: Data; readonly grade: string;
  /** Which of the counties that take part, and which cause of `drillCauses` is behind it. */
  readonly county: number; readonly cause?: number; readonly deadline: string; readonly measure: readonly [what: string, quantity: string, unit: string]; readonly until: Reached;
};

const down = (handedBy: string, documentNumber: string): Data => ({ handedBy, documentNumber });

/** Problems of the lists with which a drill opens: invented, in three counties, each at another stage; some late, one came back. */
export const listedItems: readonly ListedItem[] = [
  {
    title: '建筑垃圾临时堆场露天堆放', list: 'work-safety', origin: 'self-found', grade: 'larger', county: 0, cause: 0, deadline: '2026-03-20', until: 'fixed',
    problem: '安全生产自查发现,建筑垃圾临时堆场露天堆放约3200吨,无覆盖、无围挡,堆场未备案。', measure: ['清运并覆盖堆存物', '3200', '吨'],
  },
  {
    title: '工业固废临时堆场未备案', list: 'audit', origin: 'handed-down', handed: down('province', '演审环〔2026〕4号'), grade: 'larger', county: 1, cause: 0, deadline: '2026-02-25', until: 'measures',
    problem: '资源环境审计发现,2处工业固废临时堆场未备案,堆存台账缺失,渗滤液收集设施未建。', measure: ['补办备案并建渗滤液收集池', '2', '处'],
  },
  {
    title: '临时堆场渗滤液外流', list: 'petition', origin: 'handed-down', handed: down('city', '演信交〔2026〕17号'), grade: 'general', county: 2, cause: 0, deadline: '2026-03-25', until: 'owned',
    problem: '群众来信反映,临时堆场雨天渗滤液流入沟渠,堆场未备案、无人管理。', measure: ['封堵外流口并清理沟渠', '180', '米'],
  },
  {
    title: '拆迁工地堆场无人管理', list: 'online-opinion', origin: 'self-found', grade: 'general', county: 0, cause: 0, deadline: '2026-03-16', until: 'rebounded',
    problem: '网络舆情监测发现,拆迁工地临时堆场扬尘扰民的视频转发,堆场建成后未备案、无巡查。', measure: ['布设喷淋并硬化进出道路', '420', '米'],
  },
  {
    title: '园区污水管网混接', list: 'state-council', origin: 'handed-down', handed: down('central', '演国督〔2025〕31号'), grade: 'major', county: 0, cause: 1, deadline: '2026-06-30', until: 'measures',
    problem: '国务院大督查发现,园区污水管网建成早、混接点多,雨天溢流,财政未安排改造资金。', measure: ['改造混接点', '36', '处'],
  },
  {
    title: '镇级污水厂进水浓度低', list: 'audit', origin: 'self-found', grade: 'larger', county: 2, cause: 1, deadline: '2026-03-31', until: 'closed',
    problem: '审计自查发现,镇级污水处理厂进水浓度长期偏低,管网混接、错接未排查,改造资金未落实。', measure: ['排查并修复错接管段', '5.4', '公里'],
  },
  {
    title: '巡视指出的水源地标志缺失', list: 'party-inspection', origin: 'handed-down', handed: down('province', '演巡反〔2026〕2号'), grade: 'general', county: 1, deadline: '2026-02-28', until: 'evaluated',
    problem: '巡视反馈指出,饮用水水源保护区界标、警示牌缺失11处。', measure: ['补设界标和警示牌', '11', '处'],
  },
  {
    title: '危险化学品仓库废气收集不全', list: 'work-safety', origin: 'self-found', grade: 'general', county: 1, cause: 2, deadline: '2026-03-31', until: 'closed',
    problem: '自查发现,危险化学品仓库装卸区废气收集不全,运维合同未约定处罚条款。', measure: ['加装集气罩', '6', '套'],
  },
  {
    title: '重复信访件未按期答复', list: 'petition', origin: 'self-found', grade: 'general', county: 2, deadline: '2026-03-31', until: 'found',
    problem: '自查发现,4件生态环境重复信访件超期未答复。', measure: ['逐件答复', '4', '件'],
  },
];

export type DrillCause = {
  readonly title: string; readonly cause: string; readonly class: string; readonly evidence: string; readonly until: 'confirmed' | 'fixing' | 'fixed';
};

/** Causes behind them: one without any fix, one whose fix is being made, one whose fix is in force and verified. */
export const drillCauses: readonly DrillCause[] = [
  {
    title: '临时堆场“先堆后管”,无备案制度', class: 'management', until: 'confirmed',
    cause: '建筑垃圾和工业固废临时堆场建成前不备案,建成后无责任单位、无巡查、无台账。', evidence: '安全生产、审计、信访、网络舆情四张清单四件问题,堆场均未备案。',
  },
  {
    title: '老旧管网改造资金无稳定来源', class: 'facilities', until: 'fixing',
    cause: '污水管网建成早、混接多,改造依赖一次性补助,年度预算未列支。', evidence: '两县近三年预算均未列管网改造科目;混接点排查由不同部门各做一次。',
  },
  {
    title: '第三方运维合同无考核条款', class: 'supervision', until: 'fixed',
    cause: '企业与第三方运维单位的合同未约定质量考核和违约责任,主管部门不审合同。', evidence: '抽查运维合同28份,25份无考核条款。',
  },
];
