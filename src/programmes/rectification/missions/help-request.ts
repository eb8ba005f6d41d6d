import type { CaseType, FieldRule } from '../../../model/case-type.ts';
import { calendarPublished, declareStep, field, localParameter, optional, reason, words } from '../../declare.ts';
import { themeField } from './themes.ts';

/** 满意度, by whoever was helped. */
export const satisfaction: readonly FieldRule[] = [
  field('satisfaction', 'choice', '满意度', 'satisfaction', { choices: [{ id: 'satisfied', title: words('满意', 'satisfied') },
    { id: 'fairly', title: words('基本满意', 'fairly satisfied') }, { id: 'not', title: words('不满意', 'not satisfied') }] }),
  optional('ratingNote', 'long-text', '评价说明', 'why', { lengthMax: 500 }),
];

const asking = ['enterprise', 'county'] as const;
const days = (id: string, zh: string, en: string, party: string, startsOn: readonly string[], stopsOn: readonly string[]) =>
  ({ id, title: words(zh, en), party, startsOn, stopsOn, length: `${id}-days`, unit: 'working-day', warnings: 'warning-days' }) as const;

/** 帮扶需求: asked by a firm, a county or a team; an expert is named and answers by a day; whoever asked rates it. */
export const helpRequestType: CaseType = {
  id: 'rectification/help-request', noun: words('帮扶需求', 'help request'), title: words('帮扶需求', 'Requests for help'), initial: 'asked',
    openedBy: ['enterprise', 'county'],
  parties: {
    helper: { title: words('帮扶单位', 'helped by'), roles: ['city', 'province'] },
      county: { title: words('属地政府', 'county government'), roles: ['county'] },
    enterprise: { title: words('需求企业', 'firm that asks'), roles: ['enterprise'], optional: true },
  },
  states: {
    asked: { title: words('待安排专家', 'asked, no expert yet'), tone: 'waiting' },
      accepted: { title: words('专家办理中', 'with the expert'), tone: 'working' },
      answered: { title: words('已答复待评价', 'answered, to be rated'), tone: 'review' },
    rated: { title: words('已评价', 'rated'), tone: 'done', end: true },
      unrated: { title: words('未评价办结', 'answered, not rated'), tone: 'done', end: true },
      withdrawn: { title: words('已撤回', 'withdrawn'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('name-expert', '安排专家', 'name an expert', ['asked'], 'accepted', ['helper'], {
      main: true, acknowledges: true, input: [field('expert', 'person', '专家', 'expert', { standing: true }),
        optional('expertUnit', 'text', '专家单位', 'where the expert works', { lengthMax: 120, standing: true })],
    }),
    declareStep('hand-in', '上传材料', 'hand in material', ['asked', 'accepted'], 'same', ['helper', ...asking],
      { input: [optional('files', 'files', '材料', 'material')] }),
    declareStep('urge', '催办', 'remind', ['asked', 'accepted'], 'same', [...asking], { urges: true }),
    declareStep('answer', '答复', 'answer', ['accepted'], 'answered', ['helper'],
      { main: true, input: [field('answer', 'long-text', '答复与建议', 'answer and advice', { lengthMax: 3000, standing: true })] }),
    declareStep('ask-again', '未解决,继续帮扶', 'not solved, ask again', ['answered'], 'accepted', [...asking],
      { returns: true, input: [reason] }),
    declareStep('rate', '评价满意度', 'rate', ['answered'], 'rated', [...asking], { main: true, input: satisfaction }),
    declareStep('rating-missed', '逾期未评价', 'not rated in time', ['answered'], 'unrated', ['system'], {}),
    declareStep('withdraw', '撤回', 'withdraw', ['asked'], 'withdrawn', [...asking], {}),
    calendarPublished(['asked', 'accepted', 'answered']),
  ],
  clocks: [
    days('expert', '安排专家', 'expert', 'helper', ['open'], ['name-expert', 'withdraw']),
      days('answer', '答复', 'answer', 'helper', ['name-expert', 'ask-again'], ['answer']),
    { ...days('rating', '评价', 'rating', 'county', ['answer'], ['rate', 'rating-missed', 'ask-again']), onLapse: 'rating-missed',
      missed: words('按未评价办结', 'it ends as not rated') },
  ],
  checklist: [{ id: 'material', title: words('材料', 'material'), proof: 'material' }],
  fields: [{ ...themeField, id: 'topic' }, field('question', 'long-text', '问题与需求', 'what is asked', { lengthMax: 1000 })],
  stages: ['asked', 'accepted', 'answered', 'rated'],
  parameters: {
    'expert-days': localParameter(3, 'working-day', '安排专家时限', 'time to name an expert'),
      'answer-days': localParameter(10, 'working-day', '答复时限', 'time to answer'),
    'rating-days': localParameter(10, 'working-day', '评价时限', 'time to rate'),
      'warning-days': localParameter([2, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
  },
};
