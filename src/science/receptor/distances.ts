/** Ways of t trajectories, each of the same h points, row by row, degrees. */
export type Ways = { readonly count: number; readonly points: number; readonly lat: Float64Array; readonly lon: Float64Array };
export type DistanceKind = 'euclid' | 'angle';

const kmPerDegree = 110;

/**
 * Distances of every two ways as an upper triangle, row by row: (0,1), (0,2) … Euclid, km: the sum over the hours of 110·√(Δlat² + (Δlon·cos lat)²), lat the mean of
 * the two. Angle, radians: the mean over the hours of the angle at the receptor between the two places by the law of cosines (Sirois and
 * Bottenheim 1995, as HYSPLIT and openair use it), an hour in which one of them is still at the receptor left out. Both as in openair.
 */
export function distancesOf(ways: Ways, kind: DistanceKind): Float64Array {
  const { count } = ways;
  const found = new Float64Array((count * (count - 1)) / 2);
  let at = 0;
  for (let one = 0; one < count; one += 1) {
    for (let other = one + 1; other < count; other += 1) {
      found[at] = kind === 'euclid' ? apart(ways, one, other) : angle(ways, one, other);
      at += 1;
    }
  }
  return found;
}

/** Place of (one, other), one ≠ other, in the triangle. */
export function pairAt(one: number, other: number, count: number): number {
  const [low, high] = one < other ? [one, other] : [other, one];
  return low * count - (low * (low + 1)) / 2 + high - low - 1;
}

function apart({ points, lat, lon }: Ways, one: number, other: number): number {
  let sum = 0;
  for (let hour = 0; hour < points; hour += 1) {
    const y1 = lat[one * points + hour] ?? 0;
    const y2 = lat[other * points + hour] ?? 0;
    const east = ((lon[one * points + hour] ?? 0) - (lon[other * points + hour] ?? 0)) * Math.cos(((y1 + y2) * Math.PI) / 360);
    sum += kmPerDegree * Math.sqrt((y1 - y2) * (y1 - y2) + east * east);
  }
  return sum;
}

function angle({ points, lat, lon }: Ways, one: number, other: number): number {
  const [y0, x0] = [lat[one * points] ?? 0, lon[one * points] ?? 0];
  let sum = 0;
  let hours = 0;
  for (let hour = 0; hour < points; hour += 1) {
    const x1 = (lon[one * points + hour] ?? 0) - x0;
    const y1 = (lat[one * points + hour] ?? 0) - y0;
    const x2 = (lon[other * points + hour] ?? 0) - x0;
    const y2 = (lat[other * points + hour] ?? 0) - y0;
    const a = x1 * x1 + y1 * y1;
    const b = x2 * x2 + y2 * y2;
    if (a === 0 || b === 0) continue;
    const c = (x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1);
    sum += Math.acos(Math.min(1, Math.max(-1, (0.5 * (a + b - c)) / Math.sqrt(a * b))));
    hours += 1;
  }
  return hours === 0 ? 0 : sum / hours;
}
