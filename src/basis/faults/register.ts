/** Faults of what is entered in a register, beyond its shape. */
export const registerFaults = {
  'register.target-exists': { http: 409, zh: '该地区、年度、指标已登记目标,变更请登记新版本', en: 'a target of this region, year and indicator is held already; a change is a new version of it' },
  'register.target-unfit': { http: 422, zh: '目标值不合理:优良天数比例须大于0且不超过100%', en: 'no such target: a good-day share is above 0 and at most 100 %' },
  'register.unknown-region': { http: 422, zh: '行政区划未登记', en: 'the region is not registered' },
  'register.approval-incomplete': { http: 422, zh: '批准须写明批准机关、批准文号和批准日期', en: 'an approval needs the approving body, its document number and its day' },
  'register.exclusion-unfit': { http: 422, zh: '沙尘影响日只能剔除现行规定所列污染物', en: 'a dust day takes out only the pollutants that the rule in force names' },
  'register.not-a-day': { http: 422, zh: '日期不存在', en: 'there is no such day' },
} as const;
