import type { Words } from '../../../model/words.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

/** Words of this panel alone; they come with it. */
export const stageWords = {
  title: words('工程阶段(压茬推进:可提前开始,不得早于前一阶段结束)', 'Stages of the work: one may start before the former ends, and never ends before it'),
  stage: words('阶段', 'stage'), planned: words('计划', 'planned'), real: words('实际', 'real'), state: words('状态', 'state'), chart: words('工程阶段甘特图', 'stages of the work by day'),
  'not-needed': words('不涉及', 'not needed'), ended: words('已结束', 'ended'), late: words('逾期', 'late'), running: words('进行中', 'under way'), open: words('未开始', 'not started'),
} as const;
/** Words of these panels alone. */
export const rectificationWords = {
  sweep: { zh: '筛查结果', en: 'What was screened' },
  coverage: { zh: '覆盖率', en: 'Coverage' },
  precision: { zh: '属实率', en: 'Precision' },
  notYet: { zh: '尚无核查结论', en: 'nothing verified yet' },
  noObject: { zh: '登记册中无此类对象', en: 'no such object in the register' },
  founded: { zh: '属实', en: 'founded' },
  unfounded: { zh: '不属实', en: 'unfounded' },
  open: { zh: '疑似待核查', en: 'suspected' },
} as const;
/** Words of the leader's panel. */
export const leaderWords = {
  title: words('领导联系督导', 'Leader linked to this item'), open: words('打开督导页', 'open the leader’s page'),
    silent: words('超期未督导', 'visit overdue'),
} as const;
