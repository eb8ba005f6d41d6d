/**
 * What a camera wrote into a photograph, read once when it was handed in; what it did not write is absent. The serial number of a device
 * is never read.
 */
export type PhotoFacts = {
  /** By the camera's own clock, `YYYY-MM-DDThh:mm:ss`, and how far it says that clock is from UTC (`+08:00`). */
  readonly takenOn?: string;
  readonly offset?: string;
  /** The same as UTC ms; a clock without an offset is taken for Beijing time. */
  readonly takenAt?: number;
  /** Degrees, WGS 84, both or neither. */
  readonly lon?: number;
  readonly lat?: number;
  /** Where the lens pointed: degrees clockwise from north. */
  readonly direction?: number;
  /** Maker and model. */
  readonly device?: string;
  readonly software?: string;
};

/** A place that photographs of a case are compared with. */
export type PhotoPlace = { readonly name: { readonly zh: string; readonly en: string }; readonly lon: number; readonly lat: number };

export type NearestPlace = { readonly metres: number; readonly name: PhotoPlace['name'] };

/** The nearest of the places and how far the photograph was taken from it; undefined where either side has no place. */
export function nearestPlace({ lon, lat }: PhotoFacts, places: readonly PhotoPlace[]): NearestPlace | undefined {
  if (lon === undefined || lat === undefined) return undefined;
  const measured = places.map((place) => ({ metres: metresBetween({ lon, lat }, place), name: place.name }));
  return measured.sort((a, b) => a.metres - b.metres)[0];
}

type Degrees = { readonly lon: number; readonly lat: number };
const radian = Math.PI / 180;

/** Great circle over a sphere of 6371 km, whole metres. */
function metresBetween(a: Degrees, b: Degrees): number {
  const [p, q] = [a.lat * radian, b.lat * radian];
  const h = Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(((b.lon - a.lon) * radian) / 2) ** 2;
  return Math.round(2 * 6_371_000 * Math.asin(Math.sqrt(Math.min(h, 1))));
}
