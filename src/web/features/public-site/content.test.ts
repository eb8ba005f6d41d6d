import { expect, test } from 'vitest';
import type { CaseType } from '../../../model/case-type.ts';
import { nextDate, noticeDays, photographs, publishedFields } from './content.ts';

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

type Item = Parameters<typeof nextDate>[0];
const itemOf = (content: object, notice?: object): Item => ({ row: notice === undefined ? {} : { notice }, content: { events: [], ...content } }) as Partial<Item> as Item;
const until = { events: [{ disclosed: { 'data.$lookBackUntil': { value: 9 } } }, { disclosed: {} }], case: { fields: { deadline: '2026-06-30' } } };

test.each([
  ['the notice that is open', itemOf(until, { open: true, to: 5 }), false, { kind: 'notice', at: 5 }],
  ['the deadline, after a notice', itemOf(until, { open: false, to: 5 }), false, { kind: 'deadline', at: Date.parse('2026-06-30T00:00:00+08:00') }],
  ['the look-back, after close-out', itemOf(until), true, { kind: 'look-back', at: 9 }],
  ['nothing, where none is published', itemOf({ case: { fields: {} } }), false, undefined],
] as const)('what comes next: %s', (_name, item, ended, next) => expect(nextDate(item, ended)).toEqual(next));

test('photographs stand under their item, in the states that show them only', () => {
  const shows = { ...type, checklist: [{ id: 'photos', title: words('照片'), proof: 'material' as const }], publication: { states: [], fields: [], events: [], named: [], pictures: { items: ['photos'], states: ['closed'] } } } as Partial<CaseType> as CaseType;
  const picture = { hash: 'a', item: 'photos', type: 'image/png' as const, at: 1, checkedAt: 2 };
  const content = (state: string, pictures: readonly object[] | undefined) => ({ case: { state }, pictures }) as Partial<Parameters<typeof photographs>[1]> as Parameters<typeof photographs>[1];
  expect(photographs(shows, content('closed', [picture, { ...picture, item: 'plan' }]))).toEqual([{ title: words('照片'), pictures: [picture] }]);
  expect(photographs(shows, content('closed', undefined))).toEqual([{ title: words('照片'), pictures: [] }]);
  expect(photographs(shows, content('rectifying', [picture]))).toEqual([]);
  expect(photographs(type, content('closed', [picture]))).toEqual([]);
});
