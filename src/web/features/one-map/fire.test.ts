import { expect, test } from 'vitest';
import { classOf, countsOf, footprintsOf, shownOf, type HotSpot } from './fire.ts';

const spot = (id: string, change: Partial<HotSpot> = {}): HotSpot => ({
  id, at: 0, satellite: 'noaa-20', instrument: 'VIIRS', lat: '60', lon: '110', brightness: '330', brightnessLong: '290', scan: '0.5', track: '0.4', frp: '3', confidence: 'nominal',
  version: '2.0NRT', dayNight: 'day', file: 'a.csv', line: 2, region: { code: '980101', name: { zh: '甲', en: 'a' } }, radiusKm: '0.32', ...change,
});

test.each([
  ['VIIRS', 'high', 'high'], ['VIIRS', 'nominal', 'nominal'], ['VIIRS', 'low', 'low'], ['MODIS', '100', 'modis'], ['MODIS', '0', 'modis'],
] as const)('%s %s is %s', (instrument, confidence, want) => expect(classOf({ instrument, confidence })).toBe(want));

test('counts, and the strongest of the chosen classes first', () => {
  const rows = [spot('a', { frp: '9' }), spot('b', { frp: '12.5', confidence: 'high' }), spot('c', { frp: '100', instrument: 'MODIS', confidence: '80' })];
  expect(countsOf(rows)).toEqual({ high: 1, nominal: 1, low: 0, modis: 1 });
  expect(shownOf(rows, new Set()).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(shownOf(rows, new Set(['modis', 'high'])).map(({ id }) => id)).toEqual(['a']);
});

test('a pixel is as wide as scan and as high as track, wider in degrees the further north', () => {
  const [feature] = footprintsOf([spot('a')]).features;
  const ring = feature?.geometry.type === 'Polygon' ? feature.geometry.coordinates[0] ?? [] : [];
  const [first, , third] = ring;
  expect([((third?.[0] ?? 0) - (first?.[0] ?? 0)) * 111.32 * 0.5, ((third?.[1] ?? 0) - (first?.[1] ?? 0)) * 111.32].map((km) => km.toFixed(3))).toEqual(['0.500', '0.400']);
  expect(ring.at(-1)).toEqual(first);
});
