/** Words of this panel alone; they leave with it. */
export const panelWords = {
  cameOfIt: { zh: '由本件转出', en: 'What came of it' },
  cameOfItSays: {
    zh: '线索核实前不是问题;转出的问题按整改问题办理、销号,本件照常办理、公开。',
    en: 'A lead is no problem before it is verified; an item is rectified and closed out on its own; this complaint is handled and published as ever.',
  },
  similar: { zh: '疑似同一问题', en: 'Perhaps the same complaint' },
  similarSays: {
    zh: '同一县(市、区)内文字相近的转办件;是否同一问题由人确认。',
    en: 'Items of the same county that read alike; a person decides.',
  },
  noSimilar: { zh: '没有相近的转办件', en: 'Nothing reads alike' },
  share: { zh: '相似', en: 'alike' },
  sameKind: { zh: '污染类型相同', en: 'same pollution type' },
  passages: { zh: '共同文字', en: 'both say' },
  confirmed: { zh: '已确认为同一问题', en: 'confirmed as the same' },
  confirm: { zh: '确认为同一问题', en: 'Confirm as the same' },
  confirmedBy: { zh: '文字相近,核对后确认', en: 'reads alike, checked and confirmed' },
  failed: { zh: '没有取到,请重试', en: 'It could not be read; try again' },
} as const;
