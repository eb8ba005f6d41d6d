/** Faults of appeals against deductions from the valid transmission rate. */
export const appealFaults = {
  'appeal.point-unfit': { http: 403, zh: '只能就本单位的排放口申辩', en: 'a firm appeals for its own outlets only' },
  'appeal.span-unfit': { http: 422, zh: '申辩时段须为整小时、有先后、已结束且不超过一个季度', en: 'an appeal covers whole hours that are over, begins before it ends, and is no longer than a quarter' },
  'appeal.nothing-deducted': { http: 422, zh: '该时段没有扣减的小时', en: 'no hour of that span counts against' },
  'appeal.overlap': { http: 409, zh: '该时段已有申辩在办或已被采纳', en: 'an appeal of that span waits or was accepted' },
  'appeal.ended': { http: 409, zh: '该申辩已答复', en: 'the appeal is answered already' },
} as const;
