import type { Position } from 'geojson';

const radius = 6_371_008.8;
const radians = Math.PI / 180;

/** Great-circle distance of two positions [m], haversine on the mean radius of GRS80. */
export function distance([fromX = 0, fromY = 0]: Position, [toX = 0, toY = 0]: Position): number {
  const north = Math.sin((toY - fromY) * radians / 2) ** 2;
  const east = Math.cos(fromY * radians) * Math.cos(toY * radians) * Math.sin((toX - fromX) * radians / 2) ** 2;
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(north + east)));
}

/** Length of a line [m]. */
export const lengthOf = (line: readonly Position[]): number => line.reduce((sum, position, at) => sum + (at === 0 ? 0 : distance(line[at - 1] ?? position, position)), 0);

/** Numbers for ends of lines, the same where they lie within `tolerance` metres of a first one; cells of a grid keep it linear. */
export class Snap {
  readonly #tolerance: number;
  readonly #cells = new Map<string, { readonly node: number; readonly at: Position }[]>();
  readonly positions: Position[] = [];

  constructor(tolerance: number) { this.#tolerance = tolerance; }

  node(at: Position): number {
    const near = this.near(at, this.#tolerance);
    if (near !== undefined) return near;
    const node = this.positions.push(at) - 1;
    const key = this.#cell(at).join();
    const there = this.#cells.get(key);
    if (there === undefined) this.#cells.set(key, [{ node, at }]);
    else there.push({ node, at });
    return node;
  }

  /** Nearest node within so many metres, another than `not`. Reach of at most ten tolerances. */
  near(at: Position, within: number, not = -1): number | undefined {
    const [x, y] = this.#cell(at);
    let best: { node: number; far: number } | undefined;
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => this.#cells.get(`${x + dx},${y + dy}`) ?? []));
    for (const { node, at: found } of around) {
      const far = distance(at, found);
      if (node !== not && far <= within && (best === undefined || far < best.far)) best = { node, far };
    }
    return best?.node;
  }

  #cell([x = 0, y = 0]: Position): readonly [number, number] {
    const degrees = Math.max(10 * this.#tolerance, 1) / radius / radians;
    const east = degrees / Math.max(0.05, Math.cos(Math.round(y) * radians) - 0.02);
    return [Math.floor(x / east), Math.floor(y / degrees)];
  }
}
