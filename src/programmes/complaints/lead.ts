import type { CaseType, StepRule } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, localParameter, optional, reason, words } from '../declare.ts';
import { child, itemFields, itemRule } from './item-of-it.ts';

const found = field('found', 'long-text', '现场核查情况', 'what was found on the spot', { lengthMax: 1000 });
const onSpot = ['county', 'branch'] as const;
const above = ['city', 'office'] as const;
const back = (from: string): StepRule => declareStep('return', '退回', 'return', [from], 'suspected', above, { returns: true,
  input: [reason] });
const note = { input: [child], effects: [{ effect: 'note-child' }] } as const;

const steps: readonly StepRule[] = [
  declareStep('verify-founded', '核查属实', 'founded', ['suspected'], 'founded', onSpot, { main: true, acknowledges: true, input: [found] }),
  declareStep('verify-unfounded', '核查不属实', 'unfounded', ['suspected'], 'said-unfounded', onSpot, { acknowledges: true, input: [found] }),
  declareStep('agree', '同意', 'agree', ['said-unfounded'], 'unfounded', above, {
    main: true,
    guards: [{ guard: 'different-unit', from: 'verify-unfounded' }],
  }),
  back('said-unfounded'),
  declareStep('settle', '复核办结', 'confirm as settled', ['founded'], 'closed', above, {
    main: true,
    guards: [{ guard: 'different-unit', from: 'verify-founded' }],
    input: [field('settledBy', 'long-text', '处置情况', 'how it was settled', { lengthMax: 1000 })],
  }),
  declareStep('make-item', '转为整改问题', 'make it an item of rectification', ['founded'], 'item', ['office'], {
    input: itemFields,
    effects: [{ effect: 'open-child', child: 'items' }],
  }),
  back('founded'),
  declareStep('child-closed', '问题销号', 'the item is closed out', ['item'], 'closed', ['system'], note),
  declareStep('child-reopened', '问题反弹', 'the item came back', ['closed'], 'item', ['system'], {
    ...note,
    effects: [{ effect: 'note-child' }, { effect: 'reopen' }],
  }),
  declareStep('urge', '催办', 'remind', ['suspected', 'founded'], 'same', above, { urges: true }),
  calendarPublished(['suspected', 'said-unfounded']),
];

/** 线索 out of a complaint: suspected until somebody was on the spot and another unit agreed; never public. */
export const complaintLead: CaseType = {
  id: 'complaints/lead',
  noun: words('信访线索', 'lead out of a complaint'),
  title: words('信访转出线索', 'Leads out of complaints'),
  initial: 'suspected',
  // Only out of a complaint.
  openedBy: [],
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
    city: { title: words('市级生态环境部门', 'city ecology bureau'), roles: ['city'] },
    county: { title: words('核查单位:县(市、区)人民政府', 'verified by: county government'), roles: ['county'] },
    branch: { title: words('分局', 'county branch'), roles: ['branch', 'enforcement'], optional: true },
  },
  states: {
    suspected: { title: words('疑似待核查', 'suspected, to be verified'), tone: 'waiting' },
    'said-unfounded': { title: words('报不属实待复核', 'said to be unfounded, to be confirmed'), tone: 'review' },
    unfounded: { title: words('不属实', 'unfounded'), tone: 'done', end: true },
    founded: { title: words('属实待处置', 'founded, to be settled'), tone: 'working' },
    item: { title: words('属实,已转为问题', 'founded, made an item'), tone: 'working' },
    closed: { title: words('属实,已办结', 'founded, settled'), tone: 'done', end: true },
  },
  steps,
  clocks: [
    {
      id: 'verify',
      title: words('核查', 'verify'),
      party: 'county',
      startsOn: ['open', 'return'],
      stopsOn: ['verify-founded', 'verify-unfounded'],
      length: 'verify-days',
      unit: 'working-day',
      warnings: 'warning-days',
    },
  ],
  checklist: [],
  fields: [
    field('complaintNumber', 'text', '受理编号', 'acceptance number', { lengthMax: 40 }),
    optional('complaintText', 'verbatim', '举报内容(个人信息已遮盖)', 'what was complained of, personal data covered'),
    field('why', 'long-text', '列为线索的理由', 'why it is suspected', { lengthMax: 1000 }),
    optional('place', 'text', '地点', 'place', { lengthMax: 200 }),
  ],
  documentField: 'complaintNumber',
  stages: ['suspected', 'founded', 'closed'],
  parameters: {
    'verify-days': localParameter(15, 'working-day', '核查时限', 'time to verify'),
    'warning-days': localParameter([3, 1], 'working-day', '临期预警点(剩余工作日)', 'warning points (working days left)'),
  },
  children: [itemRule('complaintNumber', 'complaintText', { office: 'office', city: 'city', county: 'county' })],
};
