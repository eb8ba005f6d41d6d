import type { FieldRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { field, optional, words } from '../declare.ts';

export const child = field('child', 'text', '转出事项', 'what came of it', { beside: true });

/** What the office says of a problem that was found: the text is its own, never the complaint's. */
export const itemFields: readonly FieldRule[] = [
  field('itemTitle', 'text', '问题名称', 'name of the problem', { lengthMax: 120, beside: true }),
  field('itemProblem', 'long-text', '查实的问题', 'the problem as it was found', { lengthMax: 2000, beside: true }),
  field('itemNumber', 'text', '问题编号', 'item number', { lengthMax: 60, beside: true }),
  field('target', 'long-text', '整改目标', 'target', { lengthMax: 500, beside: true }),
  field('deadlineType', 'choice', '时限类型', 'type of deadline', {
    beside: true,
    choices: [
      { id: 'at-once', title: words('立行立改', 'rectify at once') },
      { id: 'by-date', title: words('限期整改', 'rectify by a date') },
      { id: 'keep-up', title: words('长期坚持', 'keep up') },
    ],
  }),
  optional('deadline', 'day', '整改时限', 'deadline', { beside: true }),
  optional('problemType', 'choice', '问题类型', 'type of problem', {
    beside: true,
    choices: [
      { id: 'outfall', title: words('入河(海)排污口', 'outfall') },
      { id: 'air-plant', title: words('涉气企业', 'air plant') },
      { id: 'waste-pile', title: words('固废堆存', 'waste pile') },
      { id: 'red-line-building', title: words('生态保护红线内违建', 'building in the red line') },
      { id: 'sewage-gap', title: words('污水收集处理短板', 'sewage gap') },
      { id: 'soil', title: words('土壤污染地块', 'polluted soil') },
      { id: 'system-fix', title: words('制度机制', 'system fix') },
      { id: 'complaint-cluster', title: words('信访集中', 'complaint cluster') },
    ],
  }),
  field('works', 'choice', '是否工程类', 'works item', {
    beside: true,
    choices: [
      { id: 'yes', title: words('工程类', 'works') },
      { id: 'no', title: words('非工程类', 'non-works') },
    ],
  }),
];

/**
 * 转为问题: an item of rectification of the same county, under the number of the complaint (`number`: the field that holds it). `text`: the
 * field with what was written, given on covered.
 */
export const itemRule = (number: string, text: string, parties: Readonly<Record<string, string>>): ChildRule => ({
  id: 'items',
  title: words('整改问题', 'items of rectification'),
  type: 'rectification/problem',
  parties,
  refines: [],
  titleFrom: 'itemTitle',
  fields: {
    problem: 'itemProblem',
    documentNumber: number,
    complaintText: text,
    ...Object.fromEntries(['itemNumber', 'target', 'deadlineType', 'deadline', 'problemType', 'works'].map((id) => [id, id])),
  },
  tells: [
    { on: 'ended', event: 'child-closed', give: {} },
    { on: 'reopened', event: 'child-reopened', give: {} },
  ],
});
