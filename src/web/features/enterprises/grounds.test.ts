import { expect, test } from 'vitest';
import { boundOf, boundsOf, groundsOf } from './grounds.ts';

test('a verdict finds its ground by the id of its limit, with the confidence of that row', () => {
  const grounds = groundsOf([
    { id: 'P-1', standard: '排污许可证', clause: '表1', confidence: 'high', max: '50' },
    { id: 'GB 18918-2002/limit.cod', standard: 'GB 18918-2002', clause: '4.1.3.1 表1', confidence: 'low' },
  ]);
  expect([...grounds]).toEqual([['P-1', { says: '排污许可证 表1', low: false, min: undefined, max: '50' }], ['GB 18918-2002/limit.cod', { says: 'GB 18918-2002 4.1.3.1 表1', low: true, min: undefined, max: undefined }]]);
  expect(grounds.get('P-2')).toBeUndefined();
});

test.each([[{ max: '50' }, '≤ 50'], [{ min: '6', max: '9' }, '6–9'], [{ min: '2' }, '≥ 2'], [{}, '']])('a bound %j is written %s', (bound, written) => expect(boundOf(bound)).toBe(written));

test.each([
  ['both bounds of its ground', { edition: 'pH', limit: '9' }, { min: '6', max: '9' }], ['the one it names, of an unknown ground', { edition: 'gone', limit: '50' }, { max: '50' }],
  ['the one it names, of a ground without bounds', { edition: 'bare', limit: '30' }, { max: '30' }], ['none, of an hour without a determination', undefined, {}],
])('an hour is shown with %s', (_, row, bounds) => {
  const cited = { standard: '', clause: '', confidence: 'high' } as const;
  expect(boundsOf(row, groundsOf([{ ...cited, id: 'pH', min: '6', max: '9' }, { ...cited, id: 'bare' }]))).toMatchObject(bounds);
});
