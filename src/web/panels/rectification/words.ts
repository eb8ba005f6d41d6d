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
export const alikeWords = {
  title: words('同类问题', 'The same kind of problem'),
  says: words('与其他问题比较原文、地区、行业和排放口。', 'Compares text, region, industry and outlets with other items.'), look: words('查找同类问题', 'Look for the same kind'),
  failed: words('没有取到,请重试', 'It could not be read; try again'),
  none: words('没有文字相近的其他问题', 'No other item reads alike'),
  share: words('文字相近', 'text alike'),
  words: words('共同术语', 'terms in both'),
  passages: words('共同文字', 'both say'),
  agree: words('相同特征', 'agree in'),
  traits: { region: words('地区', 'region'), industry: words('行业', 'industry'), outlets: words('排放口类别', 'kind of outlet'), firm: words('排污单位', 'firm') },
  sweep: words('据此发起举一反三排查', 'Begin a sweep for the same problem elsewhere'),
} as const;

/** Words of the leader's panel. */
export const leaderWords = {
  title: words('领导联系督导', 'Leader linked to this item'), open: words('打开督导页', 'open the leader’s page'),
    silent: words('超期未督导', 'visit overdue'),
} as const;
