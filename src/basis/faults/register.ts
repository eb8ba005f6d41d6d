/** Faults of what is entered in a register, beyond its shape. */
export const registerFaults = {
  'register.wrong-key': {
    http: 422, zh: '编号与登记内容不符(年度目标的编号为“地区代码-年度-指标”,年许可排放量为“单位-点位-因子”)',
    en: 'the key is not that of the content (of a target: region code, year, indicator; of a permitted amount: unit, point, factor)',
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
  'register.unknown-firm': { http: 422, zh: '排污单位未登记', en: 'the discharging unit is not registered' },
  'register.foreign-outlet': { http: 422, zh: '排放口不属于该排污单位', en: 'the outlet is not one of this discharging unit' },
  'register.factor-without-mass': { http: 422, zh: '该因子不能核算排放量', en: 'no mass can be told of this factor' },
  'register.days-reversed': { http: 422, zh: '截止日期早于起始日期', en: 'the last day lies before the first' },
  'register.personal-data': {
    http: 422, zh: '内容含个人电话或证件号码,不得登记(信访人信息不入档)',
    en: 'a personal telephone or identity number may not be entered (who reported never goes on file)',
  },
  'register.reserved-number': { http: 422, zh: '该号段留给应用登记的点位', en: 'numbers of this range are those of points that applications register' },
  'register.stands-already': { http: 409, zh: '该编号已登记', en: 'this key is registered already' },
  'register.changed-meanwhile': { http: 409, zh: '该登记在此期间已有变更,请刷新后再改', en: 'the entry was changed meanwhile; look at it again' },
  'register.whose': { http: 422, zh: '须写明排污单位或建设单位', en: 'a project names its discharging unit, or who proposes it' },
  'register.not-yours': { http: 403, zh: '该地区不在本职务的登记范围内', en: 'this region is not within what this office may enter' },
  'two-high.bad-number': { http: 422, zh: '应为数字', en: 'a figure is expected' },
  'two-high.row-unfit': { http: 422, zh: '该行内容不全或格式不符', en: 'the row is incomplete, or what it says is not of the form' },
  'two-high.twice': { http: 409, zh: '同一编号在文件中出现两次,以前一行为准', en: 'the number stands twice in the file; the first row counts' },
  'register.not-a-day': { http: 422, zh: '日期不存在', en: 'there is no such day' },
} as const;
