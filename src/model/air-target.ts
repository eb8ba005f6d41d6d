import { Type, type Static } from 'typebox';
import { RegionCode } from './region.ts';

/**
 * What an annual target of air is about: the mean of a pollutant's valid days in µg/m³ (at most), or good days among valid days in %
 * (at least).
 */
export const airTargetIndicators = ['PM2.5-mean', 'PM10-mean', 'NO2-mean', 'SO2-mean', 'good-day-share'] as const;
export type AirTargetIndicator = (typeof airTargetIndicators)[number];

/** Above zero, no sign: `28`, `92.5`. */
const positive = '^(?=.*[1-9])\\d{1,4}(\\.\\d{1,4})?$';

/**
 * 年度目标: what an approved document demands of a region for one civil year. Its key is region, year and indicator, so that there can
 * be one only; whatever is entered again is a new version of it.
 */
export const AirTarget = Type.Object({
  region: RegionCode,
  /** `2026` */
  year: Type.String({ pattern: '^20\\d{2}$' }),
  indicator: Type.Unsafe<AirTargetIndicator>(Type.Enum([...airTargetIndicators])),
  value: Type.String({ pattern: positive }),
  /** Number of the document that sets it. */
  document: Type.String({ minLength: 1, maxLength: 200 }),
  /** The place's own warning: tight where the remaining days may have less than this percent of the level so far. */
  tightBelow: Type.Optional(Type.String({ pattern: positive })),
});
export type AirTarget = Static<typeof AirTarget>;

/** `980102-2026-PM2.5-mean` */
export const targetKey = ({ region, year, indicator }: Pick<AirTarget, 'region' | 'year' | 'indicator'>): string =>
  [region, year, indicator].join('-');
