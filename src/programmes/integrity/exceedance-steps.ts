import type { FieldRule, StepRule } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, optional, reason, words } from '../declare.ts';

const explanationTypes = [
  { id: 'maintenance', title: words('设备维护、校准', 'maintenance or calibration') },
  { id: 'start-stop', title: words('启停机', 'start-up or shut-down') },
  { id: 'monitor-fault', title: words('监测设备故障', 'fault of the monitor') },
  { id: 'process', title: words('生产或治理设施工况异常', 'abnormal production or treatment') },
  { id: 'exceeded', title: words('确为超标', 'it did exceed') },
  { id: 'other', title: words('其他', 'other') },
] as const;

const results = [
  { id: 'substantiated', title: words('属实', 'substantiated') },
  { id: 'partly', title: words('部分属实', 'partly substantiated') },
  { id: 'not-substantiated', title: words('不属实', 'not substantiated') },
] as const;

const reviewReason: FieldRule = { ...reason, id: 'reviewReason', title: words('研判理由', 'reason of the review') };
const files = optional('files', 'files', '附件', 'attachments');
const open = ['explaining', 'reviewing', 'assigned', 'verifying', 'verified'] as const;

/** 研判: four conclusions, each by a named person of the branch with a reason; the first is the button of the work list. */
const review: readonly StepRule[] = [
  declareStep('review-verify', '交办核查', 'assign verification', ['reviewing'], 'assigned', ['branch'], { main: true, input: [reviewReason] }),
  declareStep('review-lift', '标记有效,解除', 'mark valid, lift', ['reviewing'], 'lifted', ['branch'], { input: [reviewReason] }),
  declareStep('review-remind', '提醒企业', 'remind the firm', ['reviewing'], 'reminded', ['branch'], { input: [reviewReason] }),
  declareStep('review-transfer', '移交执法', 'hand to enforcement', ['reviewing', 'verified'], 'transferred', ['branch'],
    { input: [reviewReason], guards: [{ guard: 'confident-ground' }] }),
];

const confidence = { choices: [{ id: 'high', title: words('高', 'high') }, { id: 'low', title: words('低', 'low') }] } as const;

/** By the machine: later findings attach, silence moves on, a withdrawn determination lifts, a late verification goes up. */
const machine: readonly StepRule[] = [
  declareStep('attach', '判定归入', 'attach a determination', open, 'same', ['system'], {
    input: [field('finding', 'text', '判定编号', 'finding'), optional('point', 'number', '监测点', 'point'),
      optional('confidence', 'choice', '依据置信度', 'confidence of the ground', confidence)],
    effects: [{ effect: 'attach-finding' }],
  }),
  declareStep('explanation-lapsed', '企业逾期未说明', 'the firm did not explain', ['explaining'], 'reviewing', ['system']),
  declareStep('withdraw', '判定撤回,解除', 'determination withdrawn, lifted', ['explaining', 'reviewing'], 'lifted', ['system'], { input: [reason] }),
  declareStep('reground', '判定撤回或恢复,依据变更', 'a determination withdrawn or held again: the ground has changed', open, 'same', ['system'], { input: [reason, field('confidence', 'choice', '依据置信度', 'confidence of the ground', confidence)] }),
  declareStep('escalate', '核查逾期,报市级', 'verification late, reported to the city', ['assigned', 'verifying'], 'same', ['system']),
];

export const exceedanceSteps: readonly StepRule[] = [
  declareStep('explain', '标记与说明', 'mark and explain', ['explaining'], 'reviewing', ['enterprise'], {
    main: true,
    input: [field('explanationType', 'choice', '说明类型', 'type', { choices: explanationTypes }), field('explanation', 'long-text', '说明', 'explanation', { lengthMax: 2000 }), files],
  }),
  declareStep('return-explanation', '退回补充说明', 'return for more', ['reviewing'], 'explaining', ['branch'], { returns: true, input: [reason] }),
  ...review,
  declareStep('accept', '签收', 'acknowledge receipt', ['assigned'], 'verifying', ['enforcement', 'township'], { main: true, acknowledges: true }),
  declareStep('return-assignment', '退回', 'return', ['assigned', 'verifying'], 'reviewing', ['enforcement', 'township'], { returns: true, input: [reason] }),
  declareStep('report-verification', '反馈核查', 'report the verification', ['verifying'], 'verified', ['enforcement', 'township'], {
    main: true,
    input: [field('result', 'choice', '核查结论', 'result', { choices: results }), field('facts', 'long-text', '核查情况', 'facts', { lengthMax: 2000 }),
      field('officerOne', 'person', '执法人员一(姓名、执法证号)', 'first officer (name, certificate)', { hidden: true }),
      field('officerTwo', 'person', '执法人员二(姓名、执法证号)', 'second officer (name, certificate)', { hidden: true }), files],
    guards: [{ guard: 'two-officers', fields: ['officerOne', 'officerTwo'] }],
  }),
  declareStep('return-verification', '退回重新核查', 'return for another verification', ['verified'], 'verifying', ['branch'], { returns: true, input: [reason] }),
  declareStep('complete', '办结', 'complete', ['verified'], 'completed', ['branch'], {
    main: true, input: [field('conclusion', 'long-text', '办结意见', 'conclusion', { lengthMax: 1000 })],
    guards: [{ guard: 'different-person', from: 'report-verification' }],
  }),
  declareStep('attach-material', '补充材料', 'add material', open, 'same', ['enterprise', 'enforcement'], { input: [files] }),
  declareStep('urge', '催办', 'remind', ['explaining', 'assigned', 'verifying'], 'same', ['branch', 'city'], { urges: true }),
  declareStep('extend-verification', '延长核查期限', 'extend the verification', ['assigned', 'verifying'], 'same', ['branch'], {
    input: [field('extension', 'number', '延长几个工作日', 'by how many working days', { beside: true }), reason],
    effects: [{ effect: 'extend-clock', clock: 'verification', input: 'extension', times: 'verification-extensions' }],
  }),
  declareStep('supervise', '督办', 'supervise', ['assigned', 'verifying'], 'same', ['city'], { input: [field('instruction', 'long-text', '督办意见', 'instruction')] }),
  ...machine,
  calendarPublished(open),
];
