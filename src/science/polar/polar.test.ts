import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../basis/random.ts';
import { largestEigenpairs } from '../numeric/largest-eigenpairs.ts';
import { normal } from '../numeric/normal.ts';
import { eigenOfSymmetric } from '../numeric/symmetric.ts';
import { cellsOf, type Cells, type WindRows } from './cells.ts';
import { polarSurfaces, type Surface } from './surface.ts';

function hours(count: number, seed: number, value: (speed: number, direction: number) => number): WindRows {
  const random = seededRandom(seed);
  const speed = Float64Array.from({ length: count }, () => Math.round(10 * Math.abs(3 + 2 * normal(random))) / 10);
  const direction = Float64Array.from({ length: count }, () => Math.ceil(36 * (1 - random())) * 10);
  return { speed, direction, value: speed.map((ws, at) => value(ws, direction[at] ?? 0)) };
}
const plume = (speed: number, direction: number): number => 4 + 20 * Math.exp(-(((direction - 90) / 30) ** 2)) * Math.exp(-(((speed - 4) / 2) ** 2));
const cells = (rows: WindRows, zeroIsNorth = false): Cells => {
  const made = cellsOf(rows, { kind: 'mean' }, zeroIsNorth);
  if (!made.ok) throw new Error(made.fault);
  return made.value;
};
function surface(rows: WindRows, statistic: Surface['statistic'] = { kind: 'mean' }): Surface {
  const made = polarSurfaces({ ...rows, of: [{ value: rows.value, statistic }] });
  if (!made.ok) throw new Error(`${made.fault} ${made.detail}`);
  const [one] = made.value;
  if (one === undefined) throw new Error('none');
  return one;
}

test('a source to the east shows to the east, where its wind blows', () => {
  const { peak, surface: shown, low, high } = surface(hours(8000, 1, plume));
  expect(peak.u).toBeGreaterThan(2.5);
  expect(peak.u).toBeLessThan(5.5);
  expect(Math.abs(peak.v)).toBeLessThan(1.2);
  expect(peak.value).toBeGreaterThan(18);
  expect(shown.every((value, at) => Number.isNaN(value) || ((low[at] ?? 0) <= value + 1e-9 && value <= (high[at] ?? 0) + 1e-9))).toBe(true);
});

test('several surfaces of a station are those that each would have alone', () => {
  const rows = hours(3000, 2, plume);
  const both = polarSurfaces({ ...rows, of: [{ value: rows.value, statistic: { kind: 'mean' } }, { value: rows.value.map((x) => x * 3), statistic: { kind: 'cbpf', above: 75 } }] });
  if (!both.ok) throw new Error(both.fault);
  const alone = surface({ ...rows, value: rows.value.map((x) => x * 3) }, { kind: 'cbpf', above: 75 });
  expect(both.value[1]?.surface).toEqual(alone.surface);
  expect(both.value[0]?.surface).toEqual(surface(rows).surface);
  expect(Math.max(...alone.surface.filter((value) => !Number.isNaN(value)))).toBeLessThanOrEqual(1);
});

describe('cells', () => {
  test('neither the order of the hours nor a common factor changes where they stand', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0.1, max: 50, noNaN: true }), (seed, times) => {
      const rows = hours(300, seed, plume);
      const turned = (values: Float64Array): Float64Array => values.toReversed();
      const [one, other] = [cells(rows), cells({ speed: turned(rows.speed), direction: turned(rows.direction), value: turned(rows.value).map((x) => x * times) })];
      expect([...other.hours]).toEqual([...one.hours]);
      expect([...other.u]).toEqual([...one.u]);
      expect(other.value.every((value, at) => Math.abs(value / times - (one.value[at] ?? 0)) < 1e-9)).toBe(true);
      expect(one.hours.reduce((sum, count) => sum + count, 0)).toBe(one.rows);
    }), { numRuns: 30 });
  });

  test('a turn of every wind by 10° turns the cells by 10°', () => {
    const rows = hours(400, 5, plume);
    const [one, other] = [cells(rows), cells({ ...rows, direction: rows.direction.map((wd) => (wd % 360) + 10) })];
    const [sin, cos] = [Math.sin(Math.PI / 18), Math.cos(Math.PI / 18)];
    const places = (of: Cells, u: (at: number) => number, v: (at: number) => number): string[] =>
      Array.from(of.hours, (count, at) => `${u(at).toFixed(6)} ${v(at).toFixed(6)} ${count}`.replaceAll('-0.000000', '0.000000')).sort();
    expect(places(other, (at) => other.u[at] ?? 0, (at) => other.v[at] ?? 0)).toEqual(
      places(one, (at) => (one.u[at] ?? 0) * cos + (one.v[at] ?? 0) * sin, (at) => (one.v[at] ?? 0) * cos - (one.u[at] ?? 0) * sin));
  });

  test('north written as 0', () => {
    const rows = { speed: Float64Array.of(1, 2, 3, 4), direction: Float64Array.of(0, 0, 360, 10), value: Float64Array.of(1, 1, 1, 1) };
    expect(cells(rows).u.filter((u) => u > 0.01).length).toBe(2);
    expect(cells(rows, true).u.filter((u) => u > 0.01).length).toBe(1);
  });

  test('reasons for doubt', () => {
    const calm = hours(400, 6, plume);
    expect(cells({ ...calm, speed: calm.speed.map((ws, at) => (at % 3 === 0 ? 0.2 : ws)) }).reasons).toEqual(['calm-share-high']);
    expect(cells({ ...calm, direction: calm.direction.map((wd) => (Math.round(wd / 22.5) * 22.5) % 360) }).reasons).toEqual(['coarse-directions']);
    expect(cells(hours(50, 7, plume)).reasons).toEqual(['few-hours']);
  });
});

const some = hours(500, 8, plume);
test.each([
  ['a speed below zero', { ...some, speed: some.speed.with(3, -1) }, 'trace.bad-number: row 4: -1 m/s from'],
  ['a direction beyond the circle', { ...some, direction: some.direction.with(0, 361) }, 'trace.bad-number: row 1:'],
  ['no value at all', { ...some, value: some.value.map(() => Number.NaN) }, 'trace.too-few: 0 rows with wind and value'],
  ['one speed', { ...some, speed: some.speed.map(() => 3) }, 'trace.singular: every speed is 3 m/s'],
  ['one direction', { ...some, direction: some.direction.map(() => 90) }, 'trace.singular: all cells of wind lie on one line'],
  ['a handful of hours', { speed: some.speed.slice(0, 6), direction: some.direction.slice(0, 6), value: some.value.slice(0, 6) }, 'trace.too-few: 6 cells of wind'],
] as const)('refused: %s', (_name, rows, says) => {
  const made = polarSurfaces({ ...rows, of: [{ value: rows.value, statistic: { kind: 'mean' } }] });
  expect(made.ok ? 'taken' : `${made.fault}: ${made.detail}`).toContain(says);
});

test('values below zero are smoothed as they are, and said', () => {
  const rows = hours(800, 9, (speed, direction) => plume(speed, direction) - 10);
  expect(surface(rows).reasons).toEqual(['below-zero']);
});

test('the largest eigenpairs are those of the whole decomposition', () => {
  const n = 240;
  const random = seededRandom(4);
  const places = Float64Array.from({ length: 2 * n }, () => random());
  const matrix = Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    const square = ((places[2 * i] ?? 0) - (places[2 * j] ?? 0)) ** 2 + ((places[2 * i + 1] ?? 0) - (places[2 * j + 1] ?? 0)) ** 2;
    return square === 0 ? 0 : square * Math.log(square);
  });
  const whole = eigenOfSymmetric(matrix, n).values.toSorted((one, other) => Math.abs(other) - Math.abs(one));
  const found = largestEigenpairs(matrix, n, 30);
  found.values.forEach((value, at) => { expect(value).toBeCloseTo(whole[at] ?? 0, 9); });
  for (let c = 0; c < 30; c += 1) {
    const column = Array.from({ length: n }, (_, i) => found.vectors[i * 30 + c] ?? 0);
    const off = Math.max(...column.map((own, i) => Math.abs(column.reduce((sum, x, j) => sum + (matrix[i * n + j] ?? 0) * x, 0) - own * (found.values[c] ?? 0))));
    expect(off).toBeLessThan(1e-8);
  }
});
