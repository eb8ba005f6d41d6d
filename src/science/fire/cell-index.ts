import { metresPerDegree } from './detections.ts';

/** Points by cells of latitude, longitude and time, each at least `reach` m and `span` ms wide, so that neighbours stand in the 27 cells about. */
export type CellIndex = {
  /** Points in the order of their cells; points of cell c stand from first[c] to first[c + 1]. */
  readonly order: Uint32Array; readonly first: Uint32Array; readonly keys: Float64Array;
  readonly columns: number; readonly spans: number;
};

/** Longitude cells are as wide as the northernmost needs, in a whole number of them round the earth. A key is (row·columns + column)·spans + time. */
export function cellIndex(lat: Float64Array, lon: Float64Array, at: Float64Array, reach: number, span: number): CellIndex {
  const [height, start] = [reach / metresPerDegree, at.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY)];
  const steepest = Math.cos(Math.min(89.9, lat.reduce((most, one) => Math.max(most, Math.abs(one)), 0) + height) * Math.PI / 180);
  const columns = Math.max(1, Math.floor(360 * steepest / (height * 1.000_001)));
  // One empty span at either end keeps the neighbours of one column from being the next column's.
  const spans = Math.floor((at.reduce((most, one) => Math.max(most, one), start) - start) / span) + 3;
  const key = new Float64Array(lat.length);
  for (let one = 0; one < lat.length; one += 1) {
    const row = Math.floor(((lat[one] ?? 0) + 90) / height) + 1;
    const column = Math.floor((((lon[one] ?? 0) + 540) % 360) / 360 * columns) % columns;
    key[one] = (row * columns + column) * spans + Math.floor(((at[one] ?? 0) - start) / span) + 1;
  }
  const order = Uint32Array.from(key.keys()).sort((a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b);
  const starts: number[] = [];
  const keys: number[] = [];
  for (let place = 0; place < order.length; place += 1) {
    const own = key[order[place] ?? 0] ?? 0;
    if (own === keys.at(-1)) continue;
    keys.push(own);
    starts.push(place);
  }
  return { order, first: Uint32Array.from([...starts, order.length]), keys: Float64Array.from(keys), columns, spans };
}

/** Ranges of `order` (from, end, from, end, …) of the cells about cell c that come no earlier in the order than c itself: each pair of cells is met once. */
export function laterRanges({ first, keys, columns, spans }: CellIndex, cell: number, into: Uint32Array): number {
  const own = keys[cell] ?? 0;
  const [time, place] = [own % spans, Math.floor(own / spans)];
  const [column, row] = [place % columns, Math.floor(place / columns)];
  let count = 0;
  for (let up = -1; up <= 1; up += 1) {
    for (const side of columns < 3 ? [...Array(columns).keys()].map((one) => one - column) : [-1, 0, 1]) {
      const start = ((row + up) * columns + (column + side + columns) % columns) * spans + time - 1;
      const end = lowerBound(keys, start + 3);
      const from = Math.max(cell, lowerBound(keys, start));
      if (from >= end) continue;
      into[count] = first[from] ?? 0;
      into[count + 1] = first[end] ?? 0;
      count += 2;
    }
  }
  return count;
}

function lowerBound(keys: Float64Array, key: number): number {
  let [from, end] = [0, keys.length];
  while (from < end) {
    const middle = (from + end) >> 1;
    if ((keys[middle] ?? 0) < key) from = middle + 1;
    else end = middle;
  }
  return from;
}
