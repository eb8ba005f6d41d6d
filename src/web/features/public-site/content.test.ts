import { expect, test } from 'vitest';
import type { CaseType } from '../../../model/case-type.ts';
import { noticeDays, publishedFields } from './content.ts';

const words = (text: string) => ({ zh: text, en: text });
const field = (id: string, kind: 'text' | 'choice' = 'text') => ({ id, title: words(id), kind, required: true as const, ...(kind === 'choice' ? { choices: [{ id: 'by-date', title: words('限期整改') }] } : {}) });
const type = {
  fields: [field('problem'), field('deadlineType', 'choice')],
  steps: [{ event: 'open-notice', title: words('公示'), from: [], to: 'notice', by: [], guards: [], input: [field('hash'), field('completion')], effects: [{ effect: 'open-notice' as const, length: 'notice-days' }] }],
  parameters: { 'notice-days': { value: 5, unit: 'working-day', title: words('公示期'), cite: '', confidence: 'local' as const, from: '' } },
} as Partial<CaseType> as CaseType;

test('fields come in the order of the declaration, with the words of a choice', () => {
  const fields = publishedFields(type, { completion: '完成', deadlineType: 'by-date', problem: '问题', hash: 'a'.repeat(64), unknown: 'x' });
  expect(fields.map(({ id, choice }) => [id, choice?.zh])).toEqual([['problem', undefined], ['deadlineType', '限期整改'], ['completion', undefined]]);
});

test('what is withheld or no text is not shown', () => {
  expect(publishedFields(type, { problem: { a: 1 }, completion: '' })).toMatchObject([{ id: 'completion', value: '' }]);
});

test('the notice has as many working days as its declaration says', () => {
  expect(noticeDays(type)).toBe(5);
  expect(noticeDays({ ...type, steps: [] })).toBeUndefined();
});
