import type { FieldRule, LetterKind, LetterRule } from '../../model/case-type.ts';
import { field, optional, words } from '../declare.ts';

/** 督办阶梯 (M27), lowest first. 区域限批 is a decision of its own (area-limit.ts); the others are letters (urging.ts). */
export const rungs = ['remind', 'warn', 'circular', 'supervise', 'interview', 'listed', 'area-limit', 'accountability'] as const;
export const letterRungs = rungs.filter((rung) => rung !== 'area-limit');

const called = {
  remind: words('提醒函', 'reminder'), warn: words('预警函', 'warning'), circular: words('通报', 'circular'), supervise: words('督办单', 'supervision order'),
  interview: words('约谈', 'summons talk'), listed: words('挂牌督办', 'listed supervision'), 'area-limit': words('区域限批', 'area approval limit'),
  accountability: words('移交问责', 'handed over for accountability'),
} as const;
const choicesOf = (ids: readonly (keyof typeof called)[]) => ids.map((id) => ({ id, title: called[id] }));

/** `beside`: on the item it stands beside what its leaders sign. */
const rung = (ids: readonly (keyof typeof called)[]): FieldRule => field('rung', 'choice', '文书种类', 'kind of letter', { choices: choicesOf(ids), beside: true });
export const letterRung = rung(letterRungs);
export const limitRung = rung(['area-limit']);
/** Of any of them, as the item is told. */
export const usedRung = (id: string, zh: string, en: string): FieldRule => field(id, 'choice', zh, en, { choices: choicesOf(rungs), beside: true });

/** What a letter says beyond the record; the figures and the verbatim problem come from the item. */
export const letterText: readonly FieldRule[] = [
  field('urgeReason', 'long-text', '事由', 'reason', { lengthMax: 1000, beside: true }), field('urgeAsked', 'long-text', '要求', 'what is asked', { lengthMax: 1000, beside: true }),
  optional('copies', 'text', '抄送', 'copies to', { lengthMax: 300, beside: true }),
];
export const limitMonths = field('limitMonths', 'number', '限批期限(月)', 'months of the limit', { beside: true });

/** What stands in the letter as it stood on the item on the day it was drafted. */
export const fromItem: readonly FieldRule[] = [
  field('problem', 'verbatim', '反馈问题(原文)', 'problem, verbatim'), optional('itemNumber', 'text', '问题编号', 'item number'),
  optional('documentNumber', 'text', '来源文号', 'document number'), field('target', 'long-text', '整改目标', 'target'), optional('deadline', 'day', '整改时限', 'deadline'),
];

const kind = (word: string, zh: string, en: string): LetterKind => ({ word, title: words(zh, en) });
/** 发文字号 and 文种 of each rung; the words of the numbers are the house's own design, a province may write its own. */
export const letterKinds: Readonly<Record<(typeof rungs)[number], LetterKind>> = {
  remind: kind('提醒', '提醒函', 'reminder'), warn: kind('预警', '预警函', 'warning'), circular: kind('通报', '通报', 'circular'),
  supervise: kind('督办', '督办通知', 'supervision order'), interview: kind('约谈', '约谈通知', 'summons talk'),
  listed: kind('挂牌', '挂牌督办通知', 'listed supervision'), 'area-limit': kind('限批', '区域限批决定', 'area approval limit'),
  accountability: kind('移交', '移交问责函', 'hand-over for accountability'),
};

/** What the item says, as it stood. */
export const itemSections: LetterRule['sections'] = [
  { title: words('反馈问题(原文)', 'Problem, verbatim'), lines: [
    words('{problem}', '{problem}'), words('问题编号:{itemNumber}。', 'Item number: {itemNumber}.'), words('交办文号:{documentNumber}。', 'Handed down by: {documentNumber}.'),
  ] },
  { title: words('整改目标和时限', 'Target and deadline'), lines: [words('{target}', '{target}'), words('整改时限:{deadline}。', 'Deadline: {deadline}.')] },
];
/** The body of every rung: the item, then why and what is asked. */
export const letterSections: LetterRule['sections'] = [
  ...itemSections,
  { title: words('督办事由', 'Reason'), lines: [words('{urgeReason}', '{urgeReason}')] },
  { title: words('工作要求', 'What is asked'), lines: [words('{urgeAsked}', '{urgeAsked}')] },
];
