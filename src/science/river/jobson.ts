/** What the regressions need of a stream: flow now and mean annual flow [m³/s], drainage area [m²], slope [m/m] or NaN. */
export type Stream = { readonly flow: number; readonly meanFlow: number; readonly area: number; readonly slope: number };

const gravity = 9.8;

/**
 * Velocity of the peak of a dissolved cloud [m/s] where none was measured: Jobson (1996), USGS WRI 96-4013, equations 10 to 12 with slope,
 * 14 without. NaN where flow, mean flow or area is not above nought. Errors of single rivers reach a factor of two and more.
 */
export function peakVelocity({ flow, meanFlow, area, slope }: Stream): number {
  if (!(flow > 0 && meanFlow > 0 && area > 0)) return Number.NaN;
  const dimensionless = area ** 1.25 * Math.sqrt(gravity) / meanFlow;
  const relative = flow / meanFlow;
  return slope > 0
    ? 0.094 + 0.0143 * dimensionless ** 0.919 * relative ** -0.469 * slope ** 0.159 * flow / area
    : 0.02 + 0.051 * dimensionless ** 0.821 * relative ** -0.465 * flow / area;
}

/** Hours from the leading edge until a tenth of the peak is left, `peakHours` after the release: Jobson (1996), equations 7 and 19. */
export const passageHours = (peakHours: number, relativeFlow: number): number =>
  2e6 / (857 * peakHours ** (-0.76 * relativeFlow ** -0.079)) / 3600;

/** The leading edge comes at this share of the peak's travel time: Jobson (1996), equation 18. */
export const leadingShare = 0.89;
