/** Pasquill class, A very unstable to F stable, as its place in `stabilityClasses`. */
export type Stability = 0 | 1 | 2 | 3 | 4 | 5;
export const stabilityClasses = 'ABCDEF';
export type Terrain = 'rural' | 'urban';

/** a·x·(1 + b·x)^c. */
type Curve = readonly [a: number, b: number, c: number];
type Pair = readonly [across: Curve, up: Curve];

const urbanUnstable: Pair = [[0.32, 0.0004, -0.5], [0.24, 0.001, 0.5]];
const urbanStable: Pair = [[0.11, 0.0004, -0.5], [0.08, 0.0015, -0.5]];
/** Briggs (1973), ATDL file 79, https://doi.org/10.2172/5118833, as tabled by Gifford (1976); x in m, meant for 100 m to 10 km. */
const curves: Readonly<Record<Terrain, readonly Pair[]>> = {
  rural: [
    [[0.22, 0.0001, -0.5], [0.2, 0, 0]], [[0.16, 0.0001, -0.5], [0.12, 0, 0]], [[0.11, 0.0001, -0.5], [0.08, 0.0002, -0.5]],
    [[0.08, 0.0001, -0.5], [0.06, 0.0015, -0.5]], [[0.06, 0.0001, -0.5], [0.03, 0.0003, -1]], [[0.04, 0.0001, -0.5], [0.016, 0.0003, -1]],
  ],
  urban: [
    urbanUnstable, urbanUnstable, [[0.22, 0.0004, -0.5], [0.2, 0, 0]], [[0.16, 0.0004, -0.5], [0.14, 0.0003, -0.5]], urbanStable, urbanStable,
  ],
};

/** The curves are means of about ten minutes; over longer times the wind swings: σy grows by (t/10 min)^0.2 up to an hour (Gifford 1975). */
const curveMinutes = 10;
export const swing = (averagingMinutes: number): number => Math.max(1, averagingMinutes / curveMinutes) ** 0.2;

/** Standard deviations of the plume (m) across the wind and upwards, `distance` m downwind (> 0), for means of `averagingMinutes` (10 to 60). */
export function spread(terrain: Terrain, stability: Stability, distance: number, averagingMinutes: number): readonly [across: number, up: number] {
  const [across, up] = curves[terrain][stability] ?? [none, none];
  return [valueOf(across, distance) * swing(averagingMinutes), valueOf(up, distance)];
}

const none: Curve = [0, 0, 0];

function valueOf([a, b, c]: Curve, distance: number): number {
  return a * distance * (1 + b * distance) ** c;
}
