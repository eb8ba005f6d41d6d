import type { CaseType } from '../../../model/case-type.ts';
import type { ChildRule } from '../../../model/child-rule.ts';
import { declareStep, field, optional, reason, words } from '../../declare.ts';
import { themesField, twoHighField } from './themes.ts';

const child = field('child', 'text', '督导帮扶点', 'visit', { beside: true });
const note = { input: [child], effects: [{ effect: 'note-child' }] } as const;

/** Each place or firm is a visit of its own, opened when it is told or when the team is there: before, nobody but the team sees it. */
const visits: ChildRule = {
  id: 'visits', title: words('督导帮扶点', 'visits'), type: 'rectification/visit', level: 'county', many: true, part: true,
    parties: { team: 'team' }, names: ['enterprise'],
  fields: { themes: 'themes', missionOrder: 'missionOrder', teamLeader: 'teamLeader', twoHighProject: 'twoHighProject' },
    refines: ['notice', 'caseBased', 'plannedOn', 'themes', 'twoHighProject'],
  tells: [{ on: 'ended', event: 'child-closed', give: {} }, { on: 'reopened', event: 'child-reopened', give: {} }],
};

/** 专项督导帮扶 (M28): themes, a team, places. What is found stands on its visits. */
export const missionType: CaseType = {
  id: 'rectification/mission', noun: words('督导帮扶', 'mission'), title: words('专项督导帮扶', 'Mission of supervision and help'),
    initial: 'planned', openedBy: ['province', 'city'],
  parties: { team: { title: words('督导帮扶单位', 'unit of the team'), roles: ['province', 'city'] } },
  states: {
    planned: { title: words('已计划', 'planned'), tone: 'waiting' }, running: { title: words('开展中', 'under way'), tone: 'working' },
    closed: { title: words('已总结', 'summed up'), tone: 'done', end: true },
      withdrawn: { title: words('已取消', 'cancelled'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('send-out', '安排督导帮扶点', 'set the places', ['planned', 'running'], 'running', ['team'], {
      main: true, input: [field('children', 'children', '督导帮扶点', 'places')], effects: [{ effect: 'open-children', child: 'visits' }],
    }),
    declareStep('revise-team', '调整成员', 'change the team', ['planned', 'running'], 'same', ['team'], {
      input: [field('teamMembers', 'long-text', '组员与专家', 'members and experts', { lengthMax: 1000 })],
    }),
    declareStep('child-closed', '督导帮扶点办结', 'a visit is settled', ['running', 'closed'], 'same', ['system'], note),
    declareStep('child-reopened', '督导帮扶点问题反弹', 'a visit came back', ['running'], 'same', ['system'], note),
    declareStep('child-reopened', '督导帮扶点问题反弹', 'a visit came back', ['closed'], 'running', ['system'],
      { input: [child], effects: [{ effect: 'note-child' }, { effect: 'reopen' }] }),
    declareStep('sum-up', '总结', 'sum up', ['running'], 'closed', ['team'], {
      input: [field('summary', 'long-text', '总结', 'summary', { lengthMax: 2000 })], guards: [{ guard: 'children-closed' }],
    }),
    declareStep('cancel', '取消', 'cancel', ['planned'], 'withdrawn', ['team'], { input: [reason] }),
  ],
  clocks: [], checklist: [], documentField: 'missionOrder',
  fields: [
    themesField, field('missionOrder', 'text', '任务通知文号', 'number of the order', { lengthMax: 100 }),
      field('teamLeader', 'person', '组长', 'leader of the team'),
    field('teamMembers', 'long-text', '组员与专家', 'members and experts', { lengthMax: 1000 }), field('plannedFrom', 'day', '开始日期', 'from'),
      optional('plannedTo', 'day', '结束日期', 'to'), twoHighField,
  ],
  stages: ['planned', 'running', 'closed'], children: [visits], parameters: {},
};
