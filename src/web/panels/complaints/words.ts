/** Words of this panel alone; they leave with it. */
export const panelWords = {
  reporter: { zh: '举报人信息', en: 'Who complained' },
  apart: { zh: '单独存放。查看须写明理由,每次查看留下姓名、时间和理由。', en: 'Kept apart. A look needs a reason; name, time and reason are kept.' },
  look: { zh: '查看举报人信息', en: 'Look at who complained' },
  why: { zh: '查看理由(不少于4字)', en: 'Reason (4 letters or more)' },
  show: { zh: '留痕并查看', en: 'Leave a trace and look' },
  none: { zh: '没有登记举报人信息', en: 'None was registered' },
  name: { zh: '姓名', en: 'Name' }, phone: { zh: '电话', en: 'Telephone' }, address: { zh: '地址', en: 'Address' },
  looks: { zh: '查看记录', en: 'Looks' }, noLooks: { zh: '尚无人查看', en: 'Nobody has looked' },
  noRight: { zh: '本职务不能查看举报人信息', en: 'This office may not see who complained' },
  similar: { zh: '疑似同一问题', en: 'Perhaps the same complaint' },
  similarSays: { zh: '同一县(市、区)内文字相近的转办件;是否同一问题由人确认。', en: 'Items of the same county that read alike; a person decides.' },
  noSimilar: { zh: '没有相近的转办件', en: 'Nothing reads alike' },
  share: { zh: '相似', en: 'alike' }, sameKind: { zh: '污染类型相同', en: 'same pollution type' }, passages: { zh: '共同文字', en: 'both say' }, confirmed: { zh: '已确认为同一问题', en: 'confirmed as the same' },
  confirm: { zh: '确认为同一问题', en: 'Confirm as the same' }, confirmedBy: { zh: '文字相近,核对后确认', en: 'reads alike, checked and confirmed' },
  failed: { zh: '没有取到,请重试', en: 'It could not be read; try again' },
} as const;
