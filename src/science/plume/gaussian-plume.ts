import { spread, type Stability, type Terrain } from './dispersion.ts';

export type PlumeInput = {
  /** Emission, g/s, and effective height of release, m. */
  readonly rate: number; readonly height: number;
  /** Wind at that height, m/s (> 0). */
  readonly wind: number;
  readonly stability: Stability; readonly terrain: Terrain; readonly averagingMinutes: number;
  /** Height of mixing, m; none where stable air has no lid. */
  readonly lid?: number;
  /** Rise of a hot plume, m: its own turbulence adds (rise/3.5)² to both variances (Pasquill 1976). */
  readonly rise?: number;
};

const microgramsPerGram = 1e6;

/**
 * Concentration (µg/m³) of a steady Gaussian plume at `downwind`, `across` and `up` (m) from the foot of the source, reflected at the ground and at a
 * lid. 0 upwind. Flat ground, one wind, no deposition, no buildings. Turner (1994), Workbook of Atmospheric Dispersion Estimates, 2.1 and 2.3.
 */
export function plumeConcentration(plume: PlumeInput, downwind: number, across: number, up: number): number {
  if (!(downwind > 0)) return 0;
  const [acrossSpread, upSpread] = spread(plume.terrain, plume.stability, downwind, plume.averagingMinutes);
  const own = ((plume.rise ?? 0) / 3.5) ** 2;
  const [sigmaY, sigmaZ] = [Math.sqrt(acrossSpread ** 2 + own), Math.sqrt(upSpread ** 2 + own)];
  const sideways = Math.exp(-0.5 * (across / sigmaY) ** 2) / (Math.sqrt(2 * Math.PI) * sigmaY);
  return microgramsPerGram * plume.rate / plume.wind * sideways * upwardDensity(sigmaZ, plume.height, up, plume.lid);
}

/** Density over height (1/m) of what was released at `height`: integrates to 1 between the ground and the lid. Above the lid 0. */
export function upwardDensity(sigma: number, height: number, up: number, lid = Number.POSITIVE_INFINITY): number {
  if (up > lid || height > lid) return 0;
  // Well mixed beyond this (Turner 1994): the sum of images is then 1/lid to four digits.
  if (sigma > 1.6 * lid) return 1 / lid;
  const images = Number.isFinite(lid) ? 5 : 0;
  let sum = 0;
  for (let image = -images; image <= images; image += 1) {
    const shift = image === 0 ? 0 : 2 * image * lid;
    sum += Math.exp(-0.5 * ((up - height + shift) / sigma) ** 2) + Math.exp(-0.5 * ((up + height + shift) / sigma) ** 2);
  }
  return sum / (Math.sqrt(2 * Math.PI) * sigma);
}
