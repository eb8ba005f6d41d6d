import type { FieldRule } from '../../model/case-type.ts';
import { field, optional, words } from '../declare.ts';

const yesNo = {
  choices: [
    { id: 'yes', title: words('是', 'yes') },
    { id: 'no', title: words('否', 'no') },
  ],
} as const;

/** 污染类型 as published tables name them; an item may concern several, the main one stands first. */
export const pollutionTypes = [
  { id: 'water', title: words('水', 'water') },
  { id: 'air', title: words('大气', 'air') },
  { id: 'soil', title: words('土壤', 'soil') },
  { id: 'noise', title: words('噪声', 'noise') },
  { id: 'solid-waste', title: words('固废', 'solid waste') },
  { id: 'ecology', title: words('生态', 'ecology') },
  { id: 'radiation', title: words('辐射', 'radiation') },
  { id: 'other', title: words('其他', 'other') },
] as const;

export const verdicts = [
  { id: 'substantiated', title: words('属实', 'substantiated') },
  { id: 'partly', title: words('部分属实', 'partly substantiated') },
  { id: 'not-substantiated', title: words('不属实', 'not substantiated') },
] as const;

export const completions = [
  { id: 'completed', title: words('已办结', 'completed') },
  { id: 'stage', title: words('阶段性办结', 'completed for the stage') },
  { id: 'open', title: words('未办结', 'not completed') },
] as const;

/** Given at registration: what the team wrote stands verbatim under its own number. */
export const complaintFields: readonly FieldRule[] = [
  field('acceptanceNumber', 'verbatim', '受理编号', 'acceptance number, as issued', { lengthMax: 40 }),
  field('complaint', 'verbatim', '交办问题基本情况(原文)', 'what was complained of, verbatim'),
  field('pollution', 'choice', '污染类型', 'pollution type', { choices: pollutionTypes }),
  optional('pollutionAlso', 'text', '其他涉及类型', 'other types concerned', { lengthMax: 60 }),
  field('starred', 'choice', '★重点关注', 'of special concern', yesNo),
];

const count = (id: string, zh: string, en: string): FieldRule => optional(id, 'number', zh, en);

/** 责任人被处理情况, by category: numbers and no names. */
const accountability: readonly FieldRule[] = [
  count('interviewed', '约谈人数', 'people summoned for talks'),
  count('admonished', '诫勉、批评教育人数', 'people admonished'),
  count('disciplined', '党纪政务处分人数', 'people disciplined'),
  count('detained', '拘留人数', 'people detained'),
];

/** 报送: what the table will say. The first report and every later one give all of it. */
export const reportFields: readonly FieldRule[] = [
  field('investigation', 'long-text', '调查核实情况', 'what was found', { lengthMax: 5_000 }),
  field('verdict', 'choice', '是否属实', 'substantiated', { choices: verdicts }),
  field('handling', 'long-text', '处理和整改情况', 'handling and rectification', { lengthMax: 5_000 }),
  field('completion', 'choice', '是否办结', 'completed', { choices: completions }),
  count('ordersToFix', '责令改正件数', 'orders to correct'),
  count('penaltyCases', '立案处罚件数', 'penalty cases'),
  count('penaltyAmount', '罚款金额(万元)', 'fines (10,000 yuan)'),
  ...accountability,
  field('accountabilityText', 'text', '责任人被处理情况(不写姓名)', 'people held to account, without names', { lengthMax: 400 }),
];
