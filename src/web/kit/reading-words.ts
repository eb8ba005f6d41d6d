import { faults, isFaultCode } from '../../basis/fault.ts';
import type { Verdict } from '../../model/determination.ts';
import type { Words } from '../../model/words.ts';
import type { Tone } from './status-tag.tsx';

const words = (zh: string, en: string): Words => ({ zh, en });

/** 数据标记: flags of HJ 212-2017 table 8. An unknown flag keeps its letter. */
export const flagWords: Readonly<Record<string, Words>> = {
  N: words('正常', 'normal'), F: words('停运', 'stopped'), M: words('维护', 'maintenance'), S: words('手工输入', 'set by hand'), D: words('故障', 'fault'),
  C: words('校准', 'calibrating'), T: words('超测上限', 'over range'), B: words('通讯异常', 'no link'),
};

/** 判定 or 评价: what the machine says. */
export const verdictWords = {
  meets: words('达标', 'meets'), exceeds: words('超标', 'exceeds'), assessed: words('已评价', 'assessed'), undeterminable: words('无法判定', 'cannot be determined'), 'not-judged': words('不作判定', 'not judged'),
} as const satisfies Readonly<Record<Verdict, Words>>;

/** The tone in which a verdict is shown; an assessment has its own colours where it is shown. */
export const verdictTones = { meets: 'ok', exceeds: 'late', assessed: 'neutral', undeterminable: 'due', 'not-judged': 'neutral' } as const satisfies Readonly<Record<Verdict, Tone>>;

const reasons: Readonly<Record<string, Words>> = {
  'no-valid-value': words('没有有效值', 'no valid value'), 'no-value': words('没有数据', 'no value'), 'missing-pollutant': words('缺少项目', 'a pollutant is missing'),
  'too-few-values': words('有效值不足', 'too few valid values'), 'period-over-editions': words('时段跨两个版本,未定适用哪一版', 'two editions meet in the period, none is chosen'),
  'too-few-minutes': words('有效分钟数不足', 'too few valid minutes'),
  'marked-not-valid': words('已标记为无效', 'marked as not valid'),
  'flag-not-valid': words('数据标记为无效', 'the flag makes it invalid'), 'flag-unknown': words('数据标记未知', 'the flag is unknown'),
  'oxygen-missing': words('缺少实测氧含量,不能折算', 'measured oxygen is missing'), 'oxygen-not-valid': words('氧含量标记为无效,不能折算', 'oxygen is flagged invalid'),
  'oxygen-near-air': words('氧含量接近空气,不能折算', 'oxygen too close to that of air'), 'over-measuring-range': words('超测量上限', 'over the measuring range'),
  'no-limit': words('没有适用限值', 'no limit applies'), 'limit-of-day-mean': words('限值按日均值执行', 'the limit is for the day mean'),
  'below-detection': words('检出限高于类别限值', 'detection limit above the class limit'), 'no-deciding-item': words('没有参与定类的项目', 'no item decides the class'),
  'no-index-here': words('该浓度没有分指数', 'no index for this concentration'), 'river-assumed': words('登记册未注明河流或湖库,按河流评价', 'assessed as a river: the register says neither river nor lake'), 'takes-no-part': words('不参与评价', 'takes no part in the assessment'),
  'not-published': words('缺项,不发布', 'an item is missing: not published'),
};

/** Why something was not determined; an unknown code is shown as it is, never hidden. */
export const reasonWords = (code: string): Words => reasons[code] ?? (isFaultCode(code) ? faults[code] : words(code, code));
