/** Detections as columns: degrees, UTC ms, MW, 1 where the pass was at night. */
export type Detections = {
  readonly lat: Float64Array; readonly lon: Float64Array; readonly at: Float64Array; readonly frp: Float64Array; readonly night: Uint8Array;
};

/** Mean radius of the earth, m (IUGG). */
export const earthRadius = 6_371_008.8;
export const metresPerDegree = Math.PI * earthRadius / 180;

/** Points on the unit sphere; a distance is then a chord, exact anywhere and across 180°. */
export type Sphere = { readonly x: Float64Array; readonly y: Float64Array; readonly z: Float64Array };

export function sphereOf(lat: Float64Array, lon: Float64Array): Sphere {
  const [x, y, z] = [new Float64Array(lat.length), new Float64Array(lat.length), new Float64Array(lat.length)];
  for (let at = 0; at < lat.length; at += 1) {
    const [north, east] = [(lat[at] ?? 0) * Math.PI / 180, (lon[at] ?? 0) * Math.PI / 180];
    x[at] = Math.cos(north) * Math.cos(east);
    y[at] = Math.cos(north) * Math.sin(east);
    z[at] = Math.sin(north);
  }
  return { x, y, z };
}

/** Square of the chord of an arc of so many metres. */
export const chordSquared = (metres: number): number => (2 * Math.sin(Math.min(Math.PI / 2, metres / (2 * earthRadius)))) ** 2;

export function apartSquared({ x, y, z }: Sphere, a: number, b: number): number {
  const [dx, dy, dz] = [(x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0), (z[a] ?? 0) - (z[b] ?? 0)];
  return dx * dx + dy * dy + dz * dz;
}
