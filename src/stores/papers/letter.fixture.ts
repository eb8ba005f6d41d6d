import type { LetterContent, LetterPiece } from '../../model/letter-content.ts';

const from = (text: string, source: string): LetterPiece => ({ text, source });
const long = '督察发现，该县工业集聚区污水处理厂2025年以来多次超标排放，氨氮最高浓度达到15.6毫克/升，超过一级A标准2.12倍；管网错接混接问题长期没有解决，汛期溢流频繁。';

/** A letter as it is issued; `paragraphs` makes it longer. */
export const someLetter = (paragraphs = 1, change: Partial<LetterContent> = {}): LetterContent => ({
  form: 'gbt9704-letter-1', organ: '示例省整改办', number: '示环督督办〔2026〕12号', title: '示例省整改办关于示例县工业集聚区污水处理厂超标排放问题的督办通知',
  to: '示例县人民政府',
  body: [
    { kind: 'text', pieces: ['现就你单位负责整改的下列事项印发督办通知，请按要求办理并书面回复。'] },
    { kind: 'heading', pieces: ['一、反馈问题（原文）'] },
    ...Array.from({ length: paragraphs }, () => ({ kind: 'text', pieces: [from(long, 'fields.problem')] }) as const),
    { kind: 'text', pieces: ['请书面回复办理情况。回复期限为自本文印发之日起', from('10个工作日', 'clocks.reply'), '，至', from('2026年3月16日', 'clocks.reply'), '止。'] },
  ],
  enclosures: ['现场核查笔录', '监测报告'], date: '2026年3月2日', copies: '示例市人民政府，示例省生态环境厅', ...change,
});
