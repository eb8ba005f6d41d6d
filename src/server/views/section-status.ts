import type { Words } from '../../model/words.ts';
import type { WaterClass } from '../../rulebook/surface-water.ts';

/** Words for the status of one section by its class (环办〔2011〕22号). */
const words: Readonly<Record<WaterClass, Words>> = {
  'I': { zh: '优', en: 'excellent' }, 'II': { zh: '优', en: 'excellent' }, 'III': { zh: '良好', en: 'good' },
  'IV': { zh: '轻度污染', en: 'lightly polluted' }, 'V': { zh: '中度污染', en: 'moderately polluted' }, '>V': { zh: '重度污染', en: 'heavily polluted' },
};
export const sectionStatus = (waterClass: WaterClass): Words => words[waterClass];
