/** 举报人 complained during an inspection; 反映人 objected during a notice or reported that an item is not fixed. */
export type Spoke = 'complained' | 'reported';

export const reporterWords = {
  title: { complained: { zh: '举报人信息', en: 'Who complained' }, reported: { zh: '反映人信息', en: 'Who spoke' } },
  look: { complained: { zh: '查看举报人信息', en: 'Look at who complained' }, reported: { zh: '查看反映人信息', en: 'Look at who spoke' } },
  none: { complained: { zh: '没有登记举报人信息', en: 'None was registered' }, reported: { zh: '没有留下联系方式', en: 'None was left' } },
  apart: {
    zh: '单独存放。查看须写明理由,每次查看留下姓名、时间和理由。',
    en: 'Kept apart. A look needs a reason; name, time and reason are kept.',
  },
  why: { zh: '查看理由(不少于4字)', en: 'Reason (4 letters or more)' },
  show: { zh: '留痕并查看', en: 'Leave a trace and look' },
  name: { zh: '姓名', en: 'Name' },
  phone: { zh: '联系方式', en: 'How to reach them' },
  address: { zh: '地址', en: 'Address' },
  entered: { zh: '登记时间', en: 'Entered' },
  looks: { zh: '查看记录', en: 'Looks' },
  noLooks: { zh: '尚无人查看', en: 'Nobody has looked' },
  covered: { zh: '原文中的个人信息已遮盖', en: 'Personal data in the text is covered' },
  coveredSays: { zh: '记录中的原文未改动。已遮盖(处):', en: 'The record keeps the text verbatim. Covered:' },
  comma: { zh: '、', en: ', ' },
  kinds: {
    mobile: { zh: '手机号', en: 'mobile numbers' },
    'land-line': { zh: '固定电话', en: 'land lines' },
    'identity-number': { zh: '身份证号', en: 'identity numbers' },
    plate: { zh: '车牌号', en: 'number plates' },
    reporter: { zh: '举报人信息', en: 'who complained' },
  },
  uncover: { zh: '查看未遮盖的原文', en: 'Look at the text uncovered' },
  noRight: { zh: '本职务不能查看', en: 'This office may not see it' },
} as const;
