/** Standard normal deviates from a uniform generator in [0, 1), by Box and Muller (1958); two uniforms a deviate. */
export const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
