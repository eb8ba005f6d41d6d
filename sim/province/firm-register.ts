import type { FirmRecord, FirmRecordCategory } from '../../src/model/firm-record.ts';
import type { Words } from '../../src/model/words.ts';
import { chance } from './chance.ts';
import type { Firm } from './firms.ts';

/** One kind of record: how many firms have it, how many each, how often, and what its records say. */
type Habit = {
  readonly category: FirmRecordCategory; readonly share: number; readonly most: number; readonly everyDays: number;
  readonly name: Words; readonly source: Words; readonly number: string; readonly details: readonly Words[];
  /** Days of validity, or of the time that the record covers, which ends the day before. */
  readonly lasts?: number; readonly covers?: number;
};
const say = (zh: string, en: string): Words => ({ zh, en });
const platform = say('全国排污许可证管理信息平台(演练导入)', 'national permit platform (drill import)');

const habits: readonly Habit[] = [
  {
    category: 'eia', share: 0.95, most: 2, everyDays: 900, name: say('建设项目环境影响报告书批复(演练)', 'approval of the impact report (drill)'),
    source: say('环评审批系统(演练导入)', 'impact assessment system (drill import)'), number: '演练环审', details: [say('扩建项目', 'extension'), say('新建项目', 'new plant')],
  },
  {
    category: 'execution-report', share: 0.9, most: 4, everyDays: 91, name: say('排污许可证季度执行报告(演练)', 'quarterly execution report (drill)'), source: platform,
    number: '演练执报', details: [say('已按期提交', 'handed in on time'), say('逾期提交', 'handed in late')], covers: 90,
  },
  {
    category: 'penalty', share: 0.3, most: 2, everyDays: 240, name: say('行政处罚决定书(演练)', 'penalty decision (drill)'),
    source: say('行政处罚案件系统(演练导入)', 'penalty case system (drill import)'), number: '演练环罚',
    details: [say('未按规定保存原始监测记录', 'original monitoring records not kept'), say('水污染物超标排放', 'discharge above a limit')],
  },
  {
    category: 'petition', share: 0.45, most: 3, everyDays: 160, name: say('信访件(演练)', 'petition (drill)'), source: say('12345转办(演练)', 'passed on by 12345 (drill)'),
    number: '演练访', details: [say('反映异味,部分属实,已办结', 'odour, partly substantiated, completed'), say('反映夜间噪声,不属实,已办结', 'noise at night, not substantiated, completed')],
  },
  {
    category: 'hazardous-waste', share: 0.7, most: 3, everyDays: 120, name: say('危险废物管理计划备案(演练)', 'hazardous waste plan on file (drill)'),
    source: say('固体废物管理信息系统(演练导入)', 'solid waste system (drill import)'), number: '演练危', details: [say('年度管理计划', 'annual plan'), say('转移联单12份', '12 transfer manifests')],
  },
  {
    category: 'emergency-plan', share: 0.8, most: 1, everyDays: 500, name: say('突发环境事件应急预案备案(演练)', 'emergency plan on file (drill)'),
    source: say('应急预案备案系统(演练导入)', 'emergency plan system (drill import)'), number: '演练急', details: [say('一般环境风险', 'ordinary risk'), say('较大环境风险', 'considerable risk')], lasts: 1_095,
  },
  {
    category: 'performance-grade', share: 0.6, most: 1, everyDays: 300, name: say('重污染天气绩效分级(演练)', 'performance grade for heavy pollution (drill)'),
    source: say('绩效分级清单(演练)', 'list of performance grades (drill)'), number: '演练绩', details: [say('B级', 'grade B'), say('C级', 'grade C')], lasts: 365,
  },
  {
    category: 'electricity', share: 0.5, most: 3, everyDays: 31, name: say('月度用电量(演练)', 'electricity of a month (drill)'),
    source: say('供电企业用电数据(演练导入)', 'data of the grid company (drill import)'), number: '', details: [say('与上月相当', 'about as the month before'), say('较上月增加', 'more than the month before')], covers: 31,
  },
];

/** Before the drill's first day; each step back is one `everyDays`. */
const lastDay = Date.UTC(2026, 0, 12);
const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Records of the drill's firms: invented, each says 演练. Not each firm has each kind; the permit itself all have. */
export function growFirmRecords(seed: number, firms: readonly Firm[]): readonly FirmRecord[] {
  return firms.flatMap((firm) => [permitOf(firm), ...habits.flatMap((habit, at) => recordsOf(seed, firm, habit, at))]);
}

function permitOf({ unit, register }: Firm): FirmRecord {
  return {
    id: `record-${unit.id}-permit-1`, unit: unit.id, category: 'permit', name: say('排污许可证(演练)', 'discharge permit (drill)'), documentNumber: register.permit,
    day: register.permitFrom, expires: register.permitTo, source: platform,
  };
}

function recordsOf(seed: number, { at: firm, unit }: Firm, habit: Habit, kind: number): readonly FirmRecord[] {
  const draw = (key: number, turn = 0): number => chance(seed, 720 + kind, firm, key * 100 + turn);
  const count = draw(1) < habit.share ? 1 + Math.floor(draw(2) * habit.most) : 0;
  return Array.from({ length: count }, (_, turn): FirmRecord => {
    const at = lastDay - Math.floor(((turn + draw(3, turn) * 0.5) * habit.everyDays)) * dayMs;
    const detail = habit.details[Math.floor(draw(4, turn) * habit.details.length)];
    return {
      id: `record-${unit.id}-${habit.category}-${turn + 1}`, unit: unit.id, category: habit.category, name: habit.name, day: dayOf(at), source: habit.source,
      ...(habit.number === '' ? {} : { documentNumber: `${habit.number}〔${dayOf(at).slice(0, 4)}〕${1 + Math.floor(draw(5, turn) * 98)}号` }),
      ...(habit.lasts === undefined ? {} : { expires: dayOf(at + habit.lasts * dayMs) }),
      ...(habit.covers === undefined ? {} : { coversFrom: dayOf(at - habit.covers * dayMs), coversTo: dayOf(at - dayMs) }),
      ...(detail === undefined ? {} : { detail }),
    };
  });
}
