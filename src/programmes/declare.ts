import type { FieldRule, Parameter, StepRule } from '../model/case-type.ts';
import type { Words } from '../model/words.ts';

/** Short forms for declarations: they only put plain data together. */
export const words = (zh: string, en: string): Words => ({ zh, en });

export const field = (id: string, kind: FieldRule['kind'], zh: string, en: string, more: Partial<FieldRule> = {}): FieldRule =>
  ({ id, kind, title: words(zh, en), required: true, ...more });

export const optional = (id: string, kind: FieldRule['kind'], zh: string, en: string, more: Partial<FieldRule> = {}): FieldRule =>
  field(id, kind, zh, en, { ...more, required: false });

/** One step; without more said it has no input, no guards and no effects. */
export const declareStep = (event: string, zh: string, en: string, from: readonly string[], to: string, by: readonly string[], more: Partial<StepRule> = {}): StepRule =>
  ({ event, title: words(zh, en), from, to, by, input: [], guards: [], effects: [], ...more });

/** A number that public sources do not give: each place sets its own, and it is marked so wherever it is used. */
export const localParameter = (value: number | readonly number[], unit: string, zh: string, en: string): Parameter =>
  ({ value, unit, title: words(zh, en), cite: '公开资料未见统一规定,由地方设定', confidence: 'local', from: '2026-01-01' });

export const reason = field('reason', 'long-text', '理由', 'reason', { lengthMax: 1000, beside: true });

/** By the machine: the yearly notice came, and terms that reach into its year get their end. In every state in which a clock of days may run. */
export const calendarPublished = (from: readonly string[]): StepRule =>
  declareStep('calendar-published', '放假安排公布,补算期限', 'working days published: the term is computed', from, 'same', ['system'], { effects: [{ effect: 'settle-clocks' }] });
