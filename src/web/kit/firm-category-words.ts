import type { FirmRecordCategory } from '../../model/firm-record.ts';
import type { Words } from '../../model/words.ts';

/** What the kinds of record in a firm's file are called. */
export const firmCategoryWords: Readonly<Record<FirmRecordCategory, Words>> = {
  'eia': { zh: '环评', en: 'environmental impact assessment' },
  'permit': { zh: '排污许可', en: 'discharge permit' },
  'execution-report': { zh: '执行报告', en: 'permit execution report' },
  'penalty': { zh: '行政处罚', en: 'administrative penalty' },
  'petition': { zh: '信访', en: 'petition' },
  'hazardous-waste': { zh: '危废', en: 'hazardous waste' },
  'emergency-plan': { zh: '应急预案', en: 'emergency plan' },
  'performance-grade': { zh: '绩效分级', en: 'performance grade' },
  'electricity': { zh: '用电', en: 'electricity use' },
};
