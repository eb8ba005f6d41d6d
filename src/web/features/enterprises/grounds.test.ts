import { expect, test } from 'vitest';
import { boundOf, groundsOf } from './grounds.ts';

test('a verdict finds its ground by the id of its limit, with the confidence of that row', () => {
  const grounds = groundsOf([
    { id: 'P-1', standard: '排污许可证', clause: '表1', confidence: 'high' },
    { id: 'GB 18918-2002/limit.cod', standard: 'GB 18918-2002', clause: '4.1.3.1 表1', confidence: 'low' },
  ]);
  expect([...grounds]).toEqual([['P-1', { says: '排污许可证 表1', low: false }], ['GB 18918-2002/limit.cod', { says: 'GB 18918-2002 4.1.3.1 表1', low: true }]]);
  expect(grounds.get('P-2')).toBeUndefined();
});

test.each([[{ max: '50' }, '≤ 50'], [{ min: '6', max: '9' }, '6–9'], [{ min: '2' }, '≥ 2'], [{}, '']])('a bound %j is written %s', (bound, written) => expect(boundOf(bound)).toBe(written));
