import type { Words } from '../model/words.ts';
import type { StandardRow } from './standard-file.ts';

/** Rows that are held to be read and decide nothing here: what they are, and why no assessment reads them. */
type Reference = { readonly family: RegExp; readonly holds: (row: StandardRow) => boolean; readonly why: Words };

const keys = (...names: readonly string[]) => (row: StandardRow): boolean => row.kind === 'rule' && names.some((name) => row.key === name || row.key.startsWith(`${name}.`));
const held = new Set(['year', 'day', 'mda8']);

const references: readonly Reference[] = [
  {
    family: /^ambient-air$/, holds: (row) => row.kind === 'limit' && !(row.clause.startsWith('table 1') && held.has(row.averaging)),
    why: { zh: '达标评价按年均值和日均值百分位数进行,本条供限值查询', en: 'Attainment is judged by annual means and percentiles of days; this row answers a limit look-up' },
  },
  {
    family: /^ambient-air$/, holds: (row) => row.kind === 'reference-state' || keys('definition', 'grade-of-zone', 'table-2-binding')(row),
    why: { zh: '定义和适用范围,数据按上报状态使用', en: 'Definitions and scope; data are used in the state in which they are reported' },
  },
  {
    family: /^ambient-air$|^noise-quality$/, holds: keys('hour-minutes'),
    why: { zh: '站点只报小时值和数据标记,不报有效分钟数', en: 'Stations report hour values with a flag, not the valid minutes' },
  },
  { family: /^ambient-air$/, holds: keys('sampled-day-hours', 'sampled-month-days', 'sampled-quarter-days', 'sampled-year-days'), why: { zh: '手工采样项目尚不参与评价', en: 'Items sampled by hand are not assessed yet' } },
  {
    family: /^air-index$/, holds: keys('exceeding-above', 'exceeding-dropped', 'daily-report-hour', 'forecast-days', 'forecast-hour', 'not-monitored-years', 'realtime-report-hours'),
    why: { zh: '发布和预报的要求,不改变指数', en: 'On publishing and forecasting; changes no index' },
  },
  { family: /^air-evaluation$/, holds: keys('trend', 'trend-years', 'weighted-composite'), why: { zh: '多年趋势尚不评价;加权综合指数未列入规范', en: 'Trends over years are not assessed yet; the weighted composite is no official index' } },
  { family: /^heavy-pollution$/, holds: keys('performance-grade', 'reduction', 'pre-warning-above', 'pre-warning-long-above', 'pre-warning-long-hours', 'release-hours'), why: { zh: '绩效分级、减排比例、预警解除由各地预案执行,不参与等级判定', en: 'Grades, cuts and the end of a warning belong to local plans; the level is judged without them' } },
  { family: /^noise/, holds: keys('steady-minutes', 'zone-4b-approved-from'), why: { zh: '现场测量和功能区划定的要求', en: 'On measuring and on drawing zones' } },
  { family: /^soil-farmland$/, holds: keys('intervention-items'), why: { zh: '由管制值各行体现', en: 'Said again by the rows of intervention values' } },
  { family: /^groundwater$/, holds: keys('no-f-score'), why: { zh: '旧版评分法已取消', en: 'The score of the former edition is gone' } },
  {
    family: /^surface-water$/, holds: (row) => row.kind === 'limit' && (row.averaging === 'week' || row.applies['class'] === undefined),
    why: { zh: '水源地补充、特定项目和水温变化不参与断面定类,供限值查询', en: 'Source-water items and changes of temperature set no class of a section; for look-up' },
  },
  { family: /^surface-water-evaluation$/, holds: keys('listed-only', 'not-evaluated', 'trend-long'), why: { zh: '由参评项目体现;五年以上趋势尚不评价', en: 'Follows from the deciding items; trends over five years are not assessed yet' } },
  {
    family: /^surface-water-statistics$/, holds: (row) => keys('automatic-first')(row) || (row.kind === 'rule' && row.key === 'hourly-decimals' && row.pollutant !== 'pH'),
    why: { zh: '小时值按站点上报值使用,不再修约', en: 'Hour values are used as stations report them, not rounded again' },
  },
  {
    family: /^emission/, holds: (row) => row.kind === 'limit' && row.averaging !== 'hour' && row.averaging !== 'day',
    why: { zh: '按单次采样执行,在线数据不与其比较;供限值查询', en: 'For single samples, which online data are not; for look-up' },
  },
  { family: /^emission-sewage$/, holds: keys('day-mean-tables', 'single-sample-items', 'small-town-plants', 'temperature-not-season'), why: { zh: '由各限值行的取值时间和条件体现', en: 'Said again by averaging and conditions of the limits' } },
  {
    family: /^emission-data$/, holds: keys('day-mean-judged', 'dry-flow', 'month-days', 'month-days-february', 'nox-as-no2', 'ppm', 'wet-dry'),
    why: { zh: '换算由数采仪完成,月有效天数尚不评价', en: 'Loggers convert; valid days of a month are not assessed yet' },
  },
  { family: /^rounding$/, holds: keys('decimal', 'compare-rounded'), why: { zh: '凡未注明者按全数值比较', en: 'Full values are compared where a standard names no way' } },
  { family: /./, holds: (row) => row.kind === 'compensation-round' && row.weights === null, why: { zh: '协议条款未查到', en: 'The terms of the agreement were not found' } },
  { family: /./, holds: (row) => row.kind === 'gap', why: { zh: '查而未得:需要它的结论为无法判定', en: 'Looked for and not found: what needs it is undeterminable' } },
];

/** Why no verdict rests on a row: it is held for reference only. Undefined: an assessment reads it. */
export const referenceOnly = (family: string, row: StandardRow): Words | undefined =>
  references.find((one) => one.family.test(family) && one.holds(row))?.why;
