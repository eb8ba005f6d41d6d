import type { Guard, StepRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { declareStep, field, optional, words } from '../declare.ts';
import { child, itemFields, itemRule } from './item-of-it.ts';

/** Something was found: until then there is no problem, whatever was written. */
export const found: Guard = { guard: 'field-is', field: 'verdict', is: ['substantiated', 'partly'] };

const leads: ChildRule = {
  id: 'leads',
  title: words('线索', 'leads'),
  type: 'complaints/lead',
  parties: { office: 'office', city: 'city', county: 'county', branch: 'branch' },
  refines: [],
  titleFrom: 'leadTitle',
  fields: { complaintNumber: 'acceptanceNumber', complaintText: '$covered:complaint', why: 'leadWhy', place: 'leadPlace' },
  tells: [
    { on: 'ended', event: 'child-closed', give: {} },
    { on: 'reopened', event: 'child-reopened', give: {} },
  ],
};

/** What may come of a complaint, beside its own handling: it waits for none of them. */
export const cameOfIt: readonly ChildRule[] = [
  leads,
  itemRule('acceptanceNumber', '$covered:complaint', { office: 'office', city: 'city', county: 'county' }),
];

/**
 * 转出线索 by whoever handles it, while nothing is verified; 转为问题 by the office that registers items, once something was found. How they end
 * is heard here.
 */
export const openingSteps = (states: readonly string[]): readonly StepRule[] => [
  declareStep('open-lead', '转出线索', 'open a lead', states, 'same', ['county', 'city', 'office'], {
    aside: true,
    input: [
      field('leadTitle', 'text', '线索名称(疑似什么)', 'what is suspected', { lengthMax: 120, beside: true }),
      field('leadWhy', 'long-text', '列为线索的理由', 'why it is suspected', { lengthMax: 1000, beside: true }),
      optional('leadPlace', 'text', '地点', 'place', { lengthMax: 200, beside: true }),
    ],
    effects: [{ effect: 'open-child', child: 'leads' }],
  }),
  declareStep('open-item', '转为整改问题', 'make it an item of rectification', states, 'same', ['office'], {
    aside: true,
    input: itemFields,
    guards: [found],
    effects: [{ effect: 'open-child', child: 'items' }],
  }),
  declareStep('child-closed', '转出事项办结', 'what came of it is settled', states, 'same', ['system'], {
    input: [child],
    effects: [{ effect: 'note-child' }],
  }),
  declareStep('child-reopened', '转出事项反弹', 'what came of it came back', states, 'same', ['system'], {
    input: [child],
    effects: [{ effect: 'note-child' }],
  }),
];
