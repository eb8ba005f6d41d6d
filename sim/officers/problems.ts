import type { Words } from '../../src/model/words.ts';

/** A 督察整改问题 of the drill: invented, with the drill's own place and firm put in. */
export type Problem = {
  readonly medium: 'air' | 'water';
  readonly title: (firm: Words) => Words;
  readonly problem: (place: string, firm: string) => string;
  readonly target: string;
  readonly deadlineType: 'at-once' | 'by-date' | 'keep-up';
  readonly deadline: string;
  readonly works: 'yes' | 'no';
  /** Where the drill's offices have said so: what orders their work lists within a day. */
  readonly weight?: { readonly risk: 'high' | 'medium' | 'low'; readonly people: number };
  /** How far it has come when the drill opens. */
  readonly until: 'closed' | 'assigned' | 'planning' | 'some-material' | 'one-signature' | 'city-check' | 'notice';
};

/** The one that is struck off on the drill's first day, and held up as an example. */
export const closedProblem: Problem = {
  medium: 'water', until: 'closed', works: 'no', deadlineType: 'at-once', deadline: '2026-02-28', target: '雨水排口晴天无出水,废水总排口小时数据连续达标',
  title: (firm) => ({ zh: `${firm.zh}雨水排口晴天出水`, en: `Storm drain runs in dry weather, ${firm.en}` }),
  problem: (place, firm) => `督察发现,${firm}厂区雨污管网混接,生产废水经雨水排口外排,晴天持续出水。${place}有关部门日常巡查未发现。`,
};

export const problems: readonly Problem[] = [
  {
    medium: 'water', until: 'notice', works: 'no', deadlineType: 'at-once', deadline: '2026-03-31', target: '废水总排口小时数据连续达标,台账完整可查',
    title: (firm) => ({ zh: `${firm.zh}废水处理台账不实`, en: `Untrue records of waste-water treatment, ${firm.en}` }),
    problem: (place, firm) => `督察发现,${place}对涉水企业监管流于形式。${firm}废水处理设施加药记录与药剂采购量相差近四成,夜间运行台账为事后补记。`,
  },
  {
    medium: 'air', until: 'city-check', works: 'no', deadlineType: 'by-date', deadline: '2026-04-30', target: '除尘设施与主机同步运行率达到100%,排放口小时数据连续达标',
    title: (firm) => ({ zh: `${firm.zh}除尘设施运行不正常`, en: `Dust removal not running properly, ${firm.en}` }),
    problem: (place, firm) => `督察组抽查发现,${firm}三次启炉时除尘设施均滞后投运,${place}有关部门接到群众举报后未到现场核实即答复“未发现异常”。`,
  },
  {
    medium: 'water', until: 'one-signature', works: 'no', deadlineType: 'by-date', deadline: '2026-05-31', target: '厂区雨污分流到位,雨水排口晴天无出水',
    title: (firm) => ({ zh: `${firm.zh}雨污混排`, en: `Storm and waste water mixed, ${firm.en}` }),
    problem: (place, firm) => `督察发现,${firm}厂区雨污管网存在6处混接,雨天部分生产废水经雨水排口外排。${place}2025年两次排查均未发现。`,
  },
  {
    medium: 'air', until: 'some-material', works: 'yes', weight: { risk: 'medium', people: 1_200 },
    deadlineType: 'by-date', deadline: '2026-06-30', target: '原料转运密闭改造完成,废气收集处理率不低于90%',
    title: (firm) => ({ zh: `${firm.zh}无组织废气扰民`, en: `Fugitive emissions disturb residents, ${firm.en}` }),
    problem: (place, firm) => `群众多次反映${firm}夜间异味扰民。督察发现,该企业原料转运未密闭,收集风量不足设计值一半,${place}以“逐步完善”为由长期未督促整改。`,
  },
  {
    medium: 'water', until: 'planning', works: 'yes', weight: { risk: 'high', people: 8_600 },
    deadlineType: 'by-date', deadline: '2026-09-30', target: '建成不小于300立方米事故应急池并投入使用',
    title: (firm) => ({ zh: `${firm.zh}未按要求建设事故应急池`, en: `Emergency basin not built, ${firm.en}` }),
    problem: (place, firm) => `督察发现,${firm}环评批复要求的事故应急池一直未建,${place}在历次检查中均未提出,水环境风险隐患突出。`,
  },
  {
    medium: 'air', until: 'assigned', works: 'no', weight: { risk: 'low', people: 40 },
    deadlineType: 'keep-up', deadline: '2026-12-31', target: '监测站房管理制度健全,运维质控记录完整率100%',
    title: (firm) => ({ zh: `${firm.zh}自动监测运维不规范`, en: `Automatic monitoring badly kept, ${firm.en}` }),
    problem: (place, firm) => `督察发现,${firm}废气自动监测站房长期无人值守,标气过期5个月仍在使用,${place}对第三方运维单位监管缺位。`,
  },
];
