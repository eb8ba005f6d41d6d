import type { CaseType } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { calendarPublished, declareStep, field, localParameter, optional, words } from '../declare.ts';

const photos = optional('photos', 'files', '现场照片', 'photos of the place');
const answer = field('answer', 'long-text', '答复', 'answer', { lengthMax: 1000, beside: true });
const waiting = ['received', 'checked'] as const;

/**
 * 群众反映「没改好」 (M31, screen 15): one case for each, so that each has its number, its day and its answer. The one above the responsible unit
 * answers.
 */
export const citizenReportType: CaseType = {
  id: 'rectification/report', noun: words('群众反映', 'citizen’s report'), title: words('群众反映没改好', 'Report of a citizen: not fixed'), initial: 'received', openedBy: [],
  parties: {
    checker: { title: words('核实答复单位', 'checked and answered by'), roles: ['city', 'rectification-office'] },
    responsible: { title: words('整改责任单位', 'responsible for the rectification'), roles: ['county', 'city', 'trade-department'] },
  },
  states: {
    received: { title: words('待核实', 'to be checked'), tone: 'waiting' }, checked: { title: words('已核实待答复', 'checked, to be answered'), tone: 'review' },
    answered: { title: words('已答复', 'answered'), tone: 'done', end: true }, confirmed: { title: words('反映属实,已重新整改', 'confirmed, reopened'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('check', '反馈核实情况', 'say what was found on the spot', ['received'], 'checked', ['responsible'], {
      main: true, acknowledges: true, input: [field('found', 'long-text', '核实情况', 'what was found', { lengthMax: 1000 })],
    }),
    declareStep('hand-in', '上传现场照片', 'hand in photos', [...waiting], 'same', ['responsible', 'checker'], { input: [photos] }),
    declareStep('add-photo', '补充照片', 'add a photo', ['received'], 'same', ['public'], { input: [photos], guards: [{ guard: 'files-at-most', item: 'citizen-photos', most: 'photos-most' }] }),
    declareStep('note-hotline', '登记热线编号', 'note the number of the hotline', [...waiting], 'same', ['responsible', 'checker'], { input: [
      field('hotline', 'choice', '热线', 'hotline', { choices: [{ id: '12345', title: words('12345', '12345') }, { id: '12369', title: words('12369', '12369') }] }),
      field('hotlineNumber', 'text', '热线工单编号', 'number at the hotline', { lengthMax: 60 }),
    ] }),
    declareStep('urge', '催办', 'remind', ['received'], 'same', ['checker'], { urges: true }),
    declareStep('answer', '答复', 'answer', [...waiting], 'answered', ['checker'], { main: true, input: [answer], guards: [{ guard: 'different-unit', from: 'check' }], effects: [{ effect: 'publish' }] }),
    declareStep('confirm', '反映属实,重新整改', 'confirm and reopen', [...waiting], 'confirmed', ['checker'], { input: [answer], guards: [{ guard: 'different-unit', from: 'check' }], effects: [{ effect: 'publish' }] }),
    calendarPublished([...waiting]),
  ],
  clocks: [
    { id: 'check', title: words('核实', 'check on the spot'), party: 'responsible', startsOn: ['open'], stopsOn: ['check', 'answer', 'confirm'], length: 'check-days', unit: 'working-day', warnings: 'warning-days' },
    { id: 'answer', title: words('答复', 'answer'), party: 'checker', startsOn: ['open'], stopsOn: ['answer', 'confirm'], length: 'answer-days', unit: 'working-day', warnings: 'warning-days' },
  ],
  checklist: [
    { id: 'citizen-photos', title: words('群众提供的照片', 'photos of the citizen'), proof: 'material' },
    { id: 'site-photos', title: words('核实现场照片', 'photos of the check'), proof: 'material' },
  ],
  fields: [
    field('problem', 'verbatim', '反馈问题(原文)', 'problem, verbatim'), optional('itemNumber', 'text', '问题编号', 'item number'),
    field('report', 'long-text', '反映内容', 'what is wrong', { lengthMax: 2000 }),
  ],
  reporters: { seenBy: ['checker', 'responsible'] },
  stages: ['received', 'checked', 'answered'],
  parameters: {
    'check-days': localParameter(5, 'working-day', '核实时限', 'time to check on the spot'), 'answer-days': localParameter(10, 'working-day', '答复时限', 'time to answer'),
    'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
    'photos-most': localParameter(3, 'photos', '群众可附照片数', 'photos that a citizen may add'),
  },
  publication: { states: ['received', 'checked', 'answered', 'confirmed'], within: 'parent', fields: ['answer'], events: ['open', 'answer', 'confirm'], named: [] },
};

/** Below the item of the responsible unit; what was confirmed reopens it, unless something else has done so already. */
export const reportRule = (responsible: string, checker: string): ChildRule => ({
  id: 'reports', title: words('群众反映', 'citizens’ reports'), type: 'rectification/report', parties: { responsible, checker }, refines: [],
  fields: { problem: 'problem', itemNumber: 'itemNumber', report: 'report' },
  tells: [{ on: { event: 'confirm' }, event: 'confirm-report', give: { citizenReport: '$id', reportAnswer: 'answer' } }],
});
