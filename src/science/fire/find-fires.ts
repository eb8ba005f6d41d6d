import { fail, ok, type Result } from '../../basis/result.ts';
import type { Watch } from '../watch.ts';
import { clusterDetections, type Density } from './cluster-detections.ts';
import type { Detections } from './detections.ts';
import { eventOf, type FireEvent } from './event-of.ts';
import { heatSources, type HeatSource, type IndustrialPoints, type Persistence } from './heat-sources.ts';

export type FindFiresInput = {
  readonly detections: Detections;
  /** 1 where the publisher itself presumes a static source, a volcano or a flare at sea: left out of events and counted. */
  readonly presumedOther?: Uint8Array;
  /** 1 cropland, 0 other land, 255 unknown. */
  readonly cropland?: Uint8Array;
  readonly industrial?: IndustrialPoints;
  readonly density?: Partial<Density>; readonly persistence?: Partial<Persistence>;
};

/** A kilometre, a day, two: about the footprint of the pixels and the passes of a day. */
export const densityDefaults: Density = { reach: 1000, hours: 24, least: 2 };
/** A 500-m cell lit in eight months or on more than twenty nights of a year; 500 m from a listed works. */
export const persistenceDefaults: Persistence = { cell: 500, months: 8, nights: 20, industrial: 500 };

export type FindFiresOutput = {
  /** 疑似火点: suspected, never fires, and never an area burned. By first detection, then id. */
  readonly events: readonly FireEvent[];
  /** Detections in no event, by place in the input: suspected too, seen once. */
  readonly alone: Int32Array;
  readonly heatSources: readonly HeatSource[];
  readonly counts: { readonly detections: number; readonly inEvents: number; readonly alone: number; readonly atHeatSources: number; readonly presumedOther: number };
  readonly reasons: readonly ('record-short' | 'no-industrial-list' | 'no-land-cover')[];
};

/**
 * Hot spots to suspected fires: persistent heat sources are taken out and listed, the rest is grouped by ST-DBSCAN. What is fixed in place for months
 * does not burn straw, whoever lists it; what is not listed there is a clue of its own. Faults trace.too-few, trace.bad-number, trace.bad-parameter.
 */
export function findFires(input: FindFiresInput, watch?: Watch): Result<FindFiresOutput> {
  const { detections, presumedOther, cropland, industrial = { ids: [], lat: new Float64Array(0), lon: new Float64Array(0) } } = input;
  const [density, persistence] = [{ ...densityDefaults, ...input.density }, { ...persistenceDefaults, ...input.persistence }];
  const wrong = wrongDetections(detections) ?? wrongRules(density, persistence);
  if (wrong !== undefined) return wrong;
  const { sources, of } = heatSources(detections, industrial, persistence);
  watch?.(0.5);
  const free = Uint32Array.from([...of.keys()].filter((at) => of[at] === -1 && presumedOther?.[at] !== 1));
  const pick = (column: Float64Array): Float64Array => Float64Array.from(free, (at) => column[at] ?? 0);
  const labels = free.length === 0 ? new Int32Array(0) : clusterDetections({ lat: pick(detections.lat), lon: pick(detections.lon), at: pick(detections.at) }, density);
  watch?.(0.9);
  const groups: number[][] = [];
  for (const [place, label] of labels.entries()) if (label >= 0) (groups[label] ??= []).push(free[place] ?? 0);
  const events = groups.map((members) => eventOf(detections, members, cropland)).sort((a, b) => a.first - b.first || (a.id < b.id ? -1 : 1));
  const alone = Int32Array.from(free.filter((_, place) => labels[place] === -1));
  const atHeatSources = of.reduce((sum, source) => sum + Number(source >= 0), 0);
  const counts = { detections: of.length, inEvents: free.length - alone.length, alone: alone.length, atHeatSources, presumedOther: of.length - atHeatSources - free.length };
  const reasons = [
    ...(monthsOf(detections.at) < persistence.months ? ['record-short' as const] : []), ...(industrial.ids.length === 0 ? ['no-industrial-list' as const] : []),
    ...(cropland === undefined ? ['no-land-cover' as const] : []),
  ];
  return ok({ events, alone, heatSources: sources, counts, reasons });
}

/** Calendar months from the first to the last detection. */
function monthsOf(at: Float64Array): number {
  const [first, last] = [at.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY), at.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)].map((moment) => new Date(moment));
  return first === undefined || last === undefined ? 0 : (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
}

function wrongDetections({ lat, lon, at, frp, night }: Detections): Result<never> | undefined {
  if (lat.length === 0) return fail('trace.too-few', 'no detection');
  if ([lon, at, frp, night].some((column) => column.length !== lat.length)) return fail('trace.bad-parameter', 'detections: columns of one length');
  const bad = lat.findIndex((value, place) => !(Math.abs(value) <= 90 && Math.abs(lon[place] ?? 999) <= 180 && Math.abs(at[place] ?? Number.NaN) < 8e15 && (frp[place] ?? -1) >= 0));
  return bad === -1 ? undefined : fail('trace.bad-number', `detection ${bad}: ${lat[bad]}, ${lon[bad]}, ${at[bad]}, ${frp[bad]} MW`);
}

function wrongRules({ reach, hours, least }: Density, { cell, months, nights, industrial }: Persistence): Result<never> | undefined {
  if (!(reach >= 1 && reach <= 100_000 && hours > 0 && hours <= 8760 && Number.isInteger(least) && least >= 2)) return fail('trace.bad-parameter', `reach ${reach} m, ${hours} h, ${least} detections`);
  const sound = cell >= 50 && cell <= 10_000 && Number.isInteger(months) && months >= 1 && Number.isInteger(nights) && nights >= 1 && industrial >= 0 && industrial <= 50_000;
  return sound ? undefined : fail('trace.bad-parameter', `cells of ${cell} m, ${months} months, ${nights} nights, ${industrial} m`);
}
