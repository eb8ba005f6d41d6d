/** Faults of what applications register over SensorThings. */
export const thingFaults = {
  'thing.malformed': { http: 400, zh: '实体内容不合 OGC SensorThings 的数据模型', en: 'this is no entity of the SensorThings data model' },
  'thing.missing': { http: 400, zh: '缺少必填属性或必需的关联实体', en: 'a mandatory property or relation is missing' },
  'thing.unknown-link': { http: 400, zh: '关联的实体不存在', en: 'the entity that it links to does not exist' },
  'thing.official': { http: 403, zh: '该实体由主管部门登记,应用不得更改', en: 'the authorities registered this entity; an application does not change it' },
  'thing.not-yours': { http: 403, zh: '该实体由其他应用登记', en: 'another application registered this entity' },
  'thing.may-not-register': { http: 403, zh: '该密钥无权登记实体', en: 'this key may not register entities' },
  'thing.unfit': { http: 422, zh: '平台无法保存此类实体', en: 'this platform cannot hold such an entity' },
  'thing.series-fixed': { http: 409, zh: '数据流的点位、监测项目、单位与统计时段确定其数据序列,不可更改;请新建数据流', en: 'Thing, ObservedProperty, unit and period make the series of a Datastream and stay; create another Datastream' },
  'thing.other-feature': { http: 409, zh: '该数据流的观测值已关联另一监测对象;请新建数据流', en: 'the Observations of this Datastream concern another FeatureOfInterest; create another Datastream' },
  'thing.comes-with-thing': { http: 409, zh: '该监测对象由 Thing 的位置生成,随其变化', en: 'this FeatureOfInterest is made of the place of its Thing and follows it' },
  'thing.observation-stays': { http: 405, zh: '已入库的观测值不予删除,可提交更正值', en: 'stored Observations are never deleted; send a correction' },
  'thing.observation-fixed': { http: 409, zh: '只可更正观测值的结果与标记', en: 'only result and resultQuality of an Observation can be corrected' },
  'thing.moved-meanwhile': { http: 503, zh: '另一请求同时更改了登记内容,请重试', en: 'somebody else registered something at the same moment; try again' },
  'thing.full': { http: 422, zh: '数据序列编码已用尽', en: 'no code is left for another series' },
} as const;
