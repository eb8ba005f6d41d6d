import type { StepRule } from '../../model/case-type.ts';
import type { ChildRule, ChildTelling } from '../../model/child-rule.ts';
import { declareStep, field, words } from '../declare.ts';

/** What a part tells the item above it: 销号 and 反弹. */
const tells: readonly ChildTelling[] = [
  { on: 'ended', event: 'child-closed', give: {} },
  { on: 'reopened', event: 'child-reopened', give: {} },
];

/** What every item takes over from the one above it; the problem's text stands as it was fed back. */
const handedDown = {
  problem: 'problem', documentNumber: 'documentNumber', round: 'round', itemNumber: 'itemNumber', target: 'target',
  deadlineType: 'deadlineType', deadline: 'deadline', works: 'works', problemType: 'problemType',
} as const;

/** 督察反馈 → 省级整改任务: one for each problem, all at the province. */
export const provincialItems: ChildRule = {
  id: 'items', title: words('省级整改任务', 'provincial items'), type: 'rectification/provincial', part: true, parties: { office: 'office' },
  fields: { documentNumber: 'documentNumber', round: 'round' }, refines: ['problem', 'itemNumber', 'target', 'deadlineType', 'deadline', 'works', 'problemType'], names: ['lead'], tells,
};

/** The same breakdown one level lower: targets and deadlines are refined, never beyond what stands above. */
const breakdown = (type: string, level: 'city' | 'county', zh: string, en: string, parties: ChildRule['parties']): ChildRule => ({
  id: 'tasks', title: words(zh, en), type, level, part: true, parties, fields: handedDown, refines: ['target', 'deadline'],
  within: { field: 'deadline', of: 'deadline' }, tells,
});

export const cityTasks = breakdown('rectification/city', 'city', '市级整改任务', 'city items', { office: 'office', trade: 'lead' });
export const countyTasks = breakdown('rectification/problem', 'county', '县级整改任务', 'county items', { office: 'office', trade: 'trade', city: 'city' });

const child = field('child', 'text', '下级事项', 'item below', { beside: true });

type Notes = {
  /** Where work is under way; where the end of one below changes nothing but the count; where a rebound below undoes what was said. */
  readonly open: readonly string[]; readonly reported: readonly string[]; readonly notice?: string; readonly closed: string; readonly work: string;
};

/** What the machine does above when something below ends or comes back. */
export function childNotes({ open, reported, notice, closed, work }: Notes): readonly StepRule[] {
  const note = { input: [child], effects: [{ effect: 'note-child' }] } as const;
  const back = (from: readonly string[], effects: StepRule['effects']): StepRule =>
    declareStep('child-reopened', '下级反弹', 'an item below came back', from, work, ['system'], { input: [child], effects: [{ effect: 'note-child' }, ...effects] });
  return [
    declareStep('child-closed', '下级销号', 'an item below is closed out', [...open, ...reported, ...(notice === undefined ? [] : [notice])], 'same', ['system'], note),
    declareStep('child-reopened', '下级反弹', 'an item below came back', open, 'same', ['system'], note),
    ...(reported.length === 0 ? [] : [back(reported, [{ effect: 'void-signatures' }])]),
    ...(notice === undefined ? [] : [back([notice], [{ effect: 'close-notice' }, { effect: 'void-signatures' }])]),
    back([closed], [{ effect: 'reopen' }, { effect: 'void-signatures' }, { effect: 'publish' }]),
  ];
}

export const breakDown = (below: string, from: readonly string[], to: string, by: readonly string[]): StepRule =>
  declareStep('break-down', '任务分解', 'break down', from, to, by, { input: [field('children', 'children', '分解到', 'broken down to')], effects: [{ effect: 'open-children', child: below }] });
