import { airIndividualIndex, airQualityIndex } from './air-index.ts';
import { dayMean, mda8 } from './air-day.ts';
import { limitLookup } from './limit-lookup.ts';
import { percentileOf, phMeanOf, rounding, shareRounding } from './numbers.ts';
import { outletHour, oxygenConversion } from './outlet.ts';
import { groundwaterClass } from './groundwater.ts';
import { nemerow } from './nemerow.ts';
import type { Kind } from './request.ts';
import { soil } from './soil.ts';
import { surfaceWaterClass, surfaceWaterMultiple } from './water.ts';

/** Kinds of assessment that are held. Adding one: a function of the `Kind` shape and a line here. */
export const kinds: Readonly<Record<string, Kind>> = {
  'aqi-iaqi': airIndividualIndex,
  aqi: airQualityIndex,
  'day-mean': dayMean,
  'groundwater-class': groundwaterClass,
  'limit-lookup': limitLookup,
  mda8,
  nemerow,
  'outlet-hour': outletHour,
  'oxygen-conversion': oxygenConversion,
  percentile: percentileOf,
  'ph-mean': phMeanOf,
  rounding,
  'share-rounding': shareRounding,
  soil,
  'surface-water-class': surfaceWaterClass,
  'surface-water-multiple': surfaceWaterMultiple,
};

/** Kinds of domain/judge-io.md that have a place but no table here yet: answered `assess.not-held`. */
export const kindsNotHeld: readonly string[] = [
  'annual-attainment', 'basin-status', 'black-odorous', 'composite-index', 'noise-background', 'noise-ldn', 'noise-leq',
  'sea-area-status', 'tli', 'warning-level',
];
