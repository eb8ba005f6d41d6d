import type { FieldRule, StepRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { declareStep, field, optional, words } from '../declare.ts';

/** What stands on the item, as it stood on the day of the link and of each instruction. */
export const linkedItem: readonly FieldRule[] = [
  field('leader', 'text', '联系领导', 'leader'), field('problem', 'verbatim', '反馈问题(原文)', 'problem, verbatim'),
    optional('itemNumber', 'text', '问题编号', 'item number'),
  optional('documentNumber', 'text', '来源文号', 'document number'), optional('target', 'long-text', '整改目标', 'target'),
    optional('deadline', 'day', '整改时限', 'deadline'),
];

/** 领导联系督导 below an item of any level. It ends when the item is struck off and goes on when the item comes back, without anybody's hand. */
export const leaderRule = (responsible: string, head: string): ChildRule => ({
  id: 'leader-link', title: words('领导联系督导', 'leader linked to it'), type: 'rectification/leader-link', refines: [], tells: [],
  parties: { office: 'office', responsible, head }, heldBy: { input: 'leader', parties: ['leader', 'contact'] },
  fields: { ...Object.fromEntries(linkedItem.map(({ id }) => [id, id])), majorGround: 'majorGround', leader: '$holder' },
  hears: [{ on: 'ended', event: 'item-closed' }, { on: 'reopened', event: 'item-reopened' }],
});

/** From the approval of the plan on, one leader at a time; a change of leader is a release and a new link. */
export const leaderSteps = (from: readonly string[]): readonly StepRule[] => [
  declareStep('link-leader', '确定联系领导', 'link a leader', from, 'same', ['office'], {
    input: [
      field('leader', 'holder', '联系领导', 'leader', { office: 'leader', beside: true }),
      field('majorGround', 'long-text', '列为重大问题的依据', 'why it counts as major', { lengthMax: 300, beside: true }),
    ],
    guards: [{ guard: 'no-open-child', child: 'leader-link' }], effects: [{ effect: 'open-child', child: 'leader-link' }],
  }),
];
