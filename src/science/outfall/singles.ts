import { decayAt } from '../river/decay.ts';
import type { Method, OutfallQuestion, Routes } from './question.ts';
import { logLikelihood, type Series } from './residuals.ts';
import { travelShares } from './travel-kernel.ts';

/** Grids of the errors that are integrated out: logarithm of the travel time in standard deviations, and of the load. */
const deviations = Array.from({ length: 13 }, (_, at) => -3 + at / 2);
const loadDeviations = [-2.4, -1.8, -1.2, -0.6, 0, 0.6, 1.2, 1.8, 2.4];
const bell = (z: number): number => Math.exp(-z * z / 2);

/** What one candidate explains: evidence (log, against the background alone), and where the errors end up. */
export type Explained = {
  readonly logEvidence: number;
  /** True over recorded load, posterior mean of its logarithm as a factor. */
  readonly scale: number;
  /** By station: posterior mean of the travel time's error in standard deviations; NaN where the station is not below. */
  readonly lag: Float64Array;
  /** Added concentration at each observation of each series, at the posterior means. */
  readonly added: readonly Float64Array[];
};

/** Loads of one candidate at all observations of each series, one array a travel-time factor [mg/L per unit scale]; undefined: not below. */
export type Responses = readonly (readonly Float64Array[] | undefined)[];

export function responsesOf(asked: OutfallQuestion, method: Method, series: readonly Series[], { loads, candidate, routes }: { readonly loads: Float64Array; readonly candidate: number; readonly routes: Routes }): Responses {
  const { stations, step, count, species, temperature } = asked;
  return series.map(({ station, species: kind, hour }) => {
    const at = candidate * stations.length + station;
    const hours = routes.hours[at] ?? Number.NaN;
    if (Number.isNaN(hours)) return undefined;
    const unit = (routes.share[at] ?? 0) / (stations[station]?.flow ?? Number.NaN);
    const record = loads.subarray(kind * count, (kind + 1) * count);
    return deviations.map((z) => {
      const factor = Math.exp(z * method.timeSigma);
      const shares = travelShares(factor * hours, factor ** 2 * (routes.variance[at] ?? 0), step);
      const left = unit * Math.exp(-decayAt(species[kind]?.decay ?? 0, temperature) / 24 * factor * hours);
      return hour.map((moment) => left * convolved(record, shares, moment / step));
    });
  });
}

/** A gap in a record counts as nothing let out; the caller says that there are gaps. */
function convolved(record: Float64Array, shares: Float64Array, place: number): number {
  const low = Math.floor(place);
  const part = place - low;
  let sum = 0;
  for (let back = 0; back < shares.length; back += 1) {
    const share = shares[back] ?? 0;
    if (share < 1e-6) continue;
    const value = (1 - part) * (record[low - back] ?? 0) + part * (record[low + 1 - back] ?? 0);
    if (value > 0) sum += share * value;
  }
  return sum;
}

/** Errors of travel time (a part shared by all stations, the rest each its own) and of the load integrated out on grids. */
export function explain(responses: Responses, series: readonly Series[], stations: number, method: Method, base: number): Explained {
  const own = Math.sqrt(1 - method.sharedTime);
  const shared = [-2, -1, 0, 1, 2].map((z) => ({ shift: z * Math.sqrt(method.sharedTime), weight: bell(z) }));
  const scales = loadDeviations.map((z) => ({ scale: Math.exp(z * method.loadSigma), weight: bell(z) }));
  const tables = scales.map(({ scale }) => stationTables(responses, series, stations, method, scale));
  const terms: { log: number; scale: number; at: number; shift: number }[] = [];
  for (const [at, { scale, weight }] of scales.entries()) for (const { shift, weight: chance } of shared) {
    const log = (tables[at] ?? []).reduce((sum, table) => sum + (table === undefined ? 0 : logMean(table, deviations.map((z) => bell((z - shift) / own)))), 0);
    terms.push({ log: log + Math.log(weight * chance), scale, at, shift });
  }
  const silent = series.reduce((sum, one, index) => sum + (responses[index] === undefined ? baseOf(one, method) : 0), 0);
  const norm = Math.log(scales.reduce((sum, { weight }) => sum + weight, 0) * shared.reduce((sum, { weight }) => sum + weight, 0));
  const top = Math.max(...terms.map(({ log }) => log));
  const parts = terms.map(({ log, ...rest }) => ({ ...rest, part: Math.exp(log - top) }));
  const total = parts.reduce((sum, { part }) => sum + part, 0);
  const best = parts.reduce((found, term) => (term.part > found.part ? term : found));
  const lag = Float64Array.from({ length: stations }, (_, station) => {
    const table = tables[best.at]?.[station];
    return table === undefined ? Number.NaN : meanOf(table, deviations.map((z) => bell((z - best.shift) / own)));
  });
  const scale = Math.exp(parts.reduce((sum, { part, scale: value }) => sum + part * Math.log(value), 0) / total);
  const added = series.map((one, index) => {
    const place = nearestDeviation(lag[one.station] ?? Number.NaN);
    return (responses[index]?.[place] ?? new Float64Array(one.hour.length)).map((value) => value * scale);
  });
  return { logEvidence: top + Math.log(total) - norm + silent - base, scale, lag, added };
}

export const baseOf = (one: Series, method: Method): number => one.hour.reduce((sum, _, at) => sum + logLikelihood(one, at, 0, method), 0);

const nearestDeviation = (z: number): number => (Number.isNaN(z) ? 0 : Math.min(deviations.length - 1, Math.max(0, Math.round((z + 3) * 2))));

/** By station the log-likelihood at each deviation of its travel time, all its species together; undefined where nothing comes by. */
function stationTables(responses: Responses, series: readonly Series[], stations: number, method: Method, scale: number): readonly (Float64Array | undefined)[] {
  const tables: (Float64Array | undefined)[] = Array.from({ length: stations }, () => undefined);
  for (const [index, one] of series.entries()) {
    const response = responses[index];
    if (response === undefined) continue;
    const table = tables[one.station] ?? new Float64Array(deviations.length);
    tables[one.station] = table;
    for (const [at, values] of response.entries()) {
      let sum = 0;
      for (let row = 0; row < values.length; row += 1) sum += logLikelihood(one, row, scale * (values[row] ?? 0), method);
      table[at] = (table[at] ?? 0) + sum;
    }
  }
  return tables;
}

function logMean(logs: Float64Array, weights: readonly number[]): number {
  const top = Math.max(...logs);
  let [sum, norm] = [0, 0];
  for (const [at, weight] of weights.entries()) {
    sum += weight * Math.exp((logs[at] ?? 0) - top);
    norm += weight;
  }
  return top + Math.log(sum / norm);
}

function meanOf(logs: Float64Array, weights: readonly number[]): number {
  const top = Math.max(...logs);
  let [sum, norm] = [0, 0];
  for (const [at, weight] of weights.entries()) {
    const part = weight * Math.exp((logs[at] ?? 0) - top);
    sum += part * (deviations[at] ?? 0);
    norm += part;
  }
  return sum / norm;
}
