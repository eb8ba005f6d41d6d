import { chance } from './chance.ts';

export type Degrees = readonly [lon: number, lat: number];
export type Frame = { readonly west: number; readonly east: number; readonly south: number; readonly north: number };

/**
 * A bent net of rows × columns: every cell is a county. Neighbours share the very same edge line, made once from the edge's
 * own key, so cells tile without hole or overlap by construction. Row 0 is the north, column 0 the west (mountains).
 */
export class Lattice {
  readonly rows: number;
  readonly columns: number;
  readonly #seed: number;
  readonly #frame: Frame;

  constructor(seed: number, rows: number, columns: number, frame: Frame) {
    this.#seed = seed;
    this.rows = rows;
    this.columns = columns;
    this.#frame = frame;
  }

  /** Place of a net position; whole numbers are nodes, `.5` is the middle of a cell. */
  place(row: number, column: number): Degrees {
    const x = column / this.columns;
    const y = row / this.rows;
    const bay = 0.09 * x ** 4 * Math.exp(-(((y - 0.42) / 0.13) ** 2));
    const belly = 0.05 * Math.sin(x * 4.1 + (this.#seed % 7)) + 0.02 * Math.sin(x * 9);
    const coast = 0.045 * Math.sin(y * 6.5 + 1) * x;
    const { west, east, south, north } = this.#frame;
    return [west + (east - west) * (0.06 + 0.86 * (x + coast - bay)), north - (north - south) * (0.08 + 0.84 * (y + belly))];
  }

  /** A node, moved from its place by up to a fifth of a cell. */
  node(row: number, column: number): Degrees {
    const shift = (key: number): number => (chance(this.#seed, key, row, column) - 0.5) * 0.4;
    return this.place(row + shift(1), column + shift(2));
  }

  centre(row: number, column: number): Degrees {
    const corners = [this.node(row, column), this.node(row, column + 1), this.node(row + 1, column + 1), this.node(row + 1, column)];
    return [corners.reduce((sum, [lon]) => sum + lon, 0) / 4, corners.reduce((sum, [, lat]) => sum + lat, 0) / 4];
  }

  /** The closed ring of one cell, clockwise on the map, last point = first. */
  ring(row: number, column: number): readonly Degrees[] {
    return chain([
      this.edge(row, column, 'along'),
      this.edge(row, column + 1, 'down'),
      this.edge(row + 1, column, 'along').toReversed(),
      this.edge(row, column, 'down').toReversed(),
    ]);
  }

  /** The line from a node to its neighbour east (`along`) or south (`down`): midpoints displaced three times over. */
  edge(row: number, column: number, way: 'along' | 'down'): readonly Degrees[] {
    const from = this.node(row, column);
    const to = way === 'along' ? this.node(row, column + 1) : this.node(row + 1, column);
    const key = (row * (this.columns + 2) + column) * 2 + (way === 'along' ? 0 : 1);
    return [from, ...this.#between(from, to, key, 1, 0.16), to];
  }

  #between(from: Degrees, to: Degrees, key: number, slot: number, bend: number): readonly Degrees[] {
    if (slot >= 8) return [];
    const push = (chance(this.#seed, 3, key, slot) - 0.5) * bend;
    const middle: Degrees = [
      rounded((from[0] + to[0]) / 2 + (to[1] - from[1]) * push),
      rounded((from[1] + to[1]) / 2 - (to[0] - from[0]) * push),
    ];
    return [...this.#between(from, middle, key, slot * 2, bend), middle, ...this.#between(middle, to, key, slot * 2 + 1, bend)];
  }
}

const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
const roundedPoint = ([lon, lat]: Degrees): Degrees => [rounded(lon), rounded(lat)];

/** Lines end to end as one closed ring. */
export function chain(lines: readonly (readonly Degrees[])[]): readonly Degrees[] {
  const points = lines.flatMap((line) => line.slice(0, -1)).map(roundedPoint);
  const first = points[0];
  return first === undefined ? [] : [...points, first];
}
