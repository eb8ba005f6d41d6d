import type { CaseType } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { calendarPublished, declareStep, field, localParameter, reason, words } from '../declare.ts';
import { problemFields } from './problem-fields.ts';

const office = ['office'] as const;
const county = ['county'] as const;
const child = field('child', 'text', '问题', 'item below', { beside: true });
const found = field('found', 'long-text', '现场核查情况', 'what was found on the spot', { lengthMax: 1000 });
const back = (from: string, to: string) => declareStep('return', '退回', 'return', [from], to, office, { returns: true, input: [reason] });

/** What the office must say to make an item of it; the problem's text is the county's finding, number and target are new. */
const itemFields = problemFields.filter(({ id }) => ['documentNumber', 'itemNumber', 'target', 'deadlineType', 'deadline', 'works'].includes(id));

const problems: ChildRule = {
  id: 'problems', title: words('转为问题', 'made an item'), type: 'rectification/problem', part: true, parties: { office: 'office', county: 'county' }, refines: [],
  fields: { problem: 'found', ...Object.fromEntries(itemFields.map(({ id }) => [id, id])) },
  tells: [{ on: 'ended', event: 'child-closed', give: {} }, { on: 'reopened', event: 'child-reopened', give: {} }],
};

/** 同类问题线索: suspected by a register or by data until the county has been on the spot and the office agrees. */
export const lookAlikeType: CaseType = {
  id: 'rectification/look-alike', noun: words('同类问题线索', 'look-alike'), title: words('疑似同类问题', 'Suspected same problem'), initial: 'suspected', openedBy: [],
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
    county: { title: words('核查单位:县(市、区)人民政府', 'verified by: county government'), roles: ['county'] },
  },
  states: {
    suspected: { title: words('疑似待核查', 'suspected, to be verified'), tone: 'waiting' },
    'said-unfounded': { title: words('报不属实待复核', 'said to be unfounded, to be confirmed'), tone: 'review' },
    unfounded: { title: words('不属实', 'unfounded'), tone: 'done', end: true },
    founded: { title: words('属实', 'founded'), tone: 'working' },
    rectified: { title: words('已立行立改待复核', 'rectified at once, to be confirmed'), tone: 'review' },
    item: { title: words('属实,已转为问题', 'founded, made an item'), tone: 'working' },
    closed: { title: words('属实,已办结', 'founded, settled'), tone: 'done', end: true },
  },
  steps: [
    declareStep('verify-founded', '核查属实', 'founded', ['suspected'], 'founded', county, { main: true, acknowledges: true, input: [found] }),
    declareStep('verify-unfounded', '核查不属实', 'unfounded', ['suspected'], 'said-unfounded', county, { acknowledges: true, input: [found] }),
    declareStep('agree', '同意', 'agree', ['said-unfounded'], 'unfounded', office, { main: true, guards: [{ guard: 'different-unit', from: 'verify-unfounded' }] }),
    back('said-unfounded', 'suspected'),
    declareStep('rectify', '报立行立改完成', 'report as rectified', ['founded'], 'rectified', county, {
      main: true, input: [field('completion', 'long-text', '整改完成情况', 'what was done', { lengthMax: 1000 })],
    }),
    declareStep('make-item', '转为问题', 'make it an item', ['founded', 'rectified'], 'item', office, { input: itemFields, effects: [{ effect: 'open-child', child: 'problems' }] }),
    declareStep('close', '复核办结', 'confirm and close', ['rectified'], 'closed', office, { main: true, guards: [{ guard: 'different-unit', from: 'rectify' }] }),
    back('rectified', 'founded'),
    declareStep('child-closed', '问题销号', 'the item is closed out', ['item'], 'closed', ['system'], { input: [child], effects: [{ effect: 'note-child' }] }),
    declareStep('child-reopened', '问题反弹', 'the item came back', ['closed'], 'item', ['system'], { input: [child], effects: [{ effect: 'note-child' }, { effect: 'reopen' }] }),
    declareStep('urge', '催办', 'remind', ['suspected', 'founded'], 'same', office, { urges: true }),
    calendarPublished(['suspected', 'said-unfounded']),
  ],
  clocks: [{
    id: 'verify', title: words('核查', 'verify'), party: 'county', startsOn: ['open', 'return'], stopsOn: ['verify-founded', 'verify-unfounded'],
    length: 'verify-days', unit: 'working-day', warnings: 'warning-days',
  }],
  checklist: [],
  fields: [
    field('object', 'text', '疑似对象', 'suspected object', { lengthMax: 200 }), field('registerId', 'text', '登记编号', 'id in the register', { lengthMax: 200 }),
    field('why', 'long-text', '列为线索的理由', 'why it is suspected', { lengthMax: 1000 }),
    field('pattern', 'long-text', '问题特征', 'pattern', { lengthMax: 1000 }), field('points', 'long-text', '核查要点', 'what to check on the spot', { lengthMax: 1000 }),
  ],
  stages: ['suspected', 'founded', 'closed'],
  parameters: {
    'verify-days': localParameter(15, 'working-day', '核查时限', 'time to verify'),
    'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
  },
  children: [problems],
};

/** Below a sweep: as many in one county as the screening finds. */
export const lookAlikes: ChildRule = {
  id: 'look-alikes', title: words('同类问题线索', 'look-alikes'), type: 'rectification/look-alike', level: 'county', many: true, part: true, parties: { office: 'office' },
  fields: { pattern: 'pattern', points: 'points' }, refines: ['object', 'registerId', 'why'],
  tells: [{ on: 'ended', event: 'child-closed', give: {} }, { on: 'reopened', event: 'child-reopened', give: {} }],
};
