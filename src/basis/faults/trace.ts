/** Faults of source tracing 溯源: what data cannot carry is said, never guessed. */
export const traceFaults = {
  'trace.unreadable': { http: 400, zh: '溯源输入文件无法读取', en: 'a file for tracing cannot be read' },
  'trace.no-column': { http: 400, zh: '缺少所需的列', en: 'a needed column is missing' },
  'trace.bad-number': { http: 400, zh: '数值无法使用', en: 'a number cannot be used' },
  'trace.too-few': { http: 400, zh: '数据太少,无法计算', en: 'too few data for this method' },
  'trace.bad-parameter': { http: 400, zh: '方法参数不合规', en: 'a parameter of the method is not valid' },
  'trace.bad-uncertainty': { http: 400, zh: '不确定度不合理', en: 'an uncertainty cannot be right' },
  'trace.singular': { http: 422, zh: '数据不足以确定唯一结果(矩阵奇异)', en: 'the data do not determine a result (singular)' },
  'trace.no-such-reach': { http: 404, zh: '没有这个河段', en: 'there is no such reach' },
  'trace.network-loop': { http: 400, zh: '河网存在环路', en: 'the river network has a loop' },
  'trace.left-grid': { http: 422, zh: '轨迹离开气象场范围', en: 'the trajectory left the wind field' },
  'trace.reversing-reach': { http: 422, zh: '河段流向往复变化,没有流向记录,不能追溯', en: 'a reach flows both ways and nothing says when' },
} as const;
