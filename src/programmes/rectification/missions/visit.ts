import type { CaseType, StepRule } from '../../../model/case-type.ts';
import { calendarPublished, declareStep, field, localParameter, optional, words } from '../../declare.ts';
import { helpBelow, problemsBelow, problemFound } from './findings.ts';
import { satisfaction } from './help-request.ts';
import { checkPoint, themeField, themesField, twoHighField } from './themes.ts';

const photos = optional('photos', 'files', '现场照片', 'photos of the place');
const child = field('child', 'text', '发现事项', 'finding', { beside: true });
const note = { input: [child], effects: [{ effect: 'note-child' }] } as const;
const onPlace = [
  field('visitedOn', 'day', '到场日期', 'day'), field('visitPlace', 'text', '地点', 'place', { lengthMax: 200 }),
  field('visitFinding', 'long-text', '总体情况', 'what was found on the whole', { lengthMax: 1000 }), photos,
];

/** 入企次数: a visit to a firm counts toward the year's most, unless a case asks for it. */
const arrive = (from: string, guards: StepRule['guards']): StepRule => declareStep('arrive', '到场', 'on site', [from], 'on-site', ['team'], {
  main: true, input: onPlace, effects: [{ effect: 'note-visit' }],
    guards: [...guards, { guard: 'visits-left', party: 'enterprise', most: 'visits-most', unless: { field: 'caseBased', is: 'yes' } }],
});

const steps: readonly StepRule[] = [
  declareStep('notify', '发出通知', 'send the notice', ['planned'], 'notified', ['team'],
    { main: true, guards: [{ guard: 'field-is', field: 'notice', is: ['notified'] }] }),
  arrive('planned', [{ guard: 'field-is', field: 'notice', is: ['unannounced'] }]), arrive('notified', []),
  declareStep('hand-in', '上传现场照片', 'hand in photos', ['on-site', 'handed-over'], 'same', ['team'], { input: [photos] }),
  declareStep('find-help', '发现帮扶需求', 'found: help is needed', ['on-site'], 'same', ['team'], {
    input: [{ ...themeField, id: 'topic' }, checkPoint, field('question', 'long-text', '需要的帮扶', 'what help is needed',
      { lengthMax: 1000 })],
    effects: [{ effect: 'open-child', child: 'help' }],
  }),
  declareStep('find-problem', '发现问题并移交', 'found: a problem, handed over', ['on-site'], 'same', ['team'],
    { input: [themeField, checkPoint, ...problemFound], effects: [{ effect: 'open-child', child: 'problems' }] }),
  declareStep('hand-over', '反馈并移交', 'give the findings and hand over', ['on-site'], 'handed-over', ['team'],
    { main: true, input: [field('feedback', 'long-text', '反馈意见', 'findings as given', { lengthMax: 2000 })] }),
  declareStep('child-closed', '发现事项办结', 'a finding is settled', ['on-site', 'handed-over', 'fixed', 'rated', 'unrated'], 'same',
    ['system'], note),
  declareStep('child-reopened', '问题反弹', 'a problem came back', ['on-site', 'handed-over'], 'same', ['system'], note),
  declareStep('child-reopened', '问题反弹', 'a problem came back', ['fixed', 'rated', 'unrated'], 'handed-over', ['system'], note),
  declareStep('confirm-fixed', '确认全部办结', 'everything is settled', ['handed-over'], 'fixed', ['team'],
    { main: true, guards: [{ guard: 'children-closed' }] }),
  declareStep('rate', '评价满意度', 'rate', ['fixed'], 'rated', ['county'], { main: true, input: satisfaction }),
  declareStep('rating-missed', '逾期未评价', 'not rated in time', ['fixed'], 'unrated', ['system'], {}),
  declareStep('call-off', '取消', 'call off', ['planned', 'notified'], 'called-off', ['team'],
    { input: [field('reason', 'long-text', '理由', 'reason', { lengthMax: 1000, beside: true })] }),
  calendarPublished(['fixed']),
];

/**
 * 督导帮扶点: one visit for several themes. What it finds is help or a problem, each a case of its own below it; whoever was visited rates
 * it.
 */
export const visitType: CaseType = {
  id: 'rectification/visit', noun: words('督导帮扶点', 'visit'), title: words('现场督导帮扶', 'Visit of a mission'), initial: 'planned', openedBy: [],
  parties: {
    team: { title: words('督导帮扶单位', 'unit of the team'), roles: ['province', 'city'] },
      county: { title: words('属地政府', 'county government'), roles: ['county'] },
    enterprise: { title: words('企业', 'firm'), roles: ['enterprise'], optional: true },
  },
  states: {
    planned: { title: words('待到场', 'to be visited'), tone: 'waiting' }, notified: { title: words('已通知', 'notified'), tone: 'waiting' },
      'on-site': { title: words('现场督导帮扶', 'on site'), tone: 'working' },
    'handed-over': { title: words('已移交待整改', 'handed over'), tone: 'working' },
      fixed: { title: words('已办结待评价', 'settled, to be rated'), tone: 'review' },
      rated: { title: words('已评价', 'rated'), tone: 'done', end: true },
    unrated: { title: words('未评价办结', 'settled, not rated'), tone: 'done', end: true },
      'called-off': { title: words('已取消', 'called off'), tone: 'returned', end: true },
  },
  steps,
  clocks: [{ id: 'rating', title: words('评价', 'rating'), party: 'county', startsOn: ['confirm-fixed'],
    stopsOn: ['rate', 'rating-missed', 'child-reopened'], length: 'rating-days', unit: 'working-day', onLapse: 'rating-missed',
    missed: words('按未评价办结', 'it ends as not rated') }],
  checklist: [{ id: 'photos', title: words('现场照片', 'photos of the place'), proof: 'material' }], documentField: 'missionOrder',
  fields: [
    themesField, field('missionOrder', 'text', '任务通知文号', 'number of the order', { lengthMax: 100 }),
      field('teamLeader', 'person', '组长', 'leader of the team'), optional('plannedOn', 'day', '计划日期', 'planned for'),
    field('notice', 'choice', '方式', 'way', { choices: [{ id: 'notified', title: words('事先通知', 'notified') },
      { id: 'unannounced', title: words('暗访(到场后登记)', 'unannounced, entered on the spot') }] }),
    field('caseBased', 'choice', '是否因案入企', 'asked for by a case',
      { choices: [{ id: 'no', title: words('否,计入年度入企次数', 'no, it counts') },
      { id: 'yes', title: words('是,不计入', 'yes, it does not count') }] }),
    twoHighField,
  ],
  stages: ['planned', 'on-site', 'handed-over', 'fixed', 'rated'], children: [helpBelow, problemsBelow],
  parameters: {
    'visits-most': localParameter(2, 'times', '同一企业年度入企次数上限', 'most visits to one firm in a year'),
      'rating-days': localParameter(10, 'working-day', '评价时限', 'time to rate'),
  },
};
