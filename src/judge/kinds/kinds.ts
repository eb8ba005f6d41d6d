import { airIndividualIndex, airQualityIndex } from './air-index.ts';
import { dayMean, mda8 } from './air-day.ts';
import { limitLookup } from './limit-lookup.ts';
import { percentileOf, phMeanOf, rounding, shareRounding } from './numbers.ts';
import { outletHour, oxygenConversion } from './outlet.ts';
import type { Kind } from './request.ts';
import { basinStatus, seaAreaStatus } from './area-status.ts';
import { blackOdorous } from './black-odorous.ts';
import { cityWaterIndex } from './city-index.ts';
import { xinanjiangP } from './compensation.ts';
import { trophicStateIndex } from './lake.ts';
import { seaEutrophication, seaWaterClass } from './sea.ts';
import { sectionPollutantsOf, surfaceWaterClass, surfaceWaterMultiple } from './water.ts';
import { waterTrendOf } from './water-change.ts';

/** Kinds of assessment that are held. Adding one: a function of the `Kind` shape and a line here. */
export const kinds: Readonly<Record<string, Kind>> = {
  'aqi-iaqi': airIndividualIndex,
  aqi: airQualityIndex,
  'day-mean': dayMean,
  'limit-lookup': limitLookup,
  mda8,
  'outlet-hour': outletHour,
  'oxygen-conversion': oxygenConversion,
  percentile: percentileOf,
  'ph-mean': phMeanOf,
  rounding,
  'share-rounding': shareRounding,
  'surface-water-class': surfaceWaterClass,
  'surface-water-multiple': surfaceWaterMultiple,
  // Water and sea.
  'basin-status': basinStatus,
  'black-odorous': blackOdorous,
  'city-water-index': cityWaterIndex,
  'sea-area-status': seaAreaStatus,
  'sea-eutrophication': seaEutrophication,
  'sea-water-class': seaWaterClass,
  'section-pollutants': sectionPollutantsOf,
  tli: trophicStateIndex,
  'water-trend': waterTrendOf,
  'xinanjiang-p': xinanjiangP,
};

/** Kinds of domain/judge-io.md that have a place but no table here yet: answered `assess.not-held`. */
export const kindsNotHeld: readonly string[] = [
  'annual-attainment', 'composite-index', 'groundwater-class', 'noise-background', 'noise-ldn', 'noise-leq',
  'soil', 'warning-level',
];
