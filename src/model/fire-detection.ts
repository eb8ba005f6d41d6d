import { Type, type Static } from 'typebox';

const Decimal = Type.String({ pattern: String.raw`^-?\d+(\.\d+)?$` });

export const fireSatellites = ['terra', 'aqua', 'snpp', 'noaa-20', 'noaa-21'] as const;

/**
 * 热点: a pixel of a satellite's picture that was found hotter than its surroundings. Before somebody has been there it is a 疑似火点, a
 * clue and never a fire: works, kilns and sun glint show in the same way. Numbers are decimal text as the publisher has them.
 */
export const FireDetection = Type.Object({
  /** From satellite, instrument, moment and place: the same pixel has the same id in whatever file it comes. */
  id: Type.String({ maxLength: 80 }),
  /** Overpass, UTC ms, whole minutes. */
  at: Type.Integer(),
  satellite: Type.Enum([...fireSatellites]), instrument: Type.Enum(['MODIS', 'VIIRS']),
  /** Middle of the pixel, WGS 84. */
  lat: Decimal, lon: Decimal,
  /** K: MODIS channel 21/22 or VIIRS I-4, and MODIS channel 31 or VIIRS I-5. */
  brightness: Decimal, brightnessLong: Decimal,
  /** Size of the pixel, km. */
  scan: Decimal, track: Decimal,
  /** Fire radiative power 辐射功率, MW. */
  frp: Decimal,
  /** MODIS: 0 to 100; VIIRS: low, nominal, high. The publisher's own; the two do not compare. */
  confidence: Type.String({ pattern: String.raw`^(\d{1,2}|100|low|nominal|high)$` }),
  /** Collection and how it was processed: URT, RT, NRT, or nothing for the standard processing. */
  version: Type.String({ maxLength: 20 }),
  dayNight: Type.Enum(['day', 'night']),
  /** What the publisher presumes, where it says so: vegetation, volcano, other static source on land, at sea. */
  presumed: Type.Optional(Type.Enum(['vegetation', 'volcano', 'static', 'offshore'])),
});
export type FireDetection = Static<typeof FireDetection>;

/** Where a detection came from: "why?" ends at the row itself. */
export type DetectionSource = {
  readonly run: string;
  /** Which row of the run, from 0. */
  readonly place: number;
  readonly file: string; readonly line: number;
  /** The row as it stood in the file. */
  readonly text: string;
};

/** Two rows of one id: the higher edition holds, so that the order in which files come does not matter. */
export type HeldDetection = FireDetection & DetectionSource & { readonly edition: bigint };

const idPattern = /^(?:modis|viirs)_[a-z0-9-]+_(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})_-?[\d.]+_-?[\d.]+$/u;

export function detectionId({ instrument, satellite, at, lat, lon }: Omit<FireDetection, 'id'>): string {
  const minutes = new Date(at).toISOString().slice(0, 16).replaceAll(/[-T:]/gu, '');
  return `${instrument.toLowerCase()}_${satellite}_${minutes}_${lat}_${lon}`;
}

/** The moment that an id names, UTC ms; undefined where the text is no id of a detection. */
export function momentOfId(id: string): number | undefined {
  const found = idPattern.exec(id);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute);
}
