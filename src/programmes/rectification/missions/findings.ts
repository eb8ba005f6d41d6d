import type { FieldRule } from '../../../model/case-type.ts';
import type { ChildRule } from '../../../model/child-rule.ts';
import { field, optional, words } from '../../declare.ts';

const tells = [{ on: 'ended', event: 'child-closed', give: {} }, { on: 'reopened', event: 'child-reopened', give: {} }] as const;

/** Help that the team found to be needed is a request like any other, with the same clock. */
export const helpBelow: ChildRule = {
  id: 'help', title: words('帮扶需求', 'help needed'), type: 'rectification/help-request', part: true,
    parties: { helper: 'team', county: 'county', enterprise: 'enterprise' }, refines: [],
  fields: { topic: 'topic', question: 'question' }, tells,
};

/** A problem goes to its county as a rectification item, with everything that items have: plan, double signature, look-back. */
export const problemsBelow: ChildRule = {
  id: 'problems', title: words('移交问题', 'problems handed over'), type: 'rectification/problem', part: true, parties: { county: 'county' },
    refines: [], titleFrom: 'problemTitle',
  fields: { problem: 'problem', documentNumber: 'missionOrder', itemNumber: 'itemNumber', target: 'target', deadlineType: 'deadlineType',
    deadline: 'deadline', works: 'works' }, tells,
};

/** Help before pressure: whoever hands a problem over says first what help was given. */
export const problemFound: readonly FieldRule[] = [
  field('helpGiven', 'long-text', '已先行提供的帮扶', 'help that was given first', { lengthMax: 1000 }),
    field('problemTitle', 'text', '问题名称', 'name of the problem', { lengthMax: 120 }),
  field('problem', 'long-text', '发现问题', 'the problem as found', { lengthMax: 1000 }),
    field('itemNumber', 'text', '问题编号', 'item number', { lengthMax: 60 }),
    field('target', 'long-text', '整改目标', 'target', { lengthMax: 500 }),
  field('deadlineType', 'choice', '时限类型', 'type of deadline',
    { choices: [{ id: 'at-once', title: words('立行立改', 'rectify at once') }, { id: 'by-date', title: words('限期整改', 'rectify by a date') },
    { id: 'keep-up', title: words('长期坚持', 'keep up') }] }),
  optional('deadline', 'day', '整改时限', 'deadline'), field('works', 'choice', '是否工程类', 'works item',
    { choices: [{ id: 'yes', title: words('工程类', 'works') }, { id: 'no', title: words('非工程类', 'non-works') }] }),
];
