import { expect, test } from 'vitest';
import { boundsOf, isInside } from './region-at.ts';

const square = (west: number, south: number, side: number): number[][] =>
  [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
/** A square with a hole, and another square beside it. */
const boundary = [[square(110, 30, 4), square(111, 31, 1)], [square(120, 30, 1)]];

test.each([
  ['in the first', 110.5, 30.5, true], ['in its hole', 111.5, 31.5, false], ['beside the hole', 113, 31.5, true], ['in the second', 120.5, 30.5, true],
  ['between them', 117, 30.5, false], ['north of all', 110.5, 35, false], ['west of all', 100, 30.5, false],
] as const)('%s', (_name, lon, lat, want) => expect(isInside(boundary, lon, lat)).toBe(want));

test('corners of several; none without a boundary', () => {
  const region = { code: '980100', name: { zh: '甲', en: 'a' }, level: 'city' as const, lon: 0, lat: 0 };
  expect(boundsOf([{ ...region, boundary }, region])).toEqual({ west: 110, south: 30, east: 121, north: 34 });
  expect(boundsOf([region])).toBeUndefined();
});
