/** Faults of the door for map clients (OGC API – Features). */
export const featureFaults = {
  'features.unknown-collection': { http: 404, zh: '没有这个图层', en: 'there is no such collection' },
  'features.unknown-parameter': { http: 400, zh: '不支持的查询参数', en: 'this query parameter is not known here' },
  'features.bad-parameter': { http: 400, zh: '查询参数的值不合规', en: 'the value of a query parameter is not valid' },
  'features.unknown-crs': { http: 400, zh: '不支持的坐标参考系', en: 'this coordinate reference system is not offered' },
  'features.bad-filter': { http: 400, zh: '过滤表达式不合规', en: 'the filter expression is not valid' },
} as const;
