import { expect, test } from 'vitest';
import { marksOf, type Mark } from './work.ts';

const mark = (id: string, tone: Mark['tone'], due?: number, kind: Mark['kind'] = 'lead'): Mark =>
  ({ kind, id, title: { zh: id, en: id }, region: id === 'c' ? '980102' : '980101', lon: 0, lat: 0, tone, state: { zh: '', en: '' }, link: '', ...(due === undefined ? {} : { due }) });
const marks = [mark('ok', 'ok', 1), mark('b', 'due', 9), mark('c', 'late', 5, 'item'), mark('d', 'late', 3), mark('n', 'neutral')];

test.each([
  [undefined, ['d', 'c', 'b', 'n', 'ok']],
  ['wrong', ['d', 'c', 'b']],
  ['item', ['c']],
])('layer %s: late first, earliest date first', (layer, ids) => {
  expect(marksOf(marks, layer).map(({ id }) => id)).toEqual(ids);
});

test('one county: what lies in it and nothing else', () => {
  expect(marksOf(marks, undefined, '980102').map(({ id }) => id)).toEqual(['c']);
  expect(marksOf(marks, 'lead', '980101').map(({ id }) => id)).toEqual(['d', 'b', 'n', 'ok']);
});
