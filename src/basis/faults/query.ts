/** Faults of a question in a query language of others; where it is wrong stands beside them. */
export const queryFaults = {
  'query.malformed': { http: 400, zh: '查询语句有误', en: 'the query cannot be read' },
  'query.unsupported': { http: 501, zh: '不支持该查询选项', en: 'this query option is not supported' },
  'query.too-wide': { http: 400, zh: '查询范围过大,请缩小时间或对象范围', en: 'the query asks for too much at once; narrow it by time or by what it names' },
} as const;
