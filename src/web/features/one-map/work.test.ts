import { expect, test } from 'vitest';
import { marksOf, type Mark } from './work.ts';

const mark = (id: string, tone: Mark['tone'], due?: number, kind: Mark['kind'] = 'lead'): Mark =>
  ({ kind, id, title: { zh: id, en: id }, lon: 0, lat: 0, tone, state: { zh: '', en: '' }, link: '', ...(due === undefined ? {} : { due }) });
const marks = [mark('ok', 'ok', 1), mark('b', 'due', 9), mark('c', 'late', 5, 'item'), mark('d', 'late', 3), mark('n', 'neutral')];

test.each([
  [undefined, ['d', 'c', 'b', 'n', 'ok']],
  ['wrong', ['d', 'c', 'b']],
  ['item', ['c']],
])('layer %s: late first, earliest date first', (layer, ids) => {
  expect(marksOf(marks, layer).map(({ id }) => id)).toEqual(ids);
});
