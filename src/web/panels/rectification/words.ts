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
