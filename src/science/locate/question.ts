import type { Terrain } from '../plume/dispersion.ts';

/** Cells of `step` m, row 0 in the south; `west` and `south` are the outer edges. A cell's number is row·columns + column. */
export type Grid = { readonly west: number; readonly south: number; readonly step: number; readonly columns: number; readonly rows: number };

export type LocateInput = {
  /** Metres east and north on one local plane. */
  readonly stations: { readonly ids: readonly string[]; readonly x: Float64Array; readonly y: Float64Array };
  /** One row an hour, in order, without leaving hours out: wind m/s and degrees it comes from (NaN unknown), class 0 (A) to 5 (F). */
  readonly hours: { readonly speed: Float64Array; readonly direction: Float64Array; readonly stability: Uint8Array };
  /** What was measured, µg/m³ (NaN nothing): `station` and `hour` are places in the arrays above. */
  readonly seen: { readonly station: Int32Array; readonly hour: Int32Array; readonly value: Float64Array };
  readonly grid: Grid;
  readonly terrain: Terrain;
  /** Effective height of release and of the inlets, m; minutes over which the values are means (10 to 60). */
  readonly releaseHeight: number; readonly stationHeight: number; readonly averagingMinutes: number;
  /** Weight of each cell before anything was measured (land use, inventory); even where absent. */
  readonly prior?: Float64Array;
  /** Known points with their weight before; `elsewhere` is the weight of the whole grid beside them. */
  readonly candidates?: { readonly ids: readonly string[]; readonly x: Float64Array; readonly y: Float64Array; readonly weight: Float64Array; readonly elsewhere: number };
  readonly method?: Partial<LocateMethod>;
};

/** What the method assumes; each has a default. */
export type LocateMethod = {
  /** Standard error of a wind direction, degrees. */
  readonly directionError: number;
  /** Hours below this are left out: a plume has no direction then (m/s). */
  readonly calmBelow: number;
  /** Standard error of the root of a concentration, as a share of it. */
  readonly relativeError: number;
  /** The background of an hour is this quantile of what all stations measured within `backgroundHours` of it. */
  readonly backgroundShare: number; readonly backgroundHours: number;
  /** Emissions looked at, g/s: each decade between is as likely before. */
  readonly leastRate: number; readonly mostRate: number;
};

export const methodDefaults: LocateMethod = { directionError: 10, calmBelow: 0.5, relativeError: 0.25, backgroundShare: 0.25, backgroundHours: 3, leastRate: 1e-3, mostRate: 1e3 };

export type LocateReason =
  | 'calm-share-high' | 'directions-coarse' | 'one-station' | 'gaps-many' | 'winds-few' | 'no-signal' | 'residuals-correlated' | 'misfit'
  | 'region-at-edge' | 'region-below-cells';

export type LocateOutput = {
  /** Posterior of each cell; sums to 1. */
  readonly posterior: Float64Array;
  /** Cells of the smallest region that holds 90 %, likeliest first, and its area (km²). */
  readonly region: { readonly cells: Int32Array; readonly area: number };
  readonly mode: { readonly x: number; readonly y: number; readonly cell: number };
  readonly mean: { readonly x: number; readonly y: number };
  /** Emission (g/s) that fits best at the mode, and the factor either way that holds 90 % of it there. */
  readonly rate: number; readonly rateFactor: number;
  /** Assumed in all this: background µg/m³ (of the middle hour), its scatter (root of µg/m³), degrees of direction error, and how many hours count as one. */
  readonly background: number; readonly scatter: number; readonly directionError: number; readonly tempering: number;
  /** log10 of how much likelier the data are with a source at the mode than with none. */
  readonly evidence: number;
  /** The same for each station alone, of the hours in which it saw more than background and of those in which it saw none. */
  readonly stations: readonly { readonly id: string; readonly hours: number; readonly heard: number; readonly silent: number }[];
  readonly candidates: readonly { readonly id: string; readonly posterior: number }[];
  /** Of the candidates' question: what is left for a place that nobody listed. 1 without candidates. */
  readonly elsewhere: number;
  readonly used: { readonly values: number; readonly hours: number; readonly leftOut: { readonly calm: number; readonly noWind: number; readonly noValue: number } };
  /** Why the answer is wider or weaker than its numbers look. */
  readonly reasons: readonly LocateReason[];
};
