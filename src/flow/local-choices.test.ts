import { expect, test } from 'vitest';
import { programmes } from '../programmes/index.ts';
import { withLocalChoices } from './local-choices.ts';

const type = 'rectification/listed-problem';
const listsWith = (lists: unknown) => withLocalChoices(programmes, { [type]: { lists: lists as never } })
  .flatMap(({ cases }) => cases).find(({ id }) => id === type)?.fields.find(({ id }) => id === 'list')?.choices?.map(({ id, title }) => `${id} ${title.zh}`);

test('a place renames a list and adds one; without a setting the seven stand', () => {
  expect(listsWith([{ id: 'audit', title: { zh: '审计监督', en: 'audit' } }, { id: 'people-congress', title: { zh: '人大监督', en: 'people’s congress' } }]))
    .toEqual(['audit 审计监督', 'people-congress 人大监督']);
  expect(withLocalChoices(programmes, { [type]: { 'entry-days': 5 } })).toEqual(programmes);
});

test.each([[null], [[]], ['audit'], [[{ id: 'audit' }]], [[{ id: 'audit', title: { zh: '审计', en: ' ' } }]], [[{ id: '审计', title: { zh: '审计', en: 'audit' } }]]])(
  'a setting that is no list of choices stops the start: %j', (lists) => {
    expect(() => listsWith(lists)).toThrow('parameter lists of rectification/listed-problem');
  });
