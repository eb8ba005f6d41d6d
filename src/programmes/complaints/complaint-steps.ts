import type { FieldRule, StepRule } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, optional, reason } from '../declare.ts';
import { openingSteps } from './came-of-it.ts';
import { causeSteps } from './cause-link.ts';
import { reportFields } from './complaint-fields.ts';

const files = optional('files', 'files', '附件', 'attachments');
const remark = optional('passRemark', 'long-text', '转办意见', 'remark', { lengthMax: 500, beside: true });
const working = [
  'received',
  'with-city',
  'with-county',
  'on-site',
  'handling',
  'reported',
  'city-reviewed',
  'reviewed',
  'public',
] as const;
const note: FieldRule = field('version', 'number', '第几次公开', 'version of the table', { beside: true });

/** 转办 down to the county, each with its way back. */
const down: readonly StepRule[] = [
  declareStep('pass-on', '转办', 'pass on', ['received'], 'with-city', ['office'], { main: true, input: [remark] }),
  declareStep('pass-down', '转办到县', 'pass on to the county', ['with-city'], 'with-county', ['city'], {
    main: true,
    acknowledges: true,
    input: [remark],
  }),
  declareStep('return-to-office', '退回', 'return', ['with-city'], 'received', ['city'], { returns: true, input: [reason] }),
  declareStep('accept', '签收', 'acknowledge receipt', ['with-county'], 'on-site', ['county'], { main: true, acknowledges: true }),
  declareStep('return-to-city', '退回', 'return', ['with-county', 'on-site'], 'with-city', ['county'], {
    returns: true,
    input: [reason],
  }),
];

/** 现场 and 报送; after publication the county reports again until it is completed. */
const work: readonly StepRule[] = [
  declareStep('inspect', '现场核查', 'inspect on the spot', ['on-site'], 'handling', ['county', 'branch'], {
    main: true,
    input: [
      field('inspectedOn', 'day', '现场日期', 'day on the spot'),
      field('siteFacts', 'long-text', '现场情况', 'what was found on the spot', { lengthMax: 3_000 }),
      optional('officerOne', 'person', '核查人员一', 'first officer', { hidden: true }),
      optional('officerTwo', 'person', '核查人员二', 'second officer', { hidden: true }),
      files,
    ],
  }),
  declareStep('report', '报送', 'report', ['handling', 'public'], 'reported', ['county'], {
    main: true,
    input: [...reportFields, files],
  }),
];

const opinion = (id: string): FieldRule => optional(id, 'long-text', '审核意见', 'opinion', { lengthMax: 1_000 });
const review: readonly StepRule[] = [
  declareStep('city-review', '市级审核', 'city review', ['reported'], 'city-reviewed', ['city'], {
    main: true,
    input: [opinion('cityOpinion')],
    guards: [{ guard: 'different-unit', from: 'report' }],
  }),
  declareStep('return-report', '退回', 'return', ['reported'], 'handling', ['city'], { returns: true, input: [reason] }),
  declareStep('review', '审核', 'review', ['city-reviewed'], 'reviewed', ['office'], {
    main: true,
    input: [opinion('officeOpinion')],
    guards: [{ guard: 'different-unit', from: 'city-review' }],
  }),
  declareStep('return-review', '退回', 'return', ['city-reviewed', 'reviewed'], 'handling', ['office'], {
    returns: true,
    input: [reason],
  }),
];

/** By the machine: the table of the batch is out; a term ended unanswered and is said to those above. */
const machine: readonly StepRule[] = [
  declareStep('published', '已公开', 'published', ['reviewed'], 'public', ['system'], { input: [note] }),
  declareStep('completed', '已办结', 'completed', ['public'], 'completed', ['system'], {
    input: [note],
    guards: [{ guard: 'field-is', field: 'completion', is: ['completed'] }],
  }),
  declareStep('late-acceptance', '逾期未签收', 'not acknowledged in time', ['with-county'], 'same', ['system']),
  declareStep('late-on-site', '逾期未到现场', 'not on the spot in time', ['on-site'], 'same', ['system']),
  declareStep('late-report', '逾期未报送', 'not reported in time', ['on-site', 'handling'], 'same', ['system']),
];

const sameText = field('sameNumber', 'text', '同一问题的受理编号', 'acceptance number of the same complaint', {
  lengthMax: 40,
  beside: true,
});

/** Beside the way: grouping, reminders, the item of rectification or the lead that came of it, and taking up again. */
const beside: readonly StepRule[] = [
  declareStep('group', '归为同一问题', 'same as another', [...working, 'completed'], 'same', ['office', 'city'], {
    input: [sameText, field('sameReason', 'text', '理由', 'reason', { lengthMax: 300, beside: true })],
  }),
  declareStep('urge', '催办', 'remind', ['with-city', 'with-county', 'on-site', 'handling', 'reported'], 'same', ['office', 'city'], {
    urges: true,
  }),
  declareStep('link', '关联已有问题或线索', 'link to an item or a lead that stands already', [...working, 'completed'], 'same', ['office',
    'city', 'county'], {
    input: [
      field('linkedNumber', 'text', '问题或线索编号', 'number of the item or lead', { lengthMax: 80, beside: true }),
      optional('linkRemark', 'text', '说明', 'remark', { lengthMax: 300, beside: true }),
    ],
  }),
  declareStep('take-up', '重新办理', 'take up again', ['completed'], 'handling', ['office'], {
    input: [reason],
    effects: [{ effect: 'reopen' }],
  }),
];

const anyState = [...working, 'completed'] as const;
export const complaintSteps: readonly StepRule[] = [
  ...down, ...work, ...review, ...machine, ...beside, ...openingSteps(anyState), ...causeSteps(anyState), calendarPublished(working),
];
