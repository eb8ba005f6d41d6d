import type { Words } from '../../../model/words.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

/** Words of this panel alone; they come with it. */
export const stageWords = {
  title: words('工程阶段(压茬推进:可提前开始,不得早于前一阶段结束)', 'Stages of the work: one may start before the former ends, and never ends before it'),
  stage: words('阶段', 'stage'), planned: words('计划', 'planned'), real: words('实际', 'real'), state: words('状态', 'state'), chart: words('工程阶段甘特图', 'stages of the work by day'),
  'not-needed': words('不涉及', 'not needed'), ended: words('已结束', 'ended'), late: words('逾期', 'late'), running: words('进行中', 'under way'), open: words('未开始', 'not started'),
} as const;
