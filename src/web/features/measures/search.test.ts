import { expect, test } from 'vitest';
import { takenUp } from './last-visit.ts';
import { behind, isChosen, measureSearch } from './search.ts';

test.each<readonly [string, Record<string, unknown>, object]>([
  [
    'what it knows           ',
    { view: 'gantt', zoom: 'year', due: 'overdue', works: true },
    { view: 'gantt', zoom: 'year', due: 'overdue', works: true },
  ],
  ['a code read as a number ', { region: 980100 }, { region: '980100' }],
  ['no code, no flag, no day', { region: 'x', flag: 'odd', due: 7, works: 'yes', other: 1 }, {}],
  ['words too long          ', { text: '长'.repeat(101) }, {}],
])('%s', (_name, address, want) => expect(measureSearch(address)).toEqual(want));

test('a figure opens its own list and keeps place, words and view', () => {
  const search = measureSearch({ region: '980100', text: '管网', view: 'gantt', state: 'active', works: true });
  expect(behind(search, { due: 'overdue' })).toEqual({ region: '980100', text: '管网', view: 'gantt', due: 'overdue' });
  expect([
    isChosen(search, { state: 'active', works: true }),
    isChosen(search, { state: 'active' }),
    isChosen(measureSearch({}), {}),
  ]).toEqual([true, false, true]);
});

test.each<readonly [string, object, string | null, object | undefined]>([
  ['the menu, after a visit           ', {}, '{"region":"980100","due":"overdue"}', { region: '980100', due: 'overdue' }],
  ['an address of its own             ', { state: 'done' }, '{"region":"980100"}', undefined],
  ['the first visit                   ', {}, null, undefined],
  ['a visit whose filters were cleared', {}, '{}', undefined],
  ['what no address may say           ', {}, '{"region":"x","due":7}', undefined],
  ['something else was kept           ', {}, '["no"', undefined],
])('coming in by %s', (_name, address, held, want) => expect(takenUp(measureSearch({ ...address }), held)).toEqual(want));
