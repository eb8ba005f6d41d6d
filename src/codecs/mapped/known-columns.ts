/** Names that factors go by in the files of others: lower case, without blanks, dots and brackets → code of HJ 212. */
export const factorNames: Readonly<Record<string, string>> = {
  pm25: 'a34004', 细颗粒物: 'a34004', pm10: 'a34002', so2: 'a21026', 二氧化硫: 'a21026', no2: 'a21004', 二氧化氮: 'a21004', 一氧化氮: 'a21003',
    nox: 'a21002',
  氮氧化物: 'a21002', co: 'a21005', 一氧化碳: 'a21005', o3: 'a05024', o31h: 'a05024', 臭氧: 'a05024',
  temp: 'a01001', airtemp: 'a01001', atmp: 'a01001', 气温: 'a01001', humidity: 'a01002', rh: 'a01002', 湿度: 'a01002', 相对湿度: 'a01002',
  pres: 'a01006', pressure: 'a01006', bar: 'a01006', 气压: 'a01006', ws: 'a01007', wspd: 'a01007', wspm: 'a01007', windspeed: 'a01007',
    风速: 'a01007',
  wdir: 'a01008', winddirection: 'a01008', 风向: 'a01008', wtmp: 'w01010', watertemp: 'w01010', 水温: 'w01010',
  ph: 'w01001', ph值: 'w01001', do: 'w01009', 溶解氧: 'w01009', codmn: 'w01019', 高锰酸盐指数: 'w01019', cod: 'w01018', codcr: 'w01018',
    化学需氧量: 'w01018',
  nh3n: 'w21003', 氨氮: 'w21003', tp: 'w21011', 总磷: 'w21011', tn: 'w21001', 总氮: 'w21001', 电导率: 'w01014', 浊度: 'w01003',
  gst: 'h01006', gust: 'h01006', 阵风: 'h01006', wvht: 'h01002', swh: 'h01002', hs: 'h01002', significantwaveheight: 'h01002', 有效波高: 'h01002',
  dpd: 'h01003', 主波周期: 'h01003', apd: 'h01004', 平均波周期: 'h01004', mwd: 'h01005', 波向: 'h01005', dewp: 'h01007', dewpoint: 'h01007', 露点: 'h01007',
  vis: 'h01008', visibility: 'h01008', 能见度: 'h01008', tide: 'h01009', 潮位: 'h01009', 潮高: 'h01009', salinity: 'h01001', sal: 'h01001', 盐度: 'h01001',
  po4p: 'h01010', 活性磷酸盐: 'h01010', 无机磷: 'h01010', no3n: 'w21007', 硝酸盐氮: 'w21007', no2n: 'w21006', 亚硝酸盐氮: 'w21006', 石油类: 'w22001', 油类: 'w22001',
  chla: 'w01016', chl: 'w01016', chlorophyll: 'w01016', turbidity: 'w01003',
  leq: 'Leq', laeq: 'Leq', 等效声级: 'Leq', lmax: 'LMx', lamax: 'LMx', l10: 'L10', l50: 'L50', l90: 'L90', la: 'LA', 声级: 'LA', soundlevel: 'LA',
};

/** Names of columns that say when, where, what and how sure. */
export const timeNames: ReadonlySet<string> = new Set([
  'time', 'date', 'datetime', 'timestamp', 'timepoint', 'datatime', 'monitortime', '时间', '日期', '监测时间', '采样时间', '数据时间', 'acqdate',
]);
/** Parts of a moment that stand in columns of their own, with what they are in a format. */
export const timeParts: Readonly<Record<string, string>> = {
  year: 'YYYY', yyyy: 'YYYY', yy: 'YYYY', 年: 'YYYY', month: 'M', 月: 'M', day: 'D', dd: 'D', 日: 'D', hour: 'H', hh: 'H', 时: 'H', 小时: 'H',
    minute: 'mm', 分: 'mm',
};
export const pointNames: ReadonlySet<string> = new Set([
  'station', 'stationcode', 'stationid', 'site', 'sitecode', 'siteid', 'code', 'nodeid', 'id', 'point', 'pointid', 'pointcode',
    'watchpoint', 'section', 'mn',
  '点位', '点位编号', '点位编码', '点位名称', '站点', '站点编号', '站点编码', '站点名称', '站名', '测点', '测点名称', '断面', '断面名称', '监测点位', '监测点',
]);
export const flagNames: ReadonlySet<string> = new Set(['flag', 'status', '标记', '数据标记', '标识', '状态']);
export const factorColumnNames: ReadonlySet<string> = new Set(['factor', 'pollutant', 'parameter', 'item', '因子', '监测因子', '污染物', '项目',
  '监测项目', '指标']);
export const valueColumnNames: ReadonlySet<string> = new Set(['value', 'result', 'concentration', '值', '监测值', '数值', '浓度', '结果', '监测结果']);
export const unitColumnNames: ReadonlySet<string> = new Set(['unit', 'units', '单位']);

/** In which unit a column is when its name does not say: what most files of that name have. A guess to be confirmed. */
export const usualUnits: Readonly<Record<string, string>> = {
  pres: 'hPa', bar: 'hPa', gst: 'm/s', wvht: 'm', dpd: 's', apd: 's', mwd: 'degree', vis: 'nmi', tide: 'ft',
};

/** `PM2.5(μg/m3)` → name `pm25`, unit `μg/m3`. */
export function nameAndUnit(column: string): { readonly name: string; readonly unit: string | undefined } {
  const found = /^(.*?)\s*[([(【]([^)\])】]+)[)\])】]\s*$/u.exec(column);
  const name = (found?.[1] ?? column).normalize('NFKC').toLowerCase().replace(/[\s._\-#₀-₉]/gu, '');
  return { name, unit: found?.[2]?.trim() };
}
