import { decayAt } from '../river/decay.ts';
import type { Method, OutfallQuestion } from './question.ts';
import { baseOf } from './singles.ts';
import { logLikelihood, type Series } from './residuals.ts';
import { travelCdf } from './travel-kernel.ts';

/** Reaches that no station can tell apart, with their evidence against the background alone. */
export type UnlistedGroup = { readonly reaches: readonly string[]; readonly logEvidence: number };

const factors = [-1.5, 0, 1.5].map((z) => ({ z, weight: Math.exp(-z * z / 2) }));
const durations = [4, 12];
/** Peak of what is added over the largest rise that was seen. */
const heights = [0.4, 0.7, 1, 1.5, 2.5];

/**
 * A source that nobody listed, on any reach, with a release of its own: even over 4 or 12 hours, from every fourth hour on, as high as the rise
 * asks. Reaches whose travel times to all stations differ by less than an eighth are one group.
 */
export function unlistedGroups(asked: OutfallQuestion, method: Method, series: readonly Series[]): readonly UnlistedGroup[] {
  const { stations, unlisted: { reaches, routes } } = asked;
  const timesOf = (at: number): string => stations.map((_, station) => {
    const hours = routes.hours[at * stations.length + station] ?? Number.NaN;
    return Number.isNaN(hours) ? '' : Math.round(Math.log(Math.max(hours, 0.5)) * 4);
  }).join();
  const bases = series.map((one) => baseOf(one, method));
  return [...Map.groupBy(reaches.keys(), timesOf).values()].map((group) => ({
    reaches: group.map((at) => reaches[at] ?? ''), logEvidence: evidenceOf(asked, method, series, group[Math.floor(group.length / 2)] ?? 0) - bases.reduce((sum, base) => sum + base, 0),
  }));
}

function evidenceOf(asked: OutfallQuestion, method: Method, series: readonly Series[], reach: number): number {
  const from = -Math.max(0, ...asked.stations.map((_, station) => asked.unlisted.routes.hours[reach * asked.stations.length + station] ?? 0).filter((hours) => !Number.isNaN(hours)));
  const logs: number[] = [];
  const highest = series.map(({ value, background }) => Math.max(0, ...value) - background);
  const steps = series.map((one) => curvesOf(asked, method, one, reach));
  const steady = steps.map((curves) => curves[1]?.(Number.MAX_SAFE_INTEGER) ?? 0);
  const bases = series.map((one) => Float64Array.from(one.hour, (_, at) => logLikelihood(one, at, 0, method)));
  for (let start = from; start < asked.step * asked.count; start += 4) for (const duration of durations) {
    const added = series.map((one, index) => (steps[index] ?? []).map((curve) => one.hour.map((hour) => curve(hour - start) - curve(hour - start - duration))));
    // What it lets out is not known: each species has its own height.
    logs.push(asked.species.reduce((sum, _, kind) => {
      const own = [...series.keys()].filter((index) => series[index]?.species === kind);
      const scale = scaleOf(added, steady, highest, series, own);
      const tried = (scale > 0 ? heights : [0]).map((height) => own.reduce((all, index) => {
        const one = series[index];
        return one === undefined ? all : all + mixed(one, added[index] ?? [], bases[index] ?? new Float64Array(0), height * scale, method);
      }, 0));
      const most = Math.max(...tried);
      return sum + most + Math.log(tried.reduce((all, log) => all + Math.exp(log - most), 0) / tried.length);
    }, 0));
  }
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - top), 0) / logs.length);
}

/** By travel-time factor: share of a steady release that has come after so many hours, over the flow; from a table, linear between its steps. */
function curvesOf({ stations, species, unlisted: { routes }, temperature }: OutfallQuestion, method: Method, { station, species: kind }: Series, reach: number): readonly ((hours: number) => number)[] {
  const at = reach * stations.length + station;
  const hours = Math.max(0.25, routes.hours[at] ?? Number.NaN);
  if (Number.isNaN(hours)) return [];
  return factors.map(({ z }) => {
    const factor = Math.exp(z * method.timeSigma * Math.sqrt(1 - method.sharedTime));
    const [mean, variance] = [factor * hours, factor ** 2 * (routes.variance[at] ?? 0)];
    const size = Math.ceil(mean + 6 * Math.sqrt(variance)) + 2;
    const table = Float64Array.from({ length: size }, (_, hour) => travelCdf(hour, mean, variance));
    const unit = (routes.share[at] ?? 0) / (stations[station]?.flow ?? Number.NaN) * Math.exp(-decayAt(species[kind]?.decay ?? 0, temperature) / 24 * mean);
    return (after: number): number => {
      if (after <= 0) return 0;
      const low = Math.floor(after);
      const [one, two] = [table[low] ?? 1, table[low + 1] ?? 1];
      return unit * (one + (two - one) * (after - low));
    };
  });
}

/** Load that brings the largest addition up to the largest rise of the series where it is largest; a release of which nothing much has come yet says nothing. */
function scaleOf(added: readonly (readonly Float64Array[])[], steady: readonly number[], highest: readonly number[], series: readonly Series[], own: readonly number[]): number {
  let [best, scale] = [0, 0];
  for (const index of own) {
    const one = series[index];
    if (one === undefined) continue;
    const peak = Math.max(0, ...added[index]?.[1] ?? []);
    const rise = (highest[index] ?? 0) / (one.background + one.floor);
    if (peak > 0.01 * (steady[index] ?? 0) && rise > best) [best, scale] = [rise, (highest[index] ?? 0) / peak];
  }
  return scale;
}

function mixed(one: Series, added: readonly Float64Array[], base: Float64Array, scale: number, method: Method): number {
  const still = base.reduce((sum, value) => sum + value, 0);
  if (added.length === 0) return still;
  const logs = added.map((values) => {
    let sum = still;
    for (let at = 0; at < values.length; at += 1) {
      const more = scale * (values[at] ?? 0);
      if (more > 0.02 * one.background) sum += logLikelihood(one, at, more, method) - (base[at] ?? 0);
    }
    return sum;
  });
  const top = Math.max(...logs);
  const norm = factors.reduce((sum, { weight }) => sum + weight, 0);
  return top + Math.log(logs.reduce((sum, log, at) => sum + (factors[at]?.weight ?? 0) * Math.exp(log - top), 0) / norm);
}
