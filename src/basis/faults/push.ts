/** Why a pushed observation is not taken. */
export const pushFaults = {
  'push.unknown-datastream': { http: 404, zh: '没有该数据流', en: 'no such Datastream' },
  'push.malformed': { http: 400, zh: '内容不是合法的观测值', en: 'this is not an Observation' },
  'push.off-grid': { http: 422, zh: '时间与数据流的统计时段不符', en: 'the time is not one period of this Datastream' },
  'push.future-time': { http: 422, zh: '观测时段尚未结束', en: 'the period has not ended yet' },
  'push.busy': { http: 503, zh: '等待入库的数据过多,请稍后重试', en: 'too much waits to be stored; try again' },
} as const;
