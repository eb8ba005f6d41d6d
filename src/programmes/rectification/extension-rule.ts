import type { StepRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { declareStep, field, words } from '../declare.ts';

/** 延期申请 as a child of the item: its content is signed apart, so that what the leaders sign of the item itself stays untouched. */
export const extensionRule = (responsible: string, approver: string): ChildRule => ({
  id: 'extension', title: words('延期', 'extension'), type: 'rectification/extension',
  parties: { responsible, approver, secretary: 'secretary', head: 'head' }, refines: [],
  fields: { problem: 'problem', itemNumber: 'itemNumber', oldDeadline: 'deadline', newDeadline: 'newDeadline', extensionReason: 'extensionReason', situation: 'situation' },
  tells: [{ on: { event: 'approve' }, event: 'extended', give: { newDeadline: 'newDeadline', extensionNumber: 'extensionNumber', extension: '$id' }, must: true }],
});

const newDeadline = field('newDeadline', 'day', '申请延至', 'new deadline asked for', { beside: true });

/** An item that is late or running asks once at a time, and is moved by nobody but the machine. */
export const extensionSteps = (responsible: string, from: readonly string[]): readonly StepRule[] => [
  declareStep('ask-extension', '申请延期', 'ask for an extension', from, 'same', [responsible], {
    input: [newDeadline, field('extensionReason', 'long-text', '延期理由(300字以内)', 'reason (300 characters)', { lengthMax: 300, beside: true }),
      field('situation', 'long-text', '目前进展与后续措施', 'progress so far and next measures', { lengthMax: 1000, beside: true })],
    guards: [{ guard: 'extensions-left', most: 'extension-times' }, { guard: 'no-open-child', child: 'extension' }, { guard: 'later-day', field: 'newDeadline', than: 'deadline' }],
    effects: [{ effect: 'open-child', child: 'extension' }],
  }),
  declareStep('extended', '延期获批', 'extension granted', from, 'same', ['system'], {
    input: [newDeadline, field('extensionNumber', 'text', '延期批准文号', 'number of the approval', { beside: true }), field('extension', 'text', '延期申请', 'request', { beside: true })],
    effects: [{ effect: 'set-deadline', field: 'deadline', clock: 'rectification' }, { effect: 'publish' }],
  }),
];
