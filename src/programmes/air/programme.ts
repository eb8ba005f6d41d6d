import type { Programme } from '../../model/programme.ts';
import { localParameter, words } from '../declare.ts';

const basis = (zh: string, en: string) => words(`点位以站点登记为准|实况|审核前|${zh}|HJ 633-2026`, `points as registered | actual conditions | before review | ${en} | HJ 633-2026`);

/** 治气攻坚 (M01): what stations say, assessed by the edition in force at its own time, ranked with its basis. Opens no cases. */
export const air: Programme = {
  id: 'air',
  title: words('深化治气攻坚', 'Cleaner air'),
  says: words('站点小时数据评价为AQI,按时段排名并公开', 'Station hours are assessed as AQI, ranked by hour and day, and disclosed'),
  mechanisms: ['M01'],
  cases: [],
  rules: [],
  rankings: [
    { id: 'air/hour', title: words('站点小时AQI排名', 'Stations by hourly AQI'), points: ['air-station'], factor: 'aqi', period: 'hour',
      order: 'lowest-first', basis: basis('小时值', 'hour'), validHoursMin: localParameter(1, 'hour', '参加排名所需有效小时', 'valid hours needed to be ranked') },
    { id: 'air/day', title: words('站点日AQI排名', 'Stations by daily AQI'), points: ['air-station'], factor: 'aqi', period: 'day',
      order: 'lowest-first', basis: basis('日均值', 'day'),
      validHoursMin: { value: 20, unit: 'hour', title: words('参加排名所需有效小时', 'valid hours needed to be ranked'),
        cite: 'HJ 663:日均值至少20个有效小时', confidence: 'low', from: '2026-03-01' } },
  ],
  words: {
    station: words('空气质量监测站点', 'air station'),
    'aqi': words('空气质量指数(AQI)', 'air quality index (AQI)'),
    'primary-pollutant': words('首要污染物', 'primary pollutant'),
    assessment: words('评价', 'assessment'),
    'good-day-share': words('优良天数比例', 'good-day share'),
    national: words('国控', 'national point'),
    provincial: words('省控', 'provincial point'),
    city: words('市控', 'city point'),
  },
};
