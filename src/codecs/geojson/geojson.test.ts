import fc from 'fast-check';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { boxOf, readBox } from './box.ts';
import { coordinateSystems, crs84, featureDocument, inAxisOrder, type Shape } from './coordinate-system.ts';
import { readInterval } from './interval.ts';
import { boxAround, meets, positionsOf } from './meets.ts';

const [, epsg4326 = crs84, epsg4490 = crs84] = coordinateSystems;
const grid = fc.integer({ min: -6, max: 6 });
const position = fc.tuple(grid, grid).map((pair): Position => [...pair]);
const turn = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [cx = 0, cy = 0]: Position): number => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
const triangle = fc.tuple(position, position, position).filter(([a, b, c]) => turn(a, b, c) !== 0);
const polygon = (corners: readonly Position[]): Shape => ({ type: 'Polygon', coordinates: [[...corners, corners[0] ?? []]] });
const box = fc.tuple(grid, grid, fc.nat(6), fc.nat(6)).map(([x, y, wide, high]) => [x, y, x + wide, y + high] as const);
const shapeOf = (corners: readonly [number, number, number, number]): Shape => {
  const made = boxOf(corners, crs84);
  if (!made.ok) throw new TypeError(made.detail);
  return made.value;
};

/** Two convex shapes are apart exactly if a line along an edge of one of them has them on its two sides. */
const apart = (one: readonly Position[], other: readonly Position[]): boolean => [[one, other], [other, one]].some(([of = [], against = []]) => of.some((from, at) => {
  const to = of[(at + 1) % of.length] ?? from;
  const own = Math.sign(of.map((corner) => turn(from, to, corner)).find((way) => way !== 0) ?? 0);
  return own !== 0 && against.every((corner) => Math.sign(turn(from, to, corner)) === -own);
}));

test('law: two triangles meet exactly if no line of an edge parts them; meeting has no order', () => {
  fc.assert(fc.property(triangle, triangle, (one, other) => {
    expect(meets(polygon(one), polygon(other))).toBe(!apart(one, other));
    expect(meets(polygon(other), polygon(one))).toBe(!apart(one, other));
  }), { numRuns: 2_000 });
});

test('law: two boxes meet exactly if their closed intervals do; a point is a box of no size', () => {
  fc.assert(fc.property(box, box, position, (one, other, [x = 0, y = 0]) => {
    const overlap = one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
    expect(meets(shapeOf(one), shapeOf(other))).toBe(overlap);
    expect(meets(shapeOf(one), { type: 'Point', coordinates: [x, y] })).toBe(x >= one[0] && x <= one[2] && y >= one[1] && y <= one[3]);
    expect(meets({ type: 'MultiPoint', coordinates: [[99, 9], [x, y]] }, { type: 'Point', coordinates: [x, y] })).toBe(true);
  }), { numRuns: 2_000 });
});

const ring: Shape = { type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]], [[3, 3], [6, 3], [6, 6], [3, 6], [3, 3]]] };
test.each([
  ['in its flesh            ', { type: 'Point', coordinates: [1, 1] }, true],
  ['in its hole             ', { type: 'Point', coordinates: [4, 4] }, false],
  ['on the edge of its hole ', { type: 'Point', coordinates: [3, 4] }, true],
  ['on its corner           ', { type: 'Point', coordinates: [9, 9] }, true],
  ['beside it               ', { type: 'Point', coordinates: [9.001, 5] }, false],
  ['a shape in its hole     ', polygon([[4, 4], [5, 4], [5, 5]]), false],
  ['that touches its hole   ', polygon([[4, 4], [6, 4], [5, 5]]), true],
  ['that it lies in         ', polygon([[-9, -9], [30, -9], [-9, 30]]), true],
  ['the second of two       ', { type: 'MultiPolygon', coordinates: [[[[50, 50], [51, 50], [51, 51], [50, 50]]], [[[1, 1], [2, 1], [2, 2], [1, 1]]]] }, true],
  ['none of no points       ', { type: 'MultiPoint', coordinates: [] }, false],
] as const)('a ring with a hole meets a shape %s: %s', (_name, other, want) => {
  const shape = other as Shape;
  expect(meets(ring, shape)).toBe(want);
  expect(meets(shape, ring)).toBe(want);
});

test.each([
  ['longitude first          ', '100,20,110,30', crs84, [100, 20, 110, 30]],
  ['latitude first           ', '20,100,30,110', epsg4326, [100, 20, 110, 30]],
  ['CGCS2000, latitude first ', '20,100,30,110', epsg4490, [100, 20, 110, 30]],
  ['heights are not asked    ', '100,20,-5,110,30,99', crs84, [100, 20, 110, 30]],
  ['blanks and signs         ', ' -1.5, +20 ,.5e1,30.', crs84, [-1.5, 20, 5, 30]],
  ['over the antimeridian    ', '170,-10,-170,10', crs84, [-180, -10, 180, 10]],
] as const)('bbox, %s', (_name, text, system, around) => {
  const read = readBox(text, system);
  expect(read.ok && boxAround(positionsOf(read.value))).toEqual(around);
});

test('a box over the antimeridian holds both sides of it and nothing else', () => {
  const read = boxOf([170, -10, -170, 10], crs84);
  const held = [175, -175, 0, 169].map((longitude) => read.ok && meets(read.value, { type: 'Point', coordinates: [longitude, 0] }));
  expect(held).toEqual([true, true, false, false]);
});

test.each([['three numbers', '1,2,3'], ['a word', '1,2,3,x'], ['nothing', ''], ['a hole', '1,,3,4'], ['hexadecimal', '0x1,2,3,4'], ['out of the world', '1,2,3,91'], ['upside down', '1,5,3,4'], ['endless', '1,2,3,1e999']])('bbox refused: %s', (_name, text) => {
  expect(readBox(text, crs84)).toMatchObject({ ok: false, fault: 'features.bad-parameter' });
});
test('longitude first in a system with latitude first is told so', () => {
  expect(readBox('100,20,110,30', epsg4490)).toMatchObject({ ok: false, detail: 'a box outside the world; the latitude comes first here' });
});

test.each([
  ['a moment         ', '2026-03-02T00:00:00Z', { from: 1_772_409_600_000, to: 1_772_409_600_000 }],
  ['in Beijing time  ', '2026-03-02T08:00:00+08:00', { from: 1_772_409_600_000, to: 1_772_409_600_000 }],
  ['plus as a blank  ', '2026-03-02T08:00:00 08:00/..', { from: 1_772_409_600_000 }],
  ['small letters    ', '2026-03-02t00:00:00.5z/..', { from: 1_772_409_600_500 }],
  ['open before      ', '../2026-03-02T00:00:00Z', { to: 1_772_409_600_000 }],
  ['empty before     ', '/2026-03-02T00:00:00Z', { to: 1_772_409_600_000 }],
  ['open after       ', '2026-03-02T00:00:00Z/', { from: 1_772_409_600_000 }],
  ['both ends        ', '2026-03-02T00:00:00Z/2026-03-02T00:00:01Z', { from: 1_772_409_600_000, to: 1_772_409_601_000 }],
] as const)('datetime, %s', (_name, text, value) => expect(readInterval(text)).toEqual({ ok: true, value }));

test.each(['', '..', '../..', '/', '2026-03-02', '2026-02-30T00:00:00Z', '2026-03-02T25:00:00Z', '2026-03-02T00:00:00', '2026-03-03T00:00:00Z/2026-03-02T00:00:00Z', '9999-01-01T00:00:00Z', 'a/b/c', 'now'])('datetime refused: "%s"', (text) => {
  expect(readInterval(text)).toMatchObject({ ok: false, fault: 'features.bad-parameter' });
});

test('law: turned twice is as it was; a feature in latitude first is the same feature', () => {
  const any: fc.Arbitrary<Shape> = fc.oneof(position.map((coordinates): Shape => ({ type: 'Point', coordinates })), triangle.map(polygon), fc.array(position).map((coordinates): Shape => ({ type: 'MultiPoint', coordinates })), fc.array(triangle).map((all): Shape => ({ type: 'MultiPolygon', coordinates: all.map((one) => [[...one]]) })));
  fc.assert(fc.property(any, fc.constantFrom(...coordinateSystems), (shape, system) => {
    expect(inAxisOrder(inAxisOrder(shape, system), system)).toEqual(shape);
    expect(positionsOf(inAxisOrder(shape, system))).toEqual(positionsOf(shape).map(([x, y]) => (system.latitudeFirst ? [y, x] : [x, y])));
  }));
  expect(featureDocument('7', { type: 'Point', coordinates: [110, 30] }, { name: null }, epsg4490)).toEqual({ type: 'Feature', id: '7', geometry: { type: 'Point', coordinates: [30, 110] }, properties: { name: null } });
  expect(featureDocument('7', null, {}, crs84).geometry).toBeNull();
});

test('law: whatever comes as a box or a time is read or refused, and nothing throws', () => {
  const scraps = fc.array(fc.constantFrom('1', '-', ',', '.', 'e', ' ', '/', '..', '2026-03-02T00:00:00Z', 'T', 'Z', '\u0000', '青'), { maxLength: 12 }).map((all) => all.join(''));
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), scraps), fc.constantFrom(...coordinateSystems), (text, system) => {
    expect([true, false]).toContain(readBox(text, system).ok);
    expect([true, false]).toContain(readInterval(text).ok);
  }), { numRuns: 1_000 });
});
