import type { Stability } from './dispersion.ts';

export type Stack = {
  /** m, m/s, K. */
  readonly diameter: number; readonly exitSpeed: number; readonly exitTemperature: number;
};

const gravity = 9.806_65;
/** Potential temperature gradient (K/m) assumed for classes E and F (EPA-454/B-95-003b, ISC3, 1.1.4). */
const gradients: Readonly<Partial<Record<Stability, number>>> = { 4: 0.02, 5: 0.035 };

/**
 * Rise (m) of the plume of a stack over its top at `downwind` m, by Briggs (1969, 1975) as ISC3 (EPA-454/B-95-003b, 1.1.4) has it: the larger of
 * momentum and buoyancy, buoyancy gradually with distance up to its final height. `wind` at the top of the stack, m/s; `airTemperature` K.
 */
export function plumeRise(stack: Stack, wind: number, airTemperature: number, stability: Stability, downwind: number): number {
  const { diameter, exitSpeed, exitTemperature } = stack;
  const buoyancy = Math.max(0, gravity * exitSpeed * diameter ** 2 / 4 * (1 - airTemperature / exitTemperature));
  const gradual = 1.6 * buoyancy ** (1 / 3) * Math.max(0, downwind) ** (2 / 3) / wind;
  const gradient = gradients[stability];
  const jet = 3 * diameter * exitSpeed / wind;
  if (gradient === undefined) {
    const final = buoyancy < 55 ? 21.425 * buoyancy ** 0.75 / wind : 38.71 * buoyancy ** 0.6 / wind;
    return Math.max(jet, Math.min(gradual, final));
  }
  const pull = gravity * gradient / airTemperature;
  const momentum = exitSpeed ** 2 * diameter ** 2 * airTemperature / (4 * exitTemperature);
  const stableJet = 1.5 * (momentum / (wind * Math.sqrt(pull))) ** (1 / 3);
  return Math.max(Math.min(jet, stableJet), Math.min(gradual, 2.6 * (buoyancy / (wind * pull)) ** (1 / 3)));
}
