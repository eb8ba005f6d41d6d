import { roles } from '../../../model/role.ts';
import type { Words } from '../../../model/words.ts';
import { firmCategoryWords } from '../../kit/firm-category-words.ts';
import { pick } from '../../app/words/pick.ts';

const say = (zh: string, en: string): Words => ({ zh, en });

/** What the fields of the registers' nouns are called. */
const fields: Readonly<Record<string, Words>> = {
  id: say('编号', 'number'), code: say('代码', 'code'), name: say('名称', 'name'), title: say('职务名称', 'title'), zh: say('中文', 'Chinese'), en: say('英文', 'English'),
  kind: say('类别', 'kind'), level: say('层级', 'level'), region: say('地区', 'region'), superior: say('上级单位', 'superior unit'), codeWord: say('发文机关代字', 'word of its papers’ numbers'), phone: say('电话', 'telephone'),
  person: say('人员', 'person'), role: say('角色', 'role'), unit: say('单位', 'unit'), deputyFor: say('代行的任职(AB岗)', 'acts for (deputy)'),
  number: say('点位编号', 'point number'), branch: say('监管分局', 'supervising branch'), enterprise: say('排污单位', 'discharging unit'), outlet: say('排放口编号(DA、DW)', 'outlet (DA, DW)'),
  lon: say('经度', 'longitude'), lat: say('纬度', 'latitude'), waterbody: say('水体类型', 'kind of water'), attributes: say('其他属性', 'further attributes'),
  creditCode: say('统一社会信用代码', 'credit code'), permit: say('排污许可证编号', 'permit number'), permitFrom: say('许可证生效日期', 'permit from'), permitTo: say('许可证失效日期', 'permit to'),
  management: say('管理类别', 'management'), industry: say('行业', 'industry'), keyUnitKinds: say('重点排污单位类别', 'kinds of key unit'), gridWorker: say('网格员', 'grid worker'), contractor: say('运维单位', 'O&M contractor'),
  point: say('点位', 'point'), factor: say('因子代码', 'factor code'), averaging: say('平均时段', 'averaging'), max: say('限值上限', 'upper limit'), min: say('限值下限', 'lower limit'),
  referenceO2: say('基准氧含量(%)', 'reference oxygen (%)'), standard: say('标准号', 'standard'), clause: say('条款', 'clause'), confidence: say('依据置信度', 'confidence of the ground'),
  year: say('年度', 'year'), indicator: say('指标', 'indicator'), value: say('目标值', 'target'),
  document: say('目标文件文号', 'number of the document'), tightBelow: say('偏紧提示:低于累计值的(%)', 'warn below (% of the level so far)'),
  day: say('日期', 'day'), pollutants: say('污染物', 'pollutants'), applicant: say('申请单位', 'unit that asks'), grounds: say('申请理由', 'grounds'),
  state: say('审批状态', 'state'),
  approvedBy: say('批准机关', 'approved by'), approvalDocument: say('批准文号', 'number of the approval'), approvedOn: say('批准日期', 'approved on'),
  category: say('档案类别', 'kind of record'), documentNumber: say('文号', 'document number'), source: say('数据来源', 'source'),
  coversFrom: say('所属期起', 'covers from'), coversTo: say('所属期止', 'covers to'), expires: say('有效期至', 'expires'),
  detail: say('摘要', 'summary'), amount: say('年许可排放量(t/a)', 'permitted annual amount (t/a)'),
};

const choices: Readonly<Record<string, Words>> = {
  ...roles, ...firmCategoryWords,
  'administration': say('平台管理单位', 'platform administration'), 'provincial-department': say('省级部门', 'provincial department'), 'city-bureau': say('市生态环境局', 'city ecology bureau'),
  'city-government': say('市人民政府', 'city government'), 'county-government': say('县级人民政府', 'county government'), 'audit': say('审计机关', 'audit office'),
  'county': say('县(市、区)', 'county'), 'city': say('市', 'city'), 'province': say('省', 'province'),
  'air-station': say('空气站', 'air station'), 'water-section': say('断面', 'section'), 'air-outlet': say('废气排放口', 'air outlet'), 'water-outlet': say('废水排放口', 'water outlet'), 'noise-station': say('功能区声环境监测点', 'noise station'),
  'sea-buoy': say('海水浮标站', 'sea buoy'), 'application-point': say('应用登记点位', 'point that an application registered'),
  'river': say('河流', 'river'), 'lake': say('湖库', 'lake'), 'key': say('重点管理', 'key'), 'simplified': say('简化管理', 'simplified'), 'registered': say('登记管理', 'registered'),
  'water': say('水环境', 'water'), 'air': say('大气环境', 'air'), 'soil': say('土壤污染', 'soil'), 'risk': say('环境风险', 'risk'),
  'hour': say('小时', 'hour'), 'day': say('日', 'day'), 'high': say('高', 'high'), 'low': say('低', 'low'),
  'PM2.5-mean': say('PM2.5年均浓度', 'annual mean of PM2.5'), 'PM10-mean': say('PM10年均浓度', 'annual mean of PM10'),
  'NO2-mean': say('NO2年均浓度', 'annual mean of NO2'), 'SO2-mean': say('SO2年均浓度', 'annual mean of SO2'),
  'good-day-share': say('优良天数比例', 'good-day share'), 'dust': say('沙尘', 'dust'), 'event': say('其他特殊事件', 'other exceptional event'),
  'applied': say('待批准', 'waits for approval'), 'approved': say('已批准', 'approved'), 'refused': say('未批准', 'refused'),
  'PM2.5': say('PM2.5', 'PM2.5'), 'PM10': say('PM10', 'PM10'), 'SO2': say('SO2', 'SO2'), 'NO2': say('NO2', 'NO2'), 'CO': say('CO', 'CO'),
  'O3': say('O3', 'O3'),
};

const held = (words: Readonly<Record<string, Words>>, id: string): Words | undefined => (Object.hasOwn(words, id) ? words[id] : undefined);

export const fieldName = (id: string): Words | undefined => held(fields, id);
/** A role is named as an office where the field is a role, else the choice's own words. */
export const choiceName = (id: string, field?: string): Words | undefined => (field === 'role' ? held(roles, id) : held(choices, id));
/** A name of the body in the reader's language, or the text as it stands. */
export const wordsOr = (words: Words | undefined, text: string, language: 'zh' | 'en'): string => (words === undefined ? text : pick(words, language));
