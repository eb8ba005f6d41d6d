import type { Words } from '../../../model/words.ts';

const say = (zh: string, en: string): Words => ({ zh, en });

const families: Readonly<Record<string, Words>> = {
  'ambient-air': say('环境空气质量标准', 'Ambient air quality'), 'air-index': say('空气质量指数', 'Air quality index'), 'air-evaluation': say('环境空气质量评价', 'Evaluation of ambient air'),
  'air-compensation': say('空气质量生态补偿', 'Compensation for air quality'), 'heavy-pollution': say('重污染天气预警', 'Heavy-pollution warnings'),
  'surface-water': say('地表水环境质量标准', 'Surface water quality'), 'surface-water-evaluation': say('地表水环境质量评价', 'Evaluation of surface water'), 'surface-water-statistics': say('地表水数据统计', 'Statistics of surface water'),
  'city-water-index': say('城市水质指数', 'City water quality index'), 'trophic-index': say('湖库营养状态', 'Trophic state of lakes'), 'black-odorous': say('黑臭水体', 'Black and odorous water'),
  groundwater: say('地下水质量标准', 'Groundwater quality'), 'sea-water': say('海水水质标准', 'Sea water quality'), 'sea-area-evaluation': say('近岸海域评价', 'Evaluation of coastal sea'), 'xinanjiang-compensation': say('新安江流域补偿', 'Xinʼanjiang basin compensation'),
  'soil-farmland': say('农用地土壤', 'Farmland soil'), 'soil-building-land': say('建设用地土壤', 'Building-land soil'), 'soil-index': say('土壤评价', 'Evaluation of soil'),
  'noise-quality': say('声环境质量标准', 'Noise quality'), 'noise-boundary': say('厂界噪声', 'Noise at the boundary'), 'noise-city': say('城市声环境评价', 'Evaluation of city noise'),
  'emission-power': say('火电厂大气污染物', 'Power plants, air'), 'emission-power-ultra-low': say('燃煤电厂超低排放', 'Coal power, ultra-low emission'), 'emission-power-zhejiang': say('燃煤电厂(浙江)', 'Coal power, Zhejiang'), 'emission-boiler': say('锅炉大气污染物', 'Boilers, air'),
  'emission-sewage': say('城镇污水处理厂', 'Municipal sewage plants'), 'emission-sewage-zhejiang': say('城镇污水处理厂(浙江)', 'Municipal sewage plants, Zhejiang'), 'emission-wastewater': say('污水综合排放', 'Waste water in general'), 'emission-data': say('污染源监测数据有效性', 'Validity of emission data'),
  'ecosystem-account': say('生态系统核算', 'Ecosystem accounting'), rounding: say('数值修约', 'Rounding'),
};
const averagings: Readonly<Record<string, Words>> = {
  hour: say('1小时平均', '1 h'), '8h': say('8小时平均', '8 h'), mda8: say('日最大8小时平均', 'daily max. of 8 h'), day: say('24小时平均', '24 h'), week: say('周平均', 'week'), month: say('月平均', 'month'), quarter: say('季平均', 'quarter'),
  year: say('年平均', 'year'), night: say('夜间', 'night'), sample: say('单次样品', 'sample'), 'single-sample': say('一次监测', 'single sample'), instant: say('瞬时', 'instant'), 'growing-season': say('植物生长季平均', 'growing season'),
};
const places: Readonly<Record<string, Words>> = {
  grade: say('级别', 'grade'), class: say('类别', 'class'), waterbody: say('水体', 'water body'), sourceClass: say('源类', 'source'), season: say('季节', 'season'), waterTemperature: say('水温(℃)', 'water temperature (°C)'), zone: say('功能区', 'zone'),
  period: say('时段', 'period'), place: say('位置', 'place'), roomType: say('房间', 'room'), level: say('值别', 'value'), pH: say('pH', 'pH'), use: say('用途', 'use'), builtFrom: say('建设自', 'built from'), builtTo: say('建设至', 'built until'),
  chosenBy: say('选定', 'chosen by'), medium: say('介质', 'medium'), column: say('栏', 'column'), area: say('地区', 'area'), land: say('用地', 'land'), table: say('表', 'table'), sampling: say('采样', 'sampling'),
};
const kinds: Readonly<Record<string, Words>> = {
  limit: say('限值', 'Limits'), rule: say('规则参数', 'Rules'), 'break-points': say('分指数断点', 'Break points'), report: say('报告项目', 'Report items'), level: say('级别', 'Levels'), statistic: say('统计量', 'Statistics'), flag: say('数据标记', 'Data flags'),
  'class-status': say('水质状况', 'State by class'), 'basin-status': say('流域状况', 'State of a basin'), 'grade-band': say('等级', 'Grades'), band: say('分级', 'Bands'), 'share-status': say('按比例定级', 'State by shares'), 'index-term': say('指数分项', 'Index terms'),
  'compensation-round': say('补偿协议', 'Compensation rounds'), compensation: say('补偿办法', 'Compensation'), gap: say('未查得', 'Not found'), service: say('服务', 'Services'), background: say('背景修正', 'Background correction'), 'reference-state': say('参考状态', 'Reference state'),
  warning: say('预警条件', 'Warning conditions'), 'noise-grade': say('声环境等级', 'Noise grades'), 'composite-term': say('综合指数分母', 'Composite index terms'),
};

const of = (all: Readonly<Record<string, Words>>) => (code: string): Words => all[code] ?? say(code, code);
/** Words of the field for the codes of standards/. A code without words is shown as it is, never hidden. */
export const familyWords = of(families);
export const averagingWords = of(averagings);
export const placeWords = of(places);
export const kindWords = of(kinds);
