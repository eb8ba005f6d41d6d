/** Faults of data marks. */
export const markFaults = {
  'mark.type-unknown': { http: 422, zh: '没有这种标记类型', en: 'no such type of mark on that day' },
  'mark.type-unfit': { http: 422, zh: '该标记类型不供本身份使用', en: 'that type of mark is for others' },
  'mark.span-unfit': { http: 422, zh: '标记时段须为整小时、有先后且不晚于当前小时', en: 'a mark covers whole hours, begins before it ends, and not the future' },
  'mark.span-long': { http: 422, zh: '标记时段过长,请分段标记', en: 'the span is too long: mark it in parts' },
  'mark.overlap': { http: 409, zh: '与已有标记重叠,请先撤回原标记', en: 'it overlaps a mark of yours: withdraw that one first' },
  'mark.late': { http: 422, zh: '已过标记时限', en: 'the deadline for marking has passed' },
  'mark.factor-unfit': { http: 422, zh: '该排放口没有这项监测因子', en: 'this outlet does not measure that factor' },
  'mark.point-unfit': { http: 403, zh: '只能标记本单位的排放口', en: 'a firm marks its own outlets only' },
  'mark.ended': { http: 409, zh: '该标记已撤回或已答复', en: 'the mark is withdrawn or answered already' },
  'mark.not-yours': { http: 403, zh: '只能撤回本单位的标记', en: 'a firm withdraws its own marks only' },
} as const;
