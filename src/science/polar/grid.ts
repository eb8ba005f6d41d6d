import type { Cells } from './cells.ts';
import { rowAt, type SplineBasis } from './spline-basis.ts';

const coarseSide = 51;
export const fineSide = 201;
const nearShare = 0.05;

export type Grid = {
  readonly axis: Float64Array;
  /** 201 × 201: 1 where a cell with hours lies within a twentieth of the range. */
  readonly near: Uint8Array;
  /** Value and standard error at 51 × 51 points; NaN where no fine point needs them. */
  read(coefficients: Float64Array, root: Float64Array): { readonly middle: Float64Array; readonly deviation: Float64Array };
};

/** The grid over [−R, R]² and the design at those of its points that a shown point is interpolated from. */
export function gridOf(basis: SplineBasis, { u, v, radius }: Cells): Grid {
  const axis = Float64Array.from({ length: fineSide }, (_, at) => -radius + (2 * radius * at) / (fineSide - 1));
  const near = nearby(u, v, radius, axis);
  const needed = neededBy(near);
  const k = basis.rank;
  const places = Int32Array.from(needed.keys()).filter((at) => needed[at] === 1);
  const rows = new Float64Array(places.length * k);
  const row = new Float64Array(k);
  places.forEach((place, at) => {
    const on = (index: number): number => -radius + (2 * radius * index) / (coarseSide - 1);
    rowAt(basis, on(place % coarseSide), on(Math.floor(place / coarseSide)), row);
    rows.set(row, at * k);
  });
  return {
    axis, near,
    read: (coefficients, root) => {
      const [middle, deviation] = [new Float64Array(coarseSide ** 2).fill(Number.NaN), new Float64Array(coarseSide ** 2).fill(Number.NaN)];
      const part = new Float64Array(k);
      places.forEach((place, at) => {
        let sum = 0;
        part.fill(0);
        for (let r = 0; r < k; r += 1) {
          const own = rows[at * k + r] ?? 0;
          sum += own * (coefficients[r] ?? 0);
          for (let c = 0; c < k; c += 1) part[c] = (part[c] ?? 0) + own * (root[r * k + c] ?? 0);
        }
        middle[place] = sum;
        deviation[place] = Math.sqrt(part.reduce((all, value) => all + value * value, 0));
      });
      return { middle, deviation };
    },
  };
}

/** 51 × 51 to 201 × 201, bilinear, NaN where nothing is near. */
export function fine(coarse: Float64Array, { near }: Grid): Float64Array {
  const step = (fineSide - 1) / (coarseSide - 1);
  const found = new Float64Array(near.length).fill(Number.NaN);
  for (let at = 0; at < near.length; at += 1) {
    if (near[at] === 0) continue;
    const x = (at % fineSide) / step;
    const y = Math.floor(at / fineSide) / step;
    const left = Math.min(coarseSide - 2, Math.floor(x));
    const low = Math.min(coarseSide - 2, Math.floor(y));
    const dx = x - left;
    const dy = y - low;
    const corner = low * coarseSide + left;
    const value = (place: number, share: number): number => (share === 0 ? 0 : share * (coarse[place] ?? 0));
    found[at] = value(corner, (1 - dx) * (1 - dy)) + value(corner + 1, dx * (1 - dy)) + value(corner + coarseSide, (1 - dx) * dy) + value(corner + coarseSide + 1, dx * dy);
  }
  return found;
}

function nearby(u: Float64Array, v: Float64Array, radius: number, axis: Float64Array): Uint8Array {
  const near = new Uint8Array(fineSide ** 2);
  const reach = nearShare * 2 * radius;
  const step = (2 * radius) / (fineSide - 1);
  for (let cell = 0; cell < u.length; cell += 1) {
    const [x, y] = [u[cell] ?? 0, v[cell] ?? 0];
    const span = (middle: number): readonly [number, number] => [Math.max(0, Math.floor((middle - reach + radius) / step)), Math.min(fineSide - 1, Math.ceil((middle + reach + radius) / step))];
    const [[left, right], [low, high]] = [span(x), span(y)];
    for (let j = low; j <= high; j += 1) {
      for (let i = left; i <= right; i += 1) near[j * fineSide + i] = near[j * fineSide + i] === 1 || Math.hypot((axis[i] ?? 0) - x, (axis[j] ?? 0) - y) / (2 * radius) <= nearShare ? 1 : 0;
    }
  }
  return near;
}

function neededBy(near: Uint8Array): Uint8Array {
  const needed = new Uint8Array(coarseSide ** 2);
  const step = (fineSide - 1) / (coarseSide - 1);
  near.forEach((shown, at) => {
    if (shown === 0) return;
    const [left, low] = [Math.min(coarseSide - 2, Math.floor((at % fineSide) / step)), Math.min(coarseSide - 2, Math.floor(Math.floor(at / fineSide) / step))];
    for (const place of [low * coarseSide + left, low * coarseSide + left + 1, (low + 1) * coarseSide + left, (low + 1) * coarseSide + left + 1]) needed[place] = 1;
  });
  return needed;
}
