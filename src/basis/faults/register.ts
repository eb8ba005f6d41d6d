/** Faults of what is entered in a register, beyond its shape. */
export const registerFaults = {
  'register.wrong-key': {
    http: 422, zh: '编号与登记内容不符(年度目标的编号为“地区代码-年度-指标”)',
    en: 'the key is not that of the content (of a target: region code, year, indicator)',
  },
  'register.after-its-year': { http: 422, zh: '生效日期不得晚于目标年度', en: 'a target holds from a day in its year, or before' },
  'register.target-unfit': {
    http: 422, zh: '目标值不合理:优良天数比例须大于0且不超过100%',
    en: 'no such target: a good-day share is above 0 and at most 100 %',
  },
  'register.unknown-region': { http: 422, zh: '行政区划未登记', en: 'the region is not registered' },
  'register.approval-incomplete': {
    http: 422, zh: '批准须写明批准机关、批准文号和批准日期',
    en: 'an approval needs the approving body, its document number and its day',
  },
  'register.approval-too-early': { http: 422, zh: '批准日期不得早于所剔除的日期', en: 'nothing is approved before the day that it takes out' },
  'register.exclusion-unfit': {
    http: 422, zh: '沙尘影响日只能剔除现行规定所列污染物',
    en: 'a dust day takes out only the pollutants that the rule in force names',
  },
  'register.not-a-day': { http: 422, zh: '日期不存在', en: 'there is no such day' },
} as const;
