import { airCompensation, grossEcosystemProduct } from './accounts.ts';
import { airIndividualIndex, airQualityIndex } from './air-index.ts';
import { dayMean, mda8 } from './air-day.ts';
import { annualAttainment } from './attainment.ts';
import { composite } from './composite.ts';
import { limitLookup } from './limit-lookup.ts';
import { noiseCity } from './noise-city.ts';
import { noiseBoundary } from './noise-boundary.ts';
import { noiseBackground, noiseQuality } from './noise-quality.ts';
import { noiseLdn, noiseLeq, noisePercentiles } from './noise.ts';
import { percentileOf, phMeanOf, rounding, shareRounding } from './numbers.ts';
import { outletHour, oxygenConversion } from './outlet.ts';
import { groundwaterClass } from './groundwater.ts';
import { nemerow } from './nemerow.ts';
import type { Kind } from './request.ts';
import { basinStatus, seaAreaStatus } from './area-status.ts';
import { blackOdorous } from './black-odorous.ts';
import { cityWaterIndex } from './city-index.ts';
import { xinanjiangP } from './compensation.ts';
import { trophicStateIndex } from './lake.ts';
import { seaEutrophication, seaWaterClass } from './sea.ts';
import { sectionPollutantsOf, surfaceWaterClass, surfaceWaterMultiple } from './water.ts';
import { waterTrendOf } from './water-change.ts';
import { warningLevel } from './warning.ts';
import { soil } from './soil.ts';

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
  // ambient air over a period, noise, warnings, accounts
  'air-compensation': airCompensation,
  'annual-attainment': annualAttainment,
  'composite-index': composite,
  gep: grossEcosystemProduct,
  'noise-background': noiseBackground,
  'noise-boundary': noiseBoundary,
  'noise-city': noiseCity,
  'noise-ldn': noiseLdn,
  'noise-leq': noiseLeq,
  'noise-percentiles': noisePercentiles,
  'noise-quality': noiseQuality,
  'warning-level': warningLevel,
};
