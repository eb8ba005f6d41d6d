import type { PublicTableRule, RedactionRule } from '../../model/public-table.ts';
import { personalNumbers, type PersonalNumber } from '../../publish/personal-numbers.ts';
import { words } from '../declare.ts';

const rule = (id: string, zh: string, en: string, pattern: string): RedactionRule => ({ id, title: words(zh, en), pattern });

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏苏潘葛范彭鲁韦马苗方俞任袁柳史唐费薛雷贺倪汤罗毕郝安常傅卞齐康伍余顾孟黄穆萧尹姚邵汪毛米戴宋庞熊纪舒项祝董梁杜阮蓝席季贾路江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房解应丁邓洪包左石崔龚程邢裴陆翁甄封储段焦谷侯全班仇宁甘厉祖武符刘景叶白蒲池乔翟谭劳申冉雍曲向廖欧耿';
/** 举报人王某某, 村民李小明 and the like: a word for a person, then a surname and one or two more letters. */
const person = `(?:举报人|反映人|投诉人|联系人|来信人|来电人|户主|业主|村民|居民|群众)(?:[是为::]|名叫|叫)?\\s*(?<private>[${surnames}][\\u4e00-\\u9fff]{1,2})(?=[^\\u4e00-\\u9fff]|反映|来电|来信|称|家|等|的|说|住|电话|手机|联系|,|。|$)`;

/** By shape alone: what is published rather loses a number too many. */
const shapeOf = (kind: PersonalNumber['id']): string => personalNumbers.find(({ id }) => id === kind)?.pattern ?? '(?!)';

/** 脱敏规则: data, in this order. Shapes by public standards where there is one; words and their order are a design of this house. */
export const redaction: readonly RedactionRule[] = [
  rule('identity-number', '身份证号', 'identity number', shapeOf('identity-number')),
  rule('mobile', '手机号', 'mobile number', shapeOf('mobile')),
  rule('land-line', '固定电话', 'land line', shapeOf('land-line')),
  rule('person', '人名', 'name of a person', person),
  rule(
    'house',
    '门牌、楼栋房号',
    'house number',
    '(?:\\d+\\s*(?:号楼|栋|幢|座))?\\s*(?:\\d+\\s*单元)?\\s*\\d{1,4}\\s*室|\\d+\\s*(?:号楼|栋|幢)\\s*\\d+\\s*单元|(?<=村|组|屯|庄|巷|弄|胡同)\\d{1,5}\\s*号',
  ),
  rule('plate', '车牌号', 'number plate', shapeOf('plate')),
];

/** 《群众信访举报转办和边督边改公开情况一览表》 in its columns and their order. */
export const publicTable: PublicTableRule = {
  title: words('群众信访举报转办和边督边改公开情况一览表', 'Complaints passed on and what was rectified during the inspection'),
  columns: [
    { id: 'ordinal', title: words('序号', 'No.'), take: 'ordinal' },
    { id: 'number', title: words('受理编号', 'acceptance number'), take: 'number' },
    { id: 'complaint', title: words('交办问题基本情况', 'what was complained of'), fields: ['complaint'] },
    { id: 'region', title: words('行政区域', 'region'), take: 'region' },
    { id: 'pollution', title: words('污染类型', 'pollution type'), fields: ['pollution', 'pollutionAlso'] },
    { id: 'investigation', title: words('调查核实情况', 'what was found'), fields: ['investigation'] },
    { id: 'verdict', title: words('是否属实', 'substantiated'), fields: ['verdict'] },
    { id: 'handling', title: words('处理和整改情况', 'handling and rectification'), fields: ['handling'] },
    { id: 'completion', title: words('是否办结', 'completed'), fields: ['completion'] },
    { id: 'accountability', title: words('责任人被处理情况', 'people held to account'), fields: ['accountabilityText'] },
  ],
  ready: 'reviewed',
  published: 'published',
  ended: 'completed',
  completion: 'completion',
  verdict: 'verdict',
  kind: 'pollution',
  figures: [
    { id: 'orders', title: words('责令改正', 'orders to correct'), unit: words('件', 'orders'), field: 'ordersToFix' },
    { id: 'penalties', title: words('立案处罚', 'penalty cases'), unit: words('件', 'cases'), field: 'penaltyCases' },
    { id: 'fines', title: words('罚款金额', 'fines'), unit: words('万元', '10,000 yuan'), field: 'penaltyAmount' },
    { id: 'interviewed', title: words('约谈', 'summoned for talks'), unit: words('人', 'people'), field: 'interviewed' },
    { id: 'admonished', title: words('诫勉、批评教育', 'admonished'), unit: words('人', 'people'), field: 'admonished' },
    { id: 'disciplined', title: words('党纪政务处分', 'disciplined'), unit: words('人', 'people'), field: 'disciplined' },
    { id: 'detained', title: words('拘留', 'detained'), unit: words('人', 'people'), field: 'detained' },
  ],
  redaction,
  // A lead is never public.
  cameOf: { column: 'handling', types: ['rectification/problem'], says: '已转为整改问题:' },
};
