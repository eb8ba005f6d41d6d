import { spread, type Stability, type Terrain } from '../plume/dispersion.ts';
import { upwardDensity } from '../plume/gaussian-plume.ts';

/** What 1 g/s at 1 m/s gives on the axis (µg/m³) and 1/(2σy²) (1/m²), at each `tableStep` of downwind distance. */
export type PlumeTable = {
  readonly axis: Float64Array; readonly narrow: Float64Array;
  /** Farther than `nearCells` sides from the source nothing is cast outside this angle (radians) of the axis. */
  readonly halfAngle: number;
};
/** Below exp(−12) of its axis a plume is nothing. */
export const faintPower = 12;
export const nearCells = 5;
export const tableStep = 5;

export type Setting = { readonly terrain: Terrain; readonly releaseHeight: number; readonly stationHeight: number; readonly averagingMinutes: number };

/**
 * The plume of one class out to `farthest` m. A source may be anywhere in its cell: σy is widened by the cell's own spread (side/√12), and nearer
 * than half a side the plume is as there.
 */
export function plumeTable(setting: Setting, stability: Stability, farthest: number, cell: number): PlumeTable {
  const count = Math.ceil(farthest / tableStep) + 2;
  const [axis, narrow] = [new Float64Array(count), new Float64Array(count)];
  for (let at = 0; at < count; at += 1) {
    const [across, up] = spread(setting.terrain, stability, Math.max(at * tableStep, cell / 2, 1), setting.averagingMinutes);
    const variance = across ** 2 + cell ** 2 / 12;
    axis[at] = 1e6 * upwardDensity(up, setting.releaseHeight, setting.stationHeight) / Math.sqrt(2 * Math.PI * variance);
    narrow[at] = 1 / (2 * variance);
  }
  // σy over distance is largest at the source: the first entries are held at half a side, so the ratio is taken there.
  const start = Math.max(cell / 2, 1);
  const ratio = spread(setting.terrain, stability, start, setting.averagingMinutes)[0] / start;
  return { axis, narrow, halfAngle: Math.atan(Math.sqrt(2 * faintPower * (ratio ** 2 + 1 / (12 * nearCells ** 2)))) };
}
